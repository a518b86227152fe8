"""The shapes of a coffee round: who takes part, who sits where and why, and who does not. Pure.

They are the only thing that the engine (`matching`) and its checker (`checking`) have in common.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

SLOTS: Final = 336
"""Half hours of a week: bit i of a person's `slots` is the half hour that begins i * 30 min after the round does."""
DEFAULT_WINDOW: Final = 6
"""For so many rounds two people who have met do not meet again."""
GROUP_SIZES: Final = range(3, 6)
TRIO: Final = 3
MAX_CREDIT: Final = 4
"""Waiting counts up to here, so that who is hard to place cannot outweigh everything else."""


class Wish(StrEnum):
    """What size of table a person has asked for. The two never mix: see `matching`."""

    PAIR = "pair"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Guest:
    """A person who takes part in a round. An empty string means: not known."""

    person: str
    slots: int
    """When they are free, as a bitmap of `SLOTS` bits (`slots`)."""
    languages: frozenset[str]
    wish: Wish = Wish.PAIR
    department: str = ""
    team: str = ""
    manager: str = ""
    """The id of the person whom they report to."""
    site: str = ""
    interests: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()
    """Channels that say something about a person; the caller leaves out those where everyone is."""
    apart: frozenset[str] = frozenset()
    """Whom they do not want to meet, and whom they have blocked. Counts for both, and is never shown."""
    own_team: bool = False
    """Whether their own team and their own manager are welcome."""
    newcomer: bool = False
    credit: int = 0
    """How many rounds they have waited since their last table (`MAX_CREDIT` at most counts)."""
    spared: bool = False
    """Whether they were left out of the last round, or its odd one out: not twice in a row."""


def pair_of(a: str, b: str) -> tuple[str, str]:
    """Return both in the order in which a pair is written."""
    return (a, b) if a < b else (b, a)


@dataclass(frozen=True, slots=True)
class Round:
    """All that decides a round. The same round with the same number of steps has the same tables."""

    number: int
    seed: int
    """0 or more, stored with the round: breaks ties and spreads slots."""
    guests: tuple[Guest, ...]
    met: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """`pair_of` two people -> the number of the last round in which they sat together."""
    window: int = DEFAULT_WINDOW
    meanings: Mapping[str, tuple[float, ...]] | None = None
    """With the optional model: the interests of a person as a vector of length 1 or less, all equally long."""


class Term(StrEnum):
    """What makes two people a good match. What each is worth is in `scoring.POINTS`."""

    OTHER_DEPARTMENT = "other_department"
    OTHER_SITE = "other_site"
    FEW_SHARED_CHANNELS = "few_shared_channels"
    SHARED_INTERESTS = "shared_interests"
    SIMILAR_INTERESTS = "similar_interests"
    NEWCOMER = "newcomer"
    WAITED = "waited"
    MET_BEFORE = "met_before"


@dataclass(frozen=True, slots=True)
class Reason:
    """One term of a table's weight: what its people are shown in words.

    `WAITED` is to be told without saying who of them it was.
    """

    term: Term
    points: int
    """Summed over the pairs at the table; only `MET_BEFORE` is below zero."""
    names: tuple[str, ...] = ()
    """Which interests are shared."""


@dataclass(frozen=True, slots=True)
class Table:
    """People who drink coffee together."""

    people: tuple[str, ...]
    slot: int
    """The half hour, as the number of its bit."""
    languages: tuple[str, ...]
    """What all of them speak."""
    weight: int
    reasons: tuple[Reason, ...]
    odd: str | None = None
    """Who made a pair a trio, because somebody was left over."""


class Why(StrEnum):
    """Why a person has no table; shown to them.

    Computed as if there were no private lists, so that no answer depends on one: somebody whom everyone keeps away
    from reads what the odd one out reads, `NOBODY_LEFT`. There is no code that says "kept apart".
    """

    ALONE = "alone"
    """Nobody else takes part (of those who wish for the same size of table)."""
    TOO_FEW_FOR_GROUP = "too_few_for_group"
    NO_FREE_SLOT = "no_free_slot"
    """They have no free half hour at all this week."""
    NO_COMMON_LANGUAGE = "no_common_language"
    NO_COMMON_SLOT = "no_common_slot"
    ONLY_OWN_TEAM = "only_own_team"
    """Only team and manager are left, whom they do not wish for."""
    MET_ALL_RECENTLY = "met_all_recently"
    NOBODY_LEFT = "nobody_left"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The tables of a round. Everyone who takes part is at one of them or in `unmatched`."""

    tables: tuple[Table, ...]
    unmatched: Mapping[str, Why]
    weight: int
    """Of all pairs of those who wish for pairs, before odd ones joined: what `bound` is about."""
    bound: int
    """No way of pairing them is worth more. Equal to `weight` where it is proved."""
    steps: int
    """Steps of improvement that were done: stored, they replay a round that a clock has ended (`large`)."""

    @property
    def share_of_bound(self) -> float:
        """Return which share of the bound was reached, 1 where there was nothing to reach."""
        return self.weight / self.bound if self.bound > 0 else 1.0
