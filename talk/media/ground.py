"""What all peers of an engine stand on: its UDP ports, its certificate, and servers that help to find the way."""

from collections.abc import Sequence
from dataclasses import dataclass

from aioice.ice import get_host_addresses
from aiortc import RTCIceServer

from talk.media.config import EngineConfig, IceServer
from talk.media.ice import Certificate
from talk.media.udp import UdpPort

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Ground:
    """Made by `make`; `close` gives the ports back."""

    ports: Sequence[UdpPort]
    servers: Sequence[RTCIceServer]
    certificate: Certificate
    silent_for_s: float
    """A peer that has proven nothing for so long is gone."""
    frames_a_packet: int | None = None
    """Where this is not left to how late the clock comes round."""

    @classmethod
    async def make(cls, config: EngineConfig) -> "Ground":
        """Bind the UDP ports and make the certificate. Raises OSError without a free port."""
        first, last = config.udp_ports
        ports = [await UdpPort.bind(config.bind, range(first, last + 1), _addresses(config))]
        if config.bind_ipv6:
            own = tuple(get_host_addresses(use_ipv4=False, use_ipv6=True))
            ports.append(await UdpPort.bind("::", range(first, last + 1), own or ("::1",)))
        servers = [_as_aiortc(each) for each in config.ice_servers]
        certificate = Certificate.generateCertificate()
        return cls(ports, servers, certificate, config.silent_for_s, config.frames_a_packet)

    def flush(self) -> None:
        """Send what peers have put into the bursts of their ports."""
        for port in self.ports:
            port.flush()

    def close(self) -> None:
        """Close the ports; peers hear nothing any more."""
        for port in self.ports:
            port.close()


def _addresses(config: EngineConfig) -> tuple[str, ...]:
    own = config.public_addresses
    if not own and config.bind == "0.0.0.0":  # noqa: S104 - a comparison
        own = tuple(get_host_addresses(use_ipv4=True, use_ipv6=False))
    elif not own:
        own = (config.bind,)
    extra = (LOOPBACK,) if config.loopback and config.bind in ("0.0.0.0", LOOPBACK) else ()  # noqa: S104
    return tuple(dict.fromkeys((*own, *extra)))


def _as_aiortc(server: IceServer) -> RTCIceServer:
    return RTCIceServer(server.url, username=server.username, credential=server.password)
