"""A speech model that hears no speech but the tones that people are in tests: a word every half second."""

from collections.abc import Callable

import numpy as np

from talk.media.audio import Frame
from talk.media.speech import SPEECH_HZ, Heard, Word

WORD_MS = 500


class Ears:
    """Says `low1 low2 …` of a low tone and `high1 high2 …` of a high one, and counts what it was given to hear.

    `meanwhile` is done while it listens.
    """

    def __init__(self, meanwhile: Callable[[], object] | None = None) -> None:
        self.times = 0
        self._meanwhile = meanwhile

    def hear(self, samples: Frame, expected: str) -> Heard:
        """Return a word for every half second."""
        self.times += 1
        if self._meanwhile is not None:
            self._meanwhile()
        crossings = np.count_nonzero(np.diff(np.signbit(samples)))
        name = "low" if crossings * SPEECH_HZ / samples.size / 2 < 700 else "high"
        count = samples.size * 1000 // SPEECH_HZ // WORD_MS
        words = [Word(at * WORD_MS, at * WORD_MS + 400, f"{name}{at + 1}") for at in range(count)]
        return Heard("en", tuple(words))
