"""What one keeps for later, on the wire."""

from datetime import datetime

from pydantic import Field

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


class LaterOut(Wire):
    """All that one keeps for later."""

    saved: list[BookmarkOut]
    """The last saved first."""
