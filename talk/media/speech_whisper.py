"""Whisper by way of faster-whisper, from a CTranslate2 folder on this machine. Nothing is ever downloaded."""

import os
from pathlib import Path
from typing import Final

from faster_whisper import WhisperModel

from talk.media.audio import Frame
from talk.media.speech import SPEECH_HZ, Heard, Word

_SURE: Final = 0.6
"""So probable a language has to be before it replaces the one that was spoken before."""
_SHORTEST_S: Final = 0.2
"""What is shorter holds no word, and Whisper makes one up."""


class Whisper:
    """Any Whisper model, whole numbers instead of fractions where there is no graphics card: half the memory."""

    def __init__(self, folder: Path) -> None:
        threads = max(1, (os.cpu_count() or 1) // 2)  # the other half is for talks that are live
        self._model = WhisperModel(
            str(folder), device="auto", compute_type="auto", cpu_threads=threads, local_files_only=True
        )

    def hear(self, samples: Frame, expected: str) -> Heard:
        """Return the words with their punctuation, in the language that is spoken."""
        if samples.size < _SHORTEST_S * SPEECH_HZ:
            return Heard(expected, ())
        language = self._language(samples, expected)
        segments, _about = self._model.transcribe(
            samples,
            language=language,
            word_timestamps=True,
            condition_on_previous_text=False,  # or one wrong guess is repeated to the end
            no_speech_threshold=0.6,
        )
        words = [
            Word(round(word.start * 1000), round(word.end * 1000), word.word.strip())
            for segment in segments
            for word in segment.words or ()
        ]
        return Heard(language, tuple(word for word in words if word.text))

    def _language(self, samples: Frame, expected: str) -> str:
        if not self._model.model.is_multilingual:
            return "en"
        language, probability, _all = self._model.detect_language(samples)
        return str(expected if expected and probability < _SURE else language)
