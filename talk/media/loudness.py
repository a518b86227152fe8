"""Loudness after ITU-R BS.1770-5 and EBU R128, mono at 48 kHz: how loud people find a voice or a whole episode.

FFmpeg's `ebur128` measures the same to 0.1 LU, but a whole file at a time. Here the power of every 100 ms
is kept, so that the loudness of a mix follows from its voices before anything is mixed.
"""

import math
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from talk.media.audio import RATE_HZ, Frame

CELL_SAMPLES: Final = RATE_HZ // 10
"""100 ms: the step of R128's blocks, which are four of these long."""
SILENT_LUFS: Final = -70.0
"""R128's absolute gate: what is quieter counts as nothing, and a whole recording of it has this loudness."""
RELATIVE_GATE_LU: Final = -10.0
_CELLS_PER_BLOCK: Final = 4
_OFFSET_DB: Final = -0.691
_TURN_CELLS: Final = 12
_HISTORY: Final = CELL_SAMPLES // 2
"""50 ms: by then the filter's answer to an impulse is below -100 dB."""
_TURN_SAMPLES: Final = _TURN_CELLS * CELL_SAMPLES
_FFT_SAMPLES: Final = _TURN_SAMPLES + _HISTORY
_SHELF: Final = (
    (1.53512485958697, -2.69169618940638, 1.19839281085285),
    (1.0, -1.69065929318241, 0.73248077421585),
)
_HIGH_PASS: Final = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))

Powers = NDArray[np.float64]
"""`(cells,) float64`: K-weighted mean square of every 100 ms."""


class Meter:
    """Takes samples in pieces of any length and keeps the K-weighted power of every 100 ms. About 1.5 ms a second."""

    def __init__(self) -> None:
        self._history = np.zeros(_HISTORY, np.float32)
        self._waiting: list[Frame] = []
        self._waiting_samples = 0
        self._powers: list[Powers] = []

    def add(self, samples: Frame) -> None:
        """Take in `(n,) float32`."""
        self._waiting.append(samples)
        self._waiting_samples += samples.size
        if self._waiting_samples >= _TURN_SAMPLES:
            joined = np.concatenate(self._waiting)
            whole = joined.size - joined.size % _TURN_SAMPLES
            for start in range(0, whole, _TURN_SAMPLES):
                self._turn(joined[start : start + _TURN_SAMPLES])
            self._waiting = [joined[whole:]]
            self._waiting_samples = joined.size - whole

    def powers(self) -> Powers:
        """Return the power of every 100 ms so far; call it once, at the end. A last one cut short is filled up."""
        cells = -(-self._waiting_samples // CELL_SAMPLES)
        if cells:
            rest = np.concatenate(self._waiting)
            self._turn(np.pad(rest, (0, _TURN_SAMPLES - rest.size)))
            self._powers[-1] = self._powers[-1][:cells]
            self._waiting, self._waiting_samples = [], 0
        return np.concatenate(self._powers) if self._powers else np.zeros(0)

    def _turn(self, samples: Frame) -> None:
        """Filter 1.2 s by overlap-save: the first samples of a cyclic convolution are wrong, and are the history."""
        if not samples.any() and not self._history.any():
            self._powers.append(np.zeros(_TURN_CELLS))
            return
        spectrum = np.fft.rfft(np.concatenate([self._history, samples]))
        weighted = np.fft.irfft(spectrum * _k_weighting(), _FFT_SAMPLES)[_HISTORY:]
        cells = weighted.reshape(_TURN_CELLS, CELL_SAMPLES)
        self._powers.append(np.einsum("ij,ij->i", cells, cells).astype(np.float64) / CELL_SAMPLES)
        self._history = samples[-_HISTORY:]


def integrated_lufs(powers: Powers) -> float:
    """Return the gated loudness of all cells, in LUFS; `SILENT_LUFS` where there is nothing but silence."""
    blocks = _blocks(powers)
    loud = blocks[blocks > _power(SILENT_LUFS)]
    if not loud.size:
        return SILENT_LUFS
    gate = _power(_lufs(float(loud.mean())) + RELATIVE_GATE_LU)
    return _lufs(float(loud[loud > gate].mean()))


def _blocks(powers: Powers) -> Powers:
    """Return the power of every 400 ms, a new one each 100 ms; of what is shorter, the whole."""
    if powers.size < _CELLS_PER_BLOCK:
        return powers[:0] if not powers.size else np.array([powers.mean()])
    total = np.concatenate([[0.0], np.cumsum(powers)])
    return np.asarray((total[_CELLS_PER_BLOCK:] - total[:-_CELLS_PER_BLOCK]) / _CELLS_PER_BLOCK)


def _power(lufs: float) -> float:
    return float(10 ** ((lufs - _OFFSET_DB) / 10))


def _lufs(power: float) -> float:
    return _OFFSET_DB + 10 * math.log10(power)


@lru_cache(maxsize=1)
def _k_weighting() -> NDArray[np.complex64]:
    """Return the response of both of BS.1770's filters at the frequencies of a turn's spectrum."""
    delay = np.exp(-2j * np.pi * np.arange(_FFT_SAMPLES // 2 + 1) / _FFT_SAMPLES)
    response = np.ones_like(delay)
    for numerator, denominator in (_SHELF, _HIGH_PASS):
        response *= np.polyval(numerator[::-1], delay) / np.polyval(denominator[::-1], delay)
    return np.asarray(response, np.complex64)
