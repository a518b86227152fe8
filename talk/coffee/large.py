"""A matching of thousands: near the best, with the gap to an upper bound. Pure.

1. Prices and promising edges by `bound`, with everyone weighed with everyone a few times.
2. A first matching along the edges of least slack, made one of most pairs by `augment`.
3. Steps of improvement: sweeps of swaps until none gains, then exact solving of blocks around the couples that are
   furthest from what the prices allow.

What a round depends on is its seed and how many steps were done, nothing else. A clock may only end the steps
sooner; their number is in the result, and with it as the budget (and no clock) the round comes out again, as long
as numpy's `PCG64` and `Generator` draw as they do in its release (NEP 19).
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import field as made_by
from typing import Final

import numpy as np
from numpy.typing import NDArray

from talk.coffee.augment import match_most
from talk.coffee.board import BARELY, Ints
from talk.coffee.bound import SCALE, Edges, Prices, first_prices, look_around, settle_prices, strangers
from talk.coffee.exact import ALONE, solve, tie_breaks
from talk.coffee.swaps import match_in_order, swap, weight_of
from talk.coffee.view import View, Weighing

MOST_LOOKS: Final = 8
NEAR: Final = 1.001
"""Looking ends where all pairs prove hardly more than the promising ones alone."""
SAMPLE: Final = 128
BLOCK: Final = 1_000
"""Guests of a block that is solved exactly."""
DEGREE: Final = 8
"""Edges a guest, on average, that swaps are tried along."""
PATIENCE: Final = 6
"""So many blocks in a row that gain nothing end it."""
WORST: Final = 40
"""Guests around whom, and their partners, a block is grown."""


@dataclass(frozen=True, slots=True)
class Budget:
    """How much improving a matching of thousands may cost."""

    steps: int = 400
    seconds: float | None = None
    """By `elapsed_s`; None: only steps count."""
    elapsed_s: Callable[[], float] = made_by(default=lambda: 0.0)
    """A clock of the caller's that began at zero."""

    def allows(self, steps: int) -> bool:
        """Tell whether another step may be done after so many."""
        return steps < self.steps and (self.seconds is None or self.elapsed_s() < self.seconds)


@dataclass(frozen=True, slots=True)
class Matching:
    """Everyone's partner, (guests,), or `ALONE`; what that is worth, and what it could be at most."""

    mate: Ints
    weight: int
    bound: int
    steps: int


def match_large(field: Weighing, seed: int, budget: Budget) -> Matching:
    """Match as many as possible, and these well."""
    rng = np.random.Generator(np.random.PCG64(seed))
    prices = first_prices(field, rng.permutation(field.size)[:SAMPLE].astype(np.int32))
    edges = strangers(field, rng)
    bound, least = sys.maxsize, 0
    for _ in range(MOST_LOOKS):
        edges, proved = look_around(field, edges, prices, seed)
        bound = min(bound, proved)
        if proved <= least * NEAR:
            break
        prices, least = settle_prices(edges, prices)
    improver = _Improver(field, seed, Slacks.of(edges, prices, seed))
    steps = improver.improve(bound, budget)
    return Matching(improver.mate, weight_of(field, improver.mate), bound, steps)


