"""Holding a round: the engine decides, outside of any transaction, and what passed its checker is written at once."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

import structlog
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Least

from talk.coffee.holding import RoundRejected, hold_round
from talk.coffee.people import MAX_CREDIT, Outcome, Table
from talk.coffee.people import Round as EngineRound
from talk.coffee.services.matches import match_of
from talk.coffee.slots import moment_of
from talk.rounds.events import RoundNews
from talk.rounds.gathering import guests_of, meanings_for, met_in, wishes_for
from talk.rounds.models import Proposal, ProposalGuest, Round, RoundSeries, RoundWish
from talk.rounds.services.noticing import note, note_all, take_back_nobody
from talk.rounds.services.series import APART, next_due
from talk.rounds.services.telling import tell
from talk.rounds.times import first_slot

log = structlog.get_logger(__name__)

AGAIN: Final = timedelta(minutes=10)
"""A round that was rejected is tried again after so long, with another seed."""
_AT_ONCE: Final = 500


def hold_due(at: datetime) -> int:
    """Hold every round that is due; return how many were held. Work of the jobs process."""
    due = RoundSeries.objects.filter(is_on=True, due_at__lte=at).order_by("due_at", "id")
    return sum(hold(series, at) for series in due.select_related("community"))


def hold(series: RoundSeries, at: datetime, *, seed: int | None = None) -> bool:
    """Hold the next round of a series and tell whether it was. Of two who do so at once the second one does nothing.

    `seed`: for a round that has to come out the same again; else it is drawn.
    """
    number, starts = series.held + 1, first_slot(at)
    rests = series.community is not None and series.community.archived_at is not None
    wishes = [] if rests else wishes_for(series, number, starts)
    if not wishes:
        _postpone(series, next_due(series, at))
        return False
    seed = secrets.randbits(32) if seed is None else seed
    guests = guests_of(wishes, starts, starts, at)
    try:
        met, meanings = met_in(series, number), meanings_for(guests)
        outcome = hold_round(EngineRound(number, seed, tuple(guests), met, meanings=meanings))
    except RoundRejected as error:
        log.error("A coffee round was rejected", kinds=error.kinds)  # whom it concerns is nobody's business
        _postpone(series, at + AGAIN)
        return False
    return _write(series, at, Round(series=series, number=number, seed=seed, starts_at=starts), outcome)


def _postpone(series: RoundSeries, due_at: datetime) -> None:
    """Let a round be for now, where nobody else has held it."""
    RoundSeries.objects.filter(id=series.id, is_on=True, held=series.held).update(due_at=due_at)


@transaction.atomic
def _write(series: RoundSeries, at: datetime, held: Round, outcome: Outcome) -> bool:
    """Write a round and tell everyone in it, unless it was held, or the series switched off, meanwhile."""
    locked = RoundSeries.objects.select_for_update(no_key=True).get(id=series.id)
    if locked.held >= held.number or not locked.is_on:
        return False
    locked.held, locked.held_at = held.number, at
    locked.due_at = next_due(locked, at + APART)
    locked.save(update_fields=["held", "held_at", "due_at"])
    held.steps, held.held_at = outcome.steps, at
    held.save()
    propose(held, outcome.tables)
    RoundWish.objects.filter(
        series=series, person__in=[table.odd for table in outcome.tables if table.odd]
    ).update(spared=True)
    take_back_nobody(series.id, list(outcome.unmatched))
    for why in sorted(set(outcome.unmatched.values())):
        people = [person for person, theirs in outcome.unmatched.items() if theirs == why]
        RoundWish.objects.filter(series=series, person__in=people).update(
            left_of=held, left_at=at, why=why, spared=True, credit=Least(F("credit") + 1, MAX_CREDIT)
        )
    tell(outcome.unmatched, RoundNews.NOBODY)
    note_all(outcome.unmatched, held.id)
    return True


def propose(held: Round, tables: Sequence[Table]) -> None:
    """Write what the tables of a round are told, and tell them. The caller is in a transaction."""
    proposals = [
        Proposal(
            round=held,
            at=moment_of(table.slot, held.starts_at),
            found=match_of(table).model_dump(mode="json"),
        )
        for table in tables
    ]
    Proposal.objects.bulk_create(proposals, batch_size=_AT_ONCE)
    guests = [
        ProposalGuest(proposal=proposal, person_id=person)
        for proposal, table in zip(proposals, tables, strict=True)
        for person in table.people
    ]
    ProposalGuest.objects.bulk_create(guests, batch_size=_AT_ONCE)
    seated = [guest.person_id for guest in guests]
    take_back_nobody(held.series_id, seated)
    RoundWish.objects.filter(series=held.series_id, person__in=seated).update(
        last_round=held.number, spared=False, credit=0, left_of=None, left_at=None, why=""
    )
    tell(seated, RoundNews.FOUND)
    note((guest.person_id, guest.proposal_id) for guest in guests)
