"""A list of rooms as its owner arranges it, on the wire."""

from typing import Annotated

from pydantic import Field

from workspace.core.schemas import Id, Wire

STARRED_LIMIT = 200
FOLDED_LIMIT = 1_000
PartName = Annotated[str, Field(min_length=1, max_length=16)]
"""A community's id, or `directs`, or `starred`."""


class SidebarOut(Wire):
    """How the viewer wants their list of rooms."""

    version: int
    starred: list[str]
    """Ids of rooms, in their order; some may be of rooms that the viewer is no longer in."""
    folded: list[str]
    only_unread: bool
    """Show rooms with news and the open one alone."""


class SidebarPatch(Wire):
    """A change of one's list; what is absent stays."""

    starred: list[Id] | None = Field(default=None, max_length=STARRED_LIMIT)
    folded: list[PartName] | None = Field(default=None, max_length=FOLDED_LIMIT)
    only_unread: bool | None = None
