"""Tables of three to five, by matching twice: people to couples, couples to fours. Pure.

Groups of best weight are NP-hard to find from three on, so this is a heuristic without a bound. Everyone at a table may
meet everyone else there, at one time and in one language. Who is left over joins a couple or a group; a couple that is
left over takes somebody from a table of four or more, or is seated one by one. Who then still has no place takes one
whose owner fits elsewhere, or makes a new table with people from large ones.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import Final

import numpy as np

from talk.coffee.board import Board, Ints
from talk.coffee.exact import ALONE, solve_all
from talk.coffee.people import GROUP_SIZES, Guest, Round
from talk.coffee.scoring import terms_between
from talk.coffee.seating import may_sit
from talk.coffee.view import Couples, View

COUPLES_AT_ONCE: Final = 250
"""How many couples are matched exactly with each other; more are dealt into lots by the seed."""

Group = list[int]
"""Places of guests."""


def make_groups(
    round_: Round, guests: Sequence[Guest], match: Callable[[Board], Ints]
) -> tuple[list[Group], Group]:
    """Return the groups and who is in none. `match` pairs a board: everyone's partner."""
    board = Board.of(round_, guests)
    mate = match(board)
    couples = [[a, int(b)] for a, b in enumerate(mate) if a < b]
    party = _Party(round_, guests, *_fours(board, couples, round_.seed))
    alone: Group = np.nonzero(mate == ALONE)[0].tolist()
    for one in sorted(alone, key=lambda i: (not guests[i].spared, -guests[i].credit, i)):
        party.seat(one)
    party.complete()
    return party.groups, party.left


def _fours(board: Board, couples: list[Group], seed: int) -> tuple[list[Group], list[Group]]:
    """Return couples matched with each other, and those that found none."""
    if not couples:
        return [], []
    sides = np.array(couples, np.int32).T
    order = np.random.Generator(np.random.PCG64(seed)).permutation(len(couples)).astype(np.int32)
    fours, single = [], []
    for lot in np.array_split(order, -(-order.size // COUPLES_AT_ONCE)):
        mate = solve_all(View(Couples(board, sides), np.sort(lot)), seed)
        for place, other in enumerate(mate.tolist()):
            couple = couples[np.sort(lot)[place]]
            if other == ALONE:
                single.append(couple)
            elif place < other:
                fours.append(couple + couples[np.sort(lot)[other]])
    return fours, single


class _Party:
    """Groups to which the last ones are still to be added."""

    def __init__(
        self, round_: Round, guests: Sequence[Guest], groups: list[Group], couples: list[Group]
    ) -> None:
        self._round, self._guests = round_, guests
        self.groups, self._couples, self.left = groups, couples, list[int]()

    def seat(self, one: int) -> bool:
        """Add somebody to the couple, or else the group, where they are worth most a head."""
        couple = self._best(one, self._couples)
        if couple is not None:
            self._couples.remove(couple)
            self.groups.append([*couple, one])
            return True
        group = self._best(one, (group for group in self.groups if len(group) + 1 in GROUP_SIZES))
        if group is not None:
            group.append(one)
            return True
        self.left.append(one)
        return False

    def complete(self) -> None:
        """Find a place for the couples that are left, and for those who were left before them."""
        couples, self._couples = self._couples, []
        for couple in couples:
            if not self._take_third(couple):
                for one in couple:
                    self.seat(one)
        left, self.left = self.left, []
        for one in sorted(left, key=lambda i: (not self._guests[i].spared, i)):
            if not (self._make_room(one) or self._new_table(one)):
                self.seat(one)

    def _make_room(self, one: int) -> bool:
        """Take the place of somebody who fits into another group."""
        for group in self.groups:
            for other in group:
                rest = [i for i in group if i != other]
                if not self._fits(one, rest):
                    continue
                elsewhere = (g for g in self.groups if g is not group and len(g) + 1 in GROUP_SIZES)
                target = self._best(other, elsewhere)
                if target is not None:
                    target.append(other)
                    group[:] = [*rest, one]
                    return True
        return False

    def _new_table(self, one: int) -> bool:
        """Sit down with two from two tables of four or more."""
        sources = [(i, group) for group in self.groups if len(group) - 1 in GROUP_SIZES for i in group]
        friends = [(i, group) for i, group in sources if self._fits(one, [i])]
        for (a, group_a), (b, group_b) in combinations(friends, 2):
            if group_a is not group_b and self._fits(one, [a, b]):
                group_a.remove(a)
                group_b.remove(b)
                self.groups.append([one, a, b])
                return True
        return False

    def _take_third(self, couple: Group) -> bool:
        """Have somebody from a table of four or more join the couple, who gains most by it."""
        choices = [
            (self._worth(one, couple) - self._worth(one, [i for i in group if i != one]), -one, group)
            for group in self.groups
            if len(group) - 1 in GROUP_SIZES
            for one in group
            if self._fits(one, couple)
        ]
        if not choices:
            return False
        _, negative, group = max(choices, key=lambda choice: choice[:2])
        group.remove(-negative)
        self.groups.append([*couple, -negative])
        return True

    def _best(self, one: int, tables: Iterable[Group]) -> Group | None:
        fitting = [table for table in tables if self._fits(one, table)]
        return max(fitting, key=lambda table: self._worth(one, table) / len(table), default=None)

    def _fits(self, one: int, table: Group) -> bool:
        return may_sit(self._round, [self._guests[i] for i in (*table, one)])

    def _worth(self, one: int, table: Group) -> int:
        guest = self._guests[one]
        return sum(
            reason.points for i in table for reason in terms_between(self._round, guest, self._guests[i])
        )
