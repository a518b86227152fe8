"""Reading rooms and messages, always for one viewer."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Count, Max, QuerySet

from communities.chat.events import room_topic
from communities.chat.models import (
    Membership,
    Mention,
    Message,
    MessageRevision,
    Posting,
    Reaction,
    Room,
    RoomKind,
)
from communities.chat.policies import can_see_room, rooms_visible_to
from communities.chat.schemas import (
    HistoryOut,
    HistoryQuery,
    ListedRoom,
    MessageOut,
    MyRoomOut,
    QuoteOut,
    ReactionOut,
    ReadOut,
    RevisionOut,
    RoomOut,
)
from communities.spaces.models import CommunityMember, Visibility
from communities.spaces.queries import find_seat
from workspace.core.errors import NotFound
from workspace.core.log import head_of, reach_of
from workspace.people.models import Person

UNREAD_CAP = 1_000

# Unread is derived, never stored, so it cannot stick. The inner LIMIT keeps a long absence cheap.
_UNREAD = f"""
SELECT m.room_id,
  (SELECT COUNT(*) FROM (
     SELECT 1 FROM communities_message x
     WHERE x.room_id = m.room_id AND x.seq > m.read_seq AND x.author_id <> m.person_id AND x.deleted_at IS NULL
     LIMIT {UNREAD_CAP}) capped),
  (SELECT COUNT(*) FROM communities_mention n
     WHERE n.person_id = m.person_id AND n.room_id = m.room_id AND n.seq > m.read_seq)
FROM communities_membership m WHERE m.person_id = %s
"""  # noqa: S608 - the one value put in is a constant of this module


@dataclass(frozen=True, slots=True)
class Place:
    """A room as one person stands to it: in the room (or not), in its community (or not)."""

    room: Room
    membership: Membership | None
    seat: CommunityMember | None


@dataclass(frozen=True, slots=True)
class Unread:
    """What waits behind a read mark."""

    messages: int
    mentions: int


def room_out(room: Room) -> RoomOut:
    """Shape a room for everyone who may see it."""
    return RoomOut(
        id=room.id,
        kind=RoomKind(room.kind),
        community=room.community_id,
        name=room.name,
        purpose=room.purpose,
        visibility=Visibility(room.visibility),
        posting=Posting(room.posting),
        is_default=room.is_default,
    )


def find_place(viewer: Person, room_id: str) -> Place:
    """Return a room that the viewer can see. Raises `NotFound`."""
    membership = (
        Membership.objects.filter(room=room_id, person=viewer)
        .select_related("room", "room__community")
        .first()
    )
    room = (
        membership.room if membership else Room.objects.select_related("community").filter(id=room_id).first()
    )
    if room is None:
        raise NotFound
    seat = CommunityMember.objects.filter(community=room.community_id, person=viewer).first()
    if not can_see_room(room, membership, seat):
        raise NotFound
    return Place(room, membership, seat)


def find_channel(viewer: Person, room_id: str) -> Place:
    """Return a channel that the viewer can see. Raises `NotFound`, also for rooms of another kind."""
    place = find_place(viewer, room_id)
    if place.room.kind != RoomKind.CHANNEL:
        raise NotFound
    return place


def find_message(viewer: Person, message_id: str, *, lock: bool = False) -> tuple[Message, Place]:
    """Return a message in a room that the viewer can see. Raises `NotFound`. `lock` holds its row."""
    rows = Message.objects.select_for_update(no_key=True) if lock else Message.objects
    message = rows.filter(id=message_id).first()
    if message is None:
        raise NotFound
    return message, find_place(viewer, message.room_id)


def unread_by_room(person: Person, room_id: str | None = None) -> dict[str, Unread]:
    """Return what is unread in the person's rooms (or one of them), in one query."""
    query, values = _UNREAD, [person.id]
    if room_id is not None:
        query, values = _UNREAD + " AND m.room_id = %s", [person.id, room_id]
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return {room: Unread(messages, mentions) for room, messages, mentions in cursor.fetchall()}


