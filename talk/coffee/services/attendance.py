"""Who is still there: what the web processes know of their sockets, brought to the tables.

As with stages (`talk.shows.services.attendance`) every process calls this about once a second and writes only
differences.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F

from communities.spaces.models import Sanction, SanctionKind
from talk.coffee.events import TableAct, coffee_topic
from talk.coffee.models import CoffeeKnock, CoffeeRoom, CoffeeSeat
from talk.coffee.services.door import KNOCK_LASTS, tell_knocker
from talk.coffee.services.keeping import Deed, tell, unseat
from talk.stage.attendance import gone_since
from workspace.core.clock import now
from workspace.core.events import Publication, publish_all
from workspace.core.log import forget
from workspace.people.blocking import turned_away_among

SEAT_GRACE: Final = timedelta(seconds=30)
"""How long a seat is kept for somebody who is gone: a reload of the page, a tunnel."""
LOG_KEPT: Final = timedelta(minutes=2)
"""Long enough for every socket to hear the end; after that nobody needs to know who came and went."""
_NOBODY: frozenset[str] = frozenset()


def notice_tables(here: Mapping[str, Collection[str]], *, complete: bool) -> None:
    """Note who is connected (room → people), give up seats that were kept long enough, let knocks fade.

    Who is gone is not seen any more either, at once: the seat is kept for them, the camera is off.
    Whoever blocks somebody at their own table gets up, within a second and with the same words as if the seat was lost.
    With `complete` false the caller may not have heard of every process yet: nobody is taken for gone.
    """
    at = now()
    seats = list(CoffeeSeat.objects.select_related("person"))
    unwelcome = _unwelcome(seats)
    due = {
        seat.room_id
        for seat in seats
        if seat.person_id in unwelcome
        or _is_due(seat, here.get(seat.room_id, _NOBODY), at, complete=complete)
    }
    due |= set(CoffeeKnock.objects.filter(at__lte=at - KNOCK_LASTS).values_list("room_id", flat=True))
    for room_id in sorted(due):
        _settle(room_id, here.get(room_id, _NOBODY), at, complete=complete)


def _gone_at(seat: CoffeeSeat, here: Collection[str], at: datetime, *, complete: bool) -> datetime | None:
    return gone_since(seat.arrived_at, seat.gone_at, at, is_here=seat.person_id in here, complete=complete)


def _unwelcome(seats: Iterable[CoffeeSeat]) -> set[str]:
    """Return who blocks somebody at these tables, and who has been banned from the community of theirs."""
    people = [seat.person_id for seat in seats]
    if not people:
        return set()
    bans = Sanction.objects.filter(
        kind=SanctionKind.BAN, person__in=people, community=F("person__coffee_seat__room__community")
    )
    return turned_away_among(people) | set(bans.values_list("person_id", flat=True))


def _has_lost(seat: CoffeeSeat, at: datetime) -> bool:
    is_late = seat.gone_at is not None and at - seat.gone_at >= SEAT_GRACE
    return is_late or not seat.person.is_active


def _is_due(seat: CoffeeSeat, here: Collection[str], at: datetime, *, complete: bool) -> bool:
    gone_at = _gone_at(seat, here, at, complete=complete)
    return _has_lost(seat, at) or gone_at != seat.gone_at or _shows_nobody(seat, gone_at)


def _shows_nobody(seat: CoffeeSeat, gone_at: datetime | None) -> bool:
    """Tell whether a camera is on of somebody who is gone: the seat is kept for them, being seen is not."""
    return seat.camera is not None and gone_at is not None


@transaction.atomic
def _settle(room_id: str, here: Collection[str], at: datetime, *, complete: bool) -> None:
    rows = CoffeeRoom.objects.select_related("community", "site").select_for_update(of=("self",), no_key=True)
    room = rows.filter(id=room_id).first()
    if room is None:
        return
    seats = list(CoffeeSeat.objects.filter(room=room).select_related("person"))
    has_changed = _let_fade(room, at)
    for seat in seats:
        gone_at = _gone_at(seat, here, at, complete=complete)
        if gone_at != seat.gone_at or _shows_nobody(seat, gone_at):
            has_changed, seat.gone_at = True, gone_at
            seat.camera = None if gone_at else seat.camera
            seat.save(update_fields=["gone_at", "camera"])
    unwelcome = _unwelcome(seats)
    lost = [seat.person_id for seat in seats if _has_lost(seat, at) or seat.person_id in unwelcome]
    told: list[Publication] = []
    if lost:
        told = unseat(room, lost, Deed(TableAct.NOTICED))
    elif has_changed:
        told = tell(room, Deed(TableAct.NOTICED))
    publish_all(told)


def _let_fade(room: CoffeeRoom, at: datetime) -> bool:
    """Let go of knocks that nobody has answered, and of leave that was not made use of."""
    faded = CoffeeKnock.objects.filter(room=room, at__lte=at - KNOCK_LASTS)
    waiting = [knock for knock in faded if knock.let_in_at is None or at - knock.let_in_at >= KNOCK_LASTS]
    for knock in waiting:
        if knock.let_in_at is None:
            tell_knocker(room, knock.person_id, is_let_in=False)
        knock.delete()
    return bool(waiting)


def forget_tables(at: datetime) -> int:
    """Drop the logs of rooms that have been empty for a while, and rooms that are no more; return how many.

    Work of the jobs process, once a minute.
    """
    empty = CoffeeRoom.objects.filter(emptied_at__lt=at - LOG_KEPT)
    return sum(_forget(room_id) for room_id in list(empty.values_list("id", flat=True)))


@transaction.atomic
def _forget(room_id: str) -> bool:
    room = CoffeeRoom.objects.select_for_update(no_key=True).filter(id=room_id).first()
    if room is None or room.emptied_at is None:
        return False
    forget(coffee_topic(room_id))
    if room.ended_at is not None:
        room.delete()
        return True
    room.emptied_at = None
    room.save(update_fields=["emptied_at"])
    return True
