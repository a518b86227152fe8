"""What search asks of the slices above it: each attaches a source for its kind when the app starts.

A source writes its entries by `services.entries` in the transaction that changes the thing. Search asks it back for
three things only: who may find what, what a place is called, and what has no entry yet.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from django.db.models import QuerySet

from workspace.people.models import Person
from workspace.search.language import UNMARKED, Mark
from workspace.search.schemas import FoundPlace, Kind


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to be found, as its slice describes it."""

    kind: Kind
    ref: str
    place: str
    anchor: int
    author: str
    at: datetime
    text: str
    """Plain text, at most `models.TEXT_LIMIT` characters."""
    marks: Mark = UNMARKED
    within: str = ""
    """What it is seen in, where that is not the place itself: the root of a thread."""
    mentions: Sequence[str] = ()
    """Ids of the people whom it mentions."""


class Source(Protocol):
    """A slice whose things can be found."""

    kind: Kind

    def places_visible_to(self, viewer: Person) -> QuerySet[Any, Any]:
        """Return the ids of the places whose entries the viewer may read, as a subquery: the rule of reading."""

    def find_places(self, viewer: Person, words: str) -> list[str]:
        """Return the places behind `in:` that the viewer may read: by id, else by name."""

    def places_out(self, viewer: Person, place_ids: Iterable[str]) -> list[FoundPlace]:
        """Shape places that the viewer may read; all others are left out."""

    def refs_behind(self, ref: str, limit: int) -> list[str]:
        """Return the ids of things that can be found and sort below one, the highest first."""

    def entries_of(self, refs: Iterable[str]) -> list[Entry]:
        """Describe things that can still be found, their rows held until commit."""


_sources: dict[Kind, Source] = {}


def attach(source: Source) -> None:
    """Register a slice, once."""
    _sources[source.kind] = source


def sources(kind: Kind | None = None) -> list[Source]:
    """Return the sources of a kind, or all."""
    return list(_sources.values()) if kind is None else [_sources[kind]]
