"""Rooms for people who are brought together: open to them alone."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.db import transaction

from talk.coffee.events import TableAct
from talk.coffee.models import CoffeeGuest, CoffeeKind, CoffeeRoom, CoffeeSeat
from talk.coffee.people import Table, Term
from talk.coffee.schemas import MatchOut, MatchReasonOut
from talk.coffee.services.keeping import Deed, tell
from workspace.core.clock import now
from workspace.core.events import publish_all
from workspace.people.models import Person

_TOLD: Final = (Term.SHARED_INTERESTS, Term.OTHER_SITE, Term.OTHER_DEPARTMENT, Term.NEWCOMER)
"""What makes a sentence for a table; that somebody has waited does not."""


def match_of(table: Table) -> MatchOut:
    """Return what the people of a table are told of why they sit there."""
    reasons = {reason.term: reason for reason in table.reasons if reason.points > 0}
    told = [MatchReasonOut(term=term, names=list(reasons[term].names)) for term in _TOLD if term in reasons]
    return MatchOut(reasons=told, languages=list(table.languages))


def open_match(
    people: Sequence[Person], found: MatchOut, *, stays_until: datetime | None = None
) -> CoffeeRoom:
    """Open a room in which nobody sits yet; with `stays_until` it is there at least until then.

    The caller is in a transaction, holds the people's rows, and knows that nobody is to be kept apart.
    """
    room = CoffeeRoom.objects.create(
        kind=CoffeeKind.MATCH,
        places=len(people),
        created_at=now(),
        found=found.model_dump(mode="json"),
        stays_until=stays_until,
    )
    CoffeeGuest.objects.bulk_create(CoffeeGuest(room=room, person=person) for person in people)
    return room


@transaction.atomic
def end_match(room_id: str) -> None:
    """Let a match go in which nobody sits. Where somebody does, it goes with the last one."""
    room = CoffeeRoom.objects.select_for_update(no_key=True).filter(id=room_id, ended_at=None).first()
    if room is None or CoffeeSeat.objects.filter(room=room).exists():
        return
    room.ended_at = room.emptied_at = now()
    room.save(update_fields=["ended_at", "emptied_at"])
    publish_all(tell(room, Deed(TableAct.CLOSED)))
