"""Rooms and messages found for one viewer, which rooms people are in, and what they have chosen for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from communities.chat.models import Membership, Message, Room, RoomKind
from communities.chat.policies import can_see_room, rooms_visible_to
from communities.chat.schemas import RoomLevelOut
from communities.spaces.models import Community, CommunityMember
from workspace.attention.rules import Level
from workspace.core.clock import now
from workspace.core.errors import NotFound
from workspace.core.statements import SideBySide, fetch_row
from workspace.people.models import Person


@dataclass(frozen=True, slots=True)
class Place:
    """A room as one person stands to it: in the room (or not), in its community (or not)."""

    room: Room
    membership: Membership | None
    seat: CommunityMember | None


def find_place(viewer: Person, room_id: str) -> Place:
    """Return a room that the viewer can see. Raises `NotFound`."""
    place = _place(viewer, room_id)
    if place is None or not can_see_room(viewer, place.room, place.membership, place.seat):
        raise NotFound
    return place


_TABLES = SideBySide(r=Room, g=Community, m=Membership, s=CommunityMember)
_PLACE = """
SELECT {columns} FROM communities_room r
LEFT JOIN communities_community g ON g.id = r.community_id
LEFT JOIN communities_membership m ON m.room_id = r.id AND m.person_id = %s
LEFT JOIN communities_communitymember s ON s.community_id = r.community_id AND s.person_id = %s
WHERE r.id = %s
"""


def _place(viewer: Person, room_id: str) -> Place | None:
    """Read it in one statement: whoever opens a room, reads on or writes asks for it."""
    row = fetch_row(_PLACE.format(columns=_TABLES.columns), [viewer.id, viewer.id, room_id])
    if row is None:
        return None
    found = _TABLES.read(row)
    room: Room = found["r"]
    room.community = found["g"]
    if found["m"] is not None:
        found["m"].room = room
    return Place(room, found["m"], found["s"])


def visible_rooms(viewer: Person, room_ids: Iterable[str]) -> list[Room]:
    """Return those of these rooms that the viewer can see."""
    return list(Room.objects.filter(rooms_visible_to(viewer), id__in=list(room_ids)))


def find_channel(viewer: Person, room_id: str) -> Place:
    """Return a channel that the viewer can see. Raises `NotFound`, also for rooms of another kind."""
    place = find_place(viewer, room_id)
    if place.room.kind != RoomKind.CHANNEL:
        raise NotFound
    return place


def find_conversation(viewer: Person, room_id: str) -> Place:
    """Return a conversation among people that the viewer is in. Raises `NotFound`, also for other rooms."""
    place = find_place(viewer, room_id)
    if not place.room.is_personal:
        raise NotFound
    return place


def find_message(viewer: Person, message_id: str, *, lock: bool = False) -> tuple[Message, Place]:
    """Return a message in a room that the viewer can see. Raises `NotFound`. `lock` holds its row."""
    rows = Message.objects.select_for_update(no_key=True) if lock else Message.objects
    message = rows.filter(id=message_id).first()
    if message is None:
        raise NotFound
    return message, find_place(viewer, message.room_id)


def joined_rooms(person_id: str, room_ids: Iterable[str]) -> set[str]:
    """Return which of these rooms the person is in; the socket asks before it joins a topic."""
    rows = Membership.objects.filter(person=person_id, room__in=list(room_ids), person__deactivated_at=None)
    return set(rows.values_list("room_id", flat=True))


def joined_rooms_of(people: Iterable[str], room_id: str) -> set[str]:
    """Return which of these people are in the room."""
    rows = Membership.objects.filter(room=room_id, person__in=list(people))
    return set(rows.values_list("person_id", flat=True))


@dataclass(frozen=True, slots=True)
class ReadMarks:
    """A person's read marks."""

    seqs: dict[str, int]
    """By room."""
    versions: dict[str, int]
    """Of those that were ever set back."""


def read_marks(person_id: str) -> ReadMarks:
    """Return the person's read marks; none of what is not on their list."""
    rows = Membership.objects.filter(person=person_id, is_hidden=False)
    marks = list(rows.values_list("room_id", "read_seq", "read_version"))
    return ReadMarks(
        seqs={room: seq for room, seq, _ in marks},
        versions={room: version for room, _, version in marks if version},
    )


def level_marks(person_id: str) -> dict[str, RoomLevelOut]:
    """Return what the person has chosen for their rooms, of those alone for which they have; hidden ones too."""
    chosen = ~Q(level="") | Q(muted_until__gt=now())
    rows = Membership.objects.filter(chosen, person=person_id)
    marks = rows.values_list("room_id", "level", "muted_until")
    return {room: level_out(level, muted_until) for room, level, muted_until in marks}


def level_out(level: str, muted_until: datetime | None) -> RoomLevelOut:
    """Shape what somebody has chosen for a room; a mute that is over is none."""
    lasts = muted_until is not None and muted_until > now()
    return RoomLevelOut(level=Level(level) if level else None, muted_until=muted_until if lasts else None)
