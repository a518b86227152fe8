"""How good a matching can be at most, and who is worth considering for whom. Pure.

Give everyone a price. A pair is worth (what a gets of b at b's price + a's price + the same of b) / 2, so no matching
is worth more than the sum over all guests of

    max(0, price + most that anybody is worth to them at that one's price) / 2,

whatever the prices: the dual of the fractional matching problem (Edmonds 1965, Balinski 1965). Prices come near the
least such sum by subgradient steps (Held, Wolfe, Crowder 1974): who is wanted by several becomes dearer, who is by
nobody cheaper. Steps are taken on promising edges only; the bound is then proved with everyone (`look_around`), in
whole numbers, so it is a true one, not true but for rounding.
"""

import sys
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from talk.coffee.board import BARELY, FORBIDDEN, Ints, Keys
from talk.coffee.exact import tie_breaks
from talk.coffee.view import Weighing

SCALE: Final = 64
"""Prices count in 1/64 of a point."""
CANDIDATES: Final = 16
STRANGERS: Final = 32
ROWS: Final = 32
"""Guests weighed with everyone at once: 32 x 10,000 weights stay near the cache."""
STRETCH: Final = 16
HOPELESS: Final = FORBIDDEN * SCALE
"""Less than anybody can be worth at any price."""
ASCENT: Final = (256, 128, 64, 32, 16, 8, 4, 2, 1)
"""Lengths of subgradient steps, `TURNS` of each."""
TURNS: Final = 24
SURGE: Final = 4
"""More than so many who want the same guest raise the price no faster."""

Prices = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Edges:
    """Promising pairs in both directions. `keys`: (edges,), from * guests + to, sorted; `weights`: (edges,)."""

    size: int
    keys: Keys
    weights: Ints

    @property
    def ends(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return from whom and to whom edges go."""
        start, end = np.divmod(self.keys, self.size)
        return start, end

    def joined(self, a: Ints, b: Ints, weights: Ints) -> "Edges":
        """Add pairs `a`, `b`: (pairs,)."""
        start, end = np.concatenate([a, b]).astype(np.int64), np.concatenate([b, a])
        keys, first = np.unique(np.concatenate([self.keys, start * self.size + end]), return_index=True)
        return Edges(self.size, keys, np.concatenate([self.weights, weights, weights])[first])


def no_edges(size: int) -> Edges:
    """Begin without any."""
    return Edges(size, np.zeros(0, np.int64), np.zeros(0, np.int32))


def strangers(field: Weighing, rng: np.random.Generator) -> Edges:
    """Begin with `STRANGERS` drawn for each, so that nobody becomes too cheap whom no list of the best names.

    10,000 guests: with them three looks around prove what took more than six without.
    """
    a = np.repeat(np.arange(field.size, dtype=np.int32), STRANGERS)
    b = rng.integers(0, field.size, a.size).astype(np.int32)
    weights = field.weigh(a, b)
    may = weights > BARELY
    return no_edges(field.size).joined(a[may], b[may], weights[may])


def look_around(field: Weighing, edges: Edges, prices: Prices, seed: int) -> tuple[Edges, int]:
    """Weigh everyone with everyone: add the best `CANDIDATES` of each at these prices, and return the proved bound."""
    size = field.size
    found: list[tuple[Ints, Ints, Ints]] = []
    most = 0
    for first in range(0, size, ROWS):
        members = np.arange(first, min(first + ROWS, size))
        rows = field.weigh_rows(first, min(first + ROWS, size))
        worth = rows.astype(np.int64) * SCALE - prices
        worth[rows <= BARELY] = HOPELESS
        best = worth.max(axis=1)
        most += int(np.maximum(best + prices[members], 0)[best > HOPELESS].sum())
        row, column = _best_places(worth, first, seed)
        found.append((members[row].astype(np.int32), column.astype(np.int32), rows[row, column]))
    a, b, weights = (np.concatenate(part) for part in zip(*found, strict=True))
    return edges.joined(a, b, weights), most // (2 * SCALE)


def _best_places(
    worth: NDArray[np.int64], first: int, seed: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return row and column of the `CANDIDATES` best of each row, or as many as there are; equals are drawn.

    The k-th best of the maxima of small stretches is no better than the k-th best of all, so few are left to sort.
    """
    rows, size = worth.shape
    padded = np.pad(worth, ((0, 0), (0, -size % STRETCH)), constant_values=HOPELESS)
    maxima = padded.reshape(rows, -1, STRETCH).max(axis=2)
    k = min(CANDIDATES, maxima.shape[1])
    least = np.maximum(np.partition(maxima, -k, axis=1)[:, -k], HOPELESS + 1)
    row, column = np.nonzero(worth >= least[:, None])
    drawn = tie_breaks((row + first).astype(np.int32), column.astype(np.int32), seed)
    order = np.lexsort((drawn, -worth[row, column], row))
    row, column = row[order], column[order]
    rank = np.arange(row.size) - np.searchsorted(row, row)
    return row[rank < CANDIDATES], column[rank < CANDIDATES]


def first_prices(field: Weighing, sample: Ints) -> Prices:
    """Guess prices: how much more than others somebody is worth to a sample of everyone."""
    total, count = np.zeros(field.size, np.int64), np.zeros(field.size, np.int64)
    for guest in sample.tolist():
        row = field.weigh_rows(guest, guest + 1)[0]
        total += np.where(row > BARELY, row, 0)
        count += row > BARELY
    mean = total * SCALE // np.maximum(count, 1)
    overall = int(total.sum()) * SCALE // max(int(count.sum()), 1)
    return np.where(count > 0, mean - overall, 0).astype(np.int64)


def settle_prices(edges: Edges, prices: Prices) -> tuple[Prices, int]:
    """Return prices with a smaller sum, found by finer and finer steps, and the bound for these edges alone."""
    start, end = edges.ends
    able, begins = np.unique(start, return_index=True)
    if not able.size:
        return prices, 0
    row = np.repeat(np.arange(able.size), np.diff(np.append(begins, start.size)))
    scaled = edges.weights.astype(np.int64) * SCALE
    best_prices, least = prices, sys.maxsize
    for step in ASCENT:
        prices = best_prices.copy()
        for _ in range(TURNS):
            worth = scaled - prices[end]
            best = np.maximum.reduceat(worth, begins)
            most = int(np.maximum(best + prices[able], 0).sum())
            if most < least:
                best_prices, least = prices.copy(), most
            wanted = np.nonzero(worth == best[row])[0]
            choice = wanted[np.unique(row[wanted], return_index=True)[1]]
            demand = np.bincount(end[choice], minlength=len(prices))[able]
            prices[able] += step * (np.minimum(demand, SURGE) - 1)
    return best_prices, least // (2 * SCALE)
