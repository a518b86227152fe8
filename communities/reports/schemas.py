"""Reports on the wire."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from communities.reports.models import WORDS_LIMIT, Complaint, Outcome
from communities.spaces.models import Reason
from workspace.core.schemas import Id, Wire

MOST_BEFORE = 5


class ReportIn(Wire):
    """What is wrong with a message."""

    complaint: Complaint
    words: str = Field(default="", max_length=WORDS_LIMIT)
    before: int = Field(default=0, ge=0, le=MOST_BEFORE)
    """So many messages before it are shown to those who decide as well."""


class PersonReportIn(Wire):
    """What is wrong with how somebody behaves at a table."""

    complaint: Complaint
    words: str = Field(default="", max_length=WORDS_LIMIT)


class ReportsQuery(Wire):
    """Of which community."""

    community: Id | None = None


class SaidOut(Wire):
    """A message as it was when it was reported."""

    author: str
    sent_at: datetime
    body: str
    files: list[str]
    """What its files were called."""


class FilingOut(Wire):
    """What somebody says is wrong. Who, is not told."""

    complaint: Complaint
    words: str
    shown: list[SaidOut]
    """The message, last, and what the person shows of what was said before."""
    filed_at: datetime


class ReportedTableOut(Wire):
    """A coffee table at which somebody sat who is reported."""

    id: str
    name: str
    """What it was called; empty where it had no name."""


class ReportOut(Wire):
    """A report, for those who decide on it: on a message, or with `table` on a person there."""

    id: str
    message: str
    """Empty with `table`, as are room and shown messages."""
    room: str
    seq: int
    table: ReportedTableOut | None
    thread: str | None
    community: str | None
    room_name: str
    """Empty for conversations among people."""
    author: str
    """Whom it concerns."""
    opened_at: datetime
    filings: list[FilingOut]
    """The first one first."""
    is_gone: bool
    """The message has been deleted meanwhile; never true of a person."""
    may_visit: bool
    """The viewer can read the room that it was said in."""
    may_restrain: bool
    """The viewer may mute, remove or ban its author."""
    may_lock: bool
    """The viewer may lock the channel, which is not locked."""
    decided_at: datetime | None
    decided_by: str | None
    outcome: Outcome | None
    answer: str


class ReportsOut(Wire):
    """What the viewer decides on, or has."""

    open: list[ReportOut]
    """The longest waiting first."""
    decided: list[ReportOut]
    """Of the last thirty days, the newest first."""


class DecisionIn(Wire):
    """What is to be done, all at once. Nothing of it means that there was no violation: then `answer` says why."""

    delete_message: bool = False
    restrain: Literal["warn", "mute", "remove", "ban"] | None = None
    """To warn is open to all who decide; it is words alone."""
    minutes: int = Field(default=60, ge=5, le=60 * 24 * 30)
    """Of a mute."""
    lock_room: bool = False
    reason: Reason = Reason.OTHER
    words: str = Field(default="", max_length=300)
    """Shown, with the reason, to the person whom the acts concern."""
    answer: str = Field(default="", max_length=WORDS_LIMIT)
    """Shown to those who reported."""


class MyReportOut(Wire):
    """One's own report, and what came of it."""

    id: str
    room: str
    seq: int
    table: ReportedTableOut | None
    author: str
    complaint: Complaint
    words: str
    filed_at: datetime
    decided_at: datetime | None
    outcome: Outcome | None
    answer: str
