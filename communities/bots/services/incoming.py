"""Incoming webhooks: made, given a new secret, revoked; and what comes in by them."""

import json
import re
import secrets
import uuid
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs

from django.db import transaction
from django.utils.crypto import constant_time_compare
from pydantic import ValidationError

from communities.bots.models import IncomingHook
from communities.bots.queries import find_incoming, incoming_out, incoming_url
from communities.bots.schemas import IncomingHookIn, IncomingHookMade, PostedIn, PostedOut
from communities.bots.services.bots import bring_into, choose_bot
from communities.chat.models import Room
from communities.chat.policies import can_look_after, require_membership, require_open
from communities.chat.queries.places import find_channel
from communities.chat.schemas import MessageIn
from communities.chat.services.send import send_message
from communities.spaces.models import Community
from workspace.audit.services import record
from workspace.core.clock import now
from workspace.core.errors import Conflict, FlurfunkError, Invalid, NotAllowed, NotFound
from workspace.core.events import publish_all
from workspace.core.limits import Limit, take
from workspace.core.text import clean_name, clean_text
from workspace.people.models import Person
from workspace.people.services.credentials import digest_of

BODY_LIMIT_BYTES: Final = 64 * 1024
HOOKS_A_ROOM: Final = 20
POST_LIMIT: Final = Limit("hook", 30, 60)
"""Messages by one webhook."""
GUESS_LIMIT: Final = Limit("hook-guess", 20, 60)
"""Wrong secrets from one address."""
_NAME_LIMIT: Final = 60
_NAMESPACE: Final = uuid.UUID("8d0f2b8e-9f0c-4b57-9b0c-0b5f5a4c9d11")
_SLACK_LINK: Final = re.compile(r"<(https?://[^|>\s]{1,2000})(?:\|([^>\n]{1,200}))?>")


@dataclass(frozen=True, slots=True)
class Posted:
    """What came in, as it came."""

    body: bytes
    kind: str
    """Content-Type, or empty."""
    key: str = ""
    """Idempotency-Key, or empty."""
    address: str = ""
    is_own: bool = False
    """It is a delivery of this house: a webhook that leads to itself."""


@transaction.atomic
def make_incoming(actor: Person, community_id: str, wish: IncomingHookIn) -> IncomingHookMade:
    """Make an incoming webhook of a channel; its address is in the answer, for the only time."""
    room = room_to_hook(actor, community_id, wish.room)
    name = clean_name(wish.name, field="name", limit=_NAME_LIMIT)
    if IncomingHook.objects.filter(room=room).count() >= HOOKS_A_ROOM:
        raise Invalid("name", "hook_limit", limit=HOOKS_A_ROOM)
    community = Community.objects.select_for_update(no_key=True).get(id=community_id)
    bot, publications = choose_bot(actor, community, wish.bot, name)
    publications += bring_into(room, bot, actor)
    secret = secrets.token_urlsafe(24)
    hook = IncomingHook.objects.create(
        name=name, room=room, bot=bot, digest=digest_of(secret), made_by=actor, made_at=now()
    )
    record(actor.id, "hook.incoming_made", hook.id, place=community_id, room=room.id)
    publish_all(publications)
    return IncomingHookMade(**incoming_out(hook).model_dump(), url=incoming_url(hook, secret))


@transaction.atomic
def rotate_incoming(actor: Person, hook_id: str) -> IncomingHookMade:
    """Give a webhook a new address; the old one is worthless at once."""
    hook = find_incoming(actor, hook_id)
    secret = secrets.token_urlsafe(24)
    hook.digest = digest_of(secret)
    hook.save(update_fields=["digest"])
    record(actor.id, "hook.incoming_rotated", hook.id, place=hook.room.community_id or "")
    return IncomingHookMade(**incoming_out(hook).model_dump(), url=incoming_url(hook, secret))


@transaction.atomic
def revoke_incoming(actor: Person, hook_id: str) -> None:
    """Revoke a webhook. Its bot and what it said stay."""
    hook = find_incoming(actor, hook_id)
    record(actor.id, "hook.incoming_revoked", hook.id, place=hook.room.community_id or "")
    hook.delete()


def room_to_hook(actor: Person, community_id: str, room_id: str) -> Room:
    """Return a channel of the community that the actor looks after. Raises `NotFound`, `NotAllowed`, `Conflict`."""
    place = find_channel(actor, room_id)
    if place.room.community_id != community_id:
        raise NotFound
    require_membership(place.room, place.membership, place.seat)
    if not can_look_after(actor, place.room, place.membership, place.seat):
        raise NotAllowed
    require_open(place.room)
    return place.room


def receive(hook_id: str, secret: str, posted: Posted) -> PostedOut:
    """Say what came in, as the webhook's bot. A wrong secret is as good as no webhook, and may not be tried often.

    Raises `NotFound`, `TooFast`, `Invalid` (unreadable, empty, too long), `Conflict` (archived, a key used again for
    something else), `NotAllowed` (the bot was taken out of the channel).
    """
    hook = IncomingHook.objects.select_related("bot").filter(id=hook_id).first()
    if hook is None or not constant_time_compare(hook.digest, digest_of(secret)):
        take(GUESS_LIMIT, posted.address)
        raise NotFound
    take(POST_LIMIT, hook.id)
    try:
        said = _say(hook, posted)
    except FlurfunkError as error:
        IncomingHook.objects.filter(id=hook.id).update(refused_at=now(), refusal=error.code)
        raise
    IncomingHook.objects.filter(id=hook.id).update(taken_at=now())
    return said


def _say(hook: IncomingHook, posted: Posted) -> PostedOut:
    if posted.is_own:
        raise Conflict("hook_to_itself")
    wish = read_posted(posted)
    client_id = uuid.uuid5(_NAMESPACE, f"{hook.id}:{posted.key}") if posted.key else uuid.uuid4()
    body = _as_markdown(wish, hook.bot)
    message = send_message(
        hook.bot, hook.room_id, MessageIn(client_id=client_id, body=body, thread=wish.thread)
    )
    return PostedOut(id=message.id, room=message.room, seq=message.seq)


def read_posted(posted: Posted) -> PostedIn:
    """Read JSON, or a form whose field `payload` holds it. Raises `Invalid`."""
    if len(posted.body) > BODY_LIMIT_BYTES:
        raise Invalid("body", "hook_body_too_large", limit=BODY_LIMIT_BYTES // 1024)
    try:
        text = posted.body.decode("utf-8")
        if posted.kind.startswith("application/x-www-form-urlencoded"):
            text = parse_qs(text, max_num_fields=20).get("payload", [""])[0]
        return PostedIn.model_validate(json.loads(text))
    except (ValidationError, ValueError, RecursionError) as error:
        raise Invalid("body", "hook_body_unreadable") from error


def _as_markdown(wish: PostedIn, bot: Person) -> str:
    """Turn Slack's way of writing links into Markdown, and put another sender's name in front of the words."""
    text = _SLACK_LINK.sub(lambda found: f"[{_label(found)}]({found[1]})", wish.text)
    name = " ".join(clean_text(wish.username or "").split()).translate(_QUIET)[:_NAME_LIMIT]
    return f"**{name}**\n{text}" if name and name != bot.name and text.strip() else text


_QUIET: Final = str.maketrans(dict.fromkeys("*_`[]<>\\@~|", " "))
"""What would be read as Markdown or as a mention in a name that comes from outside."""


def _label(found: re.Match[str]) -> str:
    return (found[2] or found[1]).translate({ord("["): "(", ord("]"): ")"})
