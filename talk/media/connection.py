"""One connection to a browser: ICE, DTLS, and SRTP that comes in. What is sent over it is for its kinds to say."""

import asyncio
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Sequence
from typing import ClassVar, Self

import pylibsrtp
import structlog
from aioice import Candidate
from aiortc.rtp import AnyRtcpPacket, RtcpPacket

from talk.media import rtp
from talk.media.burst import Seal
from talk.media.ground import Ground
from talk.media.ice import Link, secure
from talk.media.offer import Far, Local

log = structlog.get_logger(__name__)

CONNECT_WITHIN_S = 20.0
MAX_EARLY = 50
"""Packets kept that came before the keys to read them: on a busy loop a handshake takes its time to be noticed, and
whoever is through with it speaks. Overflow rule: the oldest are dropped."""


class Connection(ABC):
    """Made from an offer. `answer` starts it, `on_end` is called once when it has ended by itself, `close` ends it."""

    max_packets_per_s: ClassVar[int]
    """Overflow rule: the rest of that second is dropped before it is decrypted."""

    def __init__(self, ground: Ground, far: Far) -> None:
        self.is_connected = False
        self._ground, self._far = ground, far
        self._link = Link(ground.ports, ground.servers, self._media_received)
        self._dtls = secure(self._link, ground.certificate, far.dtls_role)
        self._seal: Seal | None = None
        self._task: asyncio.Task[None] | None = None
        self._closing = False
        self._second, self._in_second = 0, 0
        self._early: deque[tuple[bytes, float]] = deque(maxlen=MAX_EARLY)

    async def answer(self) -> str:
        """Gather candidates and return the answer."""
        await self._link.gather_candidates()
        for candidate in self._far.candidates:
            await self._link.add_remote_candidate(candidate)
        return self._write_answer()

    @abstractmethod
    def _write_answer(self) -> str: ...

    def _local(self, ssrc: int, cname: str) -> Local:
        """Return our half of the connection, once candidates are gathered."""
        return Local(
            ice_username=self._link.local_username,
            ice_password=self._link.local_password,
            candidates=self._link.local_candidates,
            fingerprints=self._ground.certificate.getFingerprints(),
            ssrc=ssrc,
            cname=cname,
        )

    def start(self, on_connected: Callable[[Self], None], on_end: Callable[[Self], None]) -> None:
        """Connect in the background. `on_end` comes last, and exactly once unless `close` is called."""
        self._task = asyncio.create_task(self._live(on_connected, on_end))

    async def _live(self, on_connected: Callable[[Self], None], on_end: Callable[[Self], None]) -> None:
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
        link, far = self._link, self._far
        link.remote_is_lite = far.is_lite
        link.remote_username, link.remote_password = far.ice_username, far.ice_password
        await link.connect()
        await self._dtls.start(far.dtls)

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
                packets = RtcpPacket.parse(session.unprotect_rtcp(data))
                self._link.heard_s = now_s
                self._reported(packets, now_s)
            else:
                packet = rtp.parse(session.unprotect(data))
                self._link.heard_s = now_s
                self._received(packet, now_s)
        except (pylibsrtp.Error, ValueError):
            return  # forged, repeated or broken: the counters of SRTP have seen it, nobody else needs to

    def _is_too_much(self, second: int) -> bool:
        if second != self._second:
            self._second, self._in_second = second, 0
        self._in_second += 1
        return self._in_second > self.max_packets_per_s

    @abstractmethod
    def _received(self, packet: rtp.RtpPacket, now_s: float) -> None: ...

    @abstractmethod
    def _reported(self, packets: Sequence[AnyRtcpPacket], now_s: float) -> None: ...
