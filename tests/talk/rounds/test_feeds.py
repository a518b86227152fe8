"""What a calendar's file says is busy, and what is no calendar."""

import contextlib
import itertools
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talk.rounds.feeds import MOST_EVENTS, FeedTooLarge, FeedUnreadable, Span, busy_in, merged

pytestmark = pytest.mark.pure

MONDAY = datetime(2026, 11, 30, tzinfo=UTC)
WEEK = timedelta(days=7)


def calendar(*components: str) -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:test", *components, "END:VCALENDAR"]
    return "\r\n".join(line for each in lines for line in each.split()).encode()


def event(*lines: str, uid: str = "a") -> str:
    return "\n".join(["BEGIN:VEVENT", f"UID:{uid}", *lines, "END:VEVENT"])


def busy(*components: str, begins: datetime = MONDAY, time_zone: str = "Europe/Berlin") -> list[str]:
    spans = busy_in(calendar(*components), begins, begins + WEEK, time_zone)
    return [f"{begins:%a %H:%M}-{ends:%a %H:%M}" for begins, ends in spans]


def test_what_recurs_is_followed_but_for_what_is_taken_out_or_moved() -> None:
    series = event(
        "DTSTART;TZID=Europe/Berlin:20200106T090000",
        "DTEND;TZID=Europe/Berlin:20200106T100000",
        "RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR",
        "EXDATE;TZID=Europe/Berlin:20261130T090000",
    )
    moved = event(
        "RECURRENCE-ID;TZID=Europe/Berlin:20261202T090000",
        "DTSTART;TZID=Europe/Berlin:20261203T140000",
        "DTEND;TZID=Europe/Berlin:20261203T150000",
    )
    assert busy(series, moved) == ["Thu 13:00-Thu 14:00", "Fri 08:00-Fri 09:00"]


def test_an_hour_on_the_wall_stays_there_when_the_clocks_change() -> None:
    """In 2026 Berlin goes back on the 25th of October."""
    daily = event(
        "DTSTART;TZID=Europe/Berlin:20261001T090000",
        "DURATION:PT1H",
        "RRULE:FREQ=DAILY;UNTIL=20261231T000000Z",
    )
    spans = busy(daily, begins=datetime(2026, 10, 24, tzinfo=UTC))
    assert spans[:3] == ["Sat 07:00-Sat 08:00", "Sun 08:00-Sun 09:00", "Mon 08:00-Mon 09:00"]


@pytest.mark.parametrize(
    "line",
    ["TRANSP:TRANSPARENT", "STATUS:CANCELLED", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"],
)
def test_what_is_free_or_cancelled_does_not_count(line: str) -> None:
    assert busy(event("DTSTART:20261201T100000Z", "DTEND:20261201T110000Z", line)) == []


def test_whole_days_and_times_without_a_zone_are_on_ones_own_clock() -> None:
    day = event("DTSTART;VALUE=DATE:20261203", "DTEND;VALUE=DATE:20261204")
    floating = event("DTSTART:20261204T120000", "DURATION:PT45M", uid="b")
    assert busy(day, floating) == ["Wed 23:00-Thu 23:00", "Fri 11:00-Fri 11:45"]
    assert busy(day, time_zone="Asia/Kolkata") == ["Wed 18:30-Thu 18:30"]


def test_a_published_free_busy_block_counts() -> None:
    block = (
        "BEGIN:VFREEBUSY\nFREEBUSY:20261201T150000Z/PT1H,20261201T180000Z/20261201T190000Z\n"
        "FREEBUSY;FBTYPE=FREE:20261202T150000Z/PT1H\nEND:VFREEBUSY"
    )
    assert busy(block) == ["Tue 15:00-Tue 16:00", "Tue 18:00-Tue 19:00"]


def test_overlapping_events_are_one_and_what_began_before_counts() -> None:
    long = event("DTSTART:20261128T100000Z", "DTEND:20261130T100000Z")
    other = event("DTSTART:20261130T093000Z", "DTEND:20261130T113000Z", uid="b")
    assert busy(long, other) == ["Mon 00:00-Mon 11:30"]


@pytest.mark.parametrize("rule", ["FREQ=SECONDLY", "FREQ=MINUTELY;INTERVAL=5", "FREQ=DAILY;BYMINUTE=0,10,20"])
def test_what_comes_round_within_a_day_is_left_out(rule: str) -> None:
    drink = event("DTSTART:19700101T000000Z", "DURATION:PT1M", f"RRULE:{rule}")
    assert busy(drink, event("DTSTART:20261201T100000Z", "DURATION:PT1H", uid="b")) == ["Tue 10:00-Tue 11:00"]


def test_a_calendar_that_costs_too_much_is_refused_before_it_is_followed() -> None:
    old = [event("DTSTART:19000101T000000Z", "RRULE:FREQ=DAILY", uid=str(n)) for n in range(10)]
    with pytest.raises(FeedTooLarge):
        busy(*old)
    many = [event("DTSTART:20260101T000000Z", uid=str(n)) for n in range(MOST_EVENTS + 1)]
    with pytest.raises(FeedTooLarge):
        busy(*many)


@pytest.mark.parametrize(
    "feed",
    [
        b"",
        b"<html><body>Sign in</body></html>",
        b"\xff\xfe\x00\x01",
        b"BEGIN:VCALENDAR",
        b"BEGIN:VEVENT\r\nEND:VEVENT\r\n",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:tomorrow\r\nRRULE:FREQ=DAILY\r\nEND:VEVENT\r\nEND:VCALENDAR",
    ],
)
def test_what_is_no_calendar_says_so(feed: bytes) -> None:
    with pytest.raises(FeedUnreadable):
        busy_in(feed, MONDAY, MONDAY + WEEK, "Europe/Berlin")


@given(st.binary(max_size=400))
def test_whatever_comes_is_read_or_refused(junk: bytes) -> None:
    feed = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + junk + b"\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    with contextlib.suppress(FeedUnreadable, FeedTooLarge):
        assert busy_in(feed, MONDAY, MONDAY + WEEK, "Europe/Berlin") == []


MOMENTS = st.integers(0, 400).map(lambda n: MONDAY + n * timedelta(minutes=15))


@given(st.lists(st.tuples(MOMENTS, MOMENTS), max_size=20))
def test_merged_spans_cover_the_same_and_stand_apart(spans: list[Span]) -> None:
    result = merged(spans)
    for quarter in range(400):
        at = MONDAY + quarter * timedelta(minutes=15)
        assert any(a <= at < b for a, b in result) == any(a <= at < b for a, b in spans)
    assert all(one[1] < other[0] for one, other in itertools.pairwise(result))
