"""Rooms for people who are brought together: open to them alone."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from talk.coffee.models import CoffeeGuest, CoffeeKind, CoffeeRoom
from talk.coffee.people import Table, Term
from talk.coffee.schemas import MatchOut, MatchReasonOut
from talk.coffee.scoring import POINTS
from workspace.core.clock import now
from workspace.people.models import Person

_TOLD: Final = (
    Term.SHARED_INTERESTS,
    Term.SIMILAR_INTERESTS,
    Term.OTHER_SITE,
    Term.OTHER_DEPARTMENT,
    Term.NEWCOMER,
)
"""What makes a sentence for a table; that somebody has waited does not."""
_LEAST: Final = {Term.SIMILAR_INTERESTS: POINTS[Term.SIMILAR_INTERESTS] // 3}
"""Everything is a little like everything: below this it counts, but nobody would call it alike."""


def match_of(table: Table) -> MatchOut:
    """Return what the people of a table are told of why they sit there."""
    reasons = {reason.term: reason for reason in table.reasons if reason.points > _LEAST.get(reason.term, 0)}
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
