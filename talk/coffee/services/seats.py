"""Taking a seat and leaving it, one's microphone, and being taken out. Each locks the room's row."""

from collections.abc import Sequence
from typing import Final

from django.db import transaction

from communities.chat.services.coffee_rooms import open_coffee_chat
from communities.chat.services.talk_rooms import seat_in_talk_room
from communities.spaces.models import Community
from communities.spaces.policies import require_active
from talk.coffee.events import CoffeeReacted, TableAct, coffee_topic
from talk.coffee.models import CoffeeKnock, CoffeeRemoval, CoffeeRoom, CoffeeSeat
from talk.coffee.policies import can_remove
from talk.coffee.queries import CoffeePlace, coffee_view, find_coffee_room, place_of, seated_in
from talk.coffee.schemas import CoffeeView
from talk.coffee.services.keeping import Deed, tell, unseat
from talk.stage.reactions import ReactionKind
from workspace.audit.services import record
from workspace.core.clock import now
from workspace.core.errors import Conflict, NotAllowed, NotFound
from workspace.core.events import Publication, announce, publish_all
from workspace.core.limits import Limit, take
from workspace.people.blocking import are_apart
from workspace.people.models import Person

SIT_LIMIT: Final = Limit("coffee_seat", 20, 60)
REACT_LIMIT: Final = Limit("coffee_reaction", 15, 5)


@transaction.atomic
def sit_down(actor: Person, room_id: str) -> CoffeeView:
    """Take a seat, from whichever table one sat at before; or come back to one's own. Again changes nothing.

    A socket has to join the topic within a few seconds; who has none connected is taken for gone. Raises `NotFound`,
    `NotAllowed` for who was taken out, `Conflict` where a door is closed, or there is no place (see `require_place`).
    """
    take(SIT_LIMIT, actor.id)
    Person.objects.select_for_update(no_key=True).get(
        id=actor.id
    )  # of two devices at once the second one comes later
    seat = CoffeeSeat.objects.filter(person=actor).first()
    rooms = _hold({room_id, seat.room_id if seat else room_id})
    if room_id not in rooms:
        raise NotFound
    room = place_of(actor, rooms[room_id]).room
    if seat is not None and seat.room_id == room.id:
        if seat.gone_at is not None:
            seat.gone_at, seat.arrived_at = None, now()
            seat.save(update_fields=["gone_at", "arrived_at"])
            publish_all(tell(room, Deed(TableAct.NOTICED)))
        return coffee_view(actor, room_id)
    require_place(actor, room)
    _require_open_door(actor, room)
    told = unseat(rooms[seat.room_id], [actor.id], Deed(TableAct.GOT_UP, actor.id, actor.id)) if seat else []
    publish_all([*told, *seat_at(actor, room)])
    return coffee_view(actor, room_id)


def seat_at(person: Person, room: CoffeeRoom) -> list[Publication]:
    """Seat somebody, who sits nowhere else and for whom there is a place; return what to publish."""
    at = now()
    CoffeeSeat.objects.create(room=room, person=person, sat_at=at, arrived_at=at)
    CoffeeKnock.objects.filter(person=person).delete()
    if room.chat is None:
        room.chat = open_coffee_chat(room.community, person, room.name or "Kaffee")
    room.emptied_at = None
    room.save(update_fields=["chat", "emptied_at"])
    seat_in_talk_room(room.chat.id, [person.id])
    return tell(room, Deed(TableAct.SAT_DOWN, person.id, person.id))


@transaction.atomic
def get_up(actor: Person, room_id: str) -> None:
    """Leave the table; that is open also to who may not come in any more. Again changes nothing."""
    room = _hold({room_id}).get(room_id)
    if room is not None and CoffeeSeat.objects.filter(room=room, person=actor).exists():
        publish_all(unseat(room, [actor.id], Deed(TableAct.GOT_UP, actor.id, actor.id)))
    else:
        find_coffee_room(actor, room_id)


