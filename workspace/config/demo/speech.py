"""Voices for the demo's episodes: espeak-ng's where it is there, chimes where it is not. Nobody's voice is borrowed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from typing import Final

import numpy as np

from talk.media.audio import RATE_HZ, Frame
from talk.media.dubbing import samples_of
from talk.media.errors import UnreadableAudio

Speak = Callable[[str, str, str], Frame]
"""Language (`de`), voice (`f2`) and text to `(n,) float32` at 48 kHz."""

_PROGRAM: Final = "espeak-ng"
_WORDS_A_MIN: Final = 150
_LIMIT_S: Final = 10.0
_PEAK: Final = 0.3
_SILENT: Final = 0.004
_NOTE_S: Final = 0.24
_TAIL_S: Final = 0.6
_SCALE: Final = (0, 2, 4, 7, 9, 12, 14, 16)
"""A pentatonic scale in semitones: whatever follows whatever, nothing sounds wrong."""
_OVERTONES: Final = ((1.0, 1.0), (3.93, 0.22), (9.2, 0.06))
"""Of a struck bar: ratio to its pitch, and how loud."""


def voice_of_this_machine() -> Speak:
    """Return how this machine speaks."""
    return spoken if shutil.which(_PROGRAM) else chimed


def spoken(language: str, voice: str, text: str) -> Frame:
    """Have espeak-ng say a line; where it cannot, chimes do."""
    command = [_PROGRAM, "-v", f"{language}+{voice}", "-s", str(_WORDS_A_MIN), "--stdout", "--stdin"]
    try:
        said = subprocess.run(  # noqa: S603 - words of our own, and no shell
            command, input=text.encode(), capture_output=True, check=True, timeout=_LIMIT_S
        ).stdout
        return _at_its_level(_trimmed(samples_of(said)))
    except (OSError, subprocess.SubprocessError, UnreadableAudio):
        return chimed(language, voice, text)


def chimed(language: str, voice: str, text: str) -> Frame:
    """Play a line as chimes: a note a syllable or so, as high as the voice, the same for the same words."""
    del language
    low_hz = 196.0 * 2 ** (sum(voice.encode()) % 12 / 12) * (2 if voice.startswith("f") else 1)
    notes = [len(word) % len(_SCALE) for word in text.split() for _ in range(0, len(word), 4)]
    step, tail = round(_NOTE_S * RATE_HZ), round(_TAIL_S * RATE_HZ)
    samples = np.zeros(len(notes) * step + tail, np.float32)
    for number, note in enumerate(notes):
        start = number * step
        samples[start : start + tail] += _bar(low_hz * 2 ** (_SCALE[note] / 12), tail)
    return _at_its_level(samples)


def _bar(hz: float, samples: int) -> Frame:
    at_s = np.arange(samples) / RATE_HZ
    ring = sum(loud * np.sin(2 * np.pi * hz * ratio * at_s) for ratio, loud in _OVERTONES)
    fade = np.minimum(1.0, at_s / 0.004) * np.exp(-at_s * 7.0) * np.minimum(1.0, (at_s[-1] - at_s) / 0.05)
    return np.asarray(ring * fade, np.float32)


def _trimmed(samples: Frame) -> Frame:
    """Return it without the silence around it."""
    loud = np.flatnonzero(np.abs(samples) > _SILENT)
    return samples[loud[0] : loud[-1] + 1] if loud.size else samples[:0]


def _at_its_level(samples: Frame) -> Frame:
    peak = float(np.abs(samples).max(initial=0.0))
    return samples * np.float32(_PEAK / peak) if peak else samples
