"""When a regular slot comes round. Pure."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Slot:
    """A weekly slot on the wall clock of a time zone. `weekday` 0 is Monday."""

    weekday: int
    starts: time
    time_zone: str
    length_min: int


def next_occurrence(slot: Slot, after: datetime) -> datetime:
    """Return when the slot begins next, strictly after `after` (aware), in UTC.

    Reckoned on the wall clock, so that it stays at ten when summer time begins. A time that the clock jumps over
    counts with the offset from before the jump (PEP 495).
    """
    zone = ZoneInfo(slot.time_zone)
    day = after.astimezone(zone).date()
    day += timedelta(days=(slot.weekday - day.weekday()) % 7)
    at = datetime.combine(day, slot.starts, zone)
    if at.astimezone(UTC) <= after:
        at = datetime.combine(day + timedelta(days=7), slot.starts, zone)
    return at.astimezone(UTC)
