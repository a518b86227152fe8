"""What a calendar's file (RFC 5545) says is busy. Pure.

It comes from anywhere, so what reading it may cost is bounded: so many events, so many steps of all that recurs.
What comes round within a day is left out (a reminder to drink, no meeting); so is what is cancelled or shown as free.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar, Component, Event

from talk.coffee.slots import instants

Span = tuple[datetime, datetime]

MOST_EVENTS: Final = 20_000
MOST_STEPS: Final = 400_000
"""Some seconds of CPU."""
_DAYS: Final = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 30, "YEARLY": 365}
_WITHIN_A_DAY: Final = ("BYSECOND", "BYMINUTE", "BYHOUR")
_FREE: Final = {"FREE", "WORKINGELSEWHERE"}
_MARGIN: Final = timedelta(days=2)
"""Wider than any two time zones are apart."""


class FeedUnreadable(Exception):
    """It is no calendar, or a broken one."""


class FeedTooLarge(Exception):
    """It holds more than anybody's calendar does."""


def busy_in(feed: bytes, begins: datetime, ends: datetime, time_zone: str) -> list[Span]:
    """Return when somebody is busy between two moments (aware), in UTC, in order and merged.

    Times without a zone, and whole days, are on the clock of `time_zone`. Raises `FeedUnreadable`, `FeedTooLarge`.
    """
    zone = ZoneInfo(time_zone)
    try:
        calendars = Calendar.from_ical(feed, multiple=True)
        spans = [span for one in calendars for span in _busy(one, begins, ends, zone)]
    except FeedTooLarge:
        raise
    except Exception as error:  # the libraries raise whatever a broken line leads them to
        raise FeedUnreadable from error
    if not calendars:
        raise FeedUnreadable
    within = ((max(one, begins), min(other, ends)) for one, other in spans)
    return merged((one.astimezone(UTC), other.astimezone(UTC)) for one, other in within)


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, those that touch or overlap as one, and none that is empty."""
    result: list[Span] = []
    for begins, ends in sorted(spans):
        if begins >= ends:
            continue
        if result and begins <= result[-1][1]:
            result[-1] = (result[-1][0], max(result[-1][1], ends))
        else:
            result.append((begins, ends))
    return result


def _busy(calendar: Component, begins: datetime, ends: datetime, zone: ZoneInfo) -> Iterator[Span]:
    if calendar.name != "VCALENDAR":
        raise FeedUnreadable
    _keep_what_matters(calendar, begins)
    query = recurring_ical_events.of(calendar, skip_bad_series=True)
    for event in query.between(begins.astimezone(zone) - _MARGIN, ends.astimezone(zone) + _MARGIN):
        if not _is_free(event):
            yield _span_of(event, zone)
    for block in calendar.walk("VFREEBUSY"):
        yield from _told_busy(block, zone)


def _keep_what_matters(calendar: Component, begins: datetime) -> None:
    """Take out series that have ended or cost too much to follow, and count the rest."""
    kept: list[Component] = []
    events = steps = 0
    for component in calendar.subcomponents:
        if isinstance(component, Event):
            events += 1
            cost = _steps(component, begins)
            if cost is None:
                continue
            steps += cost
        kept.append(component)
    if events > MOST_EVENTS or steps > MOST_STEPS:
        raise FeedTooLarge
    calendar.subcomponents = kept


def _steps(event: Event, begins: datetime) -> int | None:
    """Return how many steps its series takes to this week; None where it is left out."""
    steps = 0
    for rule in event.rrules:
        frequency = str((rule.get("FREQ") or [""])[0]).upper()
        if frequency not in _DAYS or any(rule.get(part) for part in _WITHIN_A_DAY):
            return None
        until = (rule.get("UNTIL") or [None])[0]
        if until is not None and _day(until) < begins.date() - _MARGIN:
            return None
        steps += max(0, (begins.date() - _day(event.start)).days) // _DAYS[frequency]
    return steps


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _is_free(event: Component) -> bool:
    said = str(event.get("X-MICROSOFT-CDO-BUSYSTATUS", "")).upper()
    return (
        str(event.get("TRANSP", "")).upper() == "TRANSPARENT"
        or str(event.get("STATUS", "")).upper() == "CANCELLED"
        or said in _FREE
    )


def _span_of(event: Event, zone: ZoneInfo) -> Span:
    return _moment(event.start, zone), _moment(event.end, zone)


def _told_busy(block: Component, zone: ZoneInfo) -> Iterator[Span]:
    """Yield what a published free/busy block says (RFC 5545, 3.6.4)."""
    lines = block.get("FREEBUSY", [])
    for line in lines if isinstance(lines, list) else [lines]:
        if str(line.params.get("FBTYPE", "BUSY")).upper() != "FREE":
            yield _moment(line.start, zone), _moment(line.end, zone)


def _moment(at: date, zone: ZoneInfo) -> datetime:
    """Return a moment; a wall clock that comes twice is the first of both."""
    if not isinstance(at, datetime):
        return min(instants(at, time(), zone))
    return at if at.tzinfo is not None else min(instants(at.date(), at.time(), zone))
