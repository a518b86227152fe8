"""When people of a round are free, and when the round begins. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from talk.coffee.people import SLOTS
from talk.coffee.slots import (
    SLOT,
    Window,
    instants,
    moment_of,
    slots_of_window,
    slots_touched,
    slots_within,
)

LEAD: Final = timedelta(hours=2)
"""No coffee is proposed for sooner than that."""
WEEK: Final = SLOTS * SLOT


@dataclass(frozen=True, slots=True)
class FreeSpan:
    """Free time that somebody has typed in, on their own wall clock."""

    day: date
    begins: time
    ends: time
    """Later than `begins`, on the same day."""


def first_slot(at: datetime) -> datetime:
    """Return the first moment of the round that is held at `at` (aware): in UTC, on a full or half hour."""
    earliest = at.astimezone(UTC) + LEAD
    rest = (earliest - datetime.min.replace(tzinfo=UTC)) % SLOT
    return earliest + (SLOT - rest if rest else timedelta())


def free_slots(window: Window, typed: Iterable[FreeSpan], starts: datetime) -> int:
    """Return when somebody is free in the round that begins at `starts`, as a bitmap (`coffee.slots`).

    In a week for which they have typed in times, these alone count: they know that week better than their habit does.
    """
    zone = ZoneInfo(window.time_zone)
    spans = [
        (max(instants(span.day, span.begins, zone)), min(instants(span.day, span.ends, zone)))
        for span in typed
    ]
    this_week = [(begins, ends) for begins, ends in spans if begins < starts + WEEK and ends > starts]
    return slots_within(this_week, starts) if this_week else slots_of_window(window, starts)


def without(slots: int, taken: Iterable[datetime], starts: datetime) -> int:
    """Return the slots without those in which something else is planned (moments at which a coffee begins)."""
    return slots & ~slots_touched(((at, at + SLOT) for at in taken), starts)


def not_before(slots: int, earliest: datetime, starts: datetime) -> int:
    """Return the slots that begin at `earliest` or later."""
    gone = max(0, min(SLOTS, -((starts - earliest) // SLOT)))
    return slots >> gone << gone


def moments(slots: int, starts: datetime) -> Sequence[datetime]:
    """Return when these slots begin, the first one first."""
    return [moment_of(slot, starts) for slot in range(SLOTS) if slots >> slot & 1]
