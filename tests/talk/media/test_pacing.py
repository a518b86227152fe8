"""The schedule, the length of packets, and what is not sent."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talk.media.audio import FRAME_S
from talk.media.pacing import (
    HUSH_AFTER,
    HUSH_EVERY,
    LONG,
    RECOVERY_TICKS,
    SHORT,
    Hush,
    Schedule,
    Stretch,
)

pytestmark = pytest.mark.pure


def test_the_schedule_is_absolute() -> None:
    schedule = Schedule(100.0)
    for index in range(5_000):
        tick = schedule.tick(schedule.next_s + 0.005)
        assert tick.index == index and not tick.skipped
    assert schedule.next_s == pytest.approx(100.0 + 5_000 * FRAME_S)


def test_whoever_comes_late_skips_and_never_gets_two_turns_at_once() -> None:
    schedule = Schedule(0.0)
    schedule.tick(0.0)
    tick = schedule.tick(0.131)
    assert (tick.index, tick.skipped) == (6, 5)
    assert tick.late_s == pytest.approx(0.111)
    assert schedule.next_s == pytest.approx(0.14)


@given(st.lists(st.floats(0, 0.3), max_size=200))
def test_ticks_only_go_forward_and_the_next_is_always_ahead(delays: list[float]) -> None:
    schedule, now_s, last = Schedule(0.0), 0.0, -1
    for delay in delays:
        now_s = max(now_s, schedule.next_s) + delay
        tick = schedule.tick(now_s)
        assert tick.index == last + 1 + tick.skipped
        assert schedule.next_s > now_s - 1e-6
        last = tick.index


def test_waking_a_little_early_is_no_reason_to_tick_twice() -> None:
    schedule = Schedule(0.0)
    assert [schedule.tick(index * FRAME_S - 0.0005).index for index in range(5)] == [0, 1, 2, 3, 4]


def test_packets_grow_under_load_and_shrink_after_ten_calm_seconds() -> None:
    stretch = Stretch()
    assert stretch.follow(0.0) == SHORT
    for _ in range(200):
        stretch.follow(0.012)
    assert stretch.frames == LONG
    calm = 0
    while stretch.follow(0.001) == LONG:
        calm += 1
    assert RECOVERY_TICKS <= calm < RECOVERY_TICKS * 1.5


def test_packets_whose_length_was_chosen_keep_it_under_any_load() -> None:
    for chosen in (SHORT, LONG):
        stretch = Stretch(chosen)
        assert {stretch.follow(late_s) for late_s in [0.0] * 600 + [0.2] * 600} == {chosen}


def test_one_late_tick_changes_nothing() -> None:
    stretch = Stretch()
    for index in range(100):
        assert stretch.follow(0.2 if index == 50 else 0.0005) == SHORT


def test_packets_do_not_change_back_and_forth_at_the_limit() -> None:
    stretch = Stretch()
    sizes = [stretch.follow(0.0085 if index % 2 else 0.0075) for index in range(5000)]
    assert sum(before != after for before, after in pairwise(sizes)) <= 1


def test_silence_is_sent_sparsely_and_speech_at_once() -> None:
    hush = Hush()
    sent = [hush.needs(-90.0) for _ in range(HUSH_AFTER + 3 * HUSH_EVERY)]
    assert all(sent[:HUSH_AFTER])
    assert sum(sent[HUSH_AFTER:]) == 3
    assert hush.needs(-30.0) and hush.is_resuming
    assert hush.needs(-30.0) and not hush.is_resuming
