"""Rooms and messages on the wire."""

from datetime import datetime
from uuid import UUID

from pydantic import AwareDatetime, Field

from communities.chat.calls import CallKind
from communities.chat.models import Posting, RoomKind
from communities.spaces.models import Visibility
from workspace.attention.rules import Level
from workspace.core.schemas import Id, Wire
from workspace.files.schemas import FILES_A_THING, FileOut

BODY_LIMIT = 10_000
"""Characters of Markdown in one message."""
SEQ_LIMIT = 2**53
"""JavaScript's largest exact integer."""
VERSION_LIMIT = 2**31 - 1


class RoomOut(Wire):
    """A room, the same for everyone who may see it."""

    id: str
    kind: RoomKind
    community: str | None
    """None for conversations among people: `direct` and `group`."""
    people: list[str]
    """Who is in such a conversation, oneself included, in the order of coming; empty for every other room."""
    name: str
    purpose: str
    visibility: Visibility
    posting: Posting
    pinning: Posting
    """Who pins messages in a channel; in a conversation among people everyone does."""
    is_locked: bool
    lock_reason: str
    slow_s: int
    """Seconds between two messages of one person; 0: no such rule."""
    is_default: bool
    position: int | None
    """Where owners put a channel among the others; those without one follow, the main channel first, by name."""
    is_archived: bool
    """Read-only and off the lists; its community may be archived as well."""


class MyRoomOut(Wire):
    """A room that the viewer is in. Everything is true at the room topic's `seq`."""

    room: RoomOut
    seq: int
    read_seq: int
    read_version: int = 0
    """Of two marks the one with the higher version counts; of the same version the one that is further."""
    unread: int
    """Messages of others after `read_seq`; counted up to 1,000."""
    mentions: int
    """Those that name the viewer; in a conversation among people all of `unread`."""
    last_message_at: datetime | None


class RoomTraits(Wire):
    """What many rooms have in common; the fields are those of a room."""

    kind: RoomKind
    visibility: Visibility
    posting: Posting
    pinning: Posting
    is_locked: bool
    lock_reason: str
    slow_s: int
    is_default: bool
    position: int | None
    is_archived: bool


class MyRoomColumns(Wire):
    """Rooms that the viewer is in, column by column: the n-th value of each list is the n-th room's.

    Of 20,000 rooms that is a quarter of what the rooms one by one would be.
    """

    id: list[str]
    community: list[str | None]
    name: list[str]
    purpose: list[str]
    trait: list[int]
    """Which of `traits` a room has."""
    traits: list[RoomTraits]
    people: dict[str, list[str]]
    """Room → who is in it, of conversations among people alone."""
    seq: list[int]
    read_seq: list[int]
    read_version: list[int]
    unread: list[int]
    mentions: list[int]
    last_message_at: list[datetime | None]


class RoomLevelOut(Wire):
    """What of a room may interrupt the viewer, as they have chosen for it."""

    level: Level | None
    """None: as they have chosen in general."""
    muted_until: datetime | None
    """Until then nothing of it does; None also for a moment that has passed."""


class RoomLevelIn(Wire):
    """What of a room may interrupt; None: as chosen in general. Both are replaced."""

    level: Level | None = None
    muted_until: AwareDatetime | None = None


class ListedRoom(Wire):
    """A channel in a community's list, for one viewer."""

    room: RoomOut
    member_count: int
    joined: bool


class ChannelIn(Wire):
    """A channel to make."""

    name: str = Field(max_length=200)
    purpose: str = Field(default="", max_length=250)
    visibility: Visibility = Visibility.PUBLIC
    posting: Posting = Posting.EVERYONE


class ChannelPatch(Wire):
    """A change of a channel; what is absent stays."""

    name: str | None = Field(default=None, max_length=200)
    purpose: str | None = Field(default=None, max_length=250)
    posting: Posting | None = None
    pinning: Posting | None = None
    is_locked: bool | None = None
    lock_reason: str | None = Field(default=None, max_length=200)
    slow_s: int | None = Field(default=None, ge=0, le=3600)


class ChannelOrderIn(Wire):
    """The channels of a community in the order in which everyone is to see them."""

    rooms: list[Id] = Field(max_length=1_000)


class DirectIn(Wire):
    """With whom to talk. Oneself alone is for one's own notes."""

    people: list[Id] = Field(min_length=1, max_length=50)


class GroupPatch(Wire):
    """A change of a group; an empty name takes its name away."""

    name: str = Field(max_length=200)


class QuoteOut(Wire):
    """What a reply answers, as a pointer: the text is looked up among messages that the reader has."""

    id: str
    seq: int
    author: str


