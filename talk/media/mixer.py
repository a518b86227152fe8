"""Mix-minus: everybody hears all voices but their own, and nothing clips."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from talk.media.audio import FRAME_SAMPLES, Frame

MAX_VOICES = 8
CEILING = 0.89
"""The limiter's highest steady peak: -1 dBFS, so that the codec has room to overshoot."""
MAX_GAIN = 2.0
"""As loud as one person may hear another: 6 dB more than they are."""
KNEE = 0.8
"""Above this the safety curve bends; the limiter keeps all but the first milliseconds of a peak below it."""
ATTACK_SAMPLES = 96
"""2 ms from one gain to a lower one."""
RELEASE_PER_FRAME = 0.06
"""Part of the way back to full gain a frame: about 300 ms for most of it."""


def mix(voices: NDArray[np.float32], bed: Frame | None = None) -> tuple[Frame, NDArray[np.float32]]:
    """Return the common mix `(960,)` and the mix-minus of each voice `(voices, 960)`, neither limited yet.

    `voices`: `(voices, 960) float32`, 0 to `MAX_VOICES` rows. `bed` is what all hear, the stage included (a clip).
    """
    if voices.ndim != 2 or voices.shape[0] > MAX_VOICES or voices.shape[1] != FRAME_SAMPLES:
        raise ValueError(f"voices of shape {voices.shape}")
    common = voices.sum(axis=0, dtype=np.float32)
    if bed is not None:
        common = common + bed
    return common, common[np.newaxis, :] - voices


def adjust(mixed: Frame, voices: NDArray[np.float32], gains: Sequence[float]) -> Frame:
    """Return a mix in which each voice is heard at its gain; 1 leaves a voice as it is in the mix.

    `voices`: `(voices, 960) float32`, the ones in `mixed`; `gains`: one each, 0 to `MAX_GAIN`.
    """
    change = np.asarray(gains, np.float32) - 1.0
    return (mixed + change @ voices).astype(np.float32)


class Limiter:
    """Keeps one output below the ceiling by a gain that falls at once and rises slowly, from frame to frame."""

    def __init__(self) -> None:
        self.gain = 1.0

    def limit(self, frame: Frame) -> Frame:
        """Return the frame with all samples in -1..1; one that is quiet enough comes back as it is."""
        peak = float(np.abs(frame).max(initial=0.0))
        wanted = min(1.0, CEILING / peak) if peak > 0 else 1.0
        before = self.gain
        if wanted >= 1.0 and before > 0.999:
            self.gain = 1.0
            return frame if peak <= KNEE else soft_clip(frame)
        self.gain = wanted if wanted < before else min(wanted, before + (1.0 - before) * RELEASE_PER_FRAME)
        ramp = np.full(frame.size, self.gain, np.float32)
        run = min(ATTACK_SAMPLES if self.gain < before else frame.size, frame.size)
        ramp[:run] = np.linspace(before, self.gain, run, dtype=np.float32)
        return soft_clip(frame * ramp)


def soft_clip(frame: Frame) -> Frame:
    """Return the frame bent smoothly into -1..1 above `KNEE`: tanh, of slope 1 where it starts."""
    size = np.abs(frame)
    if float(size.max(initial=0.0)) <= KNEE:
        return frame
    room = 1.0 - KNEE
    bent = KNEE + room * np.tanh((size - KNEE) / room)
    return np.where(size > KNEE, np.copysign(bent, frame), frame).astype(np.float32)
