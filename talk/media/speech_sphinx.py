"""PocketSphinx: a small English model that comes with its package. No match for Whisper; it proves the whole way."""

from typing import Final

import numpy as np
from pocketsphinx import Decoder, get_model_path

from talk.media.audio import Frame
from talk.media.speech import SPEECH_HZ, Heard, Word

_FRAME_MS: Final = 10
_NO_WORD: Final = ("<", "[", "+")
"""What silence and noise begin with in its dictionary."""


class Sphinx:
    """The American English model, with its dictionary of 134,000 words."""

    def __init__(self) -> None:
        self._decoder = Decoder(
            hmm=get_model_path("en-us/en-us"),
            lm=get_model_path("en-us/en-us.lm.bin"),
            dict=get_model_path("en-us/cmudict-en-us.dict"),
            samprate=SPEECH_HZ,
            loglevel="FATAL",
        )

    def hear(self, samples: Frame, expected: str) -> Heard:
        """Return the words; it knows no punctuation, and no other language than English."""
        loud = (np.clip(samples, -1, 1) * 32_767).astype(np.int16)
        self._decoder.start_utt()
        self._decoder.process_raw(loud.tobytes(), full_utt=True)
        self._decoder.end_utt()
        words = [
            Word(part.start_frame * _FRAME_MS, (part.end_frame + 1) * _FRAME_MS, part.word.partition("(")[0])
            for part in self._decoder.seg() or ()
            if not part.word.startswith(_NO_WORD)
        ]
        return Heard("en", tuple(words))
