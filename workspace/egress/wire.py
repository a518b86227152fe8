"""A connection to one checked address that is over when its time is, however slowly the other side speaks.

A socket's own timeout begins anew with each byte, so a page that sends one a second would never end. Here every
read and write gets only what is left of the whole.
"""

import http.client
import io
import socket
import ssl
import time
from typing import TYPE_CHECKING, Any

from workspace.egress.addresses import Address
from workspace.egress.urls import Target

if TYPE_CHECKING:
    from typing_extensions import Buffer


class Deadline:
    """The moment at which a request is over, whatever it is doing."""

    def __init__(self, seconds: float) -> None:
        self._at_s = time.monotonic() + seconds

    def left_s(self) -> float:
        """Return the seconds that are left. Raises TimeoutError when there are none."""
        left_s = self._at_s - time.monotonic()
        if left_s <= 0:
            raise TimeoutError("out of time")
        return left_s


class _Reader(io.RawIOBase):
    """The bytes that come in, each read within the deadline."""

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        super().__init__()
        self._sock, self._deadline = sock, deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "Buffer", /) -> int:
        self._sock.settimeout(self._deadline.left_s())
        return self._sock.recv_into(buffer)


class _Line:
    """As much of a socket as `http.client` uses."""

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self._sock, self._deadline = sock, deadline

    def sendall(self, data: bytes) -> None:
        self._sock.settimeout(self._deadline.left_s())
        self._sock.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Reader(self._sock, self._deadline))

    def close(self) -> None:
        """Stay open: `http.client` lets go of a socket as soon as the head of a last answer is read."""


class PinnedConnection(http.client.HTTPConnection):
    """HTTP/1.1 to an address that was checked; the name goes into the Host field and, with TLS, into SNI."""

    def __init__(self, target: Target, address: Address, deadline: Deadline, tls: ssl.SSLContext) -> None:
        super().__init__(target.host, target.port)
        self._target, self._address = target, address
        self._deadline, self._tls = deadline, tls
        self._socket: socket.socket | None = None

    def connect(self) -> None:
        """Open the connection to the pinned address. Raises OSError."""
        place = (str(self._address), self._target.port)
        plain = socket.create_connection(place, timeout=self._deadline.left_s())
        try:
            sock = self._secured(plain) if self._target.scheme == "https" else plain
        except BaseException:
            plain.close()
            raise
        self._socket = sock
        line: Any = _Line(
            sock, self._deadline
        )  # http.client asks for a socket and uses these three of its methods
        self.sock = line

    def hang_up(self) -> None:
        """Close the connection, whatever is still to come on it."""
        if self._socket is not None:
            self._socket.close()

    def _secured(self, plain: socket.socket) -> ssl.SSLSocket:
        plain.settimeout(self._deadline.left_s())
        return self._tls.wrap_socket(plain, server_hostname=self._target.host)
