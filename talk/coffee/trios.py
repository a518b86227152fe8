"""Whoever is left over makes a pair a trio. Pure."""

from typing import Final

import numpy as np

from talk.coffee.augment import others_to_leave
from talk.coffee.board import BARELY, FORBIDDEN, Board, Flags, Ints
from talk.coffee.exact import ALONE, tie_breaks
from talk.coffee.swaps import weight_of

EFFORT: Final = 200
"""After the rows of so many guests the search for somebody else to leave over ends."""
EXCHANGES: Final = 20
"""Where so many fit no pair, the organisation is to blame, and exchanging them would take minutes."""
CHOICES: Final = 40
"""Of so many who could be left over instead the one is taken who costs least."""

Trio = tuple[int, int, int]
"""The odd one, and the pair."""


def seat_the_odd(board: Board, mate: Ints, seed: int) -> list[Trio]:
    """Return the trios of those who are left over, as far as there are any. `mate`: (guests,), changed in place.

    Each joins the pair where they are worth most, of equals one drawn by the seed; pairs with somebody to spare come
    last. Where somebody fits no pair, another one who does changes places with them, as `augment` finds.
    """
    in_trio: Flags = np.zeros(board.size, np.bool_)
    trios: list[Trio] = []
    left = sorted(np.nonzero(mate == ALONE)[0].tolist(), key=lambda one: (-int(board.waited[one]), one))
    left = _join(board, mate, in_trio, left, trios, seed)
    for odd in left[:EXCHANGES]:
        trio = _trio_of_another(board, mate, in_trio, odd, seed)
        if trio is not None:
            trios.append(trio)
            in_trio[list(trio)] = True
    _join(board, mate, in_trio, [one for one in left if mate[one] == ALONE], trios, seed)
    return trios


def _join(
    board: Board, mate: Ints, in_trio: Flags, left: list[int], trios: list[Trio], seed: int
) -> list[int]:
    """Have those join a pair who fit one; return the others."""
    still = []
    for odd in left:
        trio = _best_trio(board, mate, in_trio, odd, seed)
        if trio is None:
            still.append(odd)
        else:
            trios.append(trio)
            in_trio[list(trio)] = True
    return still


def _best_trio(board: Board, mate: Ints, in_trio: Flags, odd: int, seed: int) -> Trio | None:
    row = board.row(odd)
    a = np.nonzero((mate > np.arange(board.size)) & (row > BARELY) & ~in_trio)[0].astype(np.int32)
    a = a[row[mate[a]] > BARELY]
    third = np.full(a.shape, odd, np.int32)
    a = a[board.can_meet((a, mate[a], third))]
    if not a.size:
        return None
    b = mate[a]
    order = np.lexsort((tie_breaks(a, b, seed), -(row[a] + row[b]), board.spared[a] | board.spared[b]))
    return odd, int(a[order[0]]), int(b[order[0]])


def _trio_of_another(board: Board, mate: Ints, in_trio: Flags, odd: int, seed: int) -> Trio | None:
    before, best, found = mate.copy(), mate.copy(), None
    search = others_to_leave(board, mate, odd, in_trio, EFFORT)
    others = np.nonzero(search.outer & ~board.spared)[0]
    most = FORBIDDEN
    for other in others[(others != odd) & ~in_trio[others]][:CHOICES].tolist():
        search.leave_out(other)
        trio = _best_trio(board, mate, in_trio, other, seed)
        weight = weight_of(board, mate) if trio else FORBIDDEN
        if weight > most:
            most, best, found = weight, mate.copy(), trio
        mate[:] = before
    mate[:] = best
    return found
