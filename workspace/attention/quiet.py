"""Quiet hours: a weekly plan on the clock of the place where a person lives. Pure.

Everything is asked of the wall clock, so a change to summer time needs no thought: an hour that comes twice is quiet
twice, one that is left out is not missed. The front end has the same rule (`frontend/src/lib/quiet.ts`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

DAY_MIN = 24 * 60
WEEK_MIN = 7 * DAY_MIN


@dataclass(frozen=True, slots=True)
class Span:
    """From one time to another, on some days. An end that is not after the start lies on the next day."""

    days: frozenset[int]
    """1 is Monday, 7 Sunday: the days on which it begins."""
    start_min: int
    """Minutes after midnight, 0 to 1439."""
    end_min: int
    """Minutes after midnight, 1 to 1440; never the start."""


def minutes_of(text: str) -> int:
    """Read "18:30" as minutes after midnight; "24:00" is the end of a day."""
    hours, _, minutes = text.partition(":")
    return int(hours) * 60 + int(minutes)


def is_quiet(plan: Iterable[Span], zone: str, at: datetime) -> bool:
    """Tell whether the plan covers a moment."""
    return _covers(list(plan), _minute_of_week(at.astimezone(ZoneInfo(zone))))


def end_of(plan: Iterable[Span], zone: str, at: datetime) -> datetime:
    """Return when the quiet that covers a moment is over; a week later where the plan leaves no minute free."""
    spans, there = list(plan), ZoneInfo(zone)
    local = at.astimezone(there).replace(second=0, microsecond=0)
    first = _minute_of_week(local)
    ahead = next((n for n in range(1, WEEK_MIN) if not _covers(spans, (first + n) % WEEK_MIN)), WEEK_MIN)
    wall = local.replace(tzinfo=None) + timedelta(minutes=ahead)
    # A time that the clock shows twice, or never: the later of the two readings, so that no quiet follows it.
    return max(wall.replace(tzinfo=there, fold=fold).astimezone(at.tzinfo) for fold in (0, 1))


def _minute_of_week(local: datetime) -> int:
    return local.weekday() * DAY_MIN + local.hour * 60 + local.minute


def _covers(spans: list[Span], minute: int) -> bool:
    return any(
        (minute - (day - 1) * DAY_MIN - span.start_min) % WEEK_MIN
        < ((span.end_min - span.start_min) % DAY_MIN or DAY_MIN)
        for span in spans
        for day in span.days
    )
