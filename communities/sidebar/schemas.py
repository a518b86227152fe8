"""A list of rooms as its owner arranges it, on the wire."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from workspace.core.schemas import Id, Wire

STARRED_LIMIT = 200
FOLDED_LIMIT = 1_000
PARTS_LIMIT = 2_000
SECTIONS_LIMIT = 50
PLACED_LIMIT = 1_000
"""Rooms in all of one's own sections together: each change tells the whole list."""
PartName = Annotated[str, Field(min_length=1, max_length=16)]
"""A community's id or that of an own section, or `directs`, or `starred`."""


class Sort(StrEnum):
    """How the rooms of a part are sorted."""

    HAND = "hand"
    """As one put them oneself; in a community, as its owners did."""
    ACTIVITY = "activity"
    NAME = "name"


class SectionOut(Wire):
    """A section of one's own."""

    id: str
    name: str
    emoji: str
    """Empty without one."""
    rooms: list[str]
    """Ids in their order; some may be of rooms that the viewer is no longer in."""


class SidebarOut(Wire):
    """How the viewer wants their list of rooms."""

    version: int
    starred: list[str]
    """Ids of rooms, in their order; some may be of rooms that the viewer is no longer in."""
    folded: list[str]
    only_unread: bool
    """Show rooms with news and the open one alone."""
    sections: list[SectionOut]
    """A room in one of them stands there alone, and not in its community."""
    order: list[str]
    """Names of parts in their order; a part that is not named follows where it always stood."""
    sorts: dict[str, Sort]
    """Name of a part → how its rooms are sorted; by hand where it is not named."""


class SidebarPatch(Wire):
    """A change of one's list; what is absent stays."""

    starred: list[Id] | None = Field(default=None, max_length=STARRED_LIMIT)
    folded: list[PartName] | None = Field(default=None, max_length=FOLDED_LIMIT)
    only_unread: bool | None = None
    order: list[PartName] | None = Field(default=None, max_length=PARTS_LIMIT)
    sorts: dict[PartName, Sort] | None = Field(default=None, max_length=FOLDED_LIMIT)


class SectionIn(Wire):
    """A section to make, with the room that it is made for or none."""

    name: str = Field(max_length=200)
    emoji: str = Field(default="", max_length=40)
    room: Id | None = None


class SectionPatch(Wire):
    """A change of a section; what is absent stays. An empty emoji takes it away."""

    name: str | None = Field(default=None, max_length=200)
    emoji: str | None = Field(default=None, max_length=40)


class PlaceIn(Wire):
    """Where a room is to stand: in which section, before which of its rooms, or at the end.

    Without a section: back in its community.
    """

    section: Id | None = None
    before: Id | None = None
