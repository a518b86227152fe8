"""Saying when one can, and whether one comes. Each locks the date's row."""

from typing import Final

from django.db import transaction

from communities.spaces.policies import require_active, require_member
from talk.dates.events import CoffeeDateAnswered, CoffeeDateJoined
from talk.dates.models import Availability, CoffeeDate, DateAnswer, DateGuest, DateMoment, DateState
from talk.dates.queries import find_date
from talk.dates.services.telling import next_version, tell
from workspace.core.clock import now
from workspace.core.errors import Conflict, NotFound
from workspace.core.limits import Limit, take
from workspace.notifications.models import NoticeKind
from workspace.notifications.services.notify import withdraw
from workspace.people.models import Person

ANSWER_LIMIT: Final = Limit("coffee_date_answer", 60, 60)


@transaction.atomic
def answer_moment(actor: Person, date_id: str, moment_id: str, answer: Availability | None) -> None:
    """Say whether one can at a moment, or take it back with None. The same again changes nothing.

    Raises `NotFound`, `Conflict` (a moment was taken, the poll has closed, the moment has passed), `TooFast`.
    """
    take(ANSWER_LIMIT, actor.id)
    date = _held(actor, date_id)
    if date.state != DateState.POLL:
        raise Conflict("date_taken")
    at = now()
    if date.closes_at is not None and date.closes_at <= at:
        raise Conflict("date_closed")
    moment = DateMoment.objects.filter(date=date, id=moment_id).first()
    if moment is None:
        raise NotFound
    if moment.at <= at:
        raise Conflict("moment_passed")
    rows = DateAnswer.objects.filter(moment=moment, person=actor)
    if rows.values_list("answer", flat=True).first() == answer:
        return
    if answer is None:
        rows.delete()
    else:
        DateAnswer.objects.update_or_create(moment=moment, person=actor, defaults={"answer": answer})
    tell(
        date,
        CoffeeDateAnswered(
            date=date.id, version=next_version(date), moment=moment.id, person=actor.id, answer=answer
        ),
    )


@transaction.atomic
def set_coming(actor: Person, date_id: str, *, on: bool) -> None:
    """Come to a date that is planned or open, or not any more. Again changes nothing.

    Raises `NotFound`, `Conflict` where there is nothing to come to, `TooFast`.
    """
    take(ANSWER_LIMIT, actor.id)
    date = _held(actor, date_id)
    if date.state == DateState.POLL:
        raise Conflict("date_is_poll")
    if date.state == DateState.CANCELLED:
        raise Conflict("date_cancelled")
    rows = DateGuest.objects.filter(date=date, person=actor)
    if rows.exists() == on:
        return
    if on:
        DateGuest.objects.create(date=date, person=actor)
    else:
        rows.delete()
        withdraw(date.id, NoticeKind.COFFEE, people=[actor.id])
    tell(
        date,
        CoffeeDateJoined(date=date.id, version=next_version(date), person=actor.id, is_coming=on),
    )


def _held(actor: Person, date_id: str) -> CoffeeDate:
    """Return a date of one's own community, its row held. Raises `NotFound`, `Conflict` for one that is archived."""
    place = find_date(actor, date_id, lock=True)
    require_member(place.membership)
    require_active(place.date.community)
    return place.date
