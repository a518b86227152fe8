"""The plug for a speech model: what one is asked, which one a setting names, and what is missing for it.

The engines are extras that a server may not have, so each is imported when its model is opened, and never before.
"""

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from talk.media.audio import Frame
from talk.media.errors import NoSpeechModel

SPEECH_HZ: Final = 16_000
"""The rate that speech models hear at."""
SPHINX: Final = "pocketsphinx"
"""The setting that means the small English model which comes with that package."""
_WHISPER_FILES: Final = ("model.bin", "config.json", "tokenizer.json")
_INSTALL: Final = "pip install 'flurfunk[speech]'"


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or what a model takes for one, with its punctuation. Milliseconds from the beginning of the samples."""

    start_ms: int
    end_ms: int
    text: str


@dataclass(frozen=True, slots=True)
class Heard:
    """What a model makes of a stretch of speech. `language`: as in BCP 47."""

    language: str
    words: tuple[Word, ...]


class SpeechModel(Protocol):
    """Turns speech into words. Blocking, and not for two threads at once."""

    def hear(self, samples: Frame, expected: str) -> Heard:
        """Return the words in `(n,) float32` at 16 kHz, half a minute at most, in order.

        `expected`: the language that this voice has spoken so far, for a model that is not sure; empty at first.
        """


def speech_problem(setting: str) -> str | None:
    """Return what is missing for the model that a setting names, for an operator to mend; None: nothing."""
    if setting == SPHINX:
        return _missing(SPHINX)
    folder = Path(setting)
    if not folder.is_dir():
        return f"the folder {folder.absolute()} does not exist"
    lacking = [name for name in _WHISPER_FILES if not (folder / name).is_file()]
    if lacking:
        return f"{folder.absolute()} is no CTranslate2 Whisper model: {', '.join(lacking)} is not in it"
    return _missing("faster_whisper")


def open_speech_model(setting: str) -> SpeechModel:
    """Load the model that a setting names: seconds of work, and up to gigabytes. Raises NoSpeechModel."""
    problem = speech_problem(setting)
    if problem is not None:
        raise NoSpeechModel(problem)
    opened: Callable[[], SpeechModel]
    if setting == SPHINX:
        from talk.media.speech_sphinx import Sphinx

        opened = Sphinx
    else:
        from talk.media.speech_whisper import Whisper

        def opened() -> SpeechModel:
            return Whisper(Path(setting))

    try:
        return opened()
    except (ImportError, OSError, RuntimeError, ValueError) as error:
        raise NoSpeechModel(f"the speech model cannot be loaded: {error}") from error


def _missing(package: str) -> str | None:
    found = importlib.util.find_spec(package) is not None
    return None if found else f"the package {package} is not installed: {_INSTALL}"
