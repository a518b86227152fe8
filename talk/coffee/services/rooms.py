"""Opening, changing and closing coffee rooms."""

from datetime import datetime, timedelta
from typing import Final

from django.db import IntegrityError, transaction

from communities.spaces.models import Community
from communities.spaces.policies import can_moderate, require_active, require_member
from communities.spaces.queries import find_seat
from talk.coffee.events import TableAct
from talk.coffee.models import NAME_LIMIT, CoffeeKind, CoffeeRoom, CoffeeSeat
from talk.coffee.policies import require_keeper, require_opener_at_site
from talk.coffee.queries import coffee_view, find_coffee_room, seats_in
from talk.coffee.schemas import CoffeeIn, CoffeePatch, CoffeeView
from talk.coffee.services.keeping import Deed, tell, unseat
from talk.coffee.services.seats import sit_down
from workspace.audit.services import record
from workspace.core.clock import now
from workspace.core.errors import Conflict, Invalid, NotAllowed
from workspace.core.events import publish_all
from workspace.core.limits import Limit, take
from workspace.core.text import clean_name
from workspace.people.models import Person, Site

OPEN_LIMIT: Final = Limit("coffee_room", 10, 600)
EXPECTS_FOR: Final = timedelta(minutes=30)
"""So long a room that opened at an agreed moment waits for guests, also when the first ones have left again."""


@transaction.atomic
def open_coffee_room(actor: Person, wish: CoffeeIn) -> CoffeeView:
    """Open a corner, as one who looks after its community, or of a site as an administrator; or a room for the moment.

    That one every member of its community opens, and sits down in it. Raises `NotFound`, `NotAllowed`, `Invalid`,
    `Conflict` where there is a corner of that name, or the community is archived.
    """
    take(OPEN_LIMIT, actor.id)
    room = _at_site(actor, wish) if wish.community is None else _in_community(actor, wish, wish.community)
    record(actor.id, "coffee.opened", room.id, place=room.community_id or "", kind=room.kind)
    if room.kind == CoffeeKind.INSTANT:
        return sit_down(actor, room.id)
    publish_all(tell(room, Deed(TableAct.CHANGED, actor.id)))
    return coffee_view(actor, room.id)


def _at_site(actor: Person, wish: CoffeeIn) -> CoffeeRoom:
    require_opener_at_site(actor)
    if wish.kind != CoffeeKind.CORNER:
        raise Invalid("community")
    site = Site.objects.filter(id=wish.site).first() if wish.site else None
    if site is None:
        raise Invalid("site", "not_found")
    return _make(actor, wish, CoffeeRoom(site=site))


def _in_community(actor: Person, wish: CoffeeIn, community_id: str) -> CoffeeRoom:
    if wish.site is not None:
        raise Invalid("site")
    seat = find_seat(actor, community_id)
    if wish.kind == CoffeeKind.INSTANT:
        require_member(seat.membership)
    elif not can_moderate(actor, seat.membership):
        raise NotAllowed
    require_active(seat.community)
    return _make(actor, wish, CoffeeRoom(community=seat.community))


def _make(actor: Person, wish: CoffeeIn, room: CoffeeRoom) -> CoffeeRoom:
    room.kind, room.places, room.is_closed = wish.kind, wish.places, wish.is_closed
    room.name = clean_name(wish.name, field="name", limit=NAME_LIMIT)
    room.created_by, room.created_at = actor, now()
    _save(room)
    return room


@transaction.atomic
def change_coffee_room(actor: Person, room_id: str, change: CoffeePatch) -> CoffeeView:
    """Change name, places or door. Nobody loses their seat to fewer places. Raises as opening does."""
    place = find_coffee_room(actor, room_id, lock=True)
    room = place.room
    require_keeper(actor, room, place.membership)
    if room.community is not None:
        require_active(room.community)
    if change.name is not None:
        room.name = clean_name(change.name, field="name", limit=NAME_LIMIT)
    if change.places is not None:
        if change.places < CoffeeSeat.objects.filter(room=room).count():
            raise Conflict("coffee_too_few_places", field="places")
        room.places = change.places
    room.is_closed = room.is_closed if change.is_closed is None else change.is_closed
    _save(room)
    publish_all(tell(room, Deed(TableAct.CHANGED, actor.id)))
    return coffee_view(actor, room_id)


@transaction.atomic
def close_coffee_room(actor: Person, room_id: str) -> None:
    """Close a room for good: who sits there has to go. What was said goes with them."""
    place = find_coffee_room(actor, room_id, lock=True)
    room = place.room
    require_keeper(actor, room, place.membership)
    record(actor.id, "coffee.closed", room.id, place=room.community_id or "", kind=room.kind)
    room.ended_at = room.emptied_at = now()
    room.save(update_fields=["ended_at", "emptied_at"])
    people = [seat.person_id for seat in seats_in(room)]
    deed = Deed(TableAct.CLOSED, actor.id)
    publish_all(unseat(room, people, deed) if people else tell(room, deed))


def open_for_date(community: Community, name: str, host: Person | None) -> CoffeeRoom:
    """Open an instant room at an agreed moment, in which nobody sits yet. The caller is in a transaction."""
    at = now()
    room = CoffeeRoom.objects.create(
        kind=CoffeeKind.INSTANT,
        community=community,
        name=name,
        created_by=host,
        created_at=at,
        stays_until=at + EXPECTS_FOR,
    )
    publish_all(tell(room, Deed(TableAct.CHANGED)))
    return room


def close_unvisited(at: datetime) -> int:
    """Close rooms that have waited for guests long enough, and in which nobody sits; return how many."""
    due = CoffeeRoom.objects.filter(stays_until__lte=at, ended_at=None, seats=None)
    return sum(close_if_empty(room_id) for room_id in list(due.values_list("id", flat=True)))


@transaction.atomic
def close_if_empty(room_id: str) -> bool:
    """Close a room in which nobody sits. Where somebody does, it goes with the last one."""
    rows = CoffeeRoom.objects.select_related("community", "site").select_for_update(of=("self",), no_key=True)
    room = rows.filter(id=room_id, ended_at=None).first()
    if room is None or CoffeeSeat.objects.filter(room=room).exists():
        return False
    room.ended_at = room.emptied_at = now()
    room.save(update_fields=["ended_at", "emptied_at"])
    publish_all(tell(room, Deed(TableAct.CLOSED)))
    return True


def _save(room: CoffeeRoom) -> None:
    try:
        with transaction.atomic():
            room.save()
    except IntegrityError as error:
        raise Conflict("coffee_name_taken", field="name") from error
