"""Waiting for somebody who has time, and not waiting any more."""

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from typing import Final

from django.db import transaction

from talk.coffee.models import CoffeeKind, CoffeeSeat
from talk.lobby.models import CoffeeWait
from talk.lobby.policies import require_someone
from talk.lobby.queries import lobby_of
from talk.lobby.schemas import LobbyOut
from talk.lobby.services.pairing import pair_waiting
from talk.stage.attendance import gone_since
from workspace.core.clock import now
from workspace.core.errors import Conflict
from workspace.core.limits import Limit, take
from workspace.people.models import Person

WAIT_LIMIT: Final = Limit("coffee_wait", 20, 60)
GRACE: Final = timedelta(seconds=10)
"""How long a place is kept for somebody who is gone. They are matched only while they are here."""


@transaction.atomic
def wait_for_coffee(actor: Person, languages: Sequence[str]) -> LobbyOut:
    """Wait in the lobby; who waits already goes on waiting, with these languages.

    A socket has to join the topic within a few seconds; who has none connected is taken for gone. Who was found
    meanwhile is told the table. Raises `NotFound`, `Conflict` for who sits at another table, `TooFast`.
    """
    take(WAIT_LIMIT, actor.id)
    require_someone(actor)
    Person.objects.select_for_update(no_key=True).get(id=actor.id)  # a match of this moment comes first
    seat = CoffeeSeat.objects.filter(person=actor).select_related("room").first()
    if seat is None:
        at = now()
        kept = {"arrived_at": at, "gone_at": None, "languages": sorted(set(languages))}
        CoffeeWait.objects.update_or_create(
            person=actor, defaults=kept, create_defaults={**kept, "since": at}
        )
    elif seat.room.kind != CoffeeKind.MATCH:
        raise Conflict("coffee_sits_already")
    return lobby_of(actor)


@transaction.atomic
def stop_waiting(actor: Person) -> None:
    """Leave the lobby. Again changes nothing."""
    CoffeeWait.objects.filter(person=actor).delete()


def notice_lobby(here: Mapping[str, Collection[str]], *, complete: bool) -> None:
    """Note who is connected, let go of who is gone, and bring those together who are here, when a tick is due.

    Every process calls this about once a second, as with tables (`talk.coffee.services.attendance`). `here` has each
    person who has joined their own topic, by their own id.
    """
    at = now()
    present = []
    for row in CoffeeWait.objects.select_related("person"):
        is_here = row.person_id in here
        gone_at = gone_since(row.arrived_at, row.gone_at, at, is_here=is_here, complete=complete)
        if not row.person.is_active or (gone_at is not None and at - gone_at >= GRACE):
            CoffeeWait.objects.filter(id=row.id, arrived_at=row.arrived_at).delete()
        elif gone_at != row.gone_at:
            CoffeeWait.objects.filter(id=row.id, arrived_at=row.arrived_at).update(gone_at=gone_at)
        if is_here and row.person.is_active:
            present.append(row.person_id)
    pair_waiting(present)
