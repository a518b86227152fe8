"""Who is carried by whom, and whose line is gone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realtime.placement import FORGET_S, LATE_MS, Lines, Load, choose

pytestmark = pytest.mark.pure

FIRST = 100


def place(loads: dict[str, Load], origin: str | None = "a", *, may_speak: bool = False) -> str | None:
    """Choose a worker."""
    return choose(loads, origin=origin, may_speak=may_speak, origin_first=FIRST)


def test_where_nobody_lives_there_is_no_place() -> None:
    assert place({}, None) is None


def test_the_first_one_in_a_talk_goes_to_who_has_the_least_to_do() -> None:
    assert place({"a": Load(people=9), "b": Load(people=3), "c": Load(people=4)}, None) == "b"


def test_listeners_go_to_the_origin_until_it_carries_its_number_and_then_to_the_least_loaded() -> None:
    others = {"b": Load(people=80), "c": Load(people=20)}
    assert place({"a": Load(people=FIRST - 1), **others}) == "a"
    assert place({"a": Load(people=FIRST), **others}) == "c"


def test_whoever_may_be_heard_goes_to_the_origin_however_full_it_is() -> None:
    loads = {"a": Load(people=900, late_ms=50), "b": Load()}
    assert place(loads, may_speak=True) == "a"


def test_an_origin_that_comes_late_gets_no_more_listeners() -> None:
    assert place({"a": Load(people=5, late_ms=LATE_MS + 1), "b": Load(people=90)}) == "b"


def test_who_is_late_is_chosen_only_where_all_are() -> None:
    late = LATE_MS + 1
    loads = {"a": Load(people=FIRST), "b": Load(people=1, late_ms=late), "c": Load(people=300)}
    assert place(loads) == "a"
    assert place({name: Load(people=load.people, late_ms=late) for name, load in loads.items()}) == "b"


def test_listeners_of_an_origin_that_does_not_answer_any_more_hear_by_others() -> None:
    assert place({"b": Load(people=7)}) == "b"
    assert place({}) == "a"


@given(st.integers(0, 900), st.integers(2, 5))
def test_an_audience_of_any_size_is_spread_evenly_beyond_the_origins_number(
    people: int, workers: int
) -> None:
    counts = dict.fromkeys("abcde"[:workers], 0)
    for _ in range(people):
        chosen = place({name: Load(people=count) for name, count in counts.items()})
        assert chosen is not None
        counts[chosen] += 1
    others = [count for name, count in counts.items() if name != "a"]
    assert max(others) - min(others) <= 1
    assert counts["a"] == min(people, FIRST) or abs(counts["a"] - max(others)) <= 1


def lines() -> Lines:
    """Return the lines of a talk that is mixed by one worker and handed out by another."""
    kept = Lines()
    kept.keep("talk", "a", "line-a", "a 7", now_s=0.0)
    kept.keep("talk", "b", "line-b", "", now_s=0.0)
    return kept


def test_while_all_is_as_it_was_nobody_has_lost_anything() -> None:
    kept = lines()
    assert kept.lost({"talk": "a 7"}, {"a", "b"}, read_s=1.0) == []
    assert kept.workers == {"a", "b"}


def test_with_a_dead_edge_its_line_is_gone_once() -> None:
    kept = lines()
    assert kept.lost({"talk": "a 7"}, {"a"}, read_s=1.0) == [("talk", "line-b")]
    assert kept.lost({"talk": "a 7"}, {"a"}, read_s=2.0) == []


@pytest.mark.parametrize("lease", [None, "b 8", "c 8", "a 9"])
def test_with_its_lease_only_the_origins_line_is_gone(lease: str | None) -> None:
    kept = lines()
    assert kept.lost({"talk": lease}, {"a", "b"}, read_s=1.0) == [("talk", "line-a")]


def test_an_edge_that_has_become_the_origin_loses_its_line_with_its_lease() -> None:
    kept = lines()
    kept.lost({"talk": "b 8"}, {"b"}, read_s=1.0)
    assert kept.lost({"talk": "c 9"}, {"b", "c"}, read_s=2.0) == [("talk", "line-b")]


def test_a_line_that_was_handed_out_while_one_looked_is_not_gone() -> None:
    kept = Lines()
    kept.keep("talk", "a", "line-a", "a 7", now_s=1.0)
    assert kept.lost({"talk": None}, set(), read_s=0.9) == []
    assert kept.lost({}, set(), read_s=1.1) == []


def test_a_worker_that_hands_out_another_line_has_lost_the_one_before() -> None:
    kept = lines()
    assert kept.keep("talk", "b", "line-b", "", now_s=1.0) == []
    assert kept.keep("talk", "b", "another", "", now_s=1.0) == ["line-b"]


def test_who_answers_as_the_new_origin_tells_that_the_old_one_is_gone() -> None:
    assert lines().keep("talk", "b", "line-b", "b 8", now_s=1.0) == ["line-a"]
    assert lines().keep("talk", "c", "line-c", "c 8", now_s=1.0) == ["line-a"]


def test_a_talk_that_nobody_carries_any_more_is_forgotten() -> None:
    kept = lines()
    kept.lost({"talk": None}, {"b"}, read_s=1.0)
    kept.lost({"talk": None}, {"b"}, read_s=FORGET_S + 1)
    assert kept.talks == []
