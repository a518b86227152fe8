"""Somebody else for those whose match fell through, within the day.

First out of all of their round who have nobody; where there is none of these, a third place at the table of a pair.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

import structlog
from django.db import transaction

from talk.coffee.holding import RoundRejected, hold_round
from talk.coffee.people import Round as EngineRound
from talk.coffee.people import Table, Why
from talk.rounds.events import RoundNews
from talk.rounds.gathering import guests_of, meanings_for, met_in
from talk.rounds.models import Round, RoundWish
from talk.rounds.policies import takes_part_where
from talk.rounds.services.holding import propose
from talk.rounds.services.joining import join_a_pair
from talk.rounds.services.noticing import note
from talk.rounds.services.telling import tell
from talk.rounds.times import LEAD

log = structlog.get_logger(__name__)

LOOKED_FOR: Final = timedelta(days=1)
"""So long somebody else is looked for; then they are told that there is nobody, and come first in the next round."""


def rematch_all(at: datetime) -> int:
    """Match those for whom somebody else is looked for; return how many tables there are of it.

    Work of the jobs process.
    """
    _give_up(at)
    waiting = RoundWish.objects.filter(why="", left_of__isnull=False).values("left_of")
    rounds = Round.objects.filter(id__in=waiting).select_related("series")
    return sum(_rematch(held, at) for held in rounds.order_by("id"))


def _give_up(at: datetime) -> None:
    rows = RoundWish.objects.filter(why="", left_of__isnull=False, left_at__lte=at - LOOKED_FOR)
    people = list(rows.values_list("person_id", "left_of_id"))
    if people:
        with transaction.atomic():
            rows.update(why=Why.NOBODY_LEFT)
            tell((person for person, _ in people), RoundNews.NOBODY)
            note(people)


def _rematch(held: Round, at: datetime) -> int:
    """Hold a small round among those who have nobody in this one; whoever waits for somebody else may join a pair."""
    rows = RoundWish.objects.filter(takes_part_where(held.series_id), left_of=held)
    wishes = [
        wish
        for wish in rows.select_related("person", "series__community").order_by("id")
        if wish.paused_until is None or wish.paused_until <= at.date()
    ]
    tables = _match(held, wishes, at) if len(wishes) > 1 else ()
    seated = [person for table in tables if _seat(held, table) for person in table.people]
    alone = [wish for wish in wishes if wish.why == "" and wish.person_id not in seated]
    return len(tables) + sum(join_a_pair(held, wish, at) for wish in alone)


def _match(held: Round, wishes: Sequence[RoundWish], at: datetime) -> Sequence[Table]:
    guests = guests_of(wishes, held.starts_at, at + LEAD, at)
    met = met_in(held.series, held.number)
    try:
        meanings = meanings_for(guests)
        outcome = hold_round(EngineRound(held.number, held.seed, tuple(guests), met, meanings=meanings))
    except RoundRejected as error:
        log.error("A second match of a coffee round was rejected", kinds=error.kinds)
        return ()
    return outcome.tables


@transaction.atomic
def _seat(held: Round, table: Table) -> bool:
    """Propose it, unless one of them has left or found somebody meanwhile. Holds their wishes."""
    rows = RoundWish.objects.select_for_update(no_key=True).filter(left_of=held, person__in=table.people)
    if len(list(rows.order_by("id"))) < len(table.people):
        return False
    propose(held, [table])
    return True
