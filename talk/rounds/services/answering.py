"""Answering a proposal: coming, another time, not this time; and afterwards whether one met."""

from datetime import datetime
from typing import Final

from django.db import transaction

from talk.rounds.events import RoundNews
from talk.rounds.fate import Answer, State
from talk.rounds.models import Proposal, ProposalGuest
from talk.rounds.queries import common_moments, find_proposal, rounds_for
from talk.rounds.schemas import RoundsOut
from talk.rounds.services.dropping import drop_guests
from talk.rounds.services.noticing import note_all
from talk.rounds.services.telling import tell
from workspace.core.clock import now
from workspace.core.errors import Conflict
from workspace.core.limits import Limit, take
from workspace.notifications.models import NoticeKind
from workspace.notifications.services.reading import put_away
from workspace.people.models import Person

ANSWER_LIMIT: Final = Limit("rounds_answer", 40, 600)


@transaction.atomic
def answer_proposal(actor: Person, proposal_id: str, *, is_coming: bool) -> RoundsOut:
    """Say that one comes, or that one cannot this time. Again changes nothing.

    Raises `NotFound` for who is not asked (any more), `Conflict` where its slot has come or it fell through, `TooFast`.
    """
    take(ANSWER_LIMIT, actor.id)
    proposal, own = _ahead(actor, proposal_id)
    if not is_coming:
        drop_guests(proposal.id, [actor.id])
        tell([actor.id], RoundNews.CHANGED)
    elif own.answer != Answer.YES:
        own.answer = Answer.YES
        own.save(update_fields=["answer"])
        put_away(actor, NoticeKind.ROUND, proposal.id)
        _tell(proposal)
    return rounds_for(actor)


@transaction.atomic
def move_proposal(actor: Person, proposal_id: str, to: datetime) -> RoundsOut:
    """Move it to another slot that suits all: whoever moves it comes, the others are asked anew.

    Raises as above, and `Conflict` for a slot that does not suit all (any more).
    """
    take(ANSWER_LIMIT, actor.id)
    proposal, own = _ahead(actor, proposal_id)
    if to not in common_moments(proposal, now()):
        raise Conflict("coffee_slot_taken", field="at")
    proposal.at = to
    proposal.save(update_fields=["at"])
    proposal.guests.exclude(id=own.id).exclude(answer=Answer.NO).update(answer=Answer.OPEN)
    ProposalGuest.objects.filter(id=own.id).update(answer=Answer.YES)
    put_away(actor, NoticeKind.ROUND, proposal.id)
    others = proposal.guests.exclude(id=own.id).exclude(answer=Answer.NO)
    note_all(others.values_list("person_id", flat=True), proposal.id)
    _tell(proposal)
    return rounds_for(actor)


@transaction.atomic
def tell_met(actor: Person, proposal_id: str, *, did_meet: bool) -> RoundsOut:
    """Say whether one met. Nobody is told; where nobody met, they may be brought together again. Raises as above."""
    proposal, own = find_proposal(actor, proposal_id, lock=True)
    if proposal.state not in (State.OVER, State.LAPSED):
        raise Conflict("coffee_not_over")
    own.did_meet = did_meet
    own.save(update_fields=["did_meet"])
    tell([actor.id], RoundNews.CHANGED)
    return rounds_for(actor)


def _ahead(actor: Person, proposal_id: str) -> tuple[Proposal, ProposalGuest]:
    """Return a proposal that waits for its slot, its row held."""
    proposal, own = find_proposal(actor, proposal_id, lock=True)
    if proposal.state != State.PROPOSED:
        raise Conflict("coffee_date_past")
    return proposal, own


def _tell(proposal: Proposal) -> None:
    """Tell it to all of them, with the actor's other devices."""
    here = proposal.guests.exclude(answer=Answer.NO)
    tell(here.values_list("person_id", flat=True), RoundNews.CHANGED)
