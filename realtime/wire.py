"""Writing frames straight to daphne's sockets, one framing for all recipients.

daphne's own path costs 41 µs a delivery, a `send` on the socket 10 µs, and less with several frames in one
write (measured at 1,000 members). It leans on private names of Twisted and autobahn, so they are used here
only, the versions are pinned, `tests/realtime/test_wire.py` fails when they move, and where they are missing
every frame goes through autobahn as usual.
"""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from twisted.internet import reactor
from twisted.internet.tcp import Server

AsgiSend = Callable[[dict[str, Any]], Awaitable[None]]
AsgiReceive = Callable[[], Awaitable[dict[str, Any]]]


def frame(payload: bytes) -> bytes:
    """Return the payload as one unmasked text frame (RFC 6455, section 5.2)."""
    size = len(payload)
    if size < 126:
        head = bytes((0x81, size))
    elif size < 65_536:
        head = b"\x81\x7e" + size.to_bytes(2, "big")
    else:
        head = b"\x81\x7f" + size.to_bytes(8, "big")
    return head + payload


class Batch:
    """Payloads that many sockets get, framed once."""

    __slots__ = ("framed", "payloads")

    def __init__(self, payloads: Sequence[bytes]) -> None:
        self.payloads = payloads
        self.framed = b"".join(map(frame, payloads))


class Wire:
    """The way out to one socket."""

    __slots__ = ("_direct", "_protocol", "_transport")

    def __init__(self, send: AsgiSend) -> None:
        self._protocol = protocol_of(send)
        self._transport = self._protocol.transport
        self._direct = can_write_directly(self._protocol)

    def write(self, batch: Batch) -> int:
        """Write all frames of the batch, at once where nothing waits before them; return what waits now, in bytes.

        Never blocks.
        """
        protocol = self._protocol
        if protocol.state != 3:  # STATE_OPEN, spelt out for the hot loop; test_wire.py compares them
            return 0
        if not self._direct or protocol.send_queue:
            for payload in batch.payloads:
                protocol.sendMessage(payload, False)
            return self.backlog()
        transport, framed = self._transport, batch.framed
        if not transport.dataBuffer and not transport._tempDataBuffer and not transport.disconnecting:
            try:
                sent = transport.socket.send(framed)
            except BlockingIOError:
                sent = 0
            except OSError:
                return 0  # Twisted sees the broken connection itself
            if sent == len(framed):
                return 0
            framed = framed[sent:]
        transport.write(framed)
        return self.backlog()

    def backlog(self) -> int:
        """Return how many bytes wait for the client to take them."""
        transport = self._transport
        if not self._direct:
            return 0
        return int(len(transport.dataBuffer) - transport.offset + transport._tempDataLen)

    def close(self, code: int) -> None:
        """Send a close frame. autobahn's public call refuses 1012, which a server's restart needs."""
        protocol = self._protocol
        if protocol.state == protocol.STATE_OPEN:
            protocol.sendCloseFrame(code=code, isReply=False)


def protocol_of(send: AsgiSend) -> Any:  # noqa: ANN401 - autobahn has no types
    """Return daphne's protocol object behind an ASGI `send`: `partial(server.handle_reply, protocol)`."""
    return send.args[0]  # type: ignore[attr-defined]


def can_write_directly(protocol: Any) -> bool:  # noqa: ANN401 - autobahn has no types
    """Tell whether the private names are there and the connection is plain TCP without compression."""
    transport = protocol.transport
    names = ("dataBuffer", "offset", "_tempDataBuffer", "_tempDataLen", "socket", "disconnecting")
    plain = type(transport) is Server and not getattr(transport, "TLS", False)
    return (
        plain
        and all(hasattr(transport, name) for name in names)
        and hasattr(protocol, "send_queue")
        and protocol._perMessageCompress is None
    )


def unread(receive: AsgiReceive) -> int:
    """Return how many frames of the client wait to be served (daphne's queue has no bound of its own)."""
    return int(receive.__self__.qsize())  # type: ignore[attr-defined]


def before_shutdown(callback: Callable[[], None]) -> None:
    """Call back when the process is asked to stop, while its sockets are still open."""
    loop: Any = reactor
    loop.addSystemEventTrigger("before", "shutdown", callback)
