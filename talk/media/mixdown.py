"""The second pass over a recording: all voices at their gains, as one stream, with what is cut left out."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import numpy as np

from talk.media.audio import RATE_HZ, Frame, amplitude
from talk.media.survey import READ_SAMPLES, Recorded, open_tracks
from talk.media.timeline import Segment, Timeline
from talk.media.tracks import TrackId

FADE: Final = RATE_HZ // 100
"""Samples over which two pieces, or both sides of a cut, run into each other: 10 ms."""
_RISE: Final = np.sin(np.linspace(0, np.pi / 2, FADE, dtype=np.float32))
_FALL: Final = _RISE[::-1].copy()


def mixdown(recorded: Recorded, timeline: Timeline) -> Iterator[Frame]:
    """Yield the episode as `(n,) float32`, whole milliseconds, 2.4 s at most: at the voices' gains, not limited yet."""
    segments = list(timeline.segments())
    desk, tail = _Desk.nothing(), np.zeros(0, np.float32)
    for number, segment in enumerate(segments):
        if number == 0 or segment.piece != segments[number - 1].piece:
            desk = _Desk(recorded.folders[segment.piece], recorded.gains_db)
        following = segments[number + 1] if number + 1 < len(segments) else None
        for start in range(segment.start, segment.stop, READ_SAMPLES):
            block = desk.read(start, min(start + READ_SAMPLES, segment.stop))
            if start == segment.start:
                _run_into(tail, block)
            if following is None and start + READ_SAMPLES >= segment.stop:
                block[-FADE:] *= _FALL[-block.size :]
            yield block
        tail = desk.read(segment.stop, segment.stop + _reach(segment, following))


class _Desk:
    """All voices of one piece on their way into the mix."""

    def __init__(self, folder: Path | None, gains_db: Mapping[TrackId, float]) -> None:
        wanted = open_tracks(folder) if folder is not None else ()
        self._voices = [
            (np.float32(amplitude(gains_db[track])), audio) for track, audio in wanted if track in gains_db
        ]

    @classmethod
    def nothing(cls) -> "_Desk":
        """Return one without voices."""
        return cls(None, {})

    def read(self, start: int, stop: int) -> Frame:
        mixed = np.zeros(stop - start, np.float32)
        for gain, audio in self._voices:
            mixed += audio.read(start, stop) * gain
        return mixed


def _reach(segment: Segment, following: Segment | None) -> int:
    """Return how much after a segment is heard while it fades: nothing that is kept anyway."""
    if following is None:
        return 0
    return FADE if following.piece != segment.piece else min(FADE, following.start - segment.stop)


def _run_into(tail: Frame, block: Frame) -> None:
    """Let what came before fade into the beginning of a block."""
    run = min(tail.size or FADE, block.size)
    rise, fall = (_RISE, _FALL) if run == FADE else (np.linspace(0, 1, run), np.linspace(1, 0, run))
    block[:run] *= rise
    if tail.size:
        block[:run] += tail[:run] * fall
