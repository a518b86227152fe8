"""The one audio format inside the engine, and its units."""

import math
from collections.abc import Iterator
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 48_000
FRAME_S = 0.02
FRAME_SAMPLES = 960
"""20 ms at 48 kHz."""
FLOOR_DBFS = -90.0
"""What digital silence measures: about the noise of 16 bits."""

Frame: TypeAlias = NDArray[np.float32]
"""`(960,) float32` in -1..1, mono, unless a docstring gives another shape."""


def silence() -> Frame:
    """Return a new frame of zeros."""
    return np.zeros(FRAME_SAMPLES, np.float32)


def level_dbfs(samples: Frame) -> float:
    """Return the root mean square in dB of full scale, `FLOOR_DBFS`..0; a full-scale sine has -3."""
    power = float(np.dot(samples, samples)) / max(1, samples.size)
    return max(FLOOR_DBFS, 10 * math.log10(power)) if power > 0 else FLOOR_DBFS


def amplitude(gain_db: float) -> float:
    """Return the factor of a gain in dB."""
    return float(10 ** (gain_db / 20))


def frames_of(samples: Frame) -> Iterator[Frame]:
    """Cut `(n,) float32` into frames; the last one is filled with silence."""
    for start in range(0, samples.size, FRAME_SAMPLES):
        part = samples[start : start + FRAME_SAMPLES]
        yield part if part.size == FRAME_SAMPLES else np.pad(part, (0, FRAME_SAMPLES - part.size))
