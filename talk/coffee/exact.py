"""The best matching there is, by Edmonds' blossom algorithm. Pure.

rustworkx implements Galil (ACM Computing Surveys 18(1), 1986) in O(n^3). 500 guests who may all meet take about
0.7 s, a sparse thousand 0.2 s.
"""

from typing import Final

import numpy as np
import rustworkx
from numpy.typing import NDArray

from talk.coffee.board import BARELY, MIXER, Flags, Ints
from talk.coffee.view import Weighing

TIE_BITS: Final = 20
ALONE: Final = -1
"""Instead of a partner."""


def tie_breaks(a: Ints, b: Ints, seed: int) -> NDArray[np.int64]:
    """Return a number of `TIE_BITS` for each pair, another with another seed, the same in both directions.

    The mixing is that of SplitMix64 (Steele, Lea, Flood: OOPSLA 2014).
    """
    low, high = np.minimum(a, b).astype(np.uint64), np.maximum(a, b).astype(np.uint64)
    x = (low << np.uint64(32)) ^ high ^ np.uint64(seed * MIXER & (1 << 64) - 1)
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    mixed: NDArray[np.int64] = ((x ^ (x >> np.uint64(31))) >> np.uint64(64 - TIE_BITS)).astype(np.int64)
    return mixed


def solve(size: int, a: Ints, b: Ints, weights: NDArray[np.int64], seed: int) -> Ints:
    """Return everyone's partner, (size,), or `ALONE`: as many pairs as possible, of these the worthiest.

    `a`, `b`, `weights`: (edges,), each pair once. Whole units decide; among equals the seed does, so that neither the
    order of the guests nor the library's has a say.
    """
    keys = weights * (size << TIE_BITS) + tie_breaks(a, b, seed)
    graph: rustworkx.PyGraph[None, int] = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from([None] * size)
    graph.add_edges_from(list(zip(a.tolist(), b.tolist(), keys.tolist(), strict=True)))
    mate = np.full(size, ALONE, np.int32)
    for one, other in rustworkx.max_weight_matching(graph, max_cardinality=True, weight_fn=int):
        mate[one], mate[other] = other, one
    return mate


def solve_all(field: Weighing, seed: int) -> Ints:
    """Solve with every pair that may meet; of equally many pairs first those that cover who is to be spared."""
    a, b = (side.astype(np.int32) for side in np.triu_indices(field.size, 1))
    weights = field.weigh(a, b)
    may = weights > BARELY
    a, b, weights = a[may], b[may], weights[may]
    return solve(field.size, a, b, weights + sparing(field.spared, a, b, weights), seed)


def sparing(spared: Flags, a: Ints, b: Ints, weights: Ints) -> NDArray[np.int64]:
    """Return what to add, so that one more spared guest at a table outweighs all that the weights can differ."""
    if not weights.size:
        return np.zeros(0, np.int64)
    more_than_all = int(weights.max() - min(weights.min(), 0) + 1) * spared.size
    return more_than_all * (spared[a].astype(np.int64) + spared[b])
