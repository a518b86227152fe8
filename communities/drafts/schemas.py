"""What one has not said yet, on the wire."""

from datetime import datetime

from pydantic import AwareDatetime, Field

from communities.chat.schemas import QuoteOut
from workspace.core.schemas import ErrorOut, Id, Wire
from workspace.files.schemas import FILES_A_THING, FileOut

TEXT_LIMIT = 12_000
"""Characters of a draft: more than a message may have, since what is too long is being shortened."""


class MessageDraftIn(Wire):
    """What stands in the composer of a room, or of a thread in it. Nothing at all takes the draft away."""

    thread: Id | None = None
    text: str = Field(default="", max_length=TEXT_LIMIT)
    reply_to: Id | None = None
    files: list[Id] = Field(default_factory=list, max_length=FILES_A_THING)
    """Finished uploads of one's own; others are left out without a word."""
    device: str = Field(default="", max_length=40)
    """Comes back in `draft.changed`, so that a device knows its own writing."""


class MessageDraftOut(Wire):
    """A draft as its author left it. Without text, quote and files it is one that is gone."""

    room: str
    thread: str | None
    text: str
    reply_to: QuoteOut | None
    files: list[FileOut]
    """Those of its files that are still there."""
    revision: int
    """The larger one is the newer one; never compare clocks."""
    changed_at: datetime


class ScheduleIn(Wire):
    """A message to send at a later time."""

    due_at: AwareDatetime
    body: str = ""
    """May be empty where there are files."""
    reply_to: Id | None = None
    thread: Id | None = None
    also_in_room: bool = False
    files: list[Id] = Field(default_factory=list, max_length=FILES_A_THING)
    confirmed: bool = False
    """The author knows how many people the message calls. Asked now, and not again at its time."""


class SchedulePatch(Wire):
    """A change of a scheduled message; what is absent stays. A new time lets one that failed try again."""

    due_at: AwareDatetime | None = None
    body: str | None = None
    confirmed: bool = False
    """As above, of a new text."""


class ScheduledOut(Wire):
    """A message that waits for its time. Where the server was down at that time, it goes as soon as it is back."""

    id: str
    room: str
    thread: str | None
    also_in_room: bool
    body: str
    reply_to: QuoteOut | None
    files: list[FileOut]
    due_at: datetime
    in_s: int
    """Seconds until then by the server's clock, 0 from then on."""
    problem: ErrorOut | None
    """Why it could not be sent. It waits for its author then."""
