"""When things are said: script moments such as `w-3 tue 05:50`, and the hours at which a room is awake."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from workspace.config.demo.toml_table import ContentError

ZONE = ZoneInfo("Europe/Berlin")
"""The zone of all three sites; scripts are written in it."""

WEEKS = 6
"""How far back small talk reaches; scripts may start in the week before."""

LAST_SCRIPT_GAP = timedelta(minutes=2)
"""No scripted line comes closer to `now` than this."""

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SATURDAY = 5

_AWAKE: dict[str, tuple[tuple[int, int], ...]] = {
    "office": ((450, 560), (560, 700), (770, 900), (900, 1030)),
    "lunch": ((690, 730), (730, 800)),
    "morning": ((415, 500),),
    "forenoon": ((540, 690),),
    "afternoon": ((840, 990),),
    "handover": ((345, 385),),
    "handover_late": ((828, 855),),
    "early": ((345, 385), (570, 595), (815, 850)),
    "late": ((840, 865), (1065, 1100), (1300, 1318)),
    "night": ((140, 175), (335, 355)),
    "shift": ((345, 385), (570, 595), (815, 865), (1065, 1100), (1300, 1335), (140, 175)),
    "evening": ((720, 780), (960, 1080), (1080, 1260)),
    "english": ((520, 640), (640, 720), (790, 1000)),
}
"""Minutes after midnight between which people of a kind of room write."""

_WEEKEND_SHARE = {"shift": 0.08, "early": 0.05, "evening": 0.18}
"""Of the moments drawn on a weekend, how many stay there; none where nothing is said."""


def moment(when: str, now: datetime) -> datetime:
    """Return the moment that a script means, in UTC.

    `w-3 tue 05:50` is Tuesday of the third week before this one, `d-2 14:05` the second working day before
    today, `min-40` forty minutes before `now`.
    """
    parts = when.split()
    today = now.astimezone(ZONE).date()
    match parts:
        case [ago] if ago.startswith("min-"):
            return now.astimezone(UTC) - timedelta(minutes=int(ago[4:]))
        case [days, clock] if days.startswith("d-"):
            return _at(_working_days_before(today, int(days[2:])), clock)
        case [weeks, weekday, clock] if weeks.startswith("w-") and weekday in _WEEKDAYS:
            monday = today - timedelta(days=today.weekday(), weeks=int(weeks[2:]))
            return _at(monday + timedelta(days=_WEEKDAYS.index(weekday)), clock)
    raise ContentError(f"not a moment: {when!r}")


def spread(start: datetime, gaps_min: list[float], now: datetime) -> list[datetime]:
    """Return one moment a gap, counted on from `start`; a thread that would pass `now` is drawn together."""
    room_min = (now.astimezone(UTC) - LAST_SCRIPT_GAP - start).total_seconds() / 60
    if room_min < 0:
        raise ContentError(f"a thread starts after now: {start}")
    total_min = sum(gaps_min)
    scale = min(1.0, room_min / total_min) if total_min else 1.0
    at = start
    moments = []
    for gap_min in gaps_min:
        at += timedelta(seconds=int(gap_min * scale * 60))
        moments.append(at)
    return moments


def waking_moment(hours: str, weekday: str | None, now: datetime, rng: Random) -> datetime:
    """Return a random moment of the last weeks, at hours of that kind and on that weekday if any, in UTC."""
    today = now.astimezone(ZONE).date()
    day = today - timedelta(days=rng.randrange(WEEKS * 7))
    while weekday is None and day.weekday() >= _SATURDAY and rng.random() >= _WEEKEND_SHARE.get(hours, 0.0):
        day = today - timedelta(days=rng.randrange(WEEKS * 7))
    if weekday is not None:
        day -= timedelta(days=(day.weekday() - _WEEKDAYS.index(weekday)) % 7)
    first, last = rng.choice(_AWAKE[hours])
    minute = rng.randrange(first, last)
    return _at(day, f"{minute // 60:02}:{minute % 60:02}") + timedelta(seconds=rng.randrange(60))


def _at(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), tzinfo=ZONE).astimezone(UTC)


def _working_days_before(day: date, count: int) -> date:
    while count > 0:
        day -= timedelta(days=1)
        count -= day.weekday() < _SATURDAY
    return day
