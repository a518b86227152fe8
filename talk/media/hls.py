"""The mix as HLS for those who only listen while the house is full: fMP4, AAC, segments of one second, into a folder.

A static web server carries about 30,000 listeners a core with it, some two seconds behind. FFmpeg's muxer writes each
file under another name first, so nobody ever reads half of one. Encoding and writing happen in the executor.
"""

import asyncio
from collections import deque
from concurrent.futures import Executor
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import structlog
from av.audio.stream import AudioStream
from av.container import OutputContainer

from talk.media.audio import RATE_HZ, Frame, silence

log = structlog.get_logger(__name__)

PLAYLIST = "live.m3u8"
SEGMENT_S = 1
"""Shorter ones make FFmpeg write a target duration of 0, which players refuse."""
LISTED = 8
"""Segments in the playlist; older ones are deleted a little later."""
BIT_RATE = 64_000
BATCH_FRAMES = 25
"""Frames that are encoded in one go: half a second."""
MAX_WAITING_FRAMES = 250
"""5 s. Overflow rule: the oldest frames are dropped; the disk is too slow, not the talk."""
MAX_GAP_FRAMES = 50


class HlsWriter:
    """Made by `HlsWriter.open`; `add` is called by the clock and never waits."""

    def __init__(self, container: OutputContainer, stream: AudioStream, executor: Executor) -> None:
        self.dropped = 0
        self._container, self._stream, self._executor = container, stream, executor
        self._resampler = av.AudioResampler(format="fltp", layout="mono", rate=RATE_HZ, frame_size=1024)
        self._waiting: deque[Frame] = deque()
        self._work: asyncio.Task[None] | None = None
        self._next_tick: int | None = None
        self._samples = 0

    @classmethod
    async def open(cls, folder: Path, executor: Executor) -> "HlsWriter":
        """Start a playlist in an existing folder. Raises OSError."""
        loop = asyncio.get_running_loop()
        container, stream = await loop.run_in_executor(executor, _open, folder)
        return cls(container, stream, executor)

    def add(self, frame: Frame, tick: int) -> None:
        """Take the frame of a tick; ticks that were skipped become silence, so that the clocks stay together."""
        skipped = 0 if self._next_tick is None else tick - self._next_tick
        self._next_tick = tick + 1
        for _ in range(min(skipped, MAX_GAP_FRAMES)):
            self._waiting.append(silence())
        self._waiting.append(frame)
        while len(self._waiting) > MAX_WAITING_FRAMES:
            self._waiting.popleft()
            self.dropped += 1
        if len(self._waiting) >= BATCH_FRAMES and self._work is None:
            self._work = asyncio.create_task(self._write())

    async def _write(self) -> None:
        frames = [self._waiting.popleft() for _ in range(len(self._waiting))]
        loop = asyncio.get_running_loop()
        try:
            await loop.run_in_executor(self._executor, self._encode, frames)
        except (av.error.FFmpegError, OSError) as error:
            log.warning("segment not written", reason=type(error).__name__)
        finally:
            self._work = None

    def _encode(self, frames: list[Frame]) -> None:
        """Encode and write; runs in the executor, one call at a time."""
        if frames:
            samples = np.concatenate(frames)
            picture = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="fltp", layout="mono")
            picture.sample_rate, picture.pts = RATE_HZ, self._samples
            picture.time_base = Fraction(1, RATE_HZ)
            self._samples += samples.size
            for piece in self._resampler.resample(picture):
                self._container.mux(self._stream.encode(piece))

    async def close(self) -> None:
        """Write what is left and end the playlist."""
        if self._work is not None:
            await asyncio.gather(self._work, return_exceptions=True)
        frames = list(self._waiting)
        self._waiting.clear()
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self._executor, self._finish, frames)

    def _finish(self, frames: list[Frame]) -> None:
        try:
            self._encode(frames)
            for piece in self._resampler.resample(None):
                self._container.mux(self._stream.encode(piece))
            self._container.mux(self._stream.encode(None))
        except (av.error.FFmpegError, OSError) as error:
            log.warning("playlist not ended", reason=type(error).__name__)
        finally:
            self._container.close()


def _open(folder: Path) -> tuple[OutputContainer, AudioStream]:
    if not folder.is_dir():
        raise FileNotFoundError(f"No such folder: {folder}")  # FFmpeg would find out with the first segment
    container = av.open(
        str(folder / PLAYLIST),
        "w",
        format="hls",
        options={
            "hls_time": str(SEGMENT_S),
            "hls_segment_type": "fmp4",
            "hls_list_size": str(LISTED),
            "hls_delete_threshold": "4",
            "hls_flags": "delete_segments+independent_segments+program_date_time+temp_file",
            "hls_fmp4_init_filename": "init.mp4",
            "hls_segment_filename": str(folder / "part-%d.m4s"),
        },
    )
    stream = container.add_stream("aac", rate=RATE_HZ, layout="mono")
    stream.bit_rate = BIT_RATE
    return container, stream
