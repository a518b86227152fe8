"""Taking steady noise out of one voice: fans, hum, hiss. A frame in, a frame out, 10 ms late. Numpy only.

Each band is turned down by how little it stands out of its own background. The background is followed by how likely
there is speech in a band (Gerkmann and Hendriks, 2012), the gain by the Wiener rule on the decision-directed ratio
(Ephraim and Malah, 1984). Looking at 40 ms but putting together only 20 (Mauler and Martin, 2007) sees the lines of a
voice and of a hum apart without the delay of looking so long.
"""

import numpy as np
from numpy.typing import NDArray

from talk.media.audio import FRAME_SAMPLES, Frame, amplitude

HOP_SAMPLES = FRAME_SAMPLES // 2
DELAY_SAMPLES = HOP_SAMPLES
"""How much later a voice comes out: 10 ms."""
REDUCTION_DB = 15.0
"""So much quieter noise becomes, and no more: what is left covers the artefacts of taking it out."""
_LEAST_GAIN = np.float32(amplitude(-REDUCTION_DB))
_LOOK_SAMPLES = 4 * HOP_SAMPLES
_BANDS = _LOOK_SAMPLES // 2 + 1
_FIRST_GUESS = np.float32(1e-8)
"""Mean square of the background before anything is known: -80 dBFS. Louder noise is learnt within a second or two,
where a first look at the sound itself would take a first word for noise."""
_SPEECH_RATIO = np.float32(10**1.5)
"""What a band with speech stands out by, where it has any: 15 dB."""
_SURE = np.float32(0.99)
_MEMORY = np.float32(0.9)
"""How much a band's ratio is that of the hop before. More sounds smoother and eats consonants."""
_LEAST_RATIO = np.float32(0.01)
_MOST_RATIO = np.float32(1000)
_DIGITAL_SILENCE = np.float32(1e-9)
"""Mean square below which there is no sound at all, so nothing to learn of the background."""
_TINY = np.float32(1e-12)

Power = NDArray[np.float32]
"""`(961,) float32`: the power of each band of 25 Hz."""


def _windows() -> tuple[Frame, Frame]:
    """Return the window to look through, `(1920,)`, and the one to put together with, `(960,)`.

    Over the last 20 ms their product is a Hann window, so that hops of 10 ms add up to what came in.
    """
    rise = _LOOK_SAMPLES - HOP_SAMPLES
    up = np.sqrt(0.5 - 0.5 * np.cos(np.pi * (np.arange(rise) + 0.5) / rise))
    hann = 0.5 - 0.5 * np.cos(np.pi * (np.arange(2 * HOP_SAMPLES) + 0.5) / HOP_SAMPLES)
    look = np.concatenate([up, np.sqrt(hann[HOP_SAMPLES:])])
    return look.astype(np.float32), (hann / look[-2 * HOP_SAMPLES :]).astype(np.float32)


_LOOK, _JOIN = _windows()


class Background:
    """The noise of one voice, band by band."""

    def __init__(self) -> None:
        self.power: Power = np.full(_BANDS, _FIRST_GUESS * np.dot(_LOOK, _LOOK), np.float32)
        self._speech = np.full(_BANDS, 0.5, np.float32)

    def follow(self, power: Power) -> None:
        """Take in a hop: all of a band that is surely no speech, nothing of one that surely is."""
        weight = _SPEECH_RATIO / (1 + _SPEECH_RATIO)
        stands_out = np.minimum(power / self.power * weight, np.float32(80))
        speech = 1 / (1 + (1 + _SPEECH_RATIO) * np.exp(-stands_out))
        self._speech += np.float32(0.1) * (speech - self._speech)
        # A band that is never anything but speech is louder noise than before.
        speech = np.where(self._speech > _SURE, np.minimum(speech, _SURE), speech)
        self.power += np.float32(0.2) * (1 - speech) * (power - self.power)


class NoiseReducer:
    """The state of one voice. 8 ms of CPU a second."""

    def __init__(self) -> None:
        self._background = Background()
        self._heard = np.zeros(_LOOK_SAMPLES, np.float32)
        self._tail = np.zeros(HOP_SAMPLES, np.float32)
        self._clean: Power = np.zeros(_BANDS, np.float32)

    def reduce(self, frame: Frame) -> Frame:
        """Return the 20 ms that ended 10 ms before the end of this frame, with less noise."""
        return np.concatenate([self._hop(frame[:HOP_SAMPLES]), self._hop(frame[HOP_SAMPLES:])])

    def forget(self) -> None:
        """Drop what has not come out yet; the background is kept."""
        self._heard[:] = 0
        self._tail = np.zeros(HOP_SAMPLES, np.float32)

    def _hop(self, samples: Frame) -> Frame:
        self._heard[:-HOP_SAMPLES] = self._heard[HOP_SAMPLES:]
        self._heard[-HOP_SAMPLES:] = samples
        spectrum = np.fft.rfft(self._heard * _LOOK)
        power: Power = (spectrum.real**2 + spectrum.imag**2 + _TINY).astype(np.float32, copy=False)
        if float(np.dot(samples, samples)) > _DIGITAL_SILENCE * HOP_SAMPLES:
            self._background.follow(power)
        whole: Frame = np.fft.irfft(spectrum * self._gain(power), _LOOK_SAMPLES).astype(
            np.float32, copy=False
        )
        joined = whole[-2 * HOP_SAMPLES :] * _JOIN
        out, self._tail = self._tail + joined[:HOP_SAMPLES], joined[HOP_SAMPLES:]
        return out

    def _gain(self, power: Power) -> Power:
        noise = self._background.power
        now = np.clip(power / noise - 1, 0, _MOST_RATIO)
        ratio: Power = np.maximum(_MEMORY * (self._clean / noise) + (1 - _MEMORY) * now, _LEAST_RATIO)
        gain: Power = ratio / (1 + ratio)
        self._clean = gain * gain * power
        return np.maximum(gain, _LEAST_GAIN)
