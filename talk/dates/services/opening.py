"""What a date does by itself: it reminds, opens its room, and goes. Work of the jobs process, every few seconds.

Each step holds the date's row and looks again before it writes, in one transaction with what it tells: it happens once,
whichever process is killed or comes second. What fell due while none ran is done by the first that comes back.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from django.db import transaction
from django.db.models import Q

from communities.spaces.models import CommunityMember
from talk.coffee.services.rooms import close_unvisited, open_for_date
from talk.dates.models import CoffeeDate, DateState
from talk.dates.services.deciding import cancel
from talk.dates.services.telling import about, forget, notify_guests, tell_changed
from workspace.notifications.services.notify import notify

REMIND_BEFORE: Final = timedelta(minutes=10)
OPENS_LATE: Final = timedelta(minutes=30)
"""So late a room still opens, where no process ran at its moment; after that nobody waits any more."""
_A_ROUND: Final = 200


def mind_dates(at: datetime) -> int:
    """Do what is due of all dates; return how many steps that were."""
    close_unvisited(at)
    steps: list[tuple[Q, Callable[[CoffeeDate, datetime], None]]] = [
        (_due_to_open(at), _open),
        (_due_to_remind(at), _remind),
        (Q(state=DateState.POLL, is_closing_told=False, closes_at__lte=at), _tell_author),
        (_over(at), lambda date, _: forget(date)),
    ]
    return sum(_do_each(due, partial(step), at) for due, step in steps)


def _due_to_remind(at: datetime) -> Q:
    return Q(state=DateState.PLANNED, is_reminded=False, starts_at__lte=at + REMIND_BEFORE, starts_at__gt=at)


def _due_to_open(at: datetime) -> Q:
    return Q(state=DateState.PLANNED, starts_at__lte=at)


def _over(at: datetime) -> Q:
    gone = Q(room=None) | Q(room__ended_at__isnull=False)
    return Q(ends_at__lte=at) | Q(state=DateState.OPEN) & gone


def _do_each(due: Q, step: Callable[[CoffeeDate, datetime], None], at: datetime) -> int:
    ids = list(CoffeeDate.objects.filter(due).order_by("id").values_list("id", flat=True)[:_A_ROUND])
    return sum(_do(date_id, due, step, at) for date_id in ids)


@transaction.atomic
def _do(date_id: str, due: Q, step: Callable[[CoffeeDate, datetime], None], at: datetime) -> bool:
    """Hold the date's row, and do the step if it is still due then."""
    rows = CoffeeDate.objects.select_for_update(of=("self",), no_key=True).select_related("community")
    if rows.filter(id=date_id).first() is None:
        return False
    date = CoffeeDate.objects.select_related("community", "proposed_by").filter(due, id=date_id).first()
    if date is None:
        return False
    step(date, at)
    return True


def _remind(date: CoffeeDate, _: datetime) -> None:
    date.is_reminded = True
    date.save(update_fields=["is_reminded"])
    if date.community.archived_at is None:
        notify_guests(date)


def _open(date: CoffeeDate, at: datetime) -> None:
    """Open the room. Where the community rests meanwhile, or the moment is long gone, the date is cancelled."""
    too_late = date.starts_at is None or at - date.starts_at > OPENS_LATE
    if date.community.archived_at is not None or too_late:
        cancel(date)
        return
    date.room = open_for_date(date.community, date.title, date.proposed_by)
    date.state, date.is_reminded = DateState.OPEN, True
    date.save(update_fields=["room", "state", "is_reminded"])
    tell_changed(date)
    notify_guests(date)


def _tell_author(date: CoffeeDate, _: datetime) -> None:
    """Let whoever proposed a poll know that it has closed, as long as they are in the community."""
    date.is_closing_told = True
    date.save(update_fields=["is_closing_told"])
    seats = CommunityMember.objects.filter(community=date.community, person=date.proposed_by)
    notify(seats.values_list("person_id", flat=True), about(date))
