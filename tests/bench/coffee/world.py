"""A made-up organisation that drinks coffee: eight sites in six time zones, and what they are like."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from functools import cache
from typing import Final

import numpy as np

from talk.coffee.people import SLOTS, Guest, Round, Wish
from talk.coffee.slots import Window, slots_of_window

FIRST_MONDAY: Final = datetime(2026, 9, 7, tzinfo=UTC)
"""Twelve weeks from here on Europe and North America put their clocks back, Australia puts them forward."""
TAKE_PART: Final = 0.93
FREE: Final = 0.5
SLOTS_FREE: Final = 4
"""Free time comes in pieces of two hours."""
BLOCKS: Final = 0.03
"""Which share of people keeps somebody away."""
GROUPS: Final = 0.1
"""Which share wishes for groups."""


@dataclass(frozen=True, slots=True)
class Site:
    """A place of work."""

    name: str
    time_zone: str
    share: float
    home: str
    """The language of nearly everyone there."""
    english: float
    """Which share speaks English."""


SITES: Final = (
    Site("Hamburg", "Europe/Berlin", 0.24, "de", 0.8),
    Site("Leipzig", "Europe/Berlin", 0.16, "de", 0.6),
    Site("London", "Europe/London", 0.12, "en", 1.0),
    Site("Pune", "Asia/Kolkata", 0.16, "hi", 0.95),
    Site("Kathmandu", "Asia/Kathmandu", 0.04, "ne", 0.95),
    Site("Toronto", "America/Toronto", 0.14, "en", 1.0),
    Site("São Paulo", "America/Sao_Paulo", 0.09, "pt", 0.75),
    Site("Sydney", "Australia/Sydney", 0.05, "en", 1.0),
)
HOURS: Final = ((time(8), time(16)), (time(9), time(17)), (time(10), time(18)), (time(7, 30), time(13)))


@cache
def _window(time_zone: str, hours: int, week: int) -> int:
    begins, ends = HOURS[hours]
    return slots_of_window(Window(time_zone, begins, ends), FIRST_MONDAY + timedelta(weeks=week))


@dataclass(frozen=True, slots=True)
class World:
    """Everybody, and the site and hours of each."""

    people: tuple[Guest, ...]
    sites: tuple[Site, ...]
    hours: tuple[int, ...]

    def round(
        self,
        number: int,
        met: Mapping[tuple[str, str], int],
        waited: Mapping[str, int],
        spared: frozenset[str],
    ) -> Round:
        """Return who takes part in a round, and when they are free that week: half of their hours, by two."""
        rng = np.random.default_rng([number, len(self.people)])
        free = np.repeat(rng.random((len(self.people), SLOTS // SLOTS_FREE)) < FREE, SLOTS_FREE, axis=1)
        bits = np.packbits(free, axis=1, bitorder="little")
        guests = []
        for i, guest in enumerate(self.people):
            if guest.person in spared or rng.random() < TAKE_PART:
                week = _window(self.sites[i].time_zone, self.hours[i], number)
                slots = week & int.from_bytes(bits[i].tobytes(), "little")
                credit, spare = waited.get(guest.person, 0), guest.person in spared
                guests.append(replace(guest, slots=slots, credit=credit, spared=spare))
        return Round(number, seed=number * 7919, guests=tuple(guests), met=met)


def make_world(people: int, seed: int = 1) -> World:
    """Make up so many people."""
    rng = np.random.default_rng(seed)
    shares = np.array([site.share for site in SITES])
    sites = [SITES[i] for i in rng.choice(len(SITES), people, p=shares / shares.sum())]
    departments = rng.zipf(1.3, people) % 40
    blocked = {
        i: frozenset(f"p{j}" for j in rng.integers(0, people, 3)) - {f"p{i}"}
        for i in range(people)
        if rng.random() < BLOCKS
    }
    made = [
        _person(rng, i, sites[i], int(departments[i]), people, blocked.get(i, frozenset()))
        for i in range(people)
    ]
    return World(tuple(made), tuple(sites), tuple(rng.integers(0, len(HOURS), people).tolist()))


def _person(
    rng: np.random.Generator, i: int, site: Site, department: int, people: int, apart: frozenset[str]
) -> Guest:
    languages = {site.home} if rng.random() < 0.95 else {"en"}
    if rng.random() < site.english or rng.random() < 0.05:
        languages.add("en")
    if rng.random() < 0.08:
        languages.add("de")
    team = f"{site.name}-{department}-{i % max(1, people // 400)}"
    topics = np.minimum(rng.zipf(1.4, int(rng.integers(2, 7))), 80)
    channels = {f"d{department}-{n}" for n in rng.integers(0, 5, 3)}
    channels |= {f"c{n}" for n in rng.integers(0, max(20, people // 25), int(rng.integers(1, 5)))}
    return Guest(
        person=f"p{i}",
        slots=0,
        languages=frozenset(languages),
        wish=Wish.GROUP if rng.random() < GROUPS else Wish.PAIR,
        department=f"d{department}",
        team=team,
        site=site.name,
        interests=frozenset(f"t{n}" for n in topics.tolist()),
        channels=frozenset(channels),
        apart=apart,
        own_team=bool(rng.random() < 0.4),
        newcomer=bool(rng.random() < 0.06),
    )
