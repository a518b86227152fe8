"""Communities on the wire."""

from datetime import datetime

from pydantic import Field

from communities.spaces.models import Standing, Visibility
from workspace.core.schemas import Id, PageQuery, Wire


class CommunityOut(Wire):
    """A community as its visitors see it; the viewer's own standing comes beside it."""

    id: str
    name: str
    description: str
    visibility: Visibility
    link_previews: bool
    member_count: int
    is_archived: bool
    """Read-only with all that is in it, and off the lists."""


class ListedCommunity(CommunityOut):
    """A community in the directory, for one viewer."""

    standing: Standing | None
    """The viewer's; None for who is not in it."""


class CommunityIn(Wire):
    """A community to found."""

    name: str = Field(max_length=200)
    description: str = Field(default="", max_length=400)
    visibility: Visibility = Visibility.PUBLIC


class CommunityPatch(Wire):
    """A change of a community; what is absent stays."""

    name: str | None = Field(default=None, max_length=200)
    description: str | None = Field(default=None, max_length=400)
    visibility: Visibility | None = None
    link_previews: bool | None = None


class MemberOut(Wire):
    """A member of a community."""

    person: str
    standing: Standing
    joined_at: datetime


class MemberPatch(Wire):
    """A change of a member's standing."""

    standing: Standing


class InviteIn(Wire):
    """People to invite or to add."""

    people: list[Id] = Field(min_length=1, max_length=50)


class CommunityInvitationOut(Wire):
    """An open invitation, as the invited person sees it."""

    id: str
    community: CommunityOut
    invited_by: str
    created_at: datetime


class DirectoryPage(Wire):
    """A page of the directory."""

    communities: list[ListedCommunity]
    total: int


class DirectoryQuery(PageQuery):
    """Which communities of the directory."""

    archived: bool = False
    """Those that are archived, instead of those in use."""
