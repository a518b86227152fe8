"""Threads on the wire."""

from datetime import datetime
from enum import StrEnum

from pydantic import AwareDatetime, Field

from communities.chat.schemas import SEQ_LIMIT, VERSION_LIMIT, MessageOut, QuoteOut
from workspace.core.schemas import Wire


class ThreadLevel(StrEnum):
    """How a person stands to a thread."""

    FOLLOW = "follow"
    MENTIONS = "mentions"
    MUTE = "mute"
    NONE = "none"


class ThreadMarkOut(Wire):
    """How the viewer stands to a thread. Everything is true at the room topic's `seq`."""

    root: QuoteOut
    room: str
    seq: int
    level: ThreadLevel
    read_seq: int
    read_version: int
    """Of two marks the one with the higher version counts; of the same version the one that is further."""
    unread: int
    """Replies of others after `read_seq`, for who follows; counted up to 1,000."""
    mentions: int
    """Unread mentions in the thread alone; those that stand in the room as well count there."""
    muted_until: datetime | None
    """Quiet until then, whatever the level."""


class ThreadOut(Wire):
    """A thread's root and a stretch of its replies in order, true at the room topic's `seq`."""

    room: str
    seq: int
    root: MessageOut
    messages: list[MessageOut]
    has_older: bool
    has_newer: bool
    mark: ThreadMarkOut


class ThreadsOut(Wire):
    """Followed threads with their latest replies: the unread ones first, then by their latest reply."""

    threads: list[ThreadOut]
    has_more: bool


class ThreadsQuery(Wire):
    """Which of the followed threads."""

    skip: int = Field(default=0, ge=0, le=10_000)
    limit: int = Field(default=15, ge=1, le=50)


class ThreadLevelIn(Wire):
    """How one wants to stand to a thread."""

    level: ThreadLevel
    muted_until: AwareDatetime | None = None


class ThreadReadIn(Wire):
    """How far the person has read a thread."""

    seq: int = Field(ge=0, le=SEQ_LIMIT)
    read_version: int | None = Field(default=None, ge=0, le=VERSION_LIMIT)
    """That of the mark that one knows: an older one changes nothing. None: whichever it is now."""
