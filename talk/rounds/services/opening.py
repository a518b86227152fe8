"""The slot comes: the room opens by itself. And what is left of it afterwards. Work of the jobs process."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F

from talk.coffee.events import TableAct
from talk.coffee.people import DEFAULT_WINDOW
from talk.coffee.schemas import MatchOut
from talk.coffee.services.keeping import Deed
from talk.coffee.services.keeping import tell as tell_of_table
from talk.coffee.services.matches import open_match
from talk.coffee.services.rooms import close_if_empty
from talk.rounds.events import RoundNews
from talk.rounds.fate import Answer, State, state_at_slot
from talk.rounds.models import Proposal, Round
from talk.rounds.services.noticing import note_all, take_back, take_back_rounds
from talk.rounds.services.telling import tell
from talk.rounds.times import WEEK
from workspace.core.events import publish_all
from workspace.people.models import Person

OPEN_FOR: Final = timedelta(hours=1)
"""So long the room is there for whoever comes; then they are asked. Who still sits there goes on."""
TOO_LATE: Final = timedelta(minutes=30)
"""Where no worker ran when the slot came: after that no room opens any more."""
_LONGEST: Final = (DEFAULT_WINDOW + 1) * timedelta(days=7)


def open_due(at: datetime) -> int:
    """Open the room of each proposal whose slot has come; return how many. One index look-up where there is none."""
    due = Proposal.objects.filter(state=State.PROPOSED, at__lte=at).order_by("at", "id")
    return sum(_open(proposal, at) for proposal in list(due.values_list("id", flat=True)))


@transaction.atomic
def _open(proposal_id: str, at: datetime) -> bool:
    proposal = Proposal.objects.select_for_update(no_key=True).filter(id=proposal_id).first()
    if proposal is None or proposal.state != State.PROPOSED or proposal.at > at:
        return False
    answers = dict(proposal.guests.values_list("person_id", "answer"))
    proposal.state = state_at_slot([Answer(answer) for answer in answers.values()])
    if proposal.state == State.OPENED and at - proposal.at > TOO_LATE:
        proposal.state = State.LAPSED
    here = [person for person, answer in answers.items() if answer != Answer.NO]
    if proposal.state != State.OPENED:
        proposal.save(update_fields=["state"])
        tell(here, RoundNews.LAPSED)
        take_back(proposal.id)
        return False
    people = list(Person.objects.select_for_update(no_key=True).filter(id__in=here).order_by("id"))
    found = MatchOut.model_validate(proposal.found)
    room = open_match(people, found, stays_until=proposal.at + OPEN_FOR)
    proposal.room = room
    proposal.save(update_fields=["state", "room"])
    publish_all(tell_of_table(room, Deed(TableAct.CHANGED)))
    tell(here, RoundNews.OPENED, room.id)
    note_all(here, proposal.id)
    return True


def end_past(at: datetime) -> int:
    """Ask those whose time at the table is over whether they met, and close rooms in which nobody is."""
    past = Proposal.objects.filter(state=State.OPENED, at__lte=at - OPEN_FOR).order_by("at", "id")
    return sum(_end(proposal) for proposal in list(past.values_list("id", flat=True)))


@transaction.atomic
def _end(proposal_id: str) -> bool:
    proposal = Proposal.objects.select_for_update(no_key=True).filter(id=proposal_id).first()
    if proposal is None or proposal.state != State.OPENED:
        return False
    if proposal.room_id is not None:
        close_if_empty(proposal.room_id)
    proposal.state = State.OVER
    proposal.save(update_fields=["state"])
    take_back(proposal.id)
    here = proposal.guests.exclude(answer=Answer.NO)
    tell(here.values_list("person_id", flat=True), RoundNews.OVER)
    return True


def forget_rounds(at: datetime) -> int:
    """Delete rounds that are out of the window, with all that tells who was brought together; return how many.

    A round stays until its own week is over, however many were held since; and no longer than the window's weeks,
    however few.
    """
    over = Round.objects.filter(starts_at__lte=at - WEEK - timedelta(days=1))
    outside = over.filter(number__lte=F("series__held") - DEFAULT_WINDOW)
    old = over.filter(held_at__lte=at - _LONGEST)
    gone = outside | old
    with transaction.atomic():
        take_back_rounds(gone)
        return gone.delete()[0]
