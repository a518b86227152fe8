"""The inbox on the wire."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from communities.chat.schemas import MessageOut, RoomOut
from communities.spaces.schemas import ActOut, CommunityInvitationOut
from workspace.core.schemas import Id, Wire
from workspace.notifications.schemas import NoticeOut

MARKED_AT_ONCE = 200


class InboxTab(StrEnum):
    """Which of one's notices."""

    ALL = "all"
    MENTIONS = "mentions"
    REPLIES = "replies"
    """To one's messages, and in threads that one follows."""
    REACTIONS = "reactions"
    REMINDERS = "reminders"
    """Of messages, and of coffee dates and rounds."""
    DONE = "done"
    """What one has put away; all others are without it."""


class EmojiCount(Wire):
    """How many others chose an emoji."""

    emoji: str
    count: int


class ReactedOut(Wire):
    """Who reacted to one's message, oneself left out."""

    emojis: list[EmojiCount]
    people: list[str]
    """The latest, at most three."""
    count: int
    """How many people in all."""


class OccasionState(StrEnum):
    """How far a coffee is, as the slice above has it."""

    POLL = "poll"
    """Its author should take a moment, since the poll has closed."""
    PLANNED = "planned"
    OPEN = "open"
    CANCELLED = "cancelled"
    PROPOSED = "proposed"
    """A round brings one together with others."""
    FELL_THROUGH = "fell_through"
    """Somebody else is looked for."""
    NOBODY = "nobody"
    """A round has nobody for one."""


class OccasionOut(Wire):
    """A coffee that one comes to, or is asked to, as it is now."""

    id: str
    title: str
    """Empty for one of a round."""
    community: str | None
    """None for one of the whole house."""
    people: list[str]
    """Whom a round brings one together with."""
    state: OccasionState
    starts_at: datetime | None
    was_at: datetime | None
    """Before it was moved."""
    room: str | None
    """The coffee room, once it is open."""


class InboxItemOut(Wire):
    """A notice with what it tells of; which of the parts are there depends on its kind."""

    notice: NoticeOut
    is_waiting: bool
    """Neither read here nor by a read mark, nor put away."""
    message: MessageOut | None = None
    """The message that it tells of, of a thread the newest reply of somebody else. Its reactions are left out."""
    room: RoomOut | None = None
    reacted: ReactedOut | None = None
    invitation: CommunityInvitationOut | None = None
    act: ActOut | None = None
    occasion: OccasionOut | None = None


class InboxOut(Wire):
    """A page of the inbox, the newest first. What one may no longer read is left out, so a page may be short."""

    items: list[InboxItemOut]
    has_more: bool


class InboxQuery(Wire):
    """Which page of which tab."""

    tab: InboxTab = InboxTab.ALL
    skip: int = Field(default=0, ge=0, le=10_000)
    limit: int = Field(default=30, ge=1, le=100)


class MarksIn(Wire):
    """What is to be true of some of one's notices; what is absent stays."""

    ids: Annotated[list[Id], Field(min_length=1, max_length=MARKED_AT_ONCE)]
    is_read: bool | None = None
    is_done: bool | None = None


class ReadAllOut(Wire):
    """What waited until now, so that it can be taken back."""

    ids: list[str]