@dataclass(frozen=True, slots=True)
class Slacks:
    """Promising pairs, each once, by how little they fall short of what the prices allow.

    `a`, `b`, `weights`: (pairs,), the least slack first. `worth`: (guests,), what each may claim, in 1/`SCALE`.
    """

    a: Ints
    b: Ints
    weights: Ints
    worth: NDArray[np.int64]

    @classmethod
    def of(cls, edges: Edges, prices: Prices, seed: int) -> "Slacks":
        """Reckon what everyone may claim, and sort."""
        start, end = edges.ends
        best = np.full(edges.size, np.iinfo(np.int64).min // 4)
        np.maximum.at(best, start, edges.weights.astype(np.int64) * SCALE - prices[end])
        worth = np.maximum(best + prices, 0) // 2
        once = start < end
        a, b, weights = start[once].astype(np.int32), end[once].astype(np.int32), edges.weights[once]
        slack = worth[a] + worth[b] - weights.astype(np.int64) * SCALE
        order = np.lexsort((tie_breaks(a, b, seed), slack))
        return cls(a[order], b[order], weights[order], worth)


class _Improver:
    """A matching that becomes better in steps."""

    def __init__(self, field: Weighing, seed: int, slacks: Slacks) -> None:
        self._field, self._seed, self._slacks = field, seed, slacks
        self.mate = np.full(field.size, ALONE, np.int32)
        match_in_order(slacks.a, slacks.b, self.mate)
        self._seat_the_rest()
        match_most(field, self.mate)

    def improve(self, bound: int, budget: Budget) -> int:
        """Do steps until the bound is reached, nothing gains, or the budget is spent; return how many."""
        steps, most = 0, DEGREE * self._field.size
        near = self._slacks.a[:most], self._slacks.b[:most], self._slacks.weights[:most]
        while budget.allows(steps) and swap(self._field, self.mate, *near):
            steps += 1
        tried, in_vain = np.zeros(self._field.size, np.bool_), 0
        while budget.allows(steps) and in_vain < PATIENCE and weight_of(self._field, self.mate) < bound:
            block = self._block(tried)
            if not block.size:
                break
            in_vain = 0 if self._solve_block(block, tried) else in_vain + 1
            steps += 1
        return steps

    def _seat_the_rest(self) -> None:
        """Match those who are still alone with each other, in blocks."""
        alone = np.nonzero(self.mate == ALONE)[0].astype(np.int32)
        for first in range(0, alone.size, BLOCK // 2):
            members = alone[first : first + BLOCK // 2]
            view = View(self._field, members)
            a, b = (side.astype(np.int32) for side in np.triu_indices(view.size, 1))
            weights = view.weigh(a, b)
            order = np.lexsort((tie_breaks(a, b, self._seed), -weights))
            order = order[weights[order] > BARELY]
            match_in_order(members[a[order]], members[b[order]], self.mate)

    def _shortfall(self) -> NDArray[np.int64]:
        """Return how far each couple is from what its two may claim: (guests,), 0 for who is alone."""
        seated = np.nonzero(self.mate != ALONE)[0].astype(np.int32)
        short = np.zeros(self._field.size, np.int64)
        partners = self.mate[seated]
        worth = self._slacks.worth
        short[seated] = (
            worth[seated] + worth[partners] - self._field.weigh(seated, partners).astype(np.int64) * SCALE
        )
        return short

    def _block(self, tried: NDArray[np.bool_]) -> Ints:
        """Return couples to solve anew: the worst that were not tried, and those around them along edges."""
        short = np.where(tried, 0, self._shortfall())
        worst = np.argsort(-short, kind="stable")[:WORST]
        worst = worst[short[worst] > SCALE // 2]
        inside = np.zeros(self._field.size, np.bool_)
        inside[worst], inside[self.mate[worst]] = True, True
        tried[worst], tried[self.mate[worst]] = True, True
        a, b = self._slacks.a, self._slacks.b
        reach = DEGREE * self._field.size
        while worst.size and (count := np.count_nonzero(inside)) < BLOCK:
            touching = np.nonzero(inside[a[:reach]] != inside[b[:reach]])[0]
            fresh = np.where(inside[a[touching]], b[touching], a[touching])
            fresh = fresh[self.mate[fresh] != ALONE]
            _, first = np.unique(np.minimum(fresh, self.mate[fresh]), return_index=True)
            fresh = fresh[np.sort(first)][: (BLOCK - count + 1) // 2]
            if not fresh.size:
                break
            inside[fresh], inside[self.mate[fresh]] = True, True
        return np.nonzero(inside)[0].astype(np.int32)

    def _solve_block(self, block: Ints, tried: NDArray[np.bool_]) -> bool:
        """Solve anew; tell whether that was worth more."""
        place = np.full(self._field.size, ALONE, np.int32)
        place[block] = np.arange(block.size, dtype=np.int32)
        a, b = self._slacks.a, self._slacks.b
        within = (place[a] != ALONE) & (place[b] != ALONE) & (self.mate[a] != b)
        own = block[block < self.mate[block]]
        a, b = np.concatenate([a[within], own]), np.concatenate([b[within], self.mate[own]])
        weights = np.concatenate([self._slacks.weights[within], self._field.weigh(own, self.mate[own])])
        mate = solve(block.size, place[a], place[b], weights.astype(np.int64), self._seed)
        changed = block[block[mate] != self.mate[block]]
        before = weight_of(self._field, self.mate)
        self.mate[block] = block[mate]
        tried[changed] = False
        return weight_of(self._field, self.mate) > before
