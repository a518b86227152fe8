"""Where a moment goes when an episode is cut otherwise. Pure: all in milliseconds, cuts as (start, end)."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

Cut: TypeAlias = tuple[int, int]


def tidied(cuts: Iterable[Cut], duration_ms: int) -> list[Cut]:
    """Return the same cuts in order, within the episode, with those that touch joined."""
    kept: list[Cut] = []
    for start, end in sorted((max(0, start), min(end, duration_ms)) for start, end in cuts):
        if end <= start:
            continue
        if kept and start <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return kept


def to_uncut(at_ms: int, cuts: Sequence[Cut]) -> int:
    """Return where a moment of the cut episode is in the uncut one."""
    for start, end in cuts:
        if start > at_ms:
            break
        at_ms += end - start
    return at_ms


def to_cut(at_ms: int, cuts: Sequence[Cut]) -> int:
    """Return where a moment of the uncut episode is in the cut one; one that was cut out is where the cut is."""
    gone = sum(min(end, at_ms) - start for start, end in cuts if start < at_ms)
    return at_ms - gone


def moved(at_ms: int, before: Sequence[Cut], after: Sequence[Cut]) -> int:
    """Return where a moment goes when other cuts are made."""
    return to_cut(to_uncut(at_ms, before), after)
