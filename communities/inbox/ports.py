"""What the inbox asks of the slices above it: what a notice of theirs tells of. Each attaches when the app starts."""

from collections.abc import Collection, Mapping
from typing import Protocol

from communities.inbox.schemas import OccasionOut
from workspace.notifications.models import NoticeKind
from workspace.people.models import Person


class Occasions(Protocol):
    """A slice in which something takes place at a moment."""

    def __call__(self, person: Person, ids: Collection[str]) -> Mapping[str, OccasionOut]:
        """Return those of these that the person may know of."""


_occasions: dict[NoticeKind, Occasions] = {}


def attach(kind: NoticeKind, occasions: Occasions) -> None:
    """Name who knows what notices of a kind tell of."""
    _occasions[kind] = occasions


def occasions_of(person: Person, kind: NoticeKind, ids: Collection[str]) -> Mapping[str, OccasionOut]:
    """Return what notices of a kind tell of, as the person may know it."""
    known = _occasions.get(kind)
    return known(person, ids) if known is not None and ids else {}
