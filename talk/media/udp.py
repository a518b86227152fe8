"""One UDP port for all peers of an engine: one hole in the firewall, one socket however many listen.

A datagram finds its peer by the ICE username of an authenticated check, and from then on by the address it comes
from. What belongs to nobody is counted and dropped without an answer.
"""

import asyncio
import socket
from collections import OrderedDict
from typing import Any, Protocol, cast

import aioice
from aioice import stun
from aioice.ice import StunProtocol

from talk.media.burst import IS_AVAILABLE, Burst

Address = tuple[str, int]

SOCKET_BUFFER_BYTES = 4 * 1024 * 1024
"""The kernel grants less where it is set up so; a packet to 1,000 listeners is a burst of 0.2 MiB."""
_BINDING_REQUEST = b"\x00\x01"
MAX_OPEN_CHECKS = 4096
"""Overflow rule: the oldest open check is forgotten; ICE repeats it."""


class Owner(Protocol):
    """Who a lane belongs to: the ICE side of one peer."""

    def data_received(self, data: bytes, component: int) -> None:
        """Take in what is no STUN."""

    def request_received(self, message: stun.Message, addr: Address, protocol: StunProtocol) -> None:
        """Take in a check that has not been authenticated yet."""


class UdpPort(asyncio.DatagramProtocol):
    """A bound socket. Made by `UdpPort.bind`, closed by `close`."""

    def __init__(self) -> None:
        self.strays = 0
        """Datagrams that belonged to nobody."""
        self.dropped = 0
        """Datagrams that the kernel did not take at once, those of the burst aside."""
        self.burst: Burst | None = None
        """Where the packets of a talk wait for `flush`."""
        self.number = 0
        self.addresses: tuple[str, ...] = ()
        self._socket: socket.socket | None = None
        self._transport: asyncio.DatagramTransport | None = None
        self._lanes: dict[str, Lane] = {}
        self._routes: dict[Address, Lane] = {}
        self._checks: OrderedDict[bytes, Lane] = OrderedDict()

    @classmethod
    async def bind(cls, host: str, ports: range, addresses: tuple[str, ...]) -> "UdpPort":
        """Bind the first free port of the range (`range(0, 1)`: any), telling peers to reach it at `addresses`.

        Raises OSError where none is free.
        """
        loop = asyncio.get_running_loop()
        refused: OSError = OSError("empty range of UDP ports")
        for number in ports:
            try:
                bound = _bound(host, number)
            except OSError as error:
                refused = error
                continue
            _, protocol = await loop.create_datagram_endpoint(cls, sock=bound)
            protocol._socket, protocol.addresses = bound, addresses
            protocol.number = bound.getsockname()[1]
            protocol.burst = Burst(bound.fileno()) if IS_AVAILABLE else None
            return protocol
        raise refused

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport: asyncio's half of `bind`."""
        self._transport = cast("asyncio.DatagramTransport", transport)

    def close(self) -> None:
        """Close the socket; peers on it hear nothing any more."""
        if self._transport is not None:
            self._transport.close()
        if self.burst is not None:
            self.burst.close()
        self._socket = self.burst = None
        self._lanes.clear()
        self._routes.clear()

    def lane(self, owner: Owner, username: str) -> "Lane":
        """Return a peer's share of this port. `username` is its local ICE username fragment."""
        lane = Lane(self, owner, username)
        self._lanes[username] = lane
        return lane

    def learn(self, address: Address, lane: "Lane") -> None:
        """From now on what comes from this address is that peer's: a check from there has proven it."""
        self._routes[address] = lane
        lane.addresses.add(address)

    def forget(self, lane: "Lane") -> None:
        """Remove all traces of a peer."""
        if self._lanes.get(lane.username) is lane:
            del self._lanes[lane.username]
        for address in lane.addresses:
            if self._routes.get(address) is lane:
                del self._routes[address]
        lane.addresses.clear()

    def send(self, data: bytes, address: Address) -> None:
        """Send at once or not at all: audio that waits is worth nothing, and asyncio would queue it without bound."""
        if self._socket is None:
            return
        try:
            self._socket.sendto(data, address)
        except OSError:  # no room, no route: the peer conceals it, asks again or is gone
            self.dropped += 1

    def flush(self) -> None:
        """Send what waits in the burst."""
        if self.burst is not None:
            self.burst.flush()

    def check(self, transaction: bytes, lane: "Lane") -> None:
        """Remember whose check this is: its answer may come from anywhere and is known by its transaction id."""
        self._checks[transaction] = lane
        if len(self._checks) > MAX_OPEN_CHECKS:
            self._checks.popitem(last=False)

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        """Pass a datagram on to its peer."""
        address = addr[:2]
        if data and data[0] < 4:
            self._stun_received(data, address)
            return
        lane = self._routes.get(address)
        if lane is None:
            self.strays += 1
            return
        lane.owner.data_received(data, 1)

    def _stun_received(self, data: bytes, address: Address) -> None:
        try:
            message = stun.parse_message(data)
            username = str(message.attributes.get("USERNAME", ""))
        except Exception:
            self.strays += 1
            return
        if message.message_class is stun.Class.REQUEST:
            lane = self._lanes.get(username.partition(":")[0])
            if lane is not None:
                lane.owner.request_received(message, address, lane.protocol)
                return
        elif (lane := self._checks.pop(message.transaction_id, None)) is not None:
            lane.answered(message, address)
            return
        self.strays += 1

    def error_received(self, exc: Exception) -> None:
        """Ignore ICMP: the peer's own silence tells that it is gone."""


class Lane(asyncio.DatagramTransport):
    """One peer's share of a port, in the shape of a transport that aioice can use as if it were the peer's own."""

    def __init__(self, port: UdpPort, owner: Owner, username: str) -> None:
        super().__init__()
        self.owner, self.username = owner, username
        self.addresses: set[Address] = set()
        assert isinstance(owner, aioice.Connection)  # noqa: S101 - aioice calls it by that name
        self.protocol = StunProtocol(owner)
        self.protocol.connection_made(self)
        self._port = port
        self._closed = False

    def answered(self, message: stun.Message, address: Address) -> None:
        """Hand an answer to the check that waits for it."""
        check = self.protocol.transactions.get(message.transaction_id)
        if check is not None:
            check.response_received(message, address)

    def sendto(self, data: Any, addr: Any = None) -> None:  # noqa: ANN401 - asyncio's own types differ by version
        """Send to one address."""
        if addr is not None and not self._closed:
            if data[:2] == _BINDING_REQUEST:
                self._port.check(bytes(data[8:20]), self)
            self._port.send(data, addr)

    def close(self) -> None:
        """Give the share back."""
        if not self._closed:
            self._closed = True
            self._port.forget(self)
            asyncio.get_running_loop().call_soon(self.protocol.connection_lost, None)

    def abort(self) -> None:
        """Give the share back."""
        self.close()

    def is_closing(self) -> bool:
        """Whether it has been closed."""
        return self._closed


def _bound(host: str, number: int) -> socket.socket:
    """Return a bound socket that never waits. Raises OSError."""
    made = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_DGRAM)
    try:
        made.setblocking(False)
        if ":" in host:
            made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        for option in (socket.SO_RCVBUF, socket.SO_SNDBUF):
            made.setsockopt(socket.SOL_SOCKET, option, SOCKET_BUFFER_BYTES)
        made.bind((host, number))
    except OSError:
        made.close()
        raise
    return made
