"""When somebody is heard in a recording, and which of its pauses are too long to listen to. Pure.

Live, a gate has to decide at once (`levels.SpeechGate`). Here the whole of a track is known: its noise is what it is
between the words, and a quiet voice is not mistaken for silence.
"""

from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from talk.media.audio import FLOOR_DBFS, FRAME_SAMPLES
from talk.media.levels import ABOVE_NOISE_DB, HYSTERESIS_DB, SPEECH_DBFS
from talk.media.timeline import Span

FRAMES_PER_S: Final = 50
LONGEST_PAUSE: Final = 2 * FRAMES_PER_S
"""In frames: longer ones are shortened, to half of it."""
BEFORE, AFTER = FRAMES_PER_S * 3 // 10, FRAMES_PER_S // 2
"""Frames kept before the first word and after the last one."""
LOUDEST_NOISE_DBFS: Final = SPEECH_DBFS + HYSTERESIS_DB
QUIETEST_DBFS: Final = -65.0
BELOW_VOICE_DB: Final = 30.0
"""What is further below the louder parts of a voice is none of its words."""
WITHIN_VOICE_DB: Final = 10.0
"""What is this near to the louder parts belongs to the voice, unless all of it is too quiet for one."""
_ONSET_FRAMES: Final = 3
"""A click is shorter."""

Levels = NDArray[np.float32]
"""`(frames,) float32`: dBFS of every 20 ms."""
Active = NDArray[np.bool_]
"""`(frames,) bool`: whether somebody is heard in these 20 ms."""


def speaking(levels: Levels) -> Active:
    """Return when the voice on a track speaks; breath, hum and keys are not it."""
    heard = levels[levels > FLOOR_DBFS]
    if not heard.size:
        return np.zeros(levels.size, np.bool_)
    quiet, loud = (float(level) for level in np.percentile(heard, (10, 95)))
    noise = min(quiet, LOUDEST_NOISE_DBFS)
    wanted = max(noise + ABOVE_NOISE_DB, loud - BELOW_VOICE_DB, QUIETEST_DBFS)
    return _steady(levels > min(wanted, max(SPEECH_DBFS, loud - WITHIN_VOICE_DB)))


def sounding(levels: Levels) -> Active:
    """Return when something is heard on the track of a clip, be it quiet music."""
    return _steady(levels > QUIETEST_DBFS)


def _steady(active: Active) -> Active:
    """Drop what is shorter than `_ONSET_FRAMES`."""
    if active.size < _ONSET_FRAMES:
        return np.zeros(active.size, np.bool_)
    long = sliding_window_view(active, _ONSET_FRAMES).all(axis=1)
    return np.asarray(
        sliding_window_view(np.pad(long, _ONSET_FRAMES - 1), _ONSET_FRAMES).any(axis=1), np.bool_
    )


def kept(active: Active) -> list[Span]:
    """Return what stays when silence around everything goes and long pauses are shortened, in samples.

    Where nobody is heard at all, the length of one pause stays.
    """
    heard = np.flatnonzero(active)
    if not heard.size:
        return [_span(0, min(active.size, LONGEST_PAUSE // 2))] if active.size else []
    gaps = np.flatnonzero(np.diff(heard) > LONGEST_PAUSE + 1)
    half = LONGEST_PAUSE // 4
    starts = [max(0, int(heard[0]) - BEFORE), *(int(heard[gap + 1]) - half for gap in gaps)]
    stops = [
        *(int(heard[gap]) + 1 + half for gap in gaps),
        min(active.size, int(heard[-1]) + 1 + AFTER),
    ]
    return [_span(start, stop) for start, stop in zip(starts, stops, strict=True)]


def _span(start: int, stop: int) -> Span:
    return Span(start * FRAME_SAMPLES, stop * FRAME_SAMPLES)
