"""The way to one peer: ICE over a port that all peers share, and DTLS over it for the keys of SRTP.

aiortc's own transports are used without its senders and receivers, which run two tasks a peer and an encoder each.
"""

import asyncio
from collections.abc import Callable, Sequence
from typing import cast

from aioice import Candidate, Connection, stun
from aioice.candidate import candidate_foundation, candidate_priority
from aioice.ice import CandidatePair, StunProtocol, server_reflexive_candidate
from aiortc import RTCIceServer
from aiortc.rtcdtlstransport import RTCCertificate, RTCDtlsTransport, SRTPProtectionProfile
from aiortc.rtcicetransport import RTCIceTransport, connection_kwargs
from OpenSSL import SSL

from talk.media.burst import Burst, Seal, Target
from talk.media.outbound import MediaPacket, Outbound
from talk.media.rtp import is_media
from talk.media.udp import Address, Lane, UdpPort

MAX_REMOTE_CANDIDATES = 40
"""Overflow rule: further ones are ignored."""
MAX_WAITING = 32
"""DTLS records that wait for the handshake. Overflow rule: new ones are dropped; DTLS repeats them."""
STUN_TIMEOUT_S = 1.5


class Certificate(RTCCertificate):
    """One certificate for all peers of an engine, with one TLS context: both cost more than the rest of a join."""

    _context: SSL.Context | None = None

    def _create_ssl_context(self, srtp_profiles: list[SRTPProtectionProfile]) -> SSL.Context:
        if self._context is None:
            self._context = super()._create_ssl_context(srtp_profiles)
        return self._context


