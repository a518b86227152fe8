"""Two couples change partners where that is worth more: all promising changes weighed at once. Pure."""

import numpy as np
from numpy.typing import NDArray

from talk.coffee.board import BARELY, Ints
from talk.coffee.exact import ALONE
from talk.coffee.view import Weighing


def match_in_order(a: Ints, b: Ints, mate: Ints) -> None:
    """Seat pairs `a`, `b` one after the other while both are free. `mate`: (guests,), changed in place."""
    partner: list[int] = mate.tolist()
    for one, other in zip(a.tolist(), b.tolist(), strict=True):
        if partner[one] == ALONE and partner[other] == ALONE:
            partner[one], partner[other] = other, one
    mate[:] = partner


def swap(field: Weighing, mate: Ints, a: Ints, b: Ints, weights: Ints) -> int:
    """Seat pairs `a`, `b` together (and those whom they leave), the most gainful first; return the gain.

    `weights`: (pairs,), what the pairs are worth. One sweep: nobody changes twice.
    """
    keep = (mate[a] != ALONE) & (mate[b] != ALONE) & (mate[a] != b)
    a, b, weights = a[keep], b[keep], weights[keep]
    own = _worth_of_couple(field, mate)
    left = field.weigh(mate[a], mate[b])
    gain: NDArray[np.int32] = weights + left - own[a] - own[b]
    gain[left <= BARELY] = 0
    order = np.argsort(-gain, kind="stable")[: np.count_nonzero(gain > 0)]
    return _carry_out(mate, a[order], b[order], gain[order])


def _worth_of_couple(field: Weighing, mate: Ints) -> Ints:
    own = np.zeros(mate.size, np.int32)
    seated = np.nonzero(mate != ALONE)[0].astype(np.int32)
    own[seated] = field.weigh(seated, mate[seated])
    return own


def _carry_out(mate: Ints, a: Ints, b: Ints, gain: Ints) -> int:
    moved: set[int] = set()
    total = 0
    for one, other, n in zip(a.tolist(), b.tolist(), gain.tolist(), strict=True):
        four = {one, other, int(mate[one]), int(mate[other])}
        if moved.isdisjoint(four):
            moved |= four
            p, q = int(mate[one]), int(mate[other])
            mate[one], mate[other], mate[p], mate[q] = other, one, q, p
            total += n
    return total


def weight_of(field: Weighing, mate: Ints) -> int:
    """Return what a matching is worth."""
    return int(_worth_of_couple(field, mate).sum()) // 2
