"""What can be matched: guests, some of them, or couples who look for another couple. Pure."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from talk.coffee.board import BARELY, FORBIDDEN, Board, Flags, Ints


class Weighing(Protocol):
    """Something with members to be matched, known by their places 0 to `size`."""

    @property
    def size(self) -> int:
        """Return how many there are."""

    @property
    def spared(self) -> Flags:
        """Return whom to leave out last: (size,)."""

    def weigh(self, a: Ints, b: Ints) -> Ints:
        """Return what pairs are worth, `FORBIDDEN` or less where they may not meet; `a`, `b` of one shape."""

    def weigh_rows(self, first: int, end: int) -> Ints:
        """Return what members `first` to `end` are worth to everyone: (end - first, size)."""


@dataclass(frozen=True, slots=True)
class View:
    """Some of the members of a field. `members`: (size,), their places there."""

    field: Weighing
    members: Ints

    @property
    def size(self) -> int:
        """Return how many there are."""
        return self.members.size

    @property
    def spared(self) -> Flags:
        """Return whom to leave out last."""
        return self.field.spared[self.members]

    def weigh(self, a: Ints, b: Ints) -> Ints:
        """Weigh pairs."""
        return self.field.weigh(self.members[a], self.members[b])

    def weigh_rows(self, first: int, end: int) -> Ints:
        """Weigh some with everyone."""
        return self.weigh(*_rows(first, end, self.size))


@dataclass(frozen=True, slots=True)
class Couples:
    """Pairs of a board as members. `sides`: (2, size), the places of their guests."""

    board: Board
    sides: Ints

    @property
    def size(self) -> int:
        """Return how many couples there are."""
        return len(self.sides[0])

    @property
    def spared(self) -> Flags:
        """Return couples with somebody to spare."""
        one, other = self.sides
        spared: Flags = self.board.spared[one] | self.board.spared[other]
        return spared

    def weigh(self, a: Ints, b: Ints) -> Ints:
        """Return what two couples are worth to each other: the four new pairs, if all four people can meet at once."""
        (p, q), (r, s) = self.sides[:, a], self.sides[:, b]
        weights = np.zeros(a.shape, np.int32)
        may = self.board.can_meet((p, q, r, s))
        for one, other in ((p, r), (p, s), (q, r), (q, s)):
            pair = self.board.weigh(one, other)
            may &= pair > BARELY
            weights += np.where(pair > BARELY, pair, 0).astype(np.int32)
        return np.where(may, weights, FORBIDDEN).astype(np.int32)

    def weigh_rows(self, first: int, end: int) -> Ints:
        """Weigh some with everyone."""
        return self.weigh(*_rows(first, end, self.size))


def _rows(first: int, end: int, size: int) -> tuple[Ints, Ints]:
    rows, columns = np.meshgrid(
        np.arange(first, end, dtype=np.int32), np.arange(size, dtype=np.int32), indexing="ij"
    )
    return rows, columns