def my_rooms(person: Person) -> list[MyRoomOut]:
    """Return the person's rooms with heads, read marks and unread counts."""
    rows = list(Membership.objects.filter(person=person, room__kind=RoomKind.CHANNEL).select_related("room"))
    heads = reach_of(room_topic(row.room_id) for row in rows)
    unread = unread_by_room(person)
    last = _last_message_at(row.room_id for row in rows)
    return [
        MyRoomOut(
            room=room_out(row.room),
            seq=heads[room_topic(row.room_id)].head,
            read_seq=row.read_seq,
            unread=unread[row.room_id].messages if row.room_id in unread else 0,
            mentions=unread[row.room_id].mentions if row.room_id in unread else 0,
            last_message_at=last.get(row.room_id),
        )
        for row in rows
    ]


def my_room(person: Person, room_id: str) -> MyRoomOut:
    """Return one of the person's rooms. Raises `NotFound` for any other."""
    row = Membership.objects.filter(person=person, room=room_id).select_related("room").first()
    if row is None:
        raise NotFound
    seq = head_of(room_topic(room_id))
    read = read_out(person, row)
    return MyRoomOut(
        room=room_out(row.room),
        seq=seq,
        read_seq=row.read_seq,
        unread=read.unread,
        mentions=read.mentions,
        last_message_at=_last_message_at([room_id]).get(room_id),
    )


def read_out(person: Person, membership: Membership) -> ReadOut:
    """Return a read mark with what is unread behind it."""
    unread = unread_by_room(person, membership.room_id).get(membership.room_id, Unread(0, 0))
    return ReadOut(
        room=membership.room_id,
        read_seq=membership.read_seq,
        unread=unread.messages,
        mentions=unread.mentions,
    )


def read_marks(person_id: str) -> dict[str, int]:
    """Return the person's read marks, room → seq."""
    return dict(Membership.objects.filter(person=person_id).values_list("room_id", "read_seq"))


def joined_rooms(person_id: str, room_ids: Iterable[str]) -> set[str]:
    """Return which of these rooms the person is in; the socket asks before it joins a topic."""
    rows = Membership.objects.filter(person=person_id, room__in=list(room_ids), person__deactivated_at=None)
    return set(rows.values_list("room_id", flat=True))


def joined_rooms_of(people: Iterable[str], room_id: str) -> set[str]:
    """Return which of these people are in the room."""
    rows = Membership.objects.filter(room=room_id, person__in=list(people))
    return set(rows.values_list("person_id", flat=True))


def channels_of(viewer: Person, community_id: str) -> list[ListedRoom]:
    """Return the channels of a community that the viewer can see, the main one first."""
    seat = find_seat(viewer, community_id)
    rooms = list(
        Room.objects.filter(rooms_visible_to(viewer), community=seat.community, kind=RoomKind.CHANNEL)
        .distinct()
        .order_by("-is_default", "name")
    )
    counts = dict(Membership.objects.filter(room__in=rooms).values_list("room").annotate(count=Count("id")))
    joined = joined_rooms(viewer.id, [room.id for room in rooms])
    return [
        ListedRoom(room=room_out(room), member_count=counts.get(room.id, 0), joined=room.id in joined)
        for room in rooms
    ]


def people_in(viewer: Person, room_id: str) -> list[str]:
    """Return the ids of who is in a room that the viewer can see, by name."""
    place = find_place(viewer, room_id)
    rows = Membership.objects.filter(room=place.room, person__deactivated_at=None).order_by("person__name")
    return list(rows.values_list("person_id", flat=True))


