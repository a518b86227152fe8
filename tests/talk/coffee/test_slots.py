"""Half hours of a week, in time zones that make trouble."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talk.coffee.people import SLOTS
from talk.coffee.slots import Window, moment_of, slots_of_window, slots_touched, slots_within

pytestmark = pytest.mark.pure

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
ZONES = ["Europe/Berlin", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns",
         "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/Sao_Paulo", "Africa/Casablanca"]  # fmt: skip


def local_times(slots: int, starts: datetime, zone: str) -> list[str]:
    """Return when slots begin on a wall clock."""
    moments = [moment_of(slot, starts) for slot in range(SLOTS) if slots >> slot & 1]
    return [moment.astimezone(ZoneInfo(zone)).strftime("%a %H:%M") for moment in moments]


def test_a_window_has_its_half_hours_on_working_days_only() -> None:
    times = local_times(slots_of_window(Window("Europe/Berlin"), MONDAY), MONDAY, "Europe/Berlin")
    assert len(times) == 5 * 16
    assert (times[0], times[15], times[16]) == ("Mon 09:00", "Mon 16:30", "Tue 09:00")


def test_half_hours_of_india_fall_on_those_of_utc() -> None:
    window = Window("Asia/Kolkata", time(9), time(10))
    assert local_times(slots_of_window(window, MONDAY), MONDAY, "Asia/Kolkata")[:2] == [
        "Mon 09:00",
        "Mon 09:30",
    ]


def test_a_clock_with_quarters_keeps_the_slots_that_lie_wholly_inside() -> None:
    window = Window("Asia/Kathmandu", time(9), time(10, 30))
    times = local_times(slots_of_window(window, MONDAY), MONDAY, "Asia/Kathmandu")
    assert times[:2] == ["Mon 09:15", "Mon 09:45"]


def test_the_same_hour_is_another_slot_once_summer_time_has_begun() -> None:
    """Berlin puts its clocks forward on 29 March 2026, New York on 8 March."""
    berlin, new_york = (
        Window("Europe/Berlin", time(14), time(15)),
        Window("America/New_York", time(9), time(10)),
    )
    common = [
        slots_of_window(berlin, monday) & slots_of_window(new_york, monday)
        for monday in (MONDAY, MONDAY + timedelta(weeks=1), MONDAY + timedelta(weeks=4))
    ]
    assert [bool(slots) for slots in common] == [False, True, False]


def test_the_night_in_which_summer_time_begins_is_an_hour_shorter() -> None:
    monday = datetime(2026, 3, 23, tzinfo=UTC)
    night = Window("Europe/Berlin", time(23), time(6), weekdays={5})
    assert slots_of_window(night, monday).bit_count() == 12
    assert slots_of_window(night, monday + timedelta(weeks=1)).bit_count() == 14


def test_the_night_in_which_summer_time_ends_is_an_hour_longer() -> None:
    monday = datetime(2026, 10, 19, tzinfo=UTC)
    night = Window("Europe/Berlin", time(23), time(6), weekdays={5})
    assert slots_of_window(night, monday).bit_count() == 16


def test_a_time_that_is_skipped_or_comes_twice_counts_at_its_narrowest() -> None:
    spring, autumn = datetime(2026, 3, 23, tzinfo=UTC), datetime(2026, 10, 19, tzinfo=UTC)
    from_half_past = Window("Europe/Berlin", time(2, 30), time(4), weekdays={6})
    until_half_past = Window("Europe/Berlin", time(1), time(2, 30), weekdays={6})
    assert local_times(slots_of_window(from_half_past, spring), spring, "Europe/Berlin") == ["Sun 03:30"]
    assert local_times(slots_of_window(until_half_past, spring), spring, "Europe/Berlin") == ["Sun 01:00"]
    assert slots_of_window(from_half_past, autumn).bit_count() == 3
    assert slots_of_window(until_half_past, autumn).bit_count() == 3


def test_a_clock_that_moves_by_half_an_hour_stays_on_the_grid() -> None:
    monday = datetime(2026, 4, 6, tzinfo=UTC)  # Lord Howe: from UTC+11 back to UTC+10:30 on 5 April
    for week in (monday - timedelta(weeks=1), monday):
        times = local_times(slots_of_window(Window("Australia/Lord_Howe"), week), week, "Australia/Lord_Howe")
        assert "Wed 09:00" in times


@given(st.sampled_from(ZONES), st.integers(0, 60), st.times(), st.times(), st.frozensets(st.integers(0, 6)))
def test_every_slot_of_a_window_is_in_it_from_beginning_to_end(
    zone: str, week: int, begins: time, ends: time, weekdays: frozenset[int]
) -> None:
    starts = MONDAY + timedelta(weeks=week)
    begins, ends = begins.replace(microsecond=0, fold=0), ends.replace(microsecond=0, fold=0)
    slots = slots_of_window(Window(zone, begins, ends, weekdays), starts)
    for slot in (slot for slot in range(SLOTS) if slots >> slot & 1):
        at = moment_of(slot, starts).astimezone(ZoneInfo(zone))
        clock = at.time()
        is_morning_after = ends <= begins and clock < ends and not clock >= begins
        day = at.date() - timedelta(days=int(is_morning_after))
        assert day.weekday() in weekdays
        assert clock >= begins if ends > begins else clock >= begins or clock < ends
        assert clock < ends if ends > begins else True


def test_typed_time_needs_the_whole_slot_and_a_calendar_spoils_any_that_it_touches() -> None:
    span = [(MONDAY + timedelta(minutes=10), MONDAY + timedelta(minutes=70))]
    assert slots_within(span, MONDAY) == 0b010
    assert slots_touched(span, MONDAY) == 0b111


def test_what_lies_outside_the_week_is_cut_off() -> None:
    span = [(MONDAY - timedelta(days=2), MONDAY + timedelta(days=20))]
    assert slots_within(span, MONDAY) == slots_touched(span, MONDAY) == (1 << SLOTS) - 1
    before = [(MONDAY - timedelta(days=2), MONDAY - timedelta(days=1))]
    assert slots_within(before, MONDAY) == slots_touched(before, MONDAY) == 0


def test_an_empty_appointment_takes_no_time() -> None:
    assert slots_touched([(MONDAY, MONDAY)], MONDAY) == slots_within([(MONDAY, MONDAY)], MONDAY) == 0
