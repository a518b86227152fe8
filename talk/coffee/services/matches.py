"""Rooms for people who are brought together: open to them alone, and all of them sit there from the beginning."""

from collections.abc import Sequence

from talk.coffee.models import CoffeeGuest, CoffeeKind, CoffeeRoom
from talk.coffee.schemas import MatchOut
from talk.coffee.services.seats import seat_at
from workspace.core.clock import now
from workspace.core.events import Publication
from workspace.people.models import Person


def open_match(people: Sequence[Person], found: MatchOut) -> tuple[CoffeeRoom, list[Publication]]:
    """Open a room and seat people in it; return it, and what to publish.

    The caller is in a transaction, holds the people's rows, and knows that they sit nowhere and nobody is to be kept
    apart.
    """
    room = CoffeeRoom.objects.create(
        kind=CoffeeKind.MATCH, places=len(people), created_at=now(), found=found.model_dump(mode="json")
    )
    CoffeeGuest.objects.bulk_create(CoffeeGuest(room=room, person=person) for person in people)
    return room, [publication for person in people for publication in seat_at(person, room)]
