"""Audio files played into the mix: jingles, call-in questions, whole recordings.

A clip is decoded a little ahead in a worker thread, never as a whole: an hour of audio costs no more memory than
two seconds. A file that cannot keep up is heard as silence, not as a talk that halts.
"""

import asyncio
import io
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Executor
from itertools import islice
from pathlib import Path

import av
import numpy as np
import structlog
from av.container import InputContainer

from talk.media.audio import FRAME_SAMPLES, RATE_HZ, Frame, amplitude
from talk.media.errors import UnreadableClip

log = structlog.get_logger(__name__)

AHEAD_FRAMES = 100
"""2 s are decoded ahead at most, and more is decoded when half of them have been played."""
MAX_BYTES = 64 * 1024 * 1024
"""For clips given as bytes; files may be of any size."""


class Clip:
    """A file in play. Made by `Clip.open`; `frame` is called by the clock, everything slow runs in the executor."""

    def __init__(self, container: InputContainer, gain_db: float, executor: Executor) -> None:
        self.ended = False
        self._container, self._executor = container, executor
        self._gain = np.float32(amplitude(gain_db))
        self._source = _decode(container)
        self._ready: deque[Frame] = deque()
        self._work: asyncio.Task[None] | None = None
        self._exhausted = False

    @classmethod
    async def open(cls, audio: Path | bytes, gain_db: float, executor: Executor) -> "Clip":
        """Return a clip whose first frames are decoded. Raises UnreadableClip."""
        if isinstance(audio, bytes) and len(audio) > MAX_BYTES:
            raise UnreadableClip("too large")
        loop = asyncio.get_running_loop()
        clip = cls(await loop.run_in_executor(executor, _open, audio), gain_db, executor)
        await clip._fill()
        if not clip._ready:
            await clip.close()
            raise UnreadableClip("no audio in it")
        return clip

    def frame(self) -> Frame | None:
        """Return the next 20 ms at the clip's gain, or None: nothing is ready, or it has `ended`."""
        if len(self._ready) <= AHEAD_FRAMES // 2 and not self._exhausted and self._work is None:
            self._work = asyncio.create_task(self._fill())
        if self._ready:
            return self._ready.popleft() * self._gain
        self.ended = self._exhausted
        return None

    async def _fill(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            part = await loop.run_in_executor(self._executor, _take, self._source, AHEAD_FRAMES // 2)
        except (av.error.FFmpegError, ValueError) as error:
            log.warning("clip broke off", reason=type(error).__name__)
            part = []
        self._ready.extend(part)
        self._exhausted = len(part) < AHEAD_FRAMES // 2
        self._work = None

    async def close(self) -> None:
        """Stop decoding and close the file."""
        self.ended = True
        if self._work is not None:
            await asyncio.gather(
                self._work, return_exceptions=True
            )  # at most a second of audio; a thread cannot be cancelled
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self._executor, self._container.close)


def _open(audio: Path | bytes) -> InputContainer:
    try:
        source = io.BytesIO(audio) if isinstance(audio, bytes) else str(audio)
        container = av.open(source, "r", options={"protocol_whitelist": "file"})
    except (av.error.FFmpegError, OSError, ValueError) as error:
        raise UnreadableClip(type(error).__name__) from error
    if not container.streams.audio:
        container.close()
        raise UnreadableClip("no audio in it")
    return container


def _decode(container: InputContainer) -> Iterator[Frame]:
    """Yield frames of 20 ms, mono at 48 kHz; the last one filled with silence."""
    resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE_HZ, frame_size=FRAME_SAMPLES)
    for picture in container.decode(container.streams.audio[0]):
        picture.pts = None
        for piece in resampler.resample(picture):
            yield _padded(piece)
    for piece in resampler.resample(None):
        yield _padded(piece)


def _padded(piece: av.AudioFrame) -> Frame:
    samples = piece.to_ndarray()[0].astype(np.float32)
    return np.pad(samples, (0, FRAME_SAMPLES - samples.size)) if samples.size < FRAME_SAMPLES else samples


def _take(source: Iterator[Frame], count: int) -> list[Frame]:
    return list(islice(source, count))
