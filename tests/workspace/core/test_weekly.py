"""When a regular slot comes round: on the wall clock, whatever the season."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workspace.core.weekly import Slot, next_occurrence

pytestmark = pytest.mark.pure

ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC")


def test_a_slot_stays_at_ten_when_summer_time_begins() -> None:
    slot = Slot(3, time(10, 0), "Europe/Berlin", 60)
    winter = next_occurrence(slot, datetime(2026, 3, 25, tzinfo=UTC))
    summer = next_occurrence(slot, winter)
    assert (winter, summer) == (datetime(2026, 3, 26, 9, tzinfo=UTC), datetime(2026, 4, 2, 8, tzinfo=UTC))


def test_a_slot_that_begins_now_comes_round_next_week() -> None:
    at = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)
    assert next_occurrence(Slot(3, time(10, 30), "Europe/Berlin", 45), at) == at + timedelta(days=7)


@given(
    weekday=st.integers(0, 6),
    starts=st.times(),
    zone=st.sampled_from(ZONES),
    after=st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - made aware
)
def test_the_next_slot_is_within_eight_days_and_on_its_weekday(
    weekday: int, starts: time, zone: str, after: datetime
) -> None:
    at = next_occurrence(Slot(weekday, starts, zone, 30), after)
    assert after < at <= after + timedelta(days=7, hours=1)
    assert at.astimezone(ZoneInfo(zone)).weekday() == weekday
