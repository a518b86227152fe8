"""One peer connection: ICE, DTLS, SRTP in both directions. What is said over it is for others to decide."""

import asyncio
import secrets
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pylibsrtp
import structlog
from aioice import Candidate
from aiortc import RTCIceServer
from aiortc.rtp import RTCP_RTPFB_NACK, AnyRtcpPacket, RtcpPacket, RtcpRrPacket, RtcpRtpfbPacket, RtcpSrPacket

from talk.media import rtp
from talk.media.burst import Seal
from talk.media.ice import Certificate, Link, secure
from talk.media.offer import Local, Offer, write_answer
from talk.media.outbound import REPORT_EVERY_S, MediaPacket, Outbound
from talk.media.reports import HeardThere, Reception
from talk.media.udp import UdpPort

log = structlog.get_logger(__name__)

CONNECT_WITHIN_S = 20.0
MAX_PACKETS_PER_S = 250
"""Five times what a speaker sends. Overflow rule: the rest of that second is dropped before it is decrypted."""
MAX_EARLY = 50
"""Packets kept that came before the keys to read them: on a busy loop a handshake takes its time to be noticed, and
whoever is through with it speaks. Overflow rule: the oldest are dropped."""
MAX_AGAIN = 16
"""Lost packets that one report may ask for."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What all peers of an engine stand on."""

    ports: Sequence[UdpPort]
    servers: Sequence[RTCIceServer]
    certificate: Certificate
    silent_for_s: float
    """A peer that has proven nothing for so long is gone."""
    frames_a_packet: int | None = None
    """Where this is not left to how late the clock comes round."""

    def flush(self) -> None:
        """Send what peers have put into the bursts of their ports."""
        for port in self.ports:
            port.flush()


