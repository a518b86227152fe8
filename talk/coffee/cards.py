"""Drawing ice-breakers. Pure: chance is an argument. What the cards say, the screens know, in each language.

Numbers below `PLAIN_CARDS` are questions for anybody; the ones after it are about something that two at the table
share (`features/coffee/deck.ts`, whose test counts both).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

PLAIN_CARDS = 40
SHARED_CARDS = 8
_SHARED_FIRST = 3
"""Of so many cards one is about something shared, where there is something."""


@dataclass(frozen=True, slots=True)
class Card:
    """A card on the table. `about` is empty for one that is for anybody."""

    number: int
    about: str = ""


def shared_by_two(places: Mapping[str, Sequence[str]]) -> list[str]:
    """Return what at least two people have in common: `places` is person → names of what they are in."""
    counts: dict[str, int] = {}
    for names in places.values():
        for name in set(names):
            counts[name] = counts.get(name, 0) + 1
    return sorted(name for name, count in counts.items() if count > 1)


def draw(before: int | None, shared: Sequence[str], below: Callable[[int], int]) -> Card:
    """Draw another card than the one on the table. `below(n)` is a number from 0 to n - 1, by chance."""
    if shared and below(_SHARED_FIRST) == 0:
        return Card(
            PLAIN_CARDS + _another(before, PLAIN_CARDS, SHARED_CARDS, below), shared[below(len(shared))]
        )
    return Card(_another(before, 0, PLAIN_CARDS, below))


def _another(before: int | None, first: int, count: int, below: Callable[[int], int]) -> int:
    """Return a number from 0 to count - 1 that is not the one before."""
    if before is None or not first <= before < first + count:
        return below(count)
    drawn = below(count - 1)
    return drawn + 1 if drawn >= before - first else drawn
