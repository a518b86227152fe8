"""As many pairs as possible: Edmonds' search for augmenting paths, over rows of a field, not lists of edges. Pure.

Only for those few whom a quick matching leaves over. Edmonds, Paths, Trees, and Flowers (1965); contracted blossoms are
kept as bases, as in Gabow (Journal of the ACM 23(2), 1976).
"""

import sys
from collections import deque
from typing import Final

import numpy as np

from talk.coffee.board import BARELY, Flags, Ints
from talk.coffee.exact import ALONE
from talk.coffee.view import Weighing

NONE: Final = -1


class Search:
    """A tree of alternating paths from one guest who is left over. `mate`: (guests,), changed in place."""

    def __init__(self, field: Weighing, mate: Ints, root: int, closed: Flags) -> None:
        self._field, self._mate, self._closed = field, mate, closed
        self._before = np.full(mate.size, NONE, np.int32)
        """The one before in the path, for those reached by an edge outside the matching."""
        self._base = np.arange(mate.size, dtype=np.int32)
        self._root = root
        self.outer: Flags = np.zeros(mate.size, np.bool_)
        """Who could be left over instead of the root."""
        self.outer[root] = True
        self._queue = deque([root])

    def augment(self, effort: int = sys.maxsize) -> bool:
        """Grow until the path ends at somebody else who is left over, and turn it: one pair more.

        Gives up after the rows of `effort` guests.
        """
        while self._queue and effort > 0:
            guest = self._queue.popleft()
            effort -= 1
            may = (self._field.weigh_rows(guest, guest + 1)[0] > BARELY) & ~self._closed
            end = self._grow(guest, may)
            if end != NONE:
                self._turn(end)
                return True
        return False

    def leave_out(self, guest: int) -> None:
        """Seat the root, and leave out `guest` (of `outer`) instead."""
        if guest == self._root:
            return
        end = int(self._mate[guest])
        self._mate[guest] = ALONE
        self._turn(end)

    @property
    def reached(self) -> Flags:
        """Return everyone in the tree. After a search in vain none of them is on any augmenting path."""
        reached: Flags = self.outer | (self._before != NONE)
        return reached

    def _grow(self, guest: int, may: Flags) -> int:
        fresh_ones = may & ~self.outer & (self._before == NONE)
        fresh = np.nonzero(fresh_ones)[0]
        partners = self._mate[fresh]
        alone = fresh[partners == ALONE]
        if alone.size:
            self._before[alone[0]] = guest
            return int(alone[0])
        fresh = fresh[
            ~fresh_ones[partners] | (fresh < partners)
        ]  # of a pair one, the other closes a cycle below
        self._before[fresh] = guest
        added = self._mate[fresh]
        self.outer[added] = True
        self._queue += added.tolist()
        while True:
            odd_cycle = np.nonzero(may & self.outer & (self._base != self._base[guest]))[0]
            if not odd_cycle.size:
                return NONE
            self._contract(guest, int(odd_cycle[0]))

    def _contract(self, a: int, b: int) -> None:
        """Make one of the odd cycle that the edge a-b closes; all on it can be left over from now on."""
        base = self._common_base(a, b)
        inside = self._mark(a, base, b) | self._mark(b, base, a)
        members = np.nonzero(np.isin(self._base, list(inside)))[0]
        self._base[members] = base
        fresh = members[~self.outer[members]]
        self.outer[fresh] = True
        self._queue += fresh.tolist()

    def _common_base(self, a: int, b: int) -> int:
        seen = set()
        while True:
            a = int(self._base[a])
            seen.add(a)
            if a == self._root or self._mate[a] == ALONE:
                break
            a = int(self._before[self._mate[a]])
        b = int(self._base[b])
        while b not in seen:
            b = int(self._base[self._before[self._mate[b]]])
        return b

    def _mark(self, guest: int, base: int, child: int) -> set[int]:
        inside = {base}
        while self._base[guest] != base:
            partner = int(self._mate[guest])
            inside |= {int(self._base[guest]), int(self._base[partner])}
            self._before[guest] = child
            child = partner
            guest = int(self._before[partner])
        return inside

    def _turn(self, end: int) -> None:
        while end != ALONE:
            before = int(self._before[end])
            next_end = int(self._mate[before])
            self._mate[end], self._mate[before] = before, end
            end = next_end


def match_most(field: Weighing, mate: Ints) -> None:
    """Turn a matching into one of most pairs, spared guests covered first. `mate`: (guests,), changed in place.

    Who has a table keeps one, so nobody spared who has one loses it; a spared guest still left over changes places
    with somebody who is not, where a path of equal length allows it.
    """
    closed = np.zeros(mate.size, np.bool_)
    left: list[int] = np.nonzero(mate == ALONE)[0].tolist()
    for root in sorted(left, key=lambda guest: (not field.spared[guest], guest)):
        if mate[root] != ALONE:
            continue
        if field.spared[root]:
            _seat_spared(field, mate, root)
        elif np.count_nonzero((mate == ALONE) & ~closed) > 1:
            search = Search(field, mate, root, closed)
            if not search.augment():
                closed |= search.reached


def _seat_spared(field: Weighing, mate: Ints, root: int) -> None:
    search = Search(field, mate, root, np.zeros(mate.size, np.bool_))
    if not search.augment():
        others = np.nonzero(search.outer & ~field.spared)[0]
        if others.size:
            search.leave_out(int(others[0]))


def others_to_leave(field: Weighing, mate: Ints, root: int, fixed: Flags, effort: int) -> Search:
    """Search from somebody whom no path can seat: `outer` are who could be left out instead, `leave_out` does it.

    `fixed`: (guests,), who keeps their table. The tree ends after the rows of `effort` guests.
    """
    closed = fixed | (mate == ALONE)
    closed[root] = False
    search = Search(field, mate, root, closed)
    search.augment(effort)
    return search
