"""Lists of rooms for one viewer: one's own with what is unread in them, and those of a community."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Count, F, OuterRef, Q, Subquery

from communities.chat.calls import Call
from communities.chat.events import room_topic
from communities.chat.models import PERSONAL, Membership, Message, Posting, Room, RoomKind
from communities.chat.policies import rooms_visible_to
from communities.chat.queries.places import find_place, joined_rooms
from communities.chat.schemas import ListedRoom, MyRoomOut, ReadOut, RoomOut
from communities.spaces.models import Visibility
from communities.spaces.queries import find_seat
from workspace.attention.rules import Level
from workspace.core.errors import NotFound
from workspace.core.log import head_of, reach_of
from workspace.people.models import Person

UNREAD_CAP = 1_000

# Unread is derived, never stored, so it cannot stick. The inner LIMIT keeps a long absence cheap. What a blocked person
# says waits for nobody.
_UNREAD = f"""
SELECT m.room_id,
  (SELECT COUNT(*) FROM (
     SELECT 1 FROM communities_message x
     WHERE x.room_id = m.room_id AND x.seq > m.read_seq AND x.author_id <> m.person_id AND x.deleted_at IS NULL
       AND x.in_stream AND NOT EXISTS (
         SELECT 1 FROM workspace_block b WHERE b.person_id = m.person_id AND b.blocked_id = x.author_id)
     LIMIT {UNREAD_CAP}) capped),
  (SELECT COUNT(*) FROM communities_mention n
     WHERE n.person_id = m.person_id AND n.room_id = m.room_id AND n.seq > m.read_seq
       AND n.thread_id IS NULL AND NOT EXISTS (
         SELECT 1 FROM workspace_block b JOIN communities_message y ON y.author_id = b.blocked_id
         WHERE b.person_id = m.person_id AND y.id = n.message_id))
  + (SELECT COUNT(*) FROM communities_message x
     WHERE x.room_id = m.room_id AND x.seq > m.read_seq AND x.deleted_at IS NULL AND x.calls > 0
       AND (x.calls & {int(Call.CHANNEL)}) <> 0 AND x.author_id <> m.person_id
       AND NOT EXISTS (
         SELECT 1 FROM workspace_block b WHERE b.person_id = m.person_id AND b.blocked_id = x.author_id)
       AND NOT EXISTS (
         SELECT 1 FROM communities_mention n WHERE n.message_id = x.id AND n.person_id = m.person_id)),
  r.community_id IS NULL AND m.level <> %s, COALESCE(t.head, 0)
FROM communities_membership m JOIN communities_room r ON r.id = m.room_id
LEFT JOIN workspace_topic t ON t.name = 'room:' || m.room_id
WHERE m.person_id = %s
"""  # noqa: S608 - what is put in are constants


@dataclass(frozen=True, slots=True)
class Unread:
    """What waits behind a read mark."""

    messages: int
    mentions: int
    """What is meant for the person: in a conversation among people everything, unless they chose mentions alone."""
    seq: int
    """Of the room's topic, when it was counted."""


def room_out(room: Room) -> RoomOut:
    """Shape a room for everyone who may see it."""
    people = people_of([room]).get(room.id, []) if room.is_personal else []
    return shape_room(room, people)


def rooms_out(rooms: Iterable[Room]) -> dict[str, RoomOut]:
    """Shape rooms, in one query however many they are."""
    rooms = list(rooms)
    people = people_of(rooms)
    return {room.id: shape_room(room, people.get(room.id, [])) for room in rooms}


def people_of(rooms: Iterable[Room]) -> dict[str, list[str]]:
    """Return who is in each of these conversations, in the order of coming, in one query."""
    people: dict[str, list[str]] = defaultdict(list)
    rows = Membership.objects.filter(room__in=[room.id for room in rooms if room.is_personal])
    for room_id, person_id in rows.order_by("id").values_list("room_id", "person_id"):
        people[room_id].append(person_id)
    return people


