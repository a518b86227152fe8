"""Lists of rooms for one viewer: one's own with what is unread in them, and those of a community."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F

from communities.chat.events import room_topic
from communities.chat.models import Membership, Message, Posting, Room, RoomKind
from communities.chat.policies import rooms_visible_to
from communities.chat.queries.own import COUNTS, SEATS, people_by_room
from communities.chat.queries.places import find_place, joined_rooms
from communities.chat.schemas import ListedRoom, MyRoomOut, ReadOut, RoomOut
from communities.spaces.models import Visibility
from communities.spaces.queries import find_seat
from workspace.core.errors import NotFound
from workspace.core.log import head_of
from workspace.core.statements import fetch_rows
from workspace.people.models import Person

_UNREAD = f"SELECT m.room_id, {COUNTS} {SEATS}"


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
    return people_by_room(room.id for room in rooms if room.is_personal)


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
    query, values = _UNREAD, [person.id]
    if room_id is not None:
        query, values = _UNREAD + " AND m.room_id = %s", [person.id, room_id]
    return {
        room: Unread(messages, messages if is_all_for_one else mentions, head)
        for room, messages, mentions, is_all_for_one, head in fetch_rows(query, values)
    }


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
        last_message_at=_last_message_at(room_id),
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


def _last_message_at(room_id: str) -> datetime | None:
    """Look up the last message of a room by the index on (room, seq)."""
    newest = Message.objects.filter(room=room_id, in_stream=True).order_by("-seq")
    return newest.values_list("sent_at", flat=True).first()
