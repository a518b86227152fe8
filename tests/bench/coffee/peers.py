"""What others do: shuffle, or let one after the other take the best who is left."""

import numpy as np

from talk.coffee.board import BARELY, Ints
from talk.coffee.exact import ALONE
from talk.coffee.view import Weighing

VAIN: int = 50
"""So many shuffles in a row that seat nobody end it."""


def shuffled(field: Weighing, seed: int) -> Ints:
    """Return everyone's partner: neighbours in a shuffled row, if they may meet; again with those who are left."""
    rng = np.random.default_rng(seed)
    mate = np.full(field.size, ALONE, np.int32)
    in_vain = 0
    while in_vain < VAIN:
        left = rng.permutation(np.nonzero(mate == ALONE)[0]).astype(np.int32)
        a, b = left[: left.size // 2], left[left.size // 2 : left.size // 2 * 2]
        may = field.weigh(a, b) > BARELY
        mate[a[may]], mate[b[may]] = b[may], a[may]
        in_vain = 0 if may.any() else in_vain + 1
    return mate


def greedy(field: Weighing, seed: int) -> Ints:
    """Return everyone's partner: in a shuffled row each takes the best who is left."""
    mate = np.full(field.size, ALONE, np.int32)
    for one in np.random.default_rng(seed).permutation(field.size).tolist():
        if mate[one] != ALONE:
            continue
        row = np.where(mate == ALONE, field.weigh_rows(one, one + 1)[0], BARELY)
        best = int(row.argmax())
        if row[best] > BARELY:
            mate[one], mate[best] = best, one
    return mate