class Peer:
    """Made from an offer. `answer` starts it, `on_end` is called once when it has ended by itself, `close` ends it."""

    def __init__(
        self, ground: Ground, offer: Offer, on_packet: Callable[[rtp.RtpPacket, float], None]
    ) -> None:
        self.offer = offer
        self.is_connected = False
        self.heard_there = HeardThere()
        self.reception = Reception()
        self.jitter_s: Callable[[], float] = lambda: 0.0
        self._ground, self._on_packet = ground, on_packet
        self._link = Link(ground.ports, ground.servers, self._media_received)
        self._dtls = secure(self._link, ground.certificate, offer.dtls_role)
        self._seal: Seal | None = None
        self._task: asyncio.Task[None] | None = None
        self._closing = False
        self._second, self._in_second = 0, 0
        self._early: deque[tuple[bytes, float]] = deque(maxlen=MAX_EARLY)
        cname = secrets.token_hex(8)
        ssrc = secrets.randbits(31) + 1
        origin = (
            secrets.randbits(15),
            secrets.randbits(32),
        )  # the lower half: a rollover this early would upset SRTP
        self.out = Outbound(
            ssrc=ssrc, payload_type=offer.payload_type, cname=cname, origin=origin, keeps=offer.wants_nack
        )
        self._cname = cname

    async def answer(self) -> str:
        """Gather candidates and return the answer."""
        link = self._link
        await link.gather_candidates()
        for candidate in self.offer.candidates:
            await link.add_remote_candidate(candidate)
        return write_answer(
            self.offer,
            Local(
                ice_username=link.local_username,
                ice_password=link.local_password,
                candidates=link.local_candidates,
                fingerprints=self._ground.certificate.getFingerprints(),
                ssrc=self.out.ssrc,
                cname=self._cname,
            ),
        )

    def start(self, on_connected: Callable[["Peer"], None], on_end: Callable[["Peer"], None]) -> None:
        """Connect in the background. `on_end` comes last, and exactly once unless `close` is called."""
        self._task = asyncio.create_task(self._live(on_connected, on_end))

    async def _live(self, on_connected: Callable[["Peer"], None], on_end: Callable[["Peer"], None]) -> None:
        ended = asyncio.Event()
        try:
            async with asyncio.timeout(CONNECT_WITHIN_S):
                await self._connect()
            if self._dtls.state == "connected":
                self._dtls.on("statechange", lambda: ended.set() if self._dtls.state == "closed" else None)
                self.is_connected, self._seal = True, Seal.of(self._dtls._tx_srtp)
                on_connected(self)
                self._catch_up()
                await ended.wait()
        except (TimeoutError, ConnectionError, OSError) as error:
            log.info("peer did not connect", reason=type(error).__name__)
        finally:
            self.is_connected = False
            if not self._closing:
                on_end(self)

    async def _connect(self) -> None:
        link, offer = self._link, self.offer
        link.remote_is_lite = offer.is_lite
        link.remote_username, link.remote_password = offer.ice_username, offer.ice_password
        await link.connect()
        await self._dtls.start(offer.dtls)

    async def close(self) -> None:
        """End the connection and everything that belongs to it. Again changes nothing."""
        if self._closing:
            return
        self._closing = True
        self.is_connected = False
        if self._task is not None and self._task is not asyncio.current_task():
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        await self._dtls.stop()
        await self._link.close()

    async def add_candidate(self, candidate: Candidate) -> None:
        """Take in a trickled candidate."""
        await self._link.add_remote_candidate(candidate)

    def is_silent(self, now_s: float) -> bool:
        """Whether the peer has not shown for too long that it is there. `now_s`: the loop's clock."""
        return self.is_connected and now_s - self._link.heard_s > self._ground.silent_for_s

    def send(self, packet: MediaPacket, now_s: float) -> None:
        """Send a packet, and now and then a report with it. What cannot be sent at once is dropped.

        The caller owes `Ground.flush` before it gives up the loop: until then packets may wait in a burst.
        """
        seal = self._seal
        if seal is None or not self.is_connected:
            return
        if not self._link.put(self.out, packet, seal):
            self._link.send_now(seal.session.protect(self.out.write(packet)))
        if now_s >= self.out.next_report_s:
            self._report(packet.samples, now_s)

    def _report(self, samples: int, now_s: float) -> None:
        first = self.out.next_report_s == 0.0
        spread = REPORT_EVERY_S * (0.5 + secrets.randbelow(1000) / 1000)
        self.out.next_report_s = now_s + (spread / 4 if first else spread)
        about = self.reception.report(self.jitter_s(), now_s)
        report = self.out.report(samples=samples, ntp_s=time.time(), about=about)
        self._link.send_now(self._dtls._tx_srtp.protect_rtcp(report))

    def _media_received(self, data: bytes) -> None:
        now_s = asyncio.get_running_loop().time()
        if self.is_connected:
            self._read(data, now_s)
        elif not self._closing:
            self._early.append((data, now_s))

    def _catch_up(self) -> None:
        for data, arrival_s in self._early:
            self._read(data, arrival_s)
        self._early.clear()

    def _read(self, data: bytes, now_s: float) -> None:
        session: pylibsrtp.Session | None = self._dtls._rx_srtp
        if session is None or self._is_too_much(int(now_s)):
            return
        try:
            if rtp.is_rtcp(data):
                self._reported(RtcpPacket.parse(session.unprotect_rtcp(data)), now_s)
            else:
                self._received(rtp.parse(session.unprotect(data)), now_s)
        except (pylibsrtp.Error, ValueError):
            return  # forged, repeated or broken: the counters of SRTP have seen it, nobody else needs to

    def _is_too_much(self, second: int) -> bool:
        if second != self._second:
            self._second, self._in_second = second, 0
        self._in_second += 1
        return self._in_second > MAX_PACKETS_PER_S

    def _received(self, packet: rtp.RtpPacket, now_s: float) -> None:
        self._link.heard_s = now_s
        if packet.payload_type == self.offer.payload_type and packet.payload:
            self.reception.add(packet)
            self._on_packet(packet, now_s)

    def _reported(self, packets: Sequence[AnyRtcpPacket], now_s: float) -> None:
        self._link.heard_s = now_s
        for packet in packets:
            if isinstance(packet, RtcpSrPacket):
                self.reception.sender_report(packet.sender_info.ntp_timestamp, now_s)
            if isinstance(packet, RtcpSrPacket | RtcpRrPacket):
                for report in packet.reports:
                    if report.ssrc == self.out.ssrc:
                        self.heard_there.reported(report, ntp_s=time.time())
            elif isinstance(packet, RtcpRtpfbPacket) and packet.fmt == RTCP_RTPFB_NACK:
                self._send_again(packet)

    def _send_again(self, packet: RtcpRtpfbPacket) -> None:
        if packet.media_ssrc != self.out.ssrc:
            return
        for seq in packet.lost[:MAX_AGAIN]:
            data = self.out.again(seq)
            if data is not None:
                self._link.send_now(self._dtls._tx_srtp.protect(data))