def history(viewer: Person, room_id: str, query: HistoryQuery) -> HistoryOut:
    """Return a stretch of messages: the newest, those before or after a seq, or around one.

    The head is read first: what the stretch knows beyond it arrives again as events, and applies again unharmed.
    """
    place = find_place(viewer, room_id)
    seq = head_of(room_topic(room_id))
    rows = Message.objects.filter(room=place.room)
    if query.around is not None:
        older = _take(rows.filter(seq__lte=query.around).order_by("-seq"), query.limit // 2)
        newer = _take(rows.filter(seq__gt=query.around).order_by("seq"), query.limit // 2)
    elif query.after is not None:
        newer = _take(rows.filter(seq__gt=query.after).order_by("seq"), query.limit)
        older = _Stretch([], query.after > 0)
    else:
        if query.before is not None:
            rows = rows.filter(seq__lt=query.before)
        older = _take(rows.order_by("-seq"), query.limit)
        newer = _Stretch([], query.before is not None)
    found = [*reversed(older.messages), *newer.messages]
    return HistoryOut(
        room=room_id,
        seq=seq,
        messages=messages_out(found),
        has_older=older.more,
        has_newer=newer.more,
    )


def revisions_of(viewer: Person, message_id: str) -> list[RevisionOut]:
    """Return the earlier versions of a message, the oldest first."""
    message, _ = find_message(viewer, message_id)
    rows = MessageRevision.objects.filter(message=message).order_by("version")
    return [
        RevisionOut(version=row.version, body=row.body, html=row.html, written_at=row.written_at)
        for row in rows
    ]


def message_out(message: Message) -> MessageOut:
    """Shape one stored message."""
    return messages_out([message])[0]


def messages_out(messages: Sequence[Message]) -> list[MessageOut]:
    """Shape messages with their reactions, mentions and quotes, in three queries however many they are."""
    ids = [message.id for message in messages if message.deleted_at is None]
    reactions: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for row in Reaction.objects.filter(message__in=ids).order_by("id"):
        reactions[row.message_id].setdefault(row.emoji, []).append(row.person_id)
    mentions: dict[str, list[str]] = defaultdict(list)
    for message_id, person_id in (
        Mention.objects.filter(message__in=ids).order_by("id").values_list("message_id", "person_id")
    ):
        mentions[message_id].append(person_id)
    quoted = {
        message.reply_to_id for message in messages if message.reply_to_id and message.deleted_at is None
    }
    quotes = {quote.id: quote for quote in Message.objects.filter(id__in=quoted)} if quoted else {}
    return [
        shape_message(
            message,
            quote=quotes.get(message.reply_to_id) if message.reply_to_id else None,
            mentions=mentions[message.id],
            reactions=reactions[message.id],
        )
        for message in messages
    ]


def shape_message(
    message: Message, *, quote: Message | None, mentions: list[str], reactions: dict[str, list[str]]
) -> MessageOut:
    """Shape a message from its parts; a deleted one becomes a tombstone."""
    gone = message.deleted_at is not None
    return MessageOut(
        id=message.id,
        room=message.room_id,
        seq=message.seq,
        author=message.author_id,
        client_id=message.client_id,
        body=message.body,
        html=message.html,
        reply_to=QuoteOut(id=quote.id, seq=quote.seq, author=quote.author_id) if quote and not gone else None,
        mentions=mentions,
        reactions=[ReactionOut(emoji=emoji, people=people) for emoji, people in reactions.items()],
        version=message.version,
        sent_at=message.sent_at,
        edited_at=None if gone else message.edited_at,
        deleted_by=message.deleted_by_id or message.author_id if gone else None,
    )


@dataclass(frozen=True, slots=True)
class _Stretch:
    messages: list[Message]
    more: bool


def _take(rows: QuerySet[Message], limit: int) -> _Stretch:
    found = list(rows[: limit + 1])
    return _Stretch(found[:limit], len(found) > limit)


def _last_message_at(room_ids: Iterable[str]) -> dict[str, datetime]:
    rows = Message.objects.filter(room__in=list(room_ids)).values_list("room_id")
    return dict(rows.annotate(last=Max("sent_at")))
