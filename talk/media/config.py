"""What the caller decides about an engine."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class IceServer:
    """A STUN or TURN server that the engine itself uses; browsers get their own list elsewhere."""

    url: str
    """`stun:host:port` or `turn:host:port?transport=udp`."""
    username: str | None = None
    password: str | None = None


@dataclass(frozen=True, slots=True)
class EngineConfig:
    """The defaults suit one machine, browsers on it included."""

    udp_ports: tuple[int, int] = (0, 0)
    """First and last UDP port to try; one is taken for all peers. Zeros: whichever is free."""
    bind: str = "0.0.0.0"  # noqa: S104 - browsers come from anywhere
    bind_ipv6: bool = False
    """Take IPv6 as well, on a port of its own."""
    public_addresses: tuple[str, ...] = ()
    """Addresses that browsers reach this machine at, where they are not its own (NAT, containers)."""
    loopback: bool = True
    """Offer 127.0.0.1 as well, for browsers on this machine."""
    ice_servers: tuple[IceServer, ...] = ()
    silent_for_s: float = 15.0
    """So long a peer may prove nothing before it is gone; browsers check the connection at least every 5 s."""
    max_peers: int = 2000
    max_talks: int = 64
    joins_per_s: float = 80.0
    """A join costs up to 8 ms; more at once would be heard by those who are in."""
    max_waiting_joins: int = 800
    """Overflow rule: further ones get TooManyPeers at once."""
    packet_ms: Literal[20, 60] | None = None
    """How long packets are. None: 20 ms, and 60 ms while there is more to do than time for it."""

    @property
    def frames_a_packet(self) -> int | None:
        """How many frames of 20 ms a packet always holds, where the caller has decided that."""
        return None if self.packet_ms is None else self.packet_ms // 20