@transaction.atomic
def mute(actor: Person, room_id: str, *, on: bool) -> None:
    """Close one's microphone, or open it. Nobody does that for somebody else. Again changes nothing."""
    room = require_seated(actor, room_id).room
    changed = CoffeeSeat.objects.filter(room=room, person=actor, is_muted=not on).update(is_muted=on)
    if changed:
        act = TableAct.MUTED if on else TableAct.UNMUTED
        publish_all(tell(room, Deed(act, actor.id, actor.id)))


@transaction.atomic
def remove_from_table(actor: Person, room_id: str, person_id: str) -> None:
    """Take somebody out, as one who keeps order: they may not come back while the others sit there."""
    place = find_coffee_room(actor, room_id, lock=True)
    if not can_remove(actor, place.room, place.membership):
        raise NotAllowed
    if person_id == actor.id or not seated_in(person_id, [place.room.id]):
        raise Conflict("not_at_table")
    CoffeeRemoval.objects.get_or_create(room=place.room, person_id=person_id)
    record(actor.id, "coffee.person_removed", room_id, person=person_id, place=place.room.community_id or "")
    publish_all(unseat(place.room, [person_id], Deed(TableAct.REMOVED, actor.id, person_id)))


def react(actor: Person, room_id: str, kind: ReactionKind) -> None:
    """Let something float over one's table. Nothing is stored. Raises `Conflict` for who does not sit there."""
    take(REACT_LIMIT, actor.id)
    if not seated_in(actor.id, [room_id]):
        find_coffee_room(actor, room_id)
        raise Conflict("not_at_table")
    announce(coffee_topic(room_id), CoffeeReacted(room=room_id, kind=kind))


def require_seated(actor: Person, room_id: str) -> CoffeePlace:
    """Return a room that the actor sits in, its row held. Raises `NotFound`, `Conflict`."""
    place = find_coffee_room(actor, room_id, lock=True)
    if not seated_in(actor.id, [room_id]):
        raise Conflict("not_at_table")
    return place


def require_place(actor: Person, room: CoffeeRoom) -> None:
    """Raise `NotAllowed` for who was taken out, `Conflict` where the community rests or there is no place for them.

    There is none at a full table, and none beside somebody with whom a block stands between. Both answer alike, so
    that nobody learns of a block: the text says that there is no place for them right now, and offers what is open.
    """
    if room.community is not None:
        require_active(room.community)
    if CoffeeRemoval.objects.filter(room=room, person=actor).exists():
        raise NotAllowed("coffee_removed")
    people = list(CoffeeSeat.objects.filter(room=room).values_list("person_id", flat=True))
    if len(people) >= room.places or are_apart(actor.id, people):
        raise Conflict("coffee_full")


def _require_open_door(actor: Person, room: CoffeeRoom) -> None:
    """Raise `Conflict` at a closed door behind which somebody sits, for who has not been let in."""
    if not room.is_closed or not CoffeeSeat.objects.filter(room=room).exists():
        return
    if not CoffeeKnock.objects.filter(room=room, person=actor, let_in_at__isnull=False).exists():
        raise Conflict("coffee_closed")


def _hold(room_ids: set[str]) -> dict[str, CoffeeRoom]:
    """Lock rooms in one order, so that two who change tables never wait for each other in a ring."""
    rows = CoffeeRoom.objects.select_related("community", "site").select_for_update(of=("self",), no_key=True)
    return {room.id: room for room in rows.filter(id__in=room_ids).order_by("id")}


class CoffeeRooms:
    """Coffee rooms as a tenant of communities (`spaces.ports.Tenant`)."""

    def furnish(self, founder: Person, community: Community) -> None:
        """Need nothing in a new community."""

    def admit(self, community: Community, person: Person) -> Sequence[Publication]:
        """Need nothing for a new member."""
        return []

    def dismiss(self, community: Community, person: Person) -> Sequence[Publication]:
        """Take a former member away from the community's tables and doors."""
        CoffeeKnock.objects.filter(person=person, room__community=community).delete()
        inside = CoffeeSeat.objects.filter(person=person, room__community=community).values("room")
        rows = CoffeeRoom.objects.select_related("community", "site").select_for_update(
            of=("self",), no_key=True
        )
        return [
            publication
            for room in rows.filter(id__in=inside).order_by("id")
            for publication in unseat(room, [person.id], Deed(TableAct.GOT_UP, person.id, person.id))
        ]
