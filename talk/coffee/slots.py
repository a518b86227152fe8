"""When people are free: working windows and calendars as bitmaps of half hours. Pure.

A round has a first moment (UTC, on a full or half hour) and lasts a week; bit i stands for the half hour that begins
i * 30 min later. A slot belongs to a window only if all of it does, so that clocks with odd quarters come out
right: at nine in Kathmandu (UTC+5:45) the first slot is the one at 9:15.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from talk.coffee.people import SLOTS

SLOT: Final = timedelta(minutes=30)
WEEKDAYS: Final = frozenset(range(5))


@dataclass(frozen=True, slots=True)
class Window:
    """Working hours on the wall clock of a time zone. An end at or before the beginning is on the next day."""

    time_zone: str
    begins: time = time(9)
    ends: time = time(17)
    weekdays: Collection[int] = WEEKDAYS
    """0 is Monday; a night belongs to the day on which it begins."""


def slots_of_window(window: Window, starts: datetime) -> int:
    """Return the bitmap of a window in the week that begins at `starts` (aware).

    Wall clocks that the change of the clock makes doubtful count at their narrowest (PEP 495): of an hour that comes
    twice the window begins with the second and ends with the first; one that is skipped is in no window.
    """
    zone = ZoneInfo(window.time_zone)
    first = starts.astimezone(zone).date() - timedelta(days=1)
    overnight = timedelta(days=int(window.ends <= window.begins))
    spans = []
    for day in (first + timedelta(days=n) for n in range(10)):
        if day.weekday() in window.weekdays:
            begins = max(instants(day, window.begins, zone))
            ends = min(instants(day + overnight, window.ends, zone))
            spans.append((begins, ends))
    return slots_within(spans, starts)


def instants(day: date, clock: time, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return both readings of a wall clock in UTC: the same one, but for when the clocks change."""
    at = datetime.combine(day, clock, zone)
    return at.replace(fold=0).astimezone(UTC), at.replace(fold=1).astimezone(UTC)


def slots_within(spans: Iterable[tuple[datetime, datetime]], starts: datetime) -> int:
    """Return the slots that lie wholly in one of the spans (aware): free time that somebody has typed in."""
    slots = 0
    for begins, ends in spans:
        slots |= _bits(-((starts - begins) // SLOT), (ends - starts) // SLOT)
    return slots


def slots_touched(spans: Iterable[tuple[datetime, datetime]], starts: datetime) -> int:
    """Return the slots that one of the spans (aware) reaches into: what a calendar says is busy."""
    slots = 0
    for begins, ends in spans:
        if begins < ends:
            slots |= _bits((begins - starts) // SLOT, -((starts - ends) // SLOT))
    return slots


def _bits(first: int, end: int) -> int:
    """Return the bits from `first` up to, not including `end`, as far as they are in the week."""
    first, end = max(first, 0), min(end, SLOTS)
    return ((1 << (end - first)) - 1) << first if first < end else 0


def moment_of(slot: int, starts: datetime) -> datetime:
    """Return when a slot begins."""
    return starts + slot * SLOT
