"""The statements that every message pays for, in plain SQL.

The ORM spends 1 to 2 ms of CPU on building each of them anew, more than the database needs to run both
(measured; a delivery costs 0.01 ms). `tests/communities/chat/test_hot.py` holds them against the models.
"""

from dataclasses import dataclass

from django.db import connection

from communities.chat.models import Message
from workspace.core.clock import now
from workspace.core.statements import fetch_row, fetch_rows

_WRITER = """
SELECT r.posting, c.standing, r.is_locked, r.slow_s, s.id IS NOT NULL, r.community_id IS NULL,
  CASE WHEN r.kind = 'direct' THEN EXISTS (
    SELECT 1 FROM communities_membership o
    JOIN workspace_person q ON q.id = o.person_id AND q.deactivated_at IS NOT NULL
    WHERE o.room_id = r.id) ELSE FALSE END,
  CASE WHEN r.kind = 'direct' THEN EXISTS (
    SELECT 1 FROM communities_membership o
    JOIN workspace_block b ON b.person_id = o.person_id AND b.blocked_id = m.person_id
    WHERE o.room_id = r.id) ELSE FALSE END,
  CASE WHEN r.kind = 'direct' THEN EXISTS (
    SELECT 1 FROM communities_membership o
    JOIN workspace_block b ON b.blocked_id = o.person_id AND b.person_id = m.person_id
    WHERE o.room_id = r.id) ELSE FALSE END,
  r.archived_at IS NOT NULL OR g.archived_at IS NOT NULL,
  r.is_hooked OR (COALESCE(g.is_hooked, FALSE) AND r.visibility = 'public'), COALESCE(g.open_calls, TRUE)
FROM communities_membership m
JOIN communities_room r ON r.id = m.room_id
JOIN workspace_person p ON p.id = m.person_id AND p.deactivated_at IS NULL
LEFT JOIN communities_community g ON g.id = r.community_id
LEFT JOIN communities_communitymember c ON c.community_id = r.community_id AND c.person_id = m.person_id
LEFT JOIN communities_sanction s ON s.community_id = r.community_id AND s.person_id = m.person_id
  AND s.kind = 'mute' AND s.until > %s
WHERE m.room_id = %s AND m.person_id = %s
"""
_REVEAL = (
    "UPDATE communities_membership SET is_hidden = FALSE WHERE room_id = %s AND is_hidden RETURNING person_id"
)
_COLUMNS = (
    "id",
    "room_id",
    "seq",
    "author_id",
    "client_id",
    "fingerprint",
    "body",
    "html",
    "reply_to_id",
    "thread_id",
    "forward_of_id",
    "in_stream",
    "version",
    "calls",
    "sent_at",
)
_INSERT = (
    f"INSERT INTO communities_message ({', '.join(_COLUMNS)}) VALUES ({', '.join(['%s'] * len(_COLUMNS))})"  # noqa: S608
)


@dataclass(frozen=True, slots=True)
class WriterStanding:
    """What decides whether a member of a room may write in it."""

    posting: str
    in_community: str | None
    is_locked: bool
    slow_s: int
    """Seconds between two messages of one person; 0: no such rule."""
    is_muted: bool
    """Somebody who looks after the community took the word from them for a time."""
    is_personal: bool
    """A conversation among people."""
    is_alone: bool
    """The other one of a direct conversation is no longer there: nobody would read it."""
    is_turned_away: bool
    """The other one of a direct conversation has blocked them."""
    has_turned_away: bool
    """They have blocked the other one."""
    is_archived: bool
    """The room, or the community that it is in."""
    is_heard: bool
    """A webhook listens."""
    may_everyone_call: bool
    """Everyone who writes here may call all of the room."""


def writer_standing(person_id: str, room_id: str) -> WriterStanding | None:
    """Return how an active person stands in a room that they are in, else None."""
    moment = connection.ops.adapt_datetimefield_value(now())
    row = fetch_row(_WRITER, [moment, room_id, person_id])
    if row is None:
        return None
    posting, in_community, is_locked, slow_s, is_muted, *rest = row
    return WriterStanding(posting, in_community, bool(is_locked), slow_s, bool(is_muted), *map(bool, rest))


def reveal(room_id: str) -> list[str]:
    """Put a conversation back on the lists from which it is hidden; return whose they are.

    To be called while the room's counter is held, as `services.listing` does: who hides it at the same moment either
    comes first and is found here, or comes later and has seen the message.
    """
    return [person for (person,) in fetch_rows(_REVEAL, [room_id])]


def insert_message(message: Message) -> None:
    """Insert a new message. Raises `IntegrityError` when its author used the client id before."""
    values = [getattr(message, column) for column in _COLUMNS]
    values[_COLUMNS.index("sent_at")] = connection.ops.adapt_datetimefield_value(message.sent_at)
    if not connection.features.has_native_uuid_field:  # Django keeps the 32 digits then
        values[_COLUMNS.index("client_id")] = message.client_id.hex
    fetch_row(_INSERT, values)