class Link(Connection):
    """ICE with one peer, who is in control. Sending is a call, receiving a callback, and no task stays behind."""

    role = "controlled"

    def __init__(
        self,
        ports: Sequence[UdpPort],
        servers: Sequence[RTCIceServer],
        on_media: Callable[[bytes], None],
    ) -> None:
        super().__init__(ice_controlling=False, **connection_kwargs(list(servers)))
        self.heard_s = asyncio.get_running_loop().time()
        """When the peer last proved that it is there, on the loop's clock."""
        self._addressed = asyncio.Event()
        self._ports = ports
        self._lanes: dict[StunProtocol, tuple[UdpPort, Lane]] = {}
        self._on_media = on_media
        self._pair: CandidatePair | None = None
        self._way: Callable[[bytes, Address], None] = _nowhere
        self._to: Address = ("", 0)
        self._burst: Burst | None = None
        self._target: Target | None = None
        self._recv, self._send = self.recv, self.send

    async def gather_candidates(self) -> None:
        """Gather once, without listing the machine's interfaces for every peer: that alone took a quarter of a join."""
        if not self._local_candidates_start:
            self._local_candidates_start = True
            self._local_candidates += await self.get_component_candidates(1, [])
            self._local_candidates_end = True

    async def get_component_candidates(
        self,
        component: int,
        addresses: list[str],
        timeout: int = 5,  # noqa: ASYNC109 - as aioice has it
    ) -> list[Candidate]:
        """Offer the shared ports instead of binding new ones; a relay is gathered as aioice does."""
        candidates = []
        for port in self._ports:
            lane = port.lane(self, self.local_username)
            self._lanes[lane.protocol] = (port, lane)
            self._protocols.append(lane.protocol)
            own = [_host(component, host, port.number, rank) for rank, host in enumerate(port.addresses)]
            lane.protocol.local_candidate = own[0]
            candidates += own
            if self.stun_server and ":" not in own[0].host:
                candidates += await self._reflexive(lane)
        return candidates + await super().get_component_candidates(component, [], timeout)

    async def _reflexive(self, lane: Lane) -> list[Candidate]:
        """Ask the STUN server how the port looks from outside; without an answer in time there is no such candidate."""
        assert self.stun_server is not None  # noqa: S101 - tells mypy
        try:
            asked = server_reflexive_candidate(lane.protocol, self.stun_server)
            return [(await asyncio.wait_for(asked, STUN_TIMEOUT_S))[0]]
        except (TimeoutError, OSError, stun.TransactionError):
            return []

    async def add_remote_candidate(self, remote_candidate: Candidate | None) -> None:
        """Take in a candidate of the peer's.

        Names (mDNS) are left out: the peer's own checks tell its address (peer-reflexive candidates), while looking
        names up costs seconds and mostly fails. For the same reason the end of candidates is not the end: aioice
        would give up at once on a browser that names none, though its checks are on their way.
        """
        if remote_candidate is None or remote_candidate.host.endswith(".local"):
            return
        if len(self._remote_candidates) >= MAX_REMOTE_CANDIDATES:
            return
        await super().add_remote_candidate(remote_candidate)
        self._addressed.set()
        if self._early_checks_done and not self._check_list_done:
            for pair in self._check_list:
                if pair.state is CandidatePair.State.FROZEN:
                    self.check_start_task(pair)

    def request_received(self, message: stun.Message, addr: Address, protocol: StunProtocol) -> None:
        """Take in a check that may be anybody's; only an authenticated one goes further."""
        super().request_received(message, addr, protocol)
        if self._early_checks:
            self._addressed.set()

    async def connect(self) -> None:
        """Wait until there is an address to talk to, then check it; the caller sets the limit.

        aioice looks every 20 ms whether more candidates have come, and gives up when none are left: 300 peers that
        join at once would keep a core busy with looking. Here candidates that come late start their check themselves.
        """
        await self._addressed.wait()
        await super().connect()

    def _remote_candidates_expected(self) -> bool:
        return False

    def _check_list_maybe_fail(self) -> None:
        """Never give up before the caller does: the peer's own checks may still be on their way."""

    def check_incoming(self, message: stun.Message, addr: Address, protocol: StunProtocol) -> None:
        """Take in a check that has proven to be the peer's."""
        self.heard_s = asyncio.get_running_loop().time()
        if len(self._check_list) > MAX_REMOTE_CANDIDATES:
            return
        if protocol in self._lanes:
            port, lane = self._lanes[protocol]
            port.learn(addr, lane)
        super().check_incoming(message, addr, protocol)

    def data_received(self, data: bytes, component: int) -> None:
        """Take in what is no STUN: media at once, DTLS through a bounded queue."""
        if is_media(data):
            self._on_media(data)
        elif self._queue.qsize() < MAX_WAITING:
            self._queue.put_nowait((data, component))

    async def query_consent(self) -> None:
        """Leave it to the peer to prove that it is there.

        RFC 7675 wants our own checks answered. The peer's authenticated checks (browsers send one every 2.5 to 5 s) and
        its SRTCP say the same without a task and a timer a peer; the talk drops whoever has been silent for long.
        """

    def send_now(self, data: bytes) -> None:
        """Send on the nominated pair without waiting; nothing happens where there is none."""
        pair = self._nominated.get(1)
        if pair is not self._pair:
            self._take_way(pair)
        self._way(data, self._to)

    def put(self, out: Outbound, packet: MediaPacket, seal: Seal) -> bool:
        """Add a packet to the burst of the port, which the caller will flush. False where there is none on the way.

        Raises ValueError, pylibsrtp.Error.
        """
        pair = self._nominated.get(1)
        if pair is not self._pair:
            self._take_way(pair)
        if self._burst is None or self._target is None:
            return False
        self._burst.put(out, packet, seal, self._target)
        return True

    def _take_way(self, pair: CandidatePair | None) -> None:
        """Look up once how the pair is reached: straight through the port, or through a TURN server."""
        self._pair, self._way, self._burst = pair, _nowhere, None
        if pair is None:
            return
        self._to = pair.remote_addr
        lane = self._lanes.get(pair.protocol)
        if lane is None:
            self._way = pair.protocol.transport.sendto
        else:
            port, _ = lane
            self._way, self._burst, self._target = port.send, port.burst, Target.of(*self._to)


def secure(link: Link, certificate: Certificate, role: str) -> RTCDtlsTransport:
    """Return DTLS over a link, not started yet. `role`: `client` starts the handshake, `server` waits for it."""
    transport = RTCDtlsTransport(cast("RTCIceTransport", link), [certificate])
    transport._set_role(role)
    return transport


def _nowhere(data: bytes, address: Address) -> None:
    """Send nothing: there is no nominated pair."""


def _host(component: int, host: str, number: int, rank: int) -> Candidate:
    return Candidate(
        foundation=candidate_foundation("host", "udp", host)[:8],
        component=component,
        transport="udp",
        priority=candidate_priority(component, "host", 65_535 - rank),
        host=host,
        port=number,
        type="host",
    )
