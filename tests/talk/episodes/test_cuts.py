"""Where moments go when an episode is cut otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talk.episodes.cuts import Cut, moved, tidied, to_cut, to_uncut

pytestmark = pytest.mark.pure
LENGTH_MS = 10_000
CUTS = st.lists(st.tuples(st.integers(0, LENGTH_MS), st.integers(0, LENGTH_MS)), max_size=6).map(
    lambda cuts: tidied(cuts, LENGTH_MS)
)
MOMENT = st.integers(0, LENGTH_MS)


def test_cuts_are_put_in_order_and_joined() -> None:
    cuts: list[Cut] = [(5_000, 6_000), (1_000, 2_000), (5_500, 99_000), (300, 300), (2_000, 2_500)]
    assert tidied(cuts, LENGTH_MS) == [(1_000, 2_500), (5_000, LENGTH_MS)]


@given(CUTS, MOMENT)
def test_what_is_kept_comes_back_to_its_place(cuts: list[Cut], at_ms: int) -> None:
    is_kept = not any(start <= at_ms < end for start, end in cuts)
    back = to_uncut(to_cut(at_ms, cuts), cuts)
    assert back == at_ms if is_kept else any(back == end for _, end in cuts)


@given(CUTS, CUTS, MOMENT, MOMENT)
def test_order_stays_and_nothing_lies_outside(
    before: list[Cut], after: list[Cut], one_ms: int, other_ms: int
) -> None:
    first, second = sorted((to_cut(one_ms, before), to_cut(other_ms, before)))
    left_ms = LENGTH_MS - sum(end - start for start, end in after)
    assert 0 <= moved(first, before, after) <= moved(second, before, after) <= left_ms


@given(CUTS, MOMENT)
def test_the_same_cuts_move_nothing(cuts: list[Cut], at_ms: int) -> None:
    at_ms = to_cut(at_ms, cuts)
    assert moved(at_ms, cuts, cuts) == at_ms
