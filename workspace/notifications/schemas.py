"""Notices on the wire: ids and flags, never what somebody said."""

from datetime import datetime

from workspace.core.schemas import Wire
from workspace.notifications.models import NoticeKind


class NoticeOut(Wire):
    """One thing that the person should know of, for their own devices."""

    id: str
    kind: NoticeKind
    subject: str
    """Id of what it tells of: a message, the root of a thread, an invitation, a room, an act, a coffee date."""
    place: str
    """Id of the room or the community; may be empty."""
    within: str
    """The root of the thread in which alone it is to be seen, else empty."""
    anchor: int
    """Where the room's read mark (with `within` the thread's) reaches this seq, it is read. 0: by `is_read` alone."""
    actor: str
    """Who did it last; may be empty."""
    at: datetime
    is_read: bool
    is_done: bool
    """Put away, until there is something new to tell."""