class RepliesOut(Wire):
    """What a thread's root tells of its replies; those that were deleted do not count."""

    count: int
    last_at: datetime
    last_seq: int
    people: list[str]
    """Who replied, at most five, the latest first."""


class ReactionOut(Wire):
    """One emoji and who chose it, in the order of choosing."""

    emoji: str
    people: list[str]


class PinOut(Wire):
    """Who put a message on the room's list of pinned ones, and when."""

    by: str | None
    at: datetime


class PreviewImageOut(Wire):
    """The picture of a preview, served by us."""

    url: str
    width: int
    height: int


class PreviewOut(Wire):
    """What the page behind a link says of itself."""

    id: str
    url: str
    title: str
    description: str
    site: str
    image: PreviewImageOut | None


class MessageOut(Wire):
    """A message. A deleted one is a tombstone: `deleted_by` is set, text and reactions are empty."""

    id: str
    room: str
    seq: int
    author: str
    client_id: UUID
    body: str
    """Markdown as it was typed."""
    html: str
    """The same as safe HTML, made by the server."""
    reply_to: QuoteOut | None
    thread: QuoteOut | None
    """The root of the thread that it is said in."""
    also_in_room: bool
    """Said in a thread and in the room's own stream."""
    forward: str | None = None
    """Id of the message that it passes on, and no more: `POST /api/cards` tells what of it the reader may see."""
    replies: RepliesOut | None
    """Of a root that has some."""
    mentions: list[str]
    """Whom it names, and whom it called by `here`, `moderators` or `owners`."""
    calls: list[CallKind]
    """Words for many that it was sent with. With `channel` it is meant for everyone who was in the room then."""
    reactions: list[ReactionOut]
    files: list[FileOut]
    pinned: PinOut | None
    previews: list[PreviewOut]
    version: int
    sent_at: datetime
    edited_at: datetime | None
    deleted_by: str | None


class HistoryOut(Wire):
    """A stretch of a room's own stream in order, without what is said in threads alone; true at the topic's `seq`."""

    room: str
    seq: int
    messages: list[MessageOut]
    has_older: bool
    has_newer: bool
    thread: str | None = None
    """The root of the thread where the message `around` is said: it does not stand in the stream."""


class HistoryQuery(Wire):
    """Which stretch of a room's messages: the newest, or those before, after or around a seq."""

    before: int | None = Field(default=None, ge=0, le=SEQ_LIMIT)
    after: int | None = Field(default=None, ge=0, le=SEQ_LIMIT)
    around: int | None = Field(default=None, ge=0, le=SEQ_LIMIT)
    limit: int = Field(default=60, ge=2, le=200)


class DayOut(Wire):
    """Where a day begins in a room's own stream."""

    seq: int | None
    """The first message on the day or after it; None: nothing has been said since."""


class MessageIn(Wire):
    """A message to send. The same `client_id` again returns the first result."""

    client_id: UUID
    body: str
    """May be empty where there are files."""
    reply_to: Id | None = None
    thread: Id | None = None
    """The root of the thread to say it in."""
    also_in_room: bool = False
    """A reply in a thread: show it in the room's own stream as well."""
    confirmed: bool = False
    """One knows how many people it calls: needed above 25."""
    files: list[Id] = Field(default_factory=list, max_length=FILES_A_THING)
    """Finished uploads of one's own, each for one message alone."""
    forward: Id | None = None
    """A message to pass on, which one can read; `body` may be empty then."""


class TextIn(Wire):
    """A text that is not sent yet."""

    body: str


class TextOut(Wire):
    """The same as safe HTML."""

    html: str


class MessagePatch(Wire):
    """An edit. `version` is the one that the editor saw."""

    body: str
    files: list[Id] | None = Field(default=None, max_length=FILES_A_THING)
    """Which of its files stay; the others are deleted. Absent: all stay."""
    version: int = Field(ge=1)


class RevisionOut(Wire):
    """What a message said in an earlier version."""

    version: int
    body: str
    html: str
    written_at: datetime


class ReadIn(Wire):
    """How far the person has read."""

    seq: int = Field(ge=0, le=SEQ_LIMIT)
    read_version: int | None = Field(default=None, ge=0, le=VERSION_LIMIT)
    """That of the mark that one knows: an older one changes nothing. None: whichever it is now."""


class ReadOut(Wire):
    """A read mark after max-merge, with what is unread behind it at the room topic's `seq`."""

    room: str
    seq: int
    read_seq: int
    read_version: int
    unread: int
    mentions: int


class ReachOut(Wire):
    """Whom a word for many would reach in a room right now, oneself not counted."""

    call: CallKind
    people: int
    time_zones: int
    allowed: bool
    """Whether one may use it there."""


class RoomMembersOut(Wire):
    """Who is in a room."""

    people: list[str]
