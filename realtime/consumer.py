"""The socket's ASGI application: who is it, then one command after the other until it closes.

A plain loop instead of Channels' consumer class, which starts a task a receive and hops to a thread before
every dispatch (26 % of the cost of a delivery, measured). Commands of one socket are served in order; that is
the back-pressure on its sender.
"""

import json
from http.cookies import CookieError, SimpleCookie
from typing import Any, TypedDict
from urllib.parse import urlsplit

import structlog
from django.conf import settings
from django.db import InterfaceError, OperationalError
from psycopg_pool import PoolTimeout
from pydantic import ValidationError
from redis import RedisError

from communities.chat.queries.places import level_marks, read_marks
from communities.chat.schemas import RoomLevelOut
from realtime import metrics
from realtime.commands import serve
from realtime.line import FLOODED, SIGNED_OUT, Line
from realtime.orm import run_db
from realtime.schemas import (
    COMMANDS,
    FRAME_LIMIT_BYTES,
    SUBPROTOCOL,
    AnyCommand,
    ErrorFrame,
    OkFrame,
    Welcome,
)
from realtime.station import HEARTBEAT_S, Station, station
from realtime.wire import AsgiReceive, AsgiSend, Wire, unread
from workspace.core.errors import FlurfunkError, Invalid, NotSignedIn, TooFast, Unavailable, answer, text_of
from workspace.core.schemas import ErrorOut
from workspace.people.blocking import blocked_by
from workspace.people.services.credentials import Identity, identify_session, identify_token

log = structlog.get_logger(__name__)

UNREAD_LIMIT = 400
"""Frames that may wait unread before the socket is closed as flooded."""
TRY_LATER = 4503
"""The database is away; 1013 would say so too, but autobahn's public close refuses it."""
_OUTAGES = (OperationalError, InterfaceError, PoolTimeout, RedisError)


async def socket(scope: dict[str, Any], receive: AsgiReceive, send: AsgiSend) -> None:
    """Serve one socket from its handshake to its end."""
    await receive()  # websocket.connect
    headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
    if not _is_welcome(headers):
        await send({"type": "websocket.close"})
        return
    subprotocol = SUBPROTOCOL if SUBPROTOCOL in scope["subprotocols"] else None
    try:
        identity, kept = await run_db(_open, headers)
        here = await station()
    except _OUTAGES:
        await _refuse(send, subprotocol, TRY_LATER)
        return
    if identity is None:
        await _refuse(send, subprotocol, SIGNED_OUT)
        return
    await send({"type": "websocket.accept", "subprotocol": subprotocol})
    person = identity.person
    line = Line(Wire(send), person.id, identity.credential, person.language, identity.scopes)
    del scope, headers, identity, person
    here.hub.enter(line)
    metrics.SOCKETS.inc()
    try:
        line.reply(Welcome(person=line.person, **kept, heartbeat_s=HEARTBEAT_S))
        await _converse(here, line, receive)
    finally:
        metrics.SOCKETS.dec()
        here.hub.exit(line)


async def _converse(here: Station, line: Line, receive: AsgiReceive) -> None:
    while True:
        message = await receive()
        if message["type"] != "websocket.receive" or line.is_closed:
            return
        if unread(receive) > UNREAD_LIMIT:
            line.close(FLOODED)
            return
        await _answer(here, line, message.get("text"))


async def _answer(here: Station, line: Line, text: str | None) -> None:
    """Serve one frame; whatever is wrong with it, the socket survives."""
    re: int | None = None
    try:
        command = _parse(text)
        re = command.id
        wait_s = line.may_command()
        if wait_s > 0:
            raise TooFast(wait_s)
        line.reply(OkFrame(re=re, result=await serve(here, line, command)))
    except FlurfunkError as error:
        line.reply(ErrorFrame(re=_id_of(text) if re is None else re, error=answer(error, line.language)))
        if isinstance(error, NotSignedIn):
            line.close(SIGNED_OUT)
    except _OUTAGES:
        line.reply(ErrorFrame(re=re, error=answer(Unavailable(), line.language)))
    except Exception:
        log.exception("A command failed")
        fault = ErrorOut(code="internal", message=text_of("internal", line.language))
        line.reply(ErrorFrame(re=re, error=fault))


def _parse(text: str | None) -> AnyCommand:
    if text is None:
        raise Invalid("frame", "frame_malformed")
    if len(text.encode()) > FRAME_LIMIT_BYTES:
        raise Invalid("frame", "frame_too_large", limit=FRAME_LIMIT_BYTES)
    try:
        return COMMANDS.validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        if first["type"] in ("json_invalid", "dict_type") and not first["loc"]:
            raise Invalid("frame", "frame_malformed") from None
        if first["type"].startswith("union_tag"):
            name = str(first.get("ctx", {}).get("tag", ""))[:40]
            raise Invalid("do", "command_unknown", name=name) from None
        field = ".".join(str(part) for part in first["loc"][1:]) or "frame"
        raise Invalid(field, "invalid_detail", detail=first["msg"]) from None


def _id_of(text: str | None) -> int | None:
    """Return the id of a command that did not parse, where one can be told."""
    try:
        given = json.loads(text or "")
    except (ValueError, RecursionError):
        return None
    number = given.get("id") if isinstance(given, dict) else None
    return number if type(number) is int and 0 <= number <= 2**53 else None


class _Kept(TypedDict):
    """What of a person stands in no log, so that every welcome brings it."""

    reads: dict[str, int]
    read_versions: dict[str, int]
    blocked: list[str]
    levels: dict[str, RoomLevelOut]


def _open(headers: dict[bytes, str]) -> tuple[Identity | None, _Kept]:
    """Find out who it is and what every welcome brings them, on one visit to the database."""
    bearer = headers.get(b"authorization", "")
    if bearer:
        identity = identify_token(bearer.removeprefix("Bearer ").strip())
    else:
        identity = identify_session(_session_key(headers.get(b"cookie", "")))
    if identity is None:
        return None, _Kept(reads={}, read_versions={}, blocked=[], levels={})
    person = identity.person.id
    reads = read_marks(person)
    return identity, _Kept(
        reads=reads.seqs,
        read_versions=reads.versions,
        blocked=blocked_by(person),
        levels=level_marks(person),
    )


def _session_key(header: str) -> str | None:
    try:
        cookie = SimpleCookie(header).get(settings.SESSION_COOKIE_NAME)
    except CookieError:
        return None
    return cookie.value if cookie else None


def _is_welcome(headers: dict[bytes, str]) -> bool:
    """Tell whether the handshake comes from our own page, or from a program that brings a token.

    A browser sends cookies along from any page, and always names the page's origin: that is what is checked.
    """
    origin = headers.get(b"origin")
    if origin is None:
        return b"authorization" in headers
    host = headers.get(b"host", "")
    parts = urlsplit(origin)
    return origin in settings.CSRF_TRUSTED_ORIGINS or (
        parts.netloc == host and parts.hostname in settings.ALLOWED_HOSTS
    )


async def _refuse(send: AsgiSend, subprotocol: str | None, code: int) -> None:
    """Accept and close, since a browser learns the code of an open socket only."""
    await send({"type": "websocket.accept", "subprotocol": subprotocol})
    await send({"type": "websocket.close", "code": code})
