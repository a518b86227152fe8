"""What becomes of a proposal, and when people are free: data in, data out."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talk.coffee.people import SLOTS
from talk.coffee.slots import SLOT, Window, moment_of
from talk.rounds.fate import Answer, State, state_after, state_at_slot
from talk.rounds.times import LEAD, WEEK, FreeSpan, first_slot, free_slots, moments, not_before, without

pytestmark = pytest.mark.pure

answers = st.lists(st.sampled_from(Answer), min_size=2, max_size=5)
slots = st.integers(0, (1 << SLOTS) - 1)
instants = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


@given(answers)
def test_a_proposal_stands_while_two_are_left_and_opens_with_one_yes(given_: list[Answer]) -> None:
    left = [answer for answer in given_ if answer is not Answer.NO]
    before, after = state_after(given_), state_at_slot(given_)
    assert (before is State.PROPOSED) == (len(left) >= 2)
    assert (after is State.OPENED) == (len(left) >= 2 and Answer.YES in left)
    assert (after is State.LAPSED) == (len(left) >= 2 and Answer.YES not in left)
    assert (before is State.FELL_THROUGH) == (after is State.FELL_THROUGH)


@given(answers, st.integers(0, 4))
def test_one_more_who_declines_never_brings_it_back(given_: list[Answer], place: int) -> None:
    later = [Answer.NO if n == place else answer for n, answer in enumerate(given_)]
    assert not (state_after(given_) is State.FELL_THROUGH and state_after(later) is State.PROPOSED)


@given(instants)
def test_a_round_begins_on_a_half_hour_two_hours_ahead(at: datetime) -> None:
    first = first_slot(at)
    assert timedelta() <= first - at - LEAD < SLOT
    assert (first.minute % 30, first.second, first.microsecond) == (0, 0, 0)


@given(slots, instants)
def test_nothing_begins_before_the_earliest_moment(free: int, earliest: datetime) -> None:
    left = not_before(free, earliest, MONDAY)
    assert moments(left, MONDAY) == [moment for moment in moments(free, MONDAY) if moment >= earliest]


@given(slots, st.lists(st.integers(0, SLOTS - 1), max_size=4))
def test_where_a_coffee_is_planned_one_is_not_free(free: int, taken: list[int]) -> None:
    left = without(free, [moment_of(slot, MONDAY) for slot in taken], MONDAY)
    assert left == free & ~sum(1 << slot for slot in set(taken))


def test_typed_in_times_replace_the_habit_in_their_week_alone() -> None:
    window = Window("UTC", time(9), time(17))
    span = FreeSpan(date(2026, 3, 3), time(20), time(21))
    assert moments(free_slots(window, [span], MONDAY), MONDAY) == [
        datetime(2026, 3, 3, 20, tzinfo=UTC),
        datetime(2026, 3, 3, 20, 30, tzinfo=UTC),
    ]
    later = MONDAY + WEEK
    assert free_slots(window, [span], later) == free_slots(window, [], later)


def test_a_typed_in_hour_that_comes_twice_counts_at_its_narrowest() -> None:
    starts = datetime(2026, 10, 24, 0, tzinfo=UTC)
    span = FreeSpan(date(2026, 10, 25), time(2), time(3))
    free = free_slots(Window("Europe/Berlin", weekdays=()), [span], starts)
    second = datetime(2026, 10, 25, 1, tzinfo=UTC)
    assert moments(free, starts) == [second, second + SLOT]
