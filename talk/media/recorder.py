"""The recorder of one talk: what consenting voices send and what is played, onto disk while it happens.

Packets are kept as they came in, not decoded: a recorded voice costs no more than a copy. They gather in memory and are
written about twice a second by a thread that does nothing else, so that a killed process loses less than a second
and a slow disk holds up nobody.
"""

import asyncio
import errno
import time
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import Executor
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final, TypeVar

import structlog

from talk.media.audio import FRAME_SAMPLES, Frame
from talk.media.codec import OpusEncoder
from talk.media.ids import ClipId, PeerId, TalkId
from talk.media.pacing import Tick
from talk.media.sink import Fact, RecordingFailed, RecordingFailure
from talk.media.tracks import MAGIC, TrackId, TrackKind, TrackPacket, piece_name, record

log = structlog.get_logger(__name__)

Result = TypeVar("Result")
WRITE_EVERY_S: Final = 0.4
MAX_WAITING_BYTES: Final = 512 * 1024
"""Of one track, over a minute of speech. Overflow rule: what comes next is dropped."""
_NO_ROOM: Final = {errno.ENOSPC, errno.EDQUOT}
_NOBODY: Final[frozenset[PeerId]] = frozenset()


class Recorder:
    """Belongs to the engine's loop and to one talk. Told by level who is recorded; a piece lasts while anybody is."""

    def __init__(self, talk: TalkId, disk: Executor, tell: Callable[[Fact], None]) -> None:
        """`disk`: an executor of one thread, so that what is written stays in order."""
        self.dropped = 0
        self._talk, self._disk, self._tell = talk, disk, tell
        self._people = self._wanted = _NOBODY
        """Whose packets are taken at this moment, and whose are to be by the last word on it."""
        self._followed: frozenset[PeerId] | None = _NOBODY
        """The level that has been carried out; None while one is being carried out."""
        self._piece: _Piece | None = None
        self._began_s = self._written_s = 0.0
        self._waiting: dict[TrackId, bytearray] = {}
        self._encoders: dict[ClipId, OpusEncoder] = {}
        self._has_failed = False
        self._lock = asyncio.Lock()
        self._work: asyncio.Task[None] | None = None

    async def follow(self, folder: Path | None, people: Collection[PeerId]) -> None:
        """Record these voices and no others from now on; with nobody, or no folder, the piece ends.

        When this returns, everything of those who are not recorded any more is in files that are closed. After a
        failure nothing is recorded until nobody is to be recorded once.
        """
        wanted = frozenset(people) if folder is not None else _NOBODY
        self._wanted, self._people = wanted, self._people & wanted  # at once, before anything is waited for
        if wanted == self._followed:
            return
        self._followed = None
        async with self._lock:
            if folder is None or not wanted:
                await self._end()
                self._has_failed = False
            elif self._piece is not None:
                await self._write()
            elif not self._has_failed:
                await self._begin(folder)
            self._people = wanted & self._wanted if self._piece is not None else _NOBODY
            self._followed = wanted

    def take(self, peer: PeerId, payload: bytes, timestamp: int, arrival_s: float) -> None:
        """Take a packet of a voice that is heard (see `sink.Tap`); those of whom is not recorded are left alone."""
        if peer in self._people:
            self._add(TrackId(TrackKind.VOICE, peer), payload, timestamp, arrival_s)

    def take_clip(self, clip: ClipId, frame: Frame, tick: Tick) -> None:
        """Take 20 ms of what is played, at its own gain."""
        if not self._people:
            return
        if clip not in self._encoders:
            self._encoders[clip] = OpusEncoder()
        payload, timestamp = self._encoders[clip].encode(frame), tick.index * FRAME_SAMPLES % 2**32
        if payload:
            self._add(TrackId(TrackKind.CLIP, clip), payload, timestamp, tick.due_s)

    def end_clip(self, clip: ClipId) -> None:
        """Take note that a clip is not played any more."""
        self._encoders.pop(clip, None)

    def turn(self, now_s: float) -> None:
        """Write when it is time, in the background. `now_s`: the loop's clock."""
        if self._waiting and self._work is None and now_s - self._written_s >= WRITE_EVERY_S:
            self._work = asyncio.create_task(self._write_soon())

    async def close(self) -> None:
        """Write what is left and close the files."""
        await self.follow(None, _NOBODY)
        if self._work is not None:
            await asyncio.gather(self._work, return_exceptions=True)

    def _add(self, track: TrackId, payload: bytes, timestamp: int, arrival_s: float) -> None:
        arrival_ms = max(0, round((arrival_s - self._began_s) * 1000))
        waiting = self._waiting.setdefault(track, bytearray())
        if len(waiting) + len(payload) > MAX_WAITING_BYTES:
            self.dropped += 1
        else:
            waiting += record(TrackPacket(arrival_ms, timestamp, payload))

    # Everything below runs while the lock is held

    async def _write_soon(self) -> None:
        try:
            async with self._lock:
                await self._write()
        finally:
            self._work = None

    async def _begin(self, folder: Path) -> None:
        self._began_s = self._written_s = asyncio.get_running_loop().time()
        path = folder / piece_name(time.time_ns() // 1_000_000)
        try:
            self._piece = await self._on_disk(lambda: _Piece(path))
        except OSError as error:
            self._fail(error)

    async def _write(self) -> None:
        """Write what waits, and close the tracks of those who are not recorded any more."""
        piece, waiting = self._piece, self._waiting
        if piece is None:
            return
        self._waiting, self._written_s = {}, asyncio.get_running_loop().time()
        voices = {TrackId(TrackKind.VOICE, peer) for peer in self._people}
        going_on = voices | {TrackId(TrackKind.CLIP, clip) for clip in self._encoders}
        try:
            await self._on_disk(lambda: piece.write(waiting, going_on))
        except OSError as error:
            self._fail(error)
            await self._on_disk(piece.abandon)

    async def _end(self) -> None:
        self._encoders.clear()
        await self._write()
        self._piece = None

    def _fail(self, error: OSError) -> None:
        log.warning("recording failed", reason=type(error).__name__, errno=error.errno)
        self._people, self._piece, self._has_failed = _NOBODY, None, True
        self._waiting.clear()
        self._encoders.clear()
        reason = RecordingFailure.DISK_FULL if error.errno in _NO_ROOM else RecordingFailure.UNWRITABLE
        self._tell(RecordingFailed(self._talk, reason))

    async def _on_disk(self, work: Callable[[], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._disk, work)


class _Piece:
    """The files of one piece, a track each. Lives on the disk's thread."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._files: dict[TrackId, BinaryIO] = {}

    def write(self, packets: Mapping[TrackId, bytes | bytearray], going_on: Collection[TrackId]) -> None:
        """Append to the tracks and close those that do not go on. Raises OSError."""
        for track, data in packets.items():
            file = self._files.get(track) or self._open(track)
            file.write(data)
            file.flush()
        for track in [track for track in self._files if track not in going_on]:
            self._files.pop(track).close()

    def _open(self, track: TrackId) -> BinaryIO:
        file = self._files[track] = (self._folder / track.file_name).open("ab")
        if file.tell() == 0:
            file.write(MAGIC)
        return file

    def abandon(self) -> None:
        """Close the files whatever becomes of them."""
        for file in self._files.values():
            with suppress(OSError):
                file.close()
        self._files.clear()
