"""Bringing together those who wait.

One process has the tick, the engine of the rounds decides, and a room is opened for each table.
"""

import secrets
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from functools import partial
from itertools import combinations
from typing import Final

import structlog
from django.conf import settings
from django.db import transaction
from django.utils.crypto import salted_hmac

from talk.coffee.holding import RoundRejected, hold_round
from talk.coffee.lobby import lobby_round
from talk.coffee.models import CoffeeSeat
from talk.coffee.people import Table, pair_of
from talk.coffee.services.matches import match_of, open_match
from talk.coffee.services.seats import seat_at
from talk.lobby.events import CoffeeFound
from talk.lobby.models import CoffeeMet, CoffeeWait, LobbyTick
from talk.lobby.queries import waiting_as_guests
from workspace.core.clock import now
from workspace.core.events import Publication, announce, publish_all
from workspace.people.events import person_topic
from workspace.people.models import Person

log = structlog.get_logger(__name__)

MOST_AT_ONCE: Final = 60
"""Of more, those who have waited the longest are in this tick: it is over within a moment."""
APART_FOR: Final = timedelta(days=7)
"""Who were brought together are not brought together again so soon, unless one would wait for too long."""


def pair_waiting(here: Collection[str]) -> None:
    """Bring together who is here and waits, if a tick is due and no other process has it."""
    if len(here) > 1 and _claim(now()):
        _pair(here)


def _claim(at: datetime) -> bool:
    """Take this tick; of two who want it, one statement changes the row and the other one none."""
    due = at - timedelta(seconds=settings.LOBBY_TICK_S)
    if not LobbyTick.objects.exists():
        LobbyTick.objects.bulk_create([LobbyTick(at=due)], ignore_conflicts=True)
    return LobbyTick.objects.filter(at__lte=due).update(at=at) == 1


@transaction.atomic
def _pair(here: Collection[str]) -> None:
    """Hold the people's rows, so that nobody sits down elsewhere or stops in between."""
    at = now()
    oldest = CoffeeWait.objects.filter(person__in=here).order_by("since", "id")
    ids = list(oldest.values_list("person_id", flat=True)[:MOST_AT_ONCE])
    rows = Person.objects.select_for_update(no_key=True).filter(id__in=ids, deactivated_at=None)
    people = {person.id: person for person in rows.order_by("id")}
    seated = CoffeeSeat.objects.filter(person__in=ids).values("person")
    CoffeeWait.objects.filter(person__in=seated).delete()
    waiting = (
        CoffeeWait.objects.select_related("person").filter(person__in=list(people)).order_by("since", "id")
    )
    guests = waiting_as_guests(waiting, at)
    try:
        seed = secrets.randbits(32)
        outcome = hold_round(lobby_round(guests, _lately([one.guest.person for one in guests], at), seed))
    except RoundRejected as error:
        log.error("A tick of the lobby was rejected", kinds=error.kinds)
        return
    for table in outcome.tables:
        publish_all(_seat(table, [people[person] for person in table.people], at))


def _seat(table: Table, people: Sequence[Person], at: datetime) -> list[Publication]:
    room = open_match(people, match_of(table))
    told = [publication for person in people for publication in seat_at(person, room)]
    CoffeeWait.objects.filter(person__in=people).delete()
    _remember(table.people, at)
    for person in table.people:
        found = CoffeeFound(room=room.id)
        transaction.on_commit(partial(announce, person_topic(person), found), robust=True)
    return told


# Who has met lately


def _digest(pair: tuple[str, str]) -> str:
    return salted_hmac("talk.lobby.met", " ".join(pair), algorithm="sha256").hexdigest()


def _lately(people: Sequence[str], at: datetime) -> list[tuple[str, str]]:
    """Return which pairs of these people were brought together not long ago."""
    pairs = {_digest(pair_of(a, b)): pair_of(a, b) for a, b in combinations(people, 2)}
    met = CoffeeMet.objects.filter(until__gt=at, pair__in=list(pairs))
    return [pairs[digest] for digest in met.values_list("pair", flat=True)]


def _remember(people: Sequence[str], at: datetime) -> None:
    rows = [CoffeeMet(pair=_digest(pair_of(a, b)), until=at + APART_FOR) for a, b in combinations(people, 2)]
    CoffeeMet.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["pair"], update_fields=["until"]
    )


def forget_meetings(at: datetime) -> int:
    """Drop what does not matter any more; return how many. Work of the jobs process."""
    deleted, _ = CoffeeMet.objects.filter(until__lte=at).delete()
    return deleted
