"""Taking a moment, moving and renaming a date, calling it off. For its author, and for who keeps order."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from communities.spaces.policies import require_active
from communities.spaces.queries import require_voice
from talk.dates.models import (
    TITLE_LIMIT,
    Availability,
    CoffeeDate,
    DateAnswer,
    DateGuest,
    DateMoment,
    DateState,
)
from talk.dates.policies import require_keeper
from talk.dates.queries import date_view, find_date
from talk.dates.schemas import CoffeeDateOut, CoffeeDatePatch
from talk.dates.services.proposing import LONGEST
from talk.dates.services.telling import forget, notify_guests, tell_changed
from workspace.audit.services import record
from workspace.core.clock import now
from workspace.core.errors import Conflict, Invalid, NotFound
from workspace.core.limits import Limit, take
from workspace.core.text import clean_name
from workspace.people.models import Person

DECIDE_LIMIT: Final = Limit("coffee_date_change", 30, 600)
"""Each change is told to everyone who comes."""
CANCELLED_STAYS: Final = timedelta(days=1)
"""So long those who wanted to come can read that it is off."""


@transaction.atomic
def take_moment(actor: Person, date_id: str, moment_id: str) -> CoffeeDateOut:
    """Let a poll become a date: who can at that moment, if need be as well, comes and is told. Again changes nothing.

    Raises `NotFound`, `NotAllowed`, `TooFast`, `Conflict` where another moment was taken, or it has passed.
    """
    date = _held(actor, date_id)
    moment = DateMoment.objects.filter(date=date, id=moment_id).first()
    if moment is None:
        raise NotFound
    if date.state != DateState.POLL:
        if date.state == DateState.CANCELLED or date.starts_at != moment.at:
            raise Conflict("date_taken")
        return date_view(actor, date_id)
    if moment.at <= now():
        raise Conflict("moment_passed")
    date.state, date.starts_at, date.ends_at = DateState.PLANNED, moment.at, None
    date.save(update_fields=["state", "starts_at", "ends_at"])
    can = DateAnswer.objects.filter(moment=moment, answer__in=(Availability.YES, Availability.MAYBE))
    people = can.order_by("id").values_list("person_id", flat=True)
    DateGuest.objects.bulk_create(DateGuest(date=date, person_id=person) for person in people)
    tell_changed(date)
    notify_guests(date, sparing=[actor.id])
    return date_view(actor, date_id)


@transaction.atomic
def change_date(actor: Person, date_id: str, change: CoffeeDatePatch) -> CoffeeDateOut:
    """Rename a poll or a date, or move a date: those who come are told, and reminded anew.

    Raises `NotFound`, `NotAllowed`, `Invalid`, `TooFast`, `Conflict` where there is nothing (more) to move.
    """
    date = _held(actor, date_id)
    if date.state not in (DateState.POLL, DateState.PLANNED):
        raise Conflict("date_begun" if date.state == DateState.OPEN else "date_cancelled")
    if change.title is not None:
        require_voice(actor, date.community_id)
        date.title = clean_name(change.title, field="title", limit=TITLE_LIMIT)
        date.save(update_fields=["title"])
    is_moved = change.starts_at is not None and _move(date, change.starts_at)
    if is_moved or change.title is not None:
        tell_changed(date)
    if is_moved:
        notify_guests(date, sparing=[actor.id])
    return date_view(actor, date_id)


def _move(date: CoffeeDate, starts_at: datetime) -> bool:
    """Move a date, and tell whether it was another moment."""
    if date.state != DateState.PLANNED:
        raise Conflict("date_is_poll")
    at = now()
    starts_at = starts_at.replace(second=0, microsecond=0)
    if starts_at == date.starts_at:
        return False
    if starts_at <= at:
        raise Invalid("starts_at", "time_passed")
    if starts_at > at + LONGEST:
        raise Invalid("starts_at", "time_too_far", days=LONGEST.days)
    date.was_at, date.starts_at, date.is_reminded = date.starts_at, starts_at, False
    date.save(update_fields=["was_at", "starts_at", "is_reminded"])
    return True


@transaction.atomic
def call_off(actor: Person, date_id: str) -> None:
    """Delete a poll, or cancel a date: those who wanted to come are told. Again changes nothing.

    Raises `NotFound`, `NotAllowed`, `TooFast`, `Conflict` where its room is open: that is closed at the table.
    """
    date = _held(actor, date_id, archived=True)
    if date.state == DateState.OPEN:
        raise Conflict("date_begun")
    if date.state == DateState.CANCELLED:
        return
    if actor.id != date.proposed_by_id:
        record(actor.id, "coffee.date_called_off", date.id, place=date.community_id)
    if date.state == DateState.POLL:
        forget(date)
    else:
        cancel(date, sparing=actor.id)


def cancel(date: CoffeeDate, *, sparing: str = "") -> None:
    """Cancel a planned date, its row held: those who wanted to come are told."""
    date.state, date.ends_at = DateState.CANCELLED, now() + CANCELLED_STAYS
    date.save(update_fields=["state", "ends_at"])
    tell_changed(date)
    notify_guests(date, sparing=[sparing])


def _held(actor: Person, date_id: str, *, archived: bool = False) -> CoffeeDate:
    """Return a date on which the actor decides, its row held; `archived` says whether its community may rest."""
    take(DECIDE_LIMIT, actor.id)
    place = find_date(actor, date_id, lock=True)
    require_keeper(actor, place.date, place.membership)
    if not archived:
        require_active(place.date.community)
    return place.date
