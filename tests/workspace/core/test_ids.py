"""Public ids: short, sortable, safe in an address."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workspace.core.ids import ID_LENGTH, new_id
from workspace.core.schemas import ID_PATTERN

pytestmark = pytest.mark.pure
YEAR_2020_MS = 1_577_836_800_000
YEAR_3100_MS = 35_659_000_000_000


@given(at_ms=st.integers(YEAR_2020_MS, YEAR_3100_MS))
def test_an_id_is_what_the_wire_takes_for_one(at_ms: int) -> None:
    made = new_id(at_ms)
    assert len(made) == ID_LENGTH
    assert re.fullmatch(ID_PATTERN, made)


@given(first=st.integers(YEAR_2020_MS, YEAR_3100_MS), second=st.integers(YEAR_2020_MS, YEAR_3100_MS))
def test_ids_sort_by_the_millisecond_they_are_made_in(first: int, second: int) -> None:
    if first != second:
        assert (new_id(first) < new_id(second)) == (first < second)


def test_a_thousand_ids_of_one_millisecond_differ() -> None:
    assert len({new_id(YEAR_2020_MS) for _ in range(1000)}) == 1000


def test_an_id_of_now_is_later_than_one_of_yesterday() -> None:
    assert new_id() > new_id(YEAR_2020_MS + 1)
