"""Somebody in a live talk, at a socket and with real ICE, DTLS and SRTP, who comes back as the browser does.

Follows `frontend/src/lib/peer.ts`: on `rtc.lost`, or when nothing has come for a while, a new line is made beside the
old one; one that fails is tried again after a random wait, a server without sound after ten seconds.
"""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Protocol

import av
import numpy as np
from aiortc.rtcdtlstransport import RTCCertificate

from talk.media import rtp
from tests.bench.talk.listener import Listener
from tests.faults.client import Client, Device, Frame, OfflineError, Pace, RefusedError, fetch
from tests.faults.population import Holder
from tests.talk.media.people import Person, Tone, until

SETUP_S = 15.0
NO_SOUND_S = 10.0
SILENT_S = 8.0
"""So long a browser without a sign of the other side goes on hoping: five until it says so, and our patience."""
BACKOFF_S, BACKOFF_LIMIT_S = 0.5, 30.0
AUDIBLE = 0.01
"""The mean amplitude from which on it is not silence."""


class Line(Protocol):
    """One connection for sound."""

    connected_at: float
    """Unix time; 0 before."""

    async def offer(self) -> str: ...

    async def accept(self, answer: str) -> None:
        """Connect by the answer; connected when it returns."""

    def is_silent(self) -> bool:
        """Tell whether the other side has shown no sign of life for too long."""

    async def close(self) -> None: ...


class Ears(Listener):
    """Listens for the first sound, and from then on only counts."""

    def __init__(self, certificate: RTCCertificate) -> None:
        super().__init__(certificate)
        self.connected_at = 0.0
        self.heard_at = 0.0
        """Unix time of the first packet in which there was more than silence."""
        self.arrivals: dict[bytes, float] | None = None
        """When each payload first came (Unix time), where somebody wants to know."""
        self._decoder = av.CodecContext.create("libopus", "r")

    async def accept(self, answer: str) -> None:
        await super().accept(answer)
        self.connected_at = time.time()
        self._last_s = time.monotonic()

    def listen_anew(self) -> None:
        """Forget what was heard: what counts is the next sound."""
        self.heard_at = 0.0

    async def _received(self, data: bytes, arrival_time_ms: int) -> None:
        await super()._received(data, arrival_time_ms)
        if self.arrivals is not None:
            self.arrivals.setdefault(rtp.parse(data).payload, time.time())
        if not self.heard_at and self._is_loud(rtp.parse(data).payload):
            self.heard_at = time.time()

    def _is_loud(self, payload: bytes) -> bool:
        frames = self._decoder.decode(av.Packet(payload))
        return any(float(np.abs(frame.to_ndarray()).mean()) > AUDIBLE * 32_768 for frame in frames)

    def is_silent(self) -> bool:
        return self.connected_at > 0 and time.monotonic() - self._last_s > SILENT_S


class TimedTone(Tone):
    """A tone that knows when the first of it was sent: whoever sends it asks for the next frame then."""

    def __init__(self, hz: float) -> None:
        super().__init__(hz)
        self.sent_at = 0.0
        """Unix time."""

    async def recv(self) -> av.AudioFrame:
        if self._count and not self.sent_at:
            self.sent_at = time.time()
        return await super().recv()


class Mouth(Person):
    """Says a tone all the time, and hears."""

    def __init__(self, name: str, hz: float) -> None:
        super().__init__(name)
        self.connected_at = 0.0
        self.tone = TimedTone(hz)
        self.connection.getSenders()[0].replaceTrack(self.tone)

    async def accept(self, answer: str) -> None:
        await super().accept(answer)
        await until(lambda: self.connection.connectionState not in ("new", "connecting"), SETUP_S)
        if self.connection.connectionState != "connected":
            raise ConnectionError
        self.connected_at = time.time()

    def is_silent(self) -> bool:
        return self.connection.connectionState in ("failed", "closed")

    async def close(self) -> None:
        await self.leave()


