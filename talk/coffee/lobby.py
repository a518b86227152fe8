"""The lobby: whoever waits now is matched by the engine of the rounds, every 20 seconds. Pure.

There is one slot, now. An odd one makes a trio at once, so where any three may meet, nobody waits for the next tick.
What can keep somebody waiting is that they have met everyone lately: that rule falls for who would otherwise wait
longer than `PROMISE_S`. Private lists, languages and teams hold for as long as they wait.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from talk.coffee.people import Guest, Round, Wish, pair_of

TICK_S: Final = 20
PROMISE_S: Final = 90
"""Nobody waits longer where three or more wait who may meet."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody in the lobby."""

    guest: Guest
    """Their `slots`, `wish`, `credit` and `spared` do not matter here."""
    waited_s: float

    @property
    def is_urgent(self) -> bool:
        """Tell whether the next tick would be too late."""
        return self.waited_s + TICK_S > PROMISE_S


def lobby_round(waiting: Sequence[Waiting], lately: Collection[tuple[str, str]], seed: int) -> Round:
    """Return the round of this tick, to be held (`holding`). `lately`: `pair_of` those who have met not long ago.

    Each tick that somebody has waited is worth what a round is; who has to be seated now is seated first.
    """
    urgent = {one.guest.person for one in waiting if one.is_urgent}
    held_back = (pair_of(a, b) for a, b in lately if a not in urgent and b not in urgent)
    guests = tuple(
        replace(
            one.guest,
            slots=1,
            wish=Wish.PAIR,
            credit=int(one.waited_s // TICK_S),
            spared=one.is_urgent,
        )
        for one in waiting
    )
    return Round(number=1, seed=seed, guests=guests, met=dict.fromkeys(held_back, 1), window=1)
