"""The loudness of an episode: one gain for all of it, found beforehand, and a limiter; nothing that pumps."""

from typing import Final

import numpy as np

from talk.media.audio import RATE_HZ, Frame, amplitude
from talk.media.loudness import SILENT_LUFS, Meter, integrated_lufs
from talk.media.peak_limiter import PeakLimiter

TARGET_LUFS: Final = -16.0
"""What podcast directories ask for."""
TOLERANCE_LU: Final = 0.7
"""Further off, an episode is made again."""
MAX_GAIN_DB: Final = 20.0
_TRIALS: Final = 5
_CLOSE_LU: Final = 0.1
_LEAST_SLOPE: Final = 0.3
"""A limiter gives at least about this part of a further dB back."""
_PEAK_SAMPLES: Final = RATE_HZ // 10


class Waveform:
    """The highest peak of every 100 ms, as a byte: 255 is full scale."""

    def __init__(self) -> None:
        self._rest = np.zeros(0, np.float32)
        self._peaks = bytearray()

    def add(self, samples: Frame) -> None:
        """Take in `(n,) float32`."""
        joined = np.concatenate([self._rest, samples])
        whole = joined.size - joined.size % _PEAK_SAMPLES
        self._peaks += _bytes(joined[:whole])
        self._rest = joined[whole:]

    def peaks(self) -> bytes:
        """Return a byte for every 100 ms, also for a last one that is shorter."""
        return bytes(self._peaks + _bytes(np.pad(self._rest, (0, -self._rest.size % _PEAK_SAMPLES))))


class Master:
    """Brings a mix to its loudness and its limit, and measures what comes out."""

    def __init__(self, gain_db: float) -> None:
        self._gain = np.float32(amplitude(gain_db))
        self._limiter, self._meter, self._waveform = PeakLimiter(), Meter(), Waveform()

    def process(self, block: Frame) -> Frame:
        """Return the next samples of the result. `block`: whole milliseconds."""
        return self._measured(self._limiter.limit(block * self._gain))

    def finish(self) -> Frame:
        """Return its last samples."""
        return self._measured(self._limiter.finish())

    def loudness_lufs(self) -> float:
        """Return the loudness of all that came out, once it is finished."""
        return integrated_lufs(self._meter.powers())

    def peaks(self) -> bytes:
        """Return the waveform, see `Waveform`."""
        return self._waveform.peaks()

    def _measured(self, samples: Frame) -> Frame:
        self._meter.add(samples)
        self._waveform.add(samples)
        return samples


def gain_for(lufs: float, excerpt: Frame) -> float:
    """Return the gain in dB that makes a mix of this loudness `TARGET_LUFS` after the limiter.

    `excerpt`: what the limiter takes away is tried out on it. It takes more, the more it is given.
    """
    if lufs <= SILENT_LUFS:
        return 0.0
    before = _lufs_of(excerpt)
    gain_db = wanted_db = min(MAX_GAIN_DB, max(-MAX_GAIN_DB, TARGET_LUFS - lufs))
    slope, last = 1.0, (0.0, before)
    for _ in range(_TRIALS if before > SILENT_LUFS else 0):
        limited = _lufs_of(_limited(excerpt, gain_db))
        missing_db = before + wanted_db - limited
        if abs(missing_db) < _CLOSE_LU:
            break
        if gain_db != last[0]:
            slope = min(1.0, max(_LEAST_SLOPE, (limited - last[1]) / (gain_db - last[0])))
        last = gain_db, limited
        gain_db = min(MAX_GAIN_DB, max(-MAX_GAIN_DB, gain_db + missing_db / slope))
    return gain_db


def _limited(samples: Frame, gain_db: float) -> Frame:
    limiter = PeakLimiter()
    loud = samples * np.float32(amplitude(gain_db))
    return np.concatenate([limiter.limit(loud), limiter.finish()])


def _lufs_of(samples: Frame) -> float:
    meter = Meter()
    meter.add(samples)
    return integrated_lufs(meter.powers())


def _bytes(samples: Frame) -> bytes:
    """Return a byte for every 100 ms of whole ones."""
    peaks = np.abs(samples).reshape(-1, _PEAK_SAMPLES).max(axis=1) if samples.size else samples
    return np.minimum(255, np.rint(peaks * 255)).astype(np.uint8).tobytes()