class Guest:
    """One person with one page. `run` keeps socket and sound up until it is cancelled."""

    def __init__(self, holder: Holder, address: str, talk: str, make_line: Callable[[], Line]) -> None:
        chance = random.Random(holder.id)
        pace = Pace(answer_s=SETUP_S)
        self.holder = holder
        self.lines: list[Line] = []
        """Those that were connected, in order; only the last one is open."""
        self.refusals: list[str] = []
        """What the server has refused an offer with."""
        self._talk, self._address, self._make_line, self._chance = talk, address, make_line, chance
        self._lost = asyncio.Event()
        self._line = ""
        """What the server calls the line that is open."""
        device = Device([address], holder.token, chance, pace, heard=self._heard)
        self._client = Client(device, {f"talk:{talk}": 0, f"person:{holder.id}": 0})

    async def run(self) -> None:
        """Be in the talk."""
        await asyncio.to_thread(fetch, f"{self._url}/talks/{self._talk}/join", self.holder.token, {})
        socket = asyncio.create_task(self._client.run())
        try:
            await self._client.live.wait()
            while True:
                await self._connect()
                await self._until_lost()
        finally:
            socket.cancel()
            for line in self.lines[-1:]:
                await line.close()

    @property
    def _url(self) -> str:
        return f"http://{self._address}/api"

    def _heard(self, fact: Frame) -> None:
        if fact["type"] == "rtc.lost" and fact["talk"] == self._talk and fact["line"] == self._line:
            self._lost.set()

    @property
    def line(self) -> str:
        """Return what the server calls the line that is open; those who have the same hear over the same worker."""
        return self._line

    async def _until_lost(self) -> None:
        self._lost.clear()
        while not self.lines[-1].is_silent():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._lost.wait(), 0.5)
                return

    async def _connect(self) -> None:
        """Make a line, as often as it takes; the old one goes when the new one stands."""
        tries = 0
        while True:
            line = self._make_line()
            try:
                async with asyncio.timeout(SETUP_S):
                    await self._set_up(line)
            except (RefusedError, OfflineError, TimeoutError, ConnectionError) as error:
                await line.close()
                self.refusals.append(str(error) or type(error).__name__)
                has_no_sound = isinstance(error, RefusedError) and error.code == "no_audio"
                limit_s = min(BACKOFF_LIMIT_S, BACKOFF_S * 2**tries)
                await asyncio.sleep(NO_SOUND_S if has_no_sound else self._chance.uniform(0.05, limit_s))
                tries += 1
            else:
                break
        before = self.lines[-1:]
        self.lines.append(line)
        for old in before:
            await old.close()

    async def _set_up(self, line: Line) -> None:
        await asyncio.to_thread(fetch, f"{self._url}/ice-servers", self.holder.token)
        answer = await self._client.ask("rtc.offer", talk=self._talk, device="page", sdp=await line.offer())
        with suppress(RefusedError):
            await self._client.ask("rtc.candidate", talk=self._talk, candidate="")
        await line.accept(answer["sdp"])
        self._line = answer["line"]


def heard_at(listeners: Sequence[Guest], since: float) -> list[float]:
    """Return when those who have heard something on a line made after a moment (Unix time) first did."""
    found = []
    for guest in listeners:
        lines = [line for line in guest.lines if line.connected_at > since and isinstance(line, Ears)]
        found += [line.heard_at for line in lines if line.heard_at][:1]
    return found


def heard_again_at(listeners: Sequence[Guest]) -> list[float]:
    """Return when those who hear something over the line that is open first did, since they listen anew."""
    lines = [guest.lines[-1] for guest in listeners]
    return [line.heard_at for line in lines if isinstance(line, Ears) and line.heard_at]


def listen_anew(listeners: Sequence[Guest]) -> None:
    """Forget what was heard until now."""
    for guest in listeners:
        for line in guest.lines:
            if isinstance(line, Ears):
                line.listen_anew()


def spoke_at(speaker: Guest, since: float) -> float:
    """Return when somebody first sent sound over a line made after a moment (Unix time)."""
    lines = [line for line in speaker.lines if line.connected_at > since and isinstance(line, Mouth)]
    return lines[0].tone.sent_at


@asynccontextmanager
async def in_talk(guests: Sequence[Guest], *, within_s: float = 60) -> AsyncIterator[None]:
    """Keep guests in the talk. Raises `TimeoutError` where not all of them get a line."""
    tasks = [asyncio.create_task(guest.run()) for guest in guests]
    try:
        async with asyncio.timeout(within_s):
            while not all(guest.lines for guest in guests):
                failed = [task for task in tasks if task.done()]
                if failed:
                    await failed[0]
                await asyncio.sleep(0.05)
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
