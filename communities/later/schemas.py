"""What one keeps for later, on the wire."""

from datetime import datetime

from pydantic import AwareDatetime, Field

from communities.chat.schemas import MessageOut, RoomOut
from communities.later.models import NOTE_LIMIT
from workspace.core.schemas import Wire


class BookmarkIn(Wire):
    """A message to save, or a change of how it is saved."""

    note: str = Field(default="", max_length=NOTE_LIMIT)
    is_done: bool = False


class BookmarkOut(Wire):
    """A saved message. What it says is read anew each time, as the person may read it at that moment."""

    id: str
    """The message's."""
    said: MessageOut | None
    """None: deleted, or no longer open to this person."""
    room: RoomOut | None
    note: str
    saved_at: datetime
    done_at: datetime | None


LONGEST_S = 366 * 86_400


class ReminderIn(Wire):
    """When to be reminded: in so many seconds, by whatever clock, or at a moment. Exactly one of the two.

    A change may leave out both, and then moves nothing.
    """

    in_s: int | None = Field(default=None, ge=1, le=LONGEST_S)
    due_at: AwareDatetime | None = None
    note: str | None = Field(default=None, max_length=NOTE_LIMIT)
    """Absent: as it is."""


class ReminderOut(Wire):
    """A reminder. What the message says is read anew each time, as the person may read it at that moment."""

    id: str
    message: str | None
    """Id of the message, for telling whether one has a reminder."""
    said: MessageOut | None
    """None: deleted, or no longer open to this person."""
    room: RoomOut | None
    note: str
    due_at: datetime
    in_s: int
    """Seconds until then by the server's clock, 0 once it is due: a device need not trust its own."""
    is_due: bool


class LaterOut(Wire):
    """All that one keeps for later."""

    saved: list[BookmarkOut]
    """The last saved first."""
    reminders: list[ReminderOut]
    """The next one first, so that those that are due come before all others."""
