"""The one client for addresses that somebody else chose: link previews, webhooks, calendars.

It reaches public addresses alone, on the ports of the web alone: the name is resolved once, every address that it
has is judged, and the connection goes to one of exactly those, so that a name cannot change in between. Each
redirect starts over. Size, time and redirects are bounded; it sends no cookies and keeps none.
"""

import http.client
import ssl
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum

from workspace.egress.addresses import Address, is_public
from workspace.egress.names import Resolve, resolve
from workspace.egress.urls import BadUrl, Target, read_url
from workspace.egress.wire import Deadline, PinnedConnection

USER_AGENT = "Flurfunk/1.0 (+link previews and webhooks)"
_WEB_PORTS = frozenset({80, 443})
_REDIRECTS = {301, 302, 303, 307, 308}
_PIECE_BYTES = 16_384


class Reason(StrEnum):
    """Why there is no answer."""

    URL = "url"
    """No http or https address, or one with a name and password in it."""
    PORT = "port"
    ADDRESS = "address"
    """It leads to a machine that is not on the open internet."""
    REDIRECTS = "redirects"
    SIZE = "size"
    ENCODING = "encoding"
    TIME = "time"
    CONNECTION = "connection"
    """No such name, nobody there, no trusted certificate, or no HTTP."""


class EgressRefused(Exception):
    """The request was not sent, or its answer not taken; trying again gives the same."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


class EgressFailed(Exception):
    """The other side did not answer this time."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may take, redirects included."""

    bytes: int = 1_048_576
    """Of the answer's body, also after it was unpacked."""
    time_s: float = 8.0
    redirects: int = 0
    """With 0, a redirect is an answer like any other."""
    cut: bool = False
    """Take the beginning of a body that is too long, instead of refusing it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `url` is where it came from, after redirects; names of fields are in lower case."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Ask:
    """A request to send."""

    url: str
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None


class Egress:
    """Sends requests to public addresses. Made once a process; holds no connection and no memory of any."""

    def __init__(
        self,
        *,
        names: Resolve = resolve,
        may_reach: Callable[[Address], bool] = is_public,
        ports: frozenset[int] = _WEB_PORTS,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._names, self._may_reach, self._ports = names, may_reach, ports
        self._tls = tls or ssl.create_default_context()

    def send(self, ask: Ask, limits: Limits | None = None) -> Answer:
        """Send a request and return the answer, whatever its status.

        Raises `EgressRefused` where another try is no use, `EgressFailed` where it may be.
        """
        bounds = limits or Limits()
        deadline = Deadline(bounds.time_s)
        target = _target(ask.url)
        for _ in range(bounds.redirects + 1):
            answer = self._once(target, ask, bounds, deadline)
            where = answer.headers.get("location")
            if not bounds.redirects or answer.status not in _REDIRECTS or where is None:
                return answer
            target = _target(where, target)
        raise EgressRefused(Reason.REDIRECTS)

    def check(self, url: str, time_s: float = 2.0) -> None:
        """Raise `EgressRefused` for an address that would not be asked. A name that leads nowhere yet may later."""
        target = _target(url)
        if target.port not in self._ports:
            raise EgressRefused(Reason.PORT)
        with suppress(OSError):
            self._addresses(target, Deadline(time_s))

    def _once(self, target: Target, ask: Ask, limits: Limits, deadline: Deadline) -> Answer:
        if target.port not in self._ports:
            raise EgressRefused(Reason.PORT)
        try:
            addresses = self._addresses(target, deadline)
            connection = self._connected(target, addresses, deadline)
            try:
                return _exchange(connection, target, ask, limits)
            finally:
                connection.hang_up()
        except TimeoutError as error:
            raise EgressFailed(Reason.TIME) from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise EgressFailed(Reason.CONNECTION) from error

    def _addresses(self, target: Target, deadline: Deadline) -> list[Address]:
        addresses = self._names(target.host, target.port, deadline.left_s())
        if not all(self._may_reach(address) for address in addresses):
            raise EgressRefused(Reason.ADDRESS)
        return addresses

    def _connected(self, target: Target, addresses: list[Address], deadline: Deadline) -> PinnedConnection:
        failed: OSError = OSError("the name has no address")
        for address in addresses:
            connection = PinnedConnection(target, address, deadline, self._tls)
            try:
                connection.connect()
            except TimeoutError:
                raise
            except OSError as error:
                failed = error
            else:
                return connection
        raise failed


def _target(url: str, base: Target | None = None) -> Target:
    try:
        return read_url(url, base)
    except BadUrl as error:
        raise EgressRefused(Reason.URL) from error


def _exchange(connection: PinnedConnection, target: Target, ask: Ask, limits: Limits) -> Answer:
    fields = {
        "Host": target.authority,
        "User-Agent": USER_AGENT,
        "Accept-Encoding": "identity",
        **ask.headers,
        "Connection": "close",
    }
    connection.request(ask.method, target.path, body=ask.body, headers=fields)
    response = connection.getresponse()
    headers = {name.lower(): value for name, value in response.getheaders()}
    raw, is_cut = _read(response, limits)
    body, ends_early = _unpacked(raw, headers.get("content-encoding", ""), limits)
    return Answer(target.url, response.status, headers, body, is_cut or ends_early)


def _read(response: http.client.HTTPResponse, limits: Limits) -> tuple[bytes, bool]:
    """Return the body up to the limit, and whether there was more. A body that breaks off is what came of it."""
    pieces: list[bytes] = []
    length = 0
    while length <= limits.bytes and (piece := response.read1(_PIECE_BYTES)):
        pieces.append(piece)
        length += len(piece)
    return _bounded(b"".join(pieces), limits)


def _bounded(body: bytes, limits: Limits) -> tuple[bytes, bool]:
    if len(body) <= limits.bytes:
        return body, False
    if not limits.cut:
        raise EgressRefused(Reason.SIZE)
    return body[: limits.bytes], True


def _unpacked(body: bytes, encoding: str, limits: Limits) -> tuple[bytes, bool]:
    """Undo gzip where a server sends it unasked, never further than the limit."""
    match encoding.strip().lower():
        case "" | "identity":
            return body, False
        case "gzip" | "x-gzip":
            try:
                plain = zlib.decompressobj(wbits=31).decompress(body, limits.bytes + 1)
            except zlib.error as error:
                raise EgressRefused(Reason.ENCODING) from error
            return _bounded(plain, limits)
        case _:
            raise EgressRefused(Reason.ENCODING)
