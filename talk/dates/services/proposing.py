"""Proposing a coffee: a poll of several moments, or a date that is planned at once."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from communities.spaces.policies import require_active, require_member
from communities.spaces.queries import find_seat, require_voice
from talk.dates.models import (
    TITLE_LIMIT,
    Availability,
    CoffeeDate,
    DateAnswer,
    DateGuest,
    DateMoment,
    DateState,
)
from talk.dates.policies import require_sight
from talk.dates.queries import date_view
from talk.dates.schemas import CoffeeDateIn, CoffeeDateOut
from talk.dates.services.telling import tell_changed
from workspace.core.clock import now
from workspace.core.errors import Conflict, Invalid
from workspace.core.limits import Limit, take
from workspace.core.text import clean_name
from workspace.people.models import Person

PROPOSE_LIMIT: Final = Limit("coffee_date", 10, 600)
DATES_A_COMMUNITY: Final = 10
"""So many polls and planned dates a community has at once."""
LONGEST: Final = timedelta(days=366)
POLL_STAYS: Final = timedelta(days=1)
"""So long a poll that nobody has taken a moment of stays after its last one."""


@transaction.atomic
def propose_date(actor: Person, wish: CoffeeDateIn) -> CoffeeDateOut:
    """Propose a coffee to one's community. Who proposes moments can at all of them, and comes to a date.

    Raises `NotFound`, `NotAllowed` for who is muted, `Invalid`, `TooFast`, `Conflict` where the community is archived
    or has too many dates.
    """
    take(PROPOSE_LIMIT, actor.id)
    seat = find_seat(actor, wish.community, lock=True)
    require_sight(actor, seat.membership)
    require_member(seat.membership)
    require_active(seat.community)
    require_voice(actor, seat.community.id)
    at = now()
    title = clean_name(wish.title, field="title", limit=TITLE_LIMIT)
    moments = clean_moments(wish.moments, at)
    lasting = CoffeeDate.objects.filter(
        community=seat.community, state__in=(DateState.POLL, DateState.PLANNED)
    )
    if lasting.count() >= DATES_A_COMMUNITY:
        raise Conflict("too_many_dates", limit=DATES_A_COMMUNITY)
    date = CoffeeDate(community=seat.community, title=title, proposed_by=actor, created_at=at)
    if len(moments) == 1:
        _plan(actor, date, moments[0], wish.closes_at)
    else:
        _ask(actor, date, moments, _closing(wish.closes_at, moments, at))
    tell_changed(date)
    return date_view(actor, date.id)


def _plan(actor: Person, date: CoffeeDate, moment: datetime, closes_at: datetime | None) -> None:
    if closes_at is not None:
        raise Invalid("closes_at")
    date.state, date.starts_at = DateState.PLANNED, moment
    date.save()
    DateGuest.objects.create(date=date, person=actor)


def _ask(actor: Person, date: CoffeeDate, moments: Sequence[datetime], closes_at: datetime | None) -> None:
    date.state, date.closes_at, date.ends_at = DateState.POLL, closes_at, moments[-1] + POLL_STAYS
    date.save()
    rows = DateMoment.objects.bulk_create(DateMoment(date=date, at=moment) for moment in moments)
    DateAnswer.objects.bulk_create(
        DateAnswer(moment=row, person=actor, answer=Availability.YES) for row in rows
    )


def clean_moments(moments: Sequence[datetime], at: datetime) -> list[datetime]:
    """Return moments to the minute, the earliest first. Raises `Invalid`: past, too far ahead, or one twice."""
    whole = sorted(moment.replace(second=0, microsecond=0) for moment in moments)
    if whole[0] <= at:
        raise Invalid("moments", "time_passed")
    if whole[-1] > at + LONGEST:
        raise Invalid("moments", "time_too_far", days=LONGEST.days)
    if len(set(whole)) < len(whole):
        raise Invalid("moments", "moment_twice")
    return whole


def _closing(closes_at: datetime | None, moments: Sequence[datetime], at: datetime) -> datetime | None:
    if closes_at is None:
        return None
    closes_at = closes_at.replace(second=0, microsecond=0)
    if closes_at <= at:
        raise Invalid("closes_at", "time_passed")
    if closes_at > moments[-1]:
        raise Invalid("closes_at", "closes_too_late")
    return closes_at
