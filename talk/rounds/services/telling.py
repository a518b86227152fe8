"""Telling people that something is new in their rounds, on all of their devices."""

from collections.abc import Iterable

from django.db import transaction

from talk.rounds.events import RoundNews, RoundsChanged
from talk.rounds.models import RoundWish
from workspace.core.events import announce
from workspace.people.events import person_topic
from workspace.people.models import Person


def tell(people: Iterable[str], news: RoundNews, room: str | None = None) -> None:
    """Tell each of these people, after commit: as a fact, which no log keeps."""
    told, fact = list(people), RoundsChanged(news=news, room=room)

    def announce_all() -> None:
        for person in told:
            announce(person_topic(person), fact)

    transaction.on_commit(announce_all, robust=True)


def tell_moved(person: Person) -> None:
    """Let somebody's screens ask anew who lives in another time zone now: a slot may not suit them any more."""
    if RoundWish.objects.filter(person=person).exists():
        tell([person.id], RoundNews.CHANGED)
