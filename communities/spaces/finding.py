"""Finding communities by what they say of themselves: tags in one spelling, ranking, pages by cursor. Pure.

The directory is ranked here and not by the database: a house has hundreds of communities, not millions, and so umlauts
and slips of the finger mean the same on every database.
"""

import base64
import binascii
import json
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from workspace.core.errors import Invalid
from workspace.core.text import clean_name
from workspace.search.stems import fold, words_of

TAGS_LIMIT: Final = 8
TAG_LENGTH: Final = 30
_TYPO_FROM: Final = 4
"""Letters of a word in which one slip is forgiven; from twice as many, two."""


class SortBy(StrEnum):
    """What stands first in the directory."""

    MEMBERS = "members"
    ACTIVITY = "activity"
    NAME = "name"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Entry:
    """A community as it is ranked."""

    id: str
    name: str
    description: str
    tags: Sequence[str]
    members: int
    messages: int
    """Of the last week, rounded; 0 where that is not told."""
    founded_ms: int


Key = tuple[int | str, ...]


def clean_tags(tags: Iterable[str]) -> list[str]:
    """Return tags in the one spelling: lower case, hyphens for spaces, nothing invisible, each once.

    Raises `Invalid` for too many, and for one that is empty, too long or unreadable.
    """
    cleaned = list(dict.fromkeys(_clean_tag(tag) for tag in tags))
    if len(cleaned) > TAGS_LIMIT:
        raise Invalid("tags", "too_many_tags", limit=TAGS_LIMIT)
    return cleaned


def _clean_tag(tag: str) -> str:
    visible = (char for char in unicodedata.normalize("NFKC", tag) if unicodedata.category(char) != "Cf")
    plain = "".join(visible).strip().lstrip("#").lower()
    return clean_name(plain, field="tags", limit=TAG_LENGTH).replace(" ", "-")


def ranked(entries: Iterable[Entry], search: str, sort: SortBy) -> list[tuple[Key, str]]:
    """Return the keys and ids of those that answer every word, the best first.

    Slips of the finger are forgiven only where nothing answers as it is typed.
    """
    asked = [fold(token.word) for token in words_of(search)]
    words = [(entry, _Words.of(entry)) for entry in entries]
    for forgiving in (False, True):
        found = [(entry, _score(said, asked, forgiving=forgiving)) for entry, said in words]
        keyed = [((-score, *_key(entry, sort)), entry.id) for entry, score in found if score]
        if keyed or not asked:
            break
    return sorted(keyed)


def after(keyed: Sequence[tuple[Key, str]], cursor: str) -> Sequence[tuple[Key, str]]:
    """Return what follows a cursor. Raises `Invalid` for one that no page gave."""
    if not cursor:
        return keyed
    key = _read(cursor)
    try:
        return [item for item in keyed if item[0] > key]
    except TypeError as error:  # of another order
        raise Invalid("cursor") from error


def cursor_at(key: Key) -> str:
    """Return the cursor behind an item."""
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")


def _read(cursor: str) -> Key:
    try:
        key = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError) as error:
        raise Invalid("cursor") from error
    if not isinstance(key, list) or not all(isinstance(part, int | str) for part in key):
        raise Invalid("cursor")
    return tuple(key)


def _key(entry: Entry, sort: SortBy) -> Key:
    """Unique, since it ends with the id; of the same types whatever the entry, so that keys compare."""
    name = fold(entry.name.replace(" ", ""))
    first = {
        SortBy.MEMBERS: -entry.members,
        SortBy.ACTIVITY: -entry.messages,
        SortBy.NAME: 0,
        SortBy.NEW: -entry.founded_ms,
    }[sort]
    return (first, -entry.members if sort == SortBy.ACTIVITY else 0, name, entry.id)


@dataclass(frozen=True, slots=True)
class _Words:
    name: Sequence[str]
    tags: Sequence[str]
    description: Sequence[str]

    @classmethod
    def of(cls, entry: Entry) -> "_Words":
        tags = [word for tag in entry.tags for word in _folded(tag)]
        return cls(_folded(entry.name), tags, _folded(entry.description))


@lru_cache(maxsize=4_096)
def _folded(text: str) -> tuple[str, ...]:
    # Names and descriptions hardly ever change, and are asked for at every letter that somebody types.
    return tuple(fold(token.word) for token in words_of(text))


def _score(said: _Words, asked: Sequence[str], *, forgiving: bool) -> int:
    """Return how well the words are answered; 0 where one is not, 1 where nothing is asked."""
    if not asked:
        return 1
    scores = [_score_word(said, word, forgiving=forgiving) for word in asked]
    return sum(scores) if all(scores) else 0


def _score_word(said: _Words, word: str, *, forgiving: bool) -> int:
    ways = (
        (8, any(one == word for one in said.name)),
        (6, any(one.startswith(word) for one in said.name)),
        (5, any(one.startswith(word) for one in said.tags)),
        (3, any(word in one for one in said.name) or any(word in one for one in said.tags)),
        (2, any(one.startswith(word) for one in said.description)),
        (1, forgiving and any(is_nearly(word, one) for one in (*said.name, *said.tags))),
    )
    return next((points for points, holds in ways if holds), 0)


@lru_cache(maxsize=16_384)
def is_nearly(typed: str, word: str) -> bool:
    """Tell whether a word was meant: a letter too many, too few, another one, or two that changed places."""
    slips = min(len(typed) // _TYPO_FROM, 2)
    if not slips or abs(len(typed) - len(word)) > slips:
        return False
    return _distance(typed, word) <= slips


def _distance(one: str, other: str) -> int:
    """Count the slips between two words (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            step = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                step = min(step, earlier[j - 2] + 1)
            row.append(step)
    return row[-1]
