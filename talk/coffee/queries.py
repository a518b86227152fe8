"""Reading coffee rooms, always for one viewer."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Prefetch, QuerySet

from communities.spaces.models import CommunityMember
from talk.coffee.events import TableChanged, coffee_topic
from talk.coffee.models import MOST_CAMERAS, CoffeeKind, CoffeeKnock, CoffeeRoom, CoffeeSeat
from talk.coffee.policies import can_enter, can_keep, can_remove, rooms_open_to
from talk.coffee.schemas import (
    CoffeeRoomOut,
    CoffeeRoomsOut,
    CoffeeView,
    IceBreakerOut,
    MatchOut,
    PresentOut,
    SiteOut,
    TableOut,
    TableSeatOut,
    TimerOut,
)
from workspace.core.errors import NotFound
from workspace.core.log import head_of
from workspace.core.models import LogEntry
from workspace.people.models import Person, Site
from workspace.people.policies import is_administrator


@dataclass(frozen=True, slots=True)
class CoffeePlace:
    """A room as one person stands to it."""

    room: CoffeeRoom
    membership: CommunityMember | None


def seated_in(person_id: str, room_ids: Iterable[str]) -> set[str]:
    """Return in which of these rooms the active person sits; the socket asks before it joins a topic."""
    rows = CoffeeSeat.objects.filter(person=person_id, room__in=list(room_ids), person__deactivated_at=None)
    return set(rows.values_list("room_id", flat=True))


def place_of(viewer: Person, room: CoffeeRoom) -> CoffeePlace:
    """Return how the viewer stands to a room. Raises `NotFound` for one that they may not enter."""
    membership = CommunityMember.objects.filter(community=room.community_id, person=viewer).first()
    is_guest = room.kind == CoffeeKind.MATCH and room.guests.filter(person=viewer).exists()
    if not can_enter(viewer, room, membership, is_guest=is_guest):
        raise NotFound
    return CoffeePlace(room, membership)


def find_coffee_room(viewer: Person, room_id: str, *, lock: bool = False) -> CoffeePlace:
    """Return a room that the viewer may enter. Raises `NotFound`. `lock` holds its row until commit."""
    rows = CoffeeRoom.objects.select_related("community", "site")
    if lock:
        rows = rows.select_for_update(of=("self",), no_key=True)
    room = rows.filter(id=room_id).first()
    if room is None:
        raise NotFound
    return place_of(viewer, room)


def seats_in(room: CoffeeRoom) -> list[CoffeeSeat]:
    """Return who sits there, the one who came first first."""
    return list(CoffeeSeat.objects.filter(room=room).order_by("sat_at", "id"))


def sat_at(room_id: str) -> set[str]:
    """Return who sits at a table, or sat there as far back as its log reaches: until two minutes after it empties.

    For no eyes: whoever reports somebody has to have sat with them.
    """
    people = set(CoffeeSeat.objects.filter(room=room_id).values_list("person_id", flat=True))
    told = LogEntry.objects.filter(topic=coffee_topic(room_id)).values_list("payload", flat=True)
    for payload in told:
        people |= {person.person for person in TableChanged.model_validate_json(payload).room.people}
    return people


# Shapes


def coffee_room_out(room: CoffeeRoom, seats: Iterable[CoffeeSeat]) -> CoffeeRoomOut:
    """Shape a room for everyone who may enter it."""
    return CoffeeRoomOut(
        id=room.id,
        kind=CoffeeKind(room.kind),
        community=room.community_id,
        site=room.site.name if room.site else None,
        name=room.name,
        places=room.places,
        is_closed=room.is_closed,
        people=[PresentOut(person=seat.person_id, since=seat.sat_at) for seat in seats],
        version=room.version,
    )


def table_out(room: CoffeeRoom, seats: Iterable[CoffeeSeat]) -> TableOut:
    """Shape what those see who sit there."""
    knocks = CoffeeKnock.objects.filter(room=room, let_in_at=None).order_by("at", "id")
    return TableOut(
        seats=[
            TableSeatOut(
                person=seat.person_id,
                since=seat.sat_at,
                is_muted=seat.is_muted,
                camera=seat.camera,
                here=seat.gone_at is None,
            )
            for seat in seats
        ],
        knocks=list(knocks.values_list("person_id", flat=True)),
        card=None if room.card is None else IceBreakerOut(number=room.card, about=room.card_about or None),
        timer=_timer_out(room),
    )


def _timer_out(room: CoffeeRoom) -> TimerOut | None:
    if room.timer_s is None or room.timer_ends_at is None:
        return None
    return TimerOut(length_s=room.timer_s, ends_at=room.timer_ends_at)


# Views


def coffee_rooms_for(viewer: Person) -> CoffeeRoomsOut:
    """Return the rooms that the viewer may enter: by name."""
    rooms = list(_with_people(CoffeeRoom.objects.filter(rooms_open_to(viewer))).order_by("name", "id"))
    sites = Site.objects.order_by("name") if is_administrator(viewer) else Site.objects.none()
    return CoffeeRoomsOut(
        rooms=[coffee_room_out(room, room.seats.all()) for room in rooms],
        sites=[SiteOut(id=site.id, name=site.name) for site in sites],
    )


def _with_people(rooms: QuerySet[CoffeeRoom]) -> QuerySet[CoffeeRoom]:
    seats = CoffeeSeat.objects.order_by("sat_at", "id")
    return rooms.select_related("site").prefetch_related(Prefetch("seats", seats))


def coffee_view(viewer: Person, room_id: str) -> CoffeeView:
    """Return a room, and for who sits there the table. The head is read first, as everywhere."""
    seq = head_of(coffee_topic(room_id))
    place = find_coffee_room(viewer, room_id)
    room, seats = place.room, seats_in(place.room)
    is_inside = any(seat.person_id == viewer.id for seat in seats)
    keeps = can_keep(viewer, room, place.membership) or can_remove(viewer, room, place.membership)
    return CoffeeView(
        room=coffee_room_out(room, seats),
        seq=seq,
        table=table_out(room, seats) if is_inside else None,
        chat=room.chat_id if is_inside else None,
        cameras=MOST_CAMERAS if settings.COFFEE_CAMERA else 0,
        may_keep=keeps,
        found=None if room.found is None else MatchOut.model_validate(room.found),
    )
