"""Threads for one viewer: one with its replies, and those that the viewer follows with what is unread in them."""

from collections.abc import Sequence

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from communities.chat.events import room_topic
from communities.chat.models import BESIDE, FollowLevel, Message
from communities.chat.queries.messages import messages_out, quote_out, stretch_of
from communities.chat.queries.own import UNREAD_CAP
from communities.chat.queries.places import Place, find_message
from communities.chat.schemas import HistoryQuery, MessageOut, QuoteOut
from communities.chat.thread_schemas import ThreadLevel, ThreadMarkOut, ThreadOut, ThreadsOut, ThreadsQuery
from workspace.core.errors import NotFound
from workspace.core.log import head_of
from workspace.core.statements import fetch_rows, moment
from workspace.people.models import Person

MOST_AT_HOME = 300
"""Threads in the start snapshot. Older ones come back into it with their next reply."""
LATEST = 3
"""So many replies of each thread stand in the list."""

# Unread is derived, as it is for rooms. The head comes with the counts in one statement, so they are true at it to
# the message. Follows end with the membership; the join says it again, so that no list depends on that.
_MARKS = f"""
SELECT f.root_id, r.seq, r.author_id, f.room_id, COALESCE(t.head, 0), f.level, f.read_seq, f.read_version,
  (SELECT COUNT(*) FROM (
     SELECT 1 FROM communities_message x
     WHERE x.thread_id = f.root_id AND x.seq > f.read_seq AND x.author_id <> f.person_id AND x.deleted_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM workspace_block b WHERE b.person_id = f.person_id AND b.blocked_id = x.author_id)
     LIMIT {UNREAD_CAP}) capped) AS unread,
  (SELECT COUNT(*) FROM communities_mention n
     WHERE n.person_id = f.person_id AND n.room_id = f.room_id AND n.thread_id = f.root_id AND n.seq > f.read_seq
       AND NOT EXISTS (
         SELECT 1 FROM workspace_block b JOIN communities_message y ON y.author_id = b.blocked_id
         WHERE b.person_id = f.person_id AND y.id = n.message_id)),
  COALESCE(
    (SELECT x.sent_at FROM communities_message x WHERE x.thread_id = f.root_id ORDER BY x.seq DESC LIMIT 1),
    r.sent_at) AS last_at, f.muted_until
FROM communities_threadfollow f
JOIN communities_message r ON r.id = f.root_id
JOIN communities_membership m ON m.room_id = f.room_id AND m.person_id = f.person_id
LEFT JOIN workspace_topic t ON t.name = 'room:' || f.room_id
WHERE f.person_id = %s
"""  # noqa: S608 - the one value put in is a constant of this module


def find_thread(viewer: Person, message_id: str, *, lock: bool = False) -> tuple[Message, Place]:
    """Return the root of the thread that a message is the root of, or is said in. Raises `NotFound`.

    `lock` holds the root's row.
    """
    message, place = find_message(viewer, message_id)
    if message.thread_id is not None or lock:
        message, place = find_message(viewer, message.thread_id or message.id, lock=lock)
    if place.room.kind in BESIDE:
        raise NotFound
    return message, place


def thread_of(viewer: Person, message_id: str, query: HistoryQuery) -> ThreadOut:
    """Return a thread with a stretch of its replies. The head is read first, as for a room's history."""
    root, _ = find_thread(viewer, message_id)
    seq = head_of(room_topic(root.room_id))
    stretch = stretch_of(Message.objects.filter(thread=root), query)
    shaped = messages_out([root, *stretch.messages])
    return ThreadOut(
        room=root.room_id,
        seq=seq,
        root=shaped[0],
        messages=shaped[1:],
        has_older=stretch.has_older,
        has_newer=stretch.has_newer,
        mark=mark_of(viewer, root),
    )


def mark_of(person: Person, root: Message) -> ThreadMarkOut:
    """Return how a person stands to a thread."""
    found = _marks(person, " AND f.root_id = %s", [root.id])
    if found:
        return found[0]
    seq = head_of(room_topic(root.room_id))
    return ThreadMarkOut(
        root=quote_out(root),
        room=root.room_id,
        seq=seq,
        level=ThreadLevel.NONE,
        read_seq=0,
        read_version=0,
        unread=0,
        mentions=0,
        muted_until=None,
    )


def my_threads(person: Person) -> list[ThreadMarkOut]:
    """Return the threads that a person follows or has muted, those with the newest replies first."""
    return _marks(person, " ORDER BY last_at DESC, f.root_id DESC LIMIT %s", [MOST_AT_HOME])


def unread_threads(person: Person) -> list[ThreadMarkOut]:
    """Return the followed threads with something unread in them."""
    rows = _marks(person, " AND f.level <> %s ORDER BY last_at DESC, f.root_id DESC", [FollowLevel.MUTE])
    return [mark for mark in rows if mark.unread]


def list_threads(person: Person, query: ThreadsQuery) -> ThreadsOut:
    """Return a page of the threads that a person follows, with the latest replies of each."""
    order = " AND f.level <> %s ORDER BY CASE WHEN {unread} THEN 0 ELSE 1 END, last_at DESC, f.root_id DESC"
    unread = (
        "EXISTS (SELECT 1 FROM communities_message x WHERE x.thread_id = f.root_id AND x.seq > f.read_seq"
        " AND x.author_id <> f.person_id AND x.deleted_at IS NULL AND NOT EXISTS ("
        "SELECT 1 FROM workspace_block b WHERE b.person_id = f.person_id AND b.blocked_id = x.author_id))"
    )
    end: list[str | int] = [FollowLevel.MUTE, query.limit + 1, query.skip]
    marks = _marks(person, order.format(unread=unread) + " LIMIT %s OFFSET %s", end)
    shown = marks[: query.limit]
    return ThreadsOut(threads=_with_latest(shown), has_more=len(marks) > query.limit)


def _with_latest(marks: list[ThreadMarkOut]) -> list[ThreadOut]:
    """Put the root and the latest replies to each mark, in as many queries for many as for one."""
    roots = [mark.root.id for mark in marks]
    place = Window(RowNumber(), partition_by=F("thread_id"), order_by=F("seq").desc())
    latest = Message.objects.filter(thread__in=roots).annotate(place=place).filter(place__lte=LATEST + 1)
    found = messages_out([*Message.objects.filter(id__in=roots), *latest.order_by("seq")])
    by_thread: dict[str, list[MessageOut]] = {root: [] for root in roots}
    by_id = {message.id: message for message in found}
    for message in found:
        if message.thread is not None:
            by_thread[message.thread.id].append(message)
    return [
        ThreadOut(
            room=mark.room,
            seq=mark.seq,
            root=by_id[mark.root.id],
            messages=by_thread[mark.root.id][-LATEST:],
            has_older=len(by_thread[mark.root.id]) > LATEST,
            has_newer=False,
            mark=mark,
        )
        for mark in marks
    ]


def _marks(person: Person, condition: str, values: Sequence[str | int]) -> list[ThreadMarkOut]:
    rows = fetch_rows(_MARKS + condition, [person.id, *values])
    return [
        ThreadMarkOut(
            root=QuoteOut(id=root, seq=seq, author=author),
            room=room,
            seq=head,
            level=ThreadLevel(level),
            read_seq=read_seq,
            read_version=version,
            unread=unread if level != FollowLevel.MUTE else 0,
            mentions=mentions if level != FollowLevel.MUTE else 0,
            muted_until=muted_until and moment(muted_until),
        )
        for root, seq, author, room, head, level, read_seq, version, unread, mentions, _, muted_until in rows
    ]
