"""Recordings for tests, as a talk would have left them: tones of any length, with a fixed beginning."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np

from talk.media import dubbing
from talk.media.audio import RATE_HZ, Frame
from talk.media.tracks import TrackId, TrackKind, TrackPacket

BEGAN_AT_MS = 1_795_500_000_000


def voice(name: str) -> TrackId:
    """Return the track of somebody's voice."""
    return TrackId(TrackKind.VOICE, name)


def tone(hz: float, seconds: float, peak: float = 0.2) -> Frame:
    """Return a sine."""
    return (peak * np.sin(2 * np.pi * hz * np.arange(round(seconds * RATE_HZ)) / RATE_HZ)).astype(np.float32)


def write_track(
    recording: Path, track: TrackId, said: Iterable[TrackPacket], began_at_ms: int = BEGAN_AT_MS
) -> Path:
    """Write a track into a piece, which is made where there is none."""
    return dubbing.write_track(recording, track, said, began_at_ms)


def power_db(samples: Frame, hz: float) -> float:
    """Return how loud a tone of this frequency is in the samples, in dB of a full-scale sine."""
    place = np.arange(samples.size) / RATE_HZ
    window = np.hanning(samples.size)
    found = np.abs(np.sum(samples * window * np.exp(-2j * np.pi * hz * place))) * 2 / window.sum()
    return float(20 * np.log10(max(found, 1e-9)))
