"""Clients of the engine for its tests: aiortc's own peer connections, with a tone to say and ears to hear it by."""

import asyncio
import fractions
from collections.abc import Callable
from typing import Protocol, TypeVar, cast

import av
import numpy as np
from aiortc import MediaStreamTrack, RTCConfiguration, RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import MediaStreamError
from numpy.typing import NDArray

from talk.media.audio import FRAME_SAMPLES, RATE_HZ
from talk.media.ids import PeerId, TalkId
from talk.media.sink import Fact

Kind = TypeVar("Kind")
TALK = TalkId("morning-show")


class Answers(Protocol):
    """What an engine and its thread have in common."""

    async def answer(
        self, talk: TalkId, peer: PeerId, offer_sdp: str, *, may_speak: bool, is_muted: bool
    ) -> str: ...


class Tone(MediaStreamTrack):
    """A sine of one frequency at -14 dBFS, in real time."""

    kind = "audio"

    def __init__(self, hz: float) -> None:
        super().__init__()
        self._hz, self._count, self._start = hz, 0, 0.0

    async def recv(self) -> av.AudioFrame:
        loop = asyncio.get_running_loop()
        self._start = self._start or loop.time()
        await asyncio.sleep(max(0.0, self._start + self._count / RATE_HZ - loop.time()))
        samples = tone(self._hz, self._count)
        frame = av.AudioFrame.from_ndarray((samples * 32767).astype(np.int16).reshape(1, -1), layout="mono")
        frame.sample_rate, frame.pts = RATE_HZ, self._count
        frame.time_base = fractions.Fraction(1, RATE_HZ)
        self._count += FRAME_SAMPLES
        return frame


def tone(hz: float, start: int = 0, samples: int = FRAME_SAMPLES, peak: float = 0.28) -> NDArray[np.float32]:
    """Return `(samples,) float32` of a sine."""
    return (peak * np.sin(2 * np.pi * hz * (np.arange(samples) + start) / RATE_HZ)).astype(np.float32)


class Person:
    """Somebody at a client. `say` is the frequency of what they say all the time, if anything."""

    def __init__(self, name: str, say: float | None = None) -> None:
        self.peer = PeerId(name)
        self.connection = RTCPeerConnection(RTCConfiguration(iceServers=[]))
        self._heard: list[NDArray[np.float32]] = []
        self._ears: asyncio.Task[None] | None = None
        self.first_heard_s = 0.0
        self.connection.on("track", self._listen)
        if say is None:
            self.connection.addTransceiver("audio", direction="sendrecv")
        else:
            self.connection.addTrack(Tone(say))

    def _listen(self, track: MediaStreamTrack) -> None:
        self._ears = asyncio.ensure_future(self._hear(track))

    async def _hear(self, track: MediaStreamTrack) -> None:
        while True:
            try:
                frame = cast("av.AudioFrame", await track.recv())
            except MediaStreamError:
                return
            self.first_heard_s = self.first_heard_s or asyncio.get_running_loop().time()
            samples = frame.to_ndarray()[0].astype(np.float32) / 32768
            self._heard.append(samples.reshape(-1, len(frame.layout.channels))[:, 0])
            del self._heard[:-100]

    async def offer(self) -> str:
        await self.connection.setLocalDescription(await self.connection.createOffer())
        return self.connection.localDescription.sdp

    async def join(
        self, engine: Answers, *, may_speak: bool = False, is_muted: bool = False, talk: TalkId = TALK
    ) -> None:
        answer = await engine.answer(
            talk, self.peer, await self.offer(), may_speak=may_speak, is_muted=is_muted
        )
        await self.accept(answer)

    async def accept(self, answer: str) -> None:
        await self.connection.setRemoteDescription(RTCSessionDescription(answer, "answer"))

    def pull_the_plug(self) -> None:
        """Be gone without a word."""
        link = self.connection.getTransceivers()[0].receiver.transport.transport._connection
        for protocol in link._protocols:
            protocol.transport.abort()

    def forget(self) -> None:
        self._heard.clear()

    def loudness(self, hz: float, last: int = 15) -> float:
        """Return the amplitude of one frequency in the last frames, 0 where too little has been heard."""
        if len(self._heard) < last:
            return 0.0
        samples = np.concatenate(self._heard[-last:])
        wave = np.exp(-2j * np.pi * hz * np.arange(samples.size) / RATE_HZ) * np.hanning(samples.size) * 2
        return float(2 * abs(np.dot(samples, wave)) / samples.size)

    def hears(self, hz: float) -> bool:
        return self.loudness(hz) > 0.05

    def is_deaf_to(self, hz: float) -> bool:
        return self.loudness(hz) < 0.01

    async def leave(self) -> None:
        await self.connection.close()
        if self._ears is not None:
            self._ears.cancel()
            await asyncio.gather(self._ears, return_exceptions=True)


class Remembered:
    """A sink that keeps what it is told."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []

    def __call__(self, fact: Fact) -> None:
        self.facts.append(fact)

    def of(self, kind: type[Kind]) -> list[Kind]:
        return [fact for fact in self.facts if isinstance(fact, kind)]


async def until(condition: Callable[[], bool], within_s: float = 5.0) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(within_s):
        while not condition():  # noqa: ASYNC110 - what is waited for is heard, not signalled
            await asyncio.sleep(0.02)
