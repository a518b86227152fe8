"""A limiter for what is not live: it knows what comes, so it turns down before a peak, and no true peak gets past it.

True peaks are those between the samples (BS.1770-5, annex 2), which is where decoders clip.
"""

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from talk.media.audio import RATE_HZ, Frame

CEILING_DBFS: Final = -2.0
"""MP3 and AAC overshoot: this leaves them 1 dB up to the -1 dBFS that podcasts are held to."""
_STEP: Final = RATE_HZ // 1000
"""Gains are worked out once a millisecond and joined by lines."""
_AHEAD_STEPS: Final = 5
"""The gain begins to fall 5 ms before a peak."""
_DELAY_STEPS: Final = _AHEAD_STEPS + 1
"""One more than is looked ahead, since the last samples of a block have no neighbours yet."""
_WINDOW_STEPS: Final = _AHEAD_STEPS + 6
"""A peak holds the gain for 5 ms."""
_RELEASE_PER_STEP: Final = 1 / 60
"""Part of the way back a millisecond: most of it in an eighth of a second."""
_PHASES: Final = 4
_HALF_TAPS: Final = 6
_QUIET: Final = 0.5
"""A block whose samples all stay below this part of the ceiling is not looked between."""

Steps = NDArray[np.float32]
"""`(n,) float32`, one value a millisecond."""


class PeakLimiter:
    """Takes blocks of whole milliseconds, gives them back 6 ms late: `finish` gives the rest."""

    def __init__(self, ceiling_dbfs: float = CEILING_DBFS) -> None:
        self._ceiling = float(10 ** (ceiling_dbfs / 20))
        self._held = np.zeros(_DELAY_STEPS * _STEP, np.float32)
        self._wanted = np.ones(_WINDOW_STEPS - 1, np.float32)
        self._released = np.ones(_AHEAD_STEPS - 1, np.float32)
        self._gain = 1.0
        self._last = np.float32(1.0)
        self._skip = self._held.size

    def limit(self, block: Frame) -> Frame:
        """Return what is ready, of the same length but for the first time. `block`: `(n * 48,) float32`."""
        if block.size % _STEP:
            raise ValueError(f"a block of {block.size} samples is no whole milliseconds")
        if not block.size:
            return block
        samples = np.concatenate([self._held, block])
        ready, self._held = samples[: block.size], samples[block.size :]
        gains = self._gains(samples, block.size // _STEP)
        if float(gains.min()) < 1.0:
            ready = ready * _lines(gains)
        ready, self._skip = ready[self._skip :], max(0, self._skip - block.size)
        return ready

    def finish(self) -> Frame:
        """Return the last milliseconds."""
        return self.limit(np.zeros(_DELAY_STEPS * _STEP, np.float32))

    def _gains(self, samples: Frame, count: int) -> Steps:
        """Return `count + 1` gains: at the beginning of each millisecond that is ready, and at the end."""
        wanted = np.concatenate([self._wanted, self._wanted_of(samples)[-count - 1 : -1]])
        self._wanted = wanted[count:]
        held = sliding_window_view(wanted, _WINDOW_STEPS).min(axis=1)
        released = np.concatenate([self._released, self._release(held)])
        self._released = released[count:]
        smooth = sliding_window_view(released, _AHEAD_STEPS).mean(axis=1)
        before, self._last = self._last, smooth[-1]
        return np.concatenate([[before], smooth]).astype(np.float32)

    def _wanted_of(self, samples: Frame) -> Steps:
        """Return the gain that each millisecond asks for by its own true peak."""
        peaks = _peaks(samples, between=float(np.abs(samples).max(initial=0.0)) > self._ceiling * _QUIET)
        return np.minimum(1.0, self._ceiling / np.maximum(peaks, 1e-9)).astype(np.float32)

    def _release(self, held: Steps) -> Steps:
        """Fall at once, rise slowly."""
        if self._gain >= 1.0 and float(held.min()) >= 1.0:
            return held
        gain, out = self._gain, []
        for wanted in held.tolist():
            gain = min(wanted, gain + (1.0 - gain) * _RELEASE_PER_STEP)
            if gain > 0.9995 and wanted >= 1.0:
                gain = 1.0
            out.append(gain)
        self._gain = gain
        return np.array(out, np.float32)


def true_peak(samples: Frame) -> float:
    """Return the highest peak of `(n,) float32`, those between the samples included; 1 is full scale."""
    padded = np.pad(samples, (0, -samples.size % _STEP))
    return float(_peaks(padded, between=True).max(initial=0.0))


def _peaks(samples: Frame, *, between: bool) -> Steps:
    peaks = np.abs(samples)
    for taps in _between_samples() if between else ():
        np.maximum(peaks, np.abs(np.convolve(samples, taps, "same")), out=peaks)
    return np.asarray(peaks.reshape(-1, _STEP).max(axis=1), np.float32)


def _lines(gains: Steps) -> Frame:
    """Join one gain a millisecond by straight lines."""
    weight = np.arange(_STEP, dtype=np.float32) / _STEP
    return np.asarray(gains[:-1, None] + np.diff(gains)[:, None] * weight, np.float32).ravel()


@lru_cache(maxsize=1)
def _between_samples() -> tuple[Frame, ...]:
    """Return the filters that give the values a quarter, a half and three quarters of a sample further on."""
    place = np.arange(-_HALF_TAPS, _HALF_TAPS + 1)
    window = np.kaiser(place.size, 5.0)
    filters = [np.sinc(place - phase / _PHASES) * window for phase in range(1, _PHASES)]
    return tuple((taps / taps.sum()).astype(np.float32) for taps in filters)
