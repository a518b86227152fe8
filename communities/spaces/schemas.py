"""Communities on the wire."""

from datetime import date, datetime
from enum import StrEnum

from pydantic import Field

from communities.spaces.finding import SortBy
from communities.spaces.models import Reason, SanctionKind, Standing, Visibility
from workspace.core.schemas import Id, Wire

DESCRIPTION_LIMIT = 1_000
RULES_LIMIT = 5_000
TAGS_TYPED = 40
"""More than are kept, so that too many are told by a sentence of ours."""


class CommunityOut(Wire):
    """A community as its visitors see it; the viewer's own standing comes beside it."""

    id: str
    name: str
    description: str
    """Markdown as it was typed."""
    description_html: str
    """The same as safe HTML, made by the server."""
    rules_at: datetime | None
    """When its rules were written last (`GET /communities/{id}/rules`); None where it has none."""
    tags: list[str]
    cover_url: str | None
    """A wide picture, 1,280 by 400; None: show the hue of its name."""
    visibility: Visibility
    is_listed: bool
    """A private one that everyone finds, and asks to be let into. From outside it shows its face alone."""
    link_previews: bool
    open_calls: bool
    """Every member may call everyone in a channel (`@channel`, `@here`)."""
    member_count: int
    is_archived: bool
    """Read-only with all that is in it, and off the lists."""


class ListedCommunity(CommunityOut):
    """A community in the directory, for one viewer."""

    standing: Standing | None
    """The viewer's; None for who is not in it."""


class ActivityOut(Wire):
    """How much is said in a community, and never by whom. Only where at least five people wrote this week."""

    messages: int
    """Of the last seven days, about: rounded."""
    days: list[int]
    """How lively each of the last 14 days was, the oldest first: 0 to 4."""


class FoundCommunity(ListedCommunity):
    """A community on a page of the directory."""

    keepers: list[str]
    """Who looks after it, owners first, at most five; empty for what one cannot look into."""
    activity: ActivityOut | None
    last_active: date | None
    """The day of the last message; None where too few are in it to tell."""


class CommunityIn(Wire):
    """A community to found."""

    name: str = Field(max_length=200)
    description: str = Field(default="", max_length=DESCRIPTION_LIMIT)
    tags: list[str] = Field(default_factory=list, max_length=TAGS_TYPED)
    visibility: Visibility = Visibility.PUBLIC
    is_listed: bool = False


class CommunityPatch(Wire):
    """A change of a community; what is absent stays."""

    name: str | None = Field(default=None, max_length=200)
    description: str | None = Field(default=None, max_length=DESCRIPTION_LIMIT)
    rules: str | None = Field(default=None, max_length=RULES_LIMIT)
    tags: list[str] | None = Field(default=None, max_length=TAGS_TYPED)
    visibility: Visibility | None = None
    is_listed: bool | None = None
    link_previews: bool | None = None
    open_calls: bool | None = None


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


class RulesOut(Wire):
    """The rules of a community, Markdown and safe HTML; empty where it has none."""

    rules: str
    html: str


class TagOut(Wire):
    """A tag, and how many communities that one can find have it."""

    tag: str
    count: int


class DirectoryPage(Wire):
    """A page of the directory."""

    communities: list[FoundCommunity]
    total: int
    next: str | None
    """The cursor of the page that follows, where one does."""


class WhyIn(Wire):
    """Why one steps in. It is shown to the person whom it concerns."""

    reason: Reason = Reason.OTHER
    words: str = Field(default="", max_length=300)


class MuteIn(WhyIn):
    """For how long somebody may not write."""

    minutes: int = Field(ge=5, le=60 * 24 * 30)


class MuteOut(Wire):
    """One's own mute: until when one cannot write in a community, and why. It ends by itself."""

    community: str
    until: datetime
    reason: Reason
    words: str


class SanctionOut(Wire):
    """A mute or a ban that holds, for those who look after the community."""

    person: str
    kind: SanctionKind
    reason: Reason
    words: str
    imposed_by: str | None
    imposed_at: datetime
    until: datetime | None


class ActKind(StrEnum):
    """What is done to keep order, as the audit log names it."""

    MESSAGE_DELETED = "message.deleted"
    MUTE_IMPOSED = "mute.imposed"
    MUTE_LIFTED = "mute.lifted"
    BAN_IMPOSED = "ban.imposed"
    BAN_LIFTED = "ban.lifted"
    PERSON_WARNED = "person.warned"
    MEMBER_REMOVED = "community.member_removed"
    STANDING_CHANGED = "community.standing_changed"
    CHANNEL_LEFT = "channel.member_removed"
    ROOM_LOCKED = "room.locked"
    ROOM_UNLOCKED = "room.unlocked"
    ROOM_SLOWED = "room.slowed"
    REPORT_UPHELD = "report.upheld"
    REPORT_DISMISSED = "report.dismissed"
    REQUEST_ACCEPTED = "request.accepted"
    REQUEST_DECLINED = "request.declined"
    HANDED_OVER = "community.handed_over"


class ActOut(Wire):
    """An act of order: who did what, to whom, why, when and until when. It never holds what a message said."""

    id: str
    at: datetime
    action: ActKind
    actor: str
    person: str | None
    """Whom it concerns; None for an act on a room."""
    community: str | None
    room: str | None
    reason: Reason | None
    words: str
    until: datetime | None


class OrderOut(Wire):
    """What those who look after a community see of its order."""

    sanctions: list[SanctionOut]
    acts: list[ActOut]
    """The newest first."""


class Whose(StrEnum):
    """Which communities, by how one stands to them."""

    ALL = "all"
    MINE = "mine"
    OTHERS = "others"


class DirectoryQuery(Wire):
    """Which communities of the directory, in which order, and where the page starts."""

    search: str = Field(default="", max_length=100)
    tag: str = Field(default="", max_length=60)
    whose: Whose = Whose.ALL
    sort: SortBy = SortBy.MEMBERS
    cursor: str = Field(default="", max_length=400)
    archived: bool = False
    """Those that are archived, instead of those in use."""
