"""Putting things into an order by hand with as few changes as can be: each change is told to everyone. Pure."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Final

STEP: Final = 1 << 20
"""Between two neighbours at first, so that there is room for twenty more in a row."""


def rearranged(positions: Mapping[str, int | None], wanted: Sequence[str]) -> dict[str, int]:
    """Return the new positions of those that have to move, so that `wanted` stands in ascending order.

    Of what has a position already, the longest run that is in order stays where it is.
    """
    kept = _longest_rising([(name, at) for name in wanted if (at := positions.get(name)) is not None])
    changes: dict[str, int] = {}
    gap: list[str] = []
    low: int | None = None
    for name in wanted:
        at = kept.get(name)
        if at is None:
            gap.append(name)
            continue
        if not _fill(changes, gap, low, at):
            return _anew(positions, wanted)
        gap, low = [], at
    _fill(changes, gap, low, None)
    return changes


def _fill(changes: dict[str, int], gap: Sequence[str], low: int | None, high: int | None) -> bool:
    """Spread names between two neighbours. False where there is no room."""
    if low is not None and high is not None and high - low <= len(gap):
        return False
    for number, name in enumerate(gap, 1):
        if low is not None and high is not None:
            changes[name] = low + (high - low) * number // (len(gap) + 1)
        elif high is not None:
            changes[name] = high - STEP * (len(gap) + 1 - number)
        else:
            changes[name] = (low or 0) + STEP * number
    return True


def _anew(positions: Mapping[str, int | None], wanted: Sequence[str]) -> dict[str, int]:
    numbered = {name: STEP * number for number, name in enumerate(wanted, 1)}
    return {name: at for name, at in numbered.items() if positions.get(name) != at}


def _longest_rising(items: Sequence[tuple[str, int]]) -> dict[str, int]:
    """Return the longest run of items whose numbers rise (patience sorting)."""
    tops: list[int] = []
    at_top: list[int] = []
    before: list[int | None] = []
    for number, (_, at) in enumerate(items):
        pile = bisect_left(tops, at)
        before.append(at_top[pile - 1] if pile else None)
        tops[pile : pile + 1] = [at]
        at_top[pile : pile + 1] = [number]
    run: dict[str, int] = {}
    last = at_top[-1] if at_top else None
    while last is not None:
        name, at = items[last]
        run[name] = at
        last = before[last]
    return run
