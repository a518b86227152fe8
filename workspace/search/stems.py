"""Words as the index knows them: folded, and reduced to their German and their English stem. Pure.

A message does not say its language, and half of the house mixes two. So each word is indexed by both stems and
found by either. The databases' own dictionaries were no way: SQLite has no German one, PostgreSQL's `german` keeps "ü"
apart from "ue", and the same search would find different things on different databases.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

WORD_LIMIT = 64
"""Characters of a word that count; longer ones are no words."""
_WORD = re.compile(r"[^\W_]+")
_UMLAUT_IN_LETTERS = re.compile(r"(?<!q)([aou])e")
_SPELLED_OUT = str.maketrans({"ß": "ss", "æ": "a", "ø": "o", "œ": "o", "ł": "l", "đ": "d"})
_german = Stemmer.Stemmer("german")
_english = Stemmer.Stemmer("english")


@dataclass(frozen=True, slots=True)
class Stems:
    """One word's two stems, often the same."""

    german: str
    english: str


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text, where it stands."""

    start: int
    end: int
    word: str
    """In lower case, composed (NFC)."""


def words_of(text: str) -> list[Token]:
    """Return the words of a text in order."""
    return [
        Token(match.start(), match.end(), match[0].lower()[:WORD_LIMIT]) for match in _WORD.finditer(text)
    ]


@lru_cache(maxsize=65_536)
def stems_of(word: str) -> Stems:
    """Return the stems of a word in lower case: `müller`, `mueller` and `muller` have one in common."""
    return Stems(fold(_german.stemWord(word)) or word, fold(_english.stemWord(word)) or word)


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Return the word without accents, `ae oe ue` as the vowels they stand for; only letters and digits stay."""
    lower = word.lower().translate(_SPELLED_OUT)
    if not lower.isascii():
        lower = "".join(char for char in unicodedata.normalize("NFKD", lower) if char.isalnum())
    return _UMLAUT_IN_LETTERS.sub(r"\1", lower)