def shape_room(room: Room, people: list[str]) -> RoomOut:
    """Shape a room from its parts."""
    return RoomOut(
        id=room.id,
        kind=RoomKind(room.kind),
        community=room.community_id,
        people=people,
        name=room.name,
        purpose=room.purpose,
        visibility=Visibility(room.visibility),
        posting=Posting(room.posting),
        pinning=Posting(room.pinning),
        is_locked=room.is_locked,
        lock_reason=room.lock_reason,
        slow_s=room.slow_s,
        is_default=room.is_default,
        position=room.position,
        is_archived=room.archived_at is not None,
    )


def unread_by_room(person: Person, room_id: str | None = None) -> dict[str, Unread]:
    """Return what is unread in the person's rooms (or one of them), in one query."""
    query, values = _UNREAD, [Level.MENTIONS, person.id]
    if room_id is not None:
        query, values = _UNREAD + " AND m.room_id = %s", [Level.MENTIONS, person.id, room_id]
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return {
            room: Unread(messages, messages if is_all_for_one else mentions, head)
            for room, messages, mentions, is_all_for_one, head in cursor.fetchall()
        }


def my_rooms(person: Person) -> list[MyRoomOut]:
    """Return the person's channels and the conversations on their list, with heads, read marks and unread counts.

    In six queries, however many they are.
    """
    listed = Q(room__kind=RoomKind.CHANNEL) | Q(room__kind__in=PERSONAL, is_hidden=False)
    seats = Membership.objects.filter(listed, person=person)
    read = {
        room: (seq, version)
        for room, seq, version in seats.values_list("room_id", "read_seq", "read_version")
    }
    # Rooms alone: with each its membership as an object, 20,000 of them took twice the time.
    rooms = list(Room.objects.filter(id__in=seats.values("room")))
    heads = reach_of(room_topic(room.id) for room in rooms)
    unread = unread_by_room(person)
    last = _last_message_at(person)
    people = people_of(rooms)
    nothing = Unread(0, 0, 0)
    return [
        MyRoomOut(
            room=shape_room(room, people.get(room.id, [])),
            seq=heads[room_topic(room.id)].head,
            read_seq=read[room.id][0],
            read_version=read[room.id][1],
            unread=unread.get(room.id, nothing).messages,
            mentions=unread.get(room.id, nothing).mentions,
            last_message_at=last.get(room.id),
        )
        for room in rooms
        if room.id in read  # who has just come in hears of it by the log
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
        read_version=row.read_version,
        unread=read.unread,
        mentions=read.mentions,
        last_message_at=_last_message_at(person, room_id).get(room_id),
    )


def read_out(person: Person, membership: Membership) -> ReadOut:
    """Return a read mark with what is unread behind it."""
    unread = unread_by_room(person, membership.room_id).get(membership.room_id, Unread(0, 0, 0))
    return ReadOut(
        room=membership.room_id,
        seq=unread.seq,
        read_seq=membership.read_seq,
        read_version=membership.read_version,
        unread=unread.messages,
        mentions=unread.mentions,
    )


def channels_of(viewer: Person, community_id: str) -> list[ListedRoom]:
    """Return the channels of a community that the viewer can see, in their order."""
    seat = find_seat(viewer, community_id)
    rooms = list(
        Room.objects.filter(
            rooms_visible_to(viewer), community=seat.community, kind=RoomKind.CHANNEL
        ).order_by(F("position").asc(nulls_last=True), "-is_default", "name")
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


def _last_message_at(person: Person, room_id: str | None = None) -> dict[str, datetime]:
    """Look up the last message of each room of the person (or of one) by the index on (room, seq)."""
    newest = (
        Message.objects.filter(room=OuterRef("pk"), in_stream=True).order_by("-seq").values("sent_at")[:1]
    )
    own = Membership.objects.filter(person=person) if room_id is None else None
    rooms = Room.objects.filter(id__in=own.values("room") if own is not None else [room_id])
    found = rooms.annotate(last=Subquery(newest)).values_list("id", "last")
    return {room: last for room, last in found if last is not None}
