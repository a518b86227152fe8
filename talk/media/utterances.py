"""Where somebody speaks on their own track, in stretches that a speech model takes. Pure.

Most of one's track is silence, in which models hear words that nobody said, so they never get to hear it.
"""

from collections.abc import Iterator
from typing import Final

import numpy as np

from talk.media.audio import FRAME_SAMPLES
from talk.media.pauses import FRAMES_PER_S, Levels, speaking
from talk.media.timeline import Span

LONGEST: Final = 28 * FRAMES_PER_S
"""Frames. Whisper's window is 30 s."""
_AROUND: Final = FRAMES_PER_S // 5
"""Frames before and after: consonants are quiet."""
_BREAK: Final = FRAMES_PER_S
"""A pause of so many frames ends a stretch."""


def utterances(levels: Levels) -> list[Span]:
    """Return the stretches in samples, in order and apart. `levels`: dBFS of every 20 ms of the track."""
    heard = np.flatnonzero(speaking(levels))
    if not heard.size:
        return []
    breaks = np.flatnonzero(np.diff(heard) > _BREAK)
    starts = [heard[0], *heard[breaks + 1]]
    stops = [*heard[breaks] + 1, heard[-1] + 1]
    found: list[Span] = []
    for start, stop in zip(starts, stops, strict=True):
        begin, end = max(0, int(start) - _AROUND), min(levels.size, int(stop) + _AROUND)
        found.extend(_split(levels, begin, end))
    return found


def _split(levels: Levels, start: int, stop: int) -> Iterator[Span]:
    """Yield a stretch in parts that are short enough, parted where it is quietest."""
    while stop - start > LONGEST:
        half = start + LONGEST // 2
        middle = half + int(np.argmin(_smooth(levels[half : start + LONGEST])))
        yield Span(start * FRAME_SAMPLES, middle * FRAME_SAMPLES)
        start = middle
    yield Span(start * FRAME_SAMPLES, stop * FRAME_SAMPLES)


def _smooth(levels: Levels) -> Levels:
    """Return the levels over 200 ms: a closed P is no pause."""
    return np.asarray(np.convolve(levels, np.full(10, 0.1), mode="same"), np.float32)
