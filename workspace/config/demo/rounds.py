"""Writes the demo's coffee rounds: one for the whole house that was held yesterday, and who takes part in it."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from random import Random
from typing import Final

from talk.rounds.fate import Answer
from talk.rounds.models import HOUSE_SERIES, ProposalGuest, Round, RoundSeries, RoundWish
from talk.rounds.services.holding import hold
from workspace.core.weekly import Slot, next_occurrence
from workspace.people.models import Person

_ZONE: Final = "Europe/Berlin"
_WEEKDAY, _BEGINS = 1, time(9)
_CERTAIN: Final = ("mara.lindner", "james.okafor", "tobias.krahl")
"""Of those who sign in; who keeps the rounds has not found the time yet."""
_OTHERS: Final = 27


def write_rounds(people: Mapping[str, Person], keeper: str, rng: Random, at: datetime) -> None:
    """Hold a round at `at` among some thirty people; whom somebody who signs in is to meet has said yes already."""
    others = sorted(key for key in people if key not in (*_CERTAIN, keeper) and not people[key].is_bot)
    due_at = next_occurrence(Slot(_WEEKDAY, _BEGINS, _ZONE, 0), at + timedelta(days=2))
    series = RoundSeries.objects.create(
        id=HOUSE_SERIES, is_on=True, weekday=_WEEKDAY, begins=_BEGINS, time_zone=_ZONE, due_at=due_at
    )
    RoundWish.objects.bulk_create(
        RoundWish(
            series=series,
            person=people[key],
            languages=["de", "en"] if people[key].language == "de" else ["en"],
            wish="pair",
            begins=time(9),
            ends=time(17),
            weekdays=[*range(5)],
        )
        for key in (*_CERTAIN, *rng.sample(others, min(_OTHERS, len(others))))
    )
    hold(series, at, seed=rng.getrandbits(32))
    yesterday = at - timedelta(days=1)  # so that another one may be held at once
    RoundSeries.objects.update(held_at=yesterday, due_at=due_at)
    Round.objects.update(held_at=yesterday)
    own = ProposalGuest.objects.filter(person__in=[people[key] for key in _CERTAIN])
    met = ProposalGuest.objects.filter(proposal__in=own.values("proposal"))
    met.exclude(id__in=own.values("id")).update(answer=Answer.YES)
