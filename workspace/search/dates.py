"""Days as people type them, to the instants at which they begin and end where the person lives. Pure."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_GERMAN = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})?")
_DAYS_AGO = {"today": 0, "heute": 0, "yesterday": 1, "gestern": 1}


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` up to but not including `end`."""

    start: datetime
    end: datetime


def read_span(typed: str, *, at: datetime, zone: ZoneInfo) -> Span | None:
    """Return the day, month or year that is meant, None where none is: 2026-11-03, 2026-11, 3.11.2026, 3.11., heute.

    A day without a year is the last one of that date.
    """
    today = at.astimezone(zone).date()
    try:
        days = _days(typed.lower(), today)
        return None if days is None else Span(_begin(days[0], zone), _begin(days[1], zone))
    except (ValueError, OverflowError):
        return None


def _days(typed: str, today: date) -> tuple[date, date] | None:
    if typed in _DAYS_AGO:
        return _one(today - timedelta(days=_DAYS_AGO[typed]))
    if iso := _ISO.fullmatch(typed):
        return _of_iso(*(int(part) if part else None for part in iso.groups()))
    if german := _GERMAN.fullmatch(typed):
        day, month, year = german.groups()
        found = date(int(year or today.year), int(month), int(day))
        if year is None and found > today:
            found = date(today.year - 1, found.month, found.day)
        return _one(found)
    return None


def _of_iso(year: int | None, month: int | None = None, day: int | None = None) -> tuple[date, date]:
    first = date(year or 0, month or 1, day or 1)
    if day is not None:
        return _one(first)
    if month is None:
        return first, date(first.year + 1, 1, 1)
    return first, date(first.year + first.month // 12, first.month % 12 + 1, 1)


def _one(day: date) -> tuple[date, date]:
    return day, day + timedelta(days=1)


def _begin(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.min, zone)
