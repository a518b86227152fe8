"""What people type into the search field, and what is understood of it."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workspace.search.dates import read_span
from workspace.search.language import Operator, read_wish

pytestmark = pytest.mark.pure
BERLIN = ZoneInfo("Europe/Berlin")
AT = datetime(2026, 11, 26, 23, 30, tzinfo=UTC)
"""In Berlin already the 27th."""


def _words(typed: str) -> list[tuple[str, ...]]:
    return [term.words for term in read_wish(typed).terms]


def test_words_phrases_and_what_must_not_be_there() -> None:
    wish = read_wish('Drucker "dritter Stock" -kaputt -"schon wieder"')
    assert [term.words for term in wish.terms] == [("drucker",), ("dritter", "stock")]
    assert [term.words for term in wish.excluded] == [("kaputt",), ("schon", "wieder")]


def test_operators_are_known_in_both_languages() -> None:
    wish = read_wish('from:@mara von:tobias in:"Küche oben" vor:3.11. hat:link is:edited -from:me')
    assert [(one.operator, one.value, one.is_not) for one in wish.filters] == [
        (Operator.FROM, "@mara", False),
        (Operator.FROM, "tobias", False),
        (Operator.IN, "Küche oben", False),
        (Operator.BEFORE, "3.11.", False),
        (Operator.HAS, "link", False),
        (Operator.IS, "edited", False),
        (Operator.FROM, "me", True),
    ]
    assert wish.terms == ()


@pytest.mark.parametrize(
    "typed", ["note:this", "https://example.org", "from:", "from: mara", "a:b", "-before:2026"]
)
def test_an_unknown_operator_is_ordinary_words(typed: str) -> None:
    wish = read_wish(typed)
    assert wish.filters == ()
    assert wish.terms or wish.excluded


def test_only_the_last_word_may_be_unfinished() -> None:
    assert [term.is_prefix for term in read_wish("kaffee mas").terms] == [False, True]
    assert [term.is_prefix for term in read_wish("kaffee mas ").terms] == [False, False]
    assert [term.is_prefix for term in read_wish('kaffee "mas"').terms] == [False, False]


def test_words_that_are_everywhere_do_not_count_beside_others() -> None:
    assert _words("wo ist der Drucker") == [("drucker",)]
    assert _words("wo ist der") == [("wo",), ("ist",), ("der",)]
    assert _words('"ist der Drucker"') == [("ist", "der", "drucker")]


def test_a_word_with_marks_inside_is_looked_for_side_by_side() -> None:
    assert _words("E-Mail") == [("e", "mail")]


@given(st.text(max_size=60))
def test_whatever_is_typed_is_understood_somehow(typed: str) -> None:
    read_wish(typed)


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("2026-11-03", "2026-11-02T23:00", "2026-11-03T23:00"),
        ("3.11.2026", "2026-11-02T23:00", "2026-11-03T23:00"),
        ("2026-12", "2026-11-30T23:00", "2026-12-31T23:00"),
        ("2025", "2024-12-31T23:00", "2025-12-31T23:00"),
        ("heute", "2026-11-26T23:00", "2026-11-27T23:00"),
        ("gestern", "2026-11-25T23:00", "2026-11-26T23:00"),
        ("24.12.", "2025-12-23T23:00", "2025-12-24T23:00"),
        ("2026-03-29", "2026-03-28T23:00", "2026-03-29T22:00"),
    ],
)
def test_a_day_is_that_of_the_person(typed: str, start: str, end: str) -> None:
    span = read_span(typed, at=AT, zone=BERLIN)
    assert span is not None
    assert (span.start, span.end) == (
        datetime.fromisoformat(start).replace(tzinfo=UTC),
        datetime.fromisoformat(end).replace(tzinfo=UTC),
    )


@pytest.mark.parametrize("typed", ["2026-02-30", "neulich", "31.2.", "0000", "9999-12-31", "99.99.9999", ""])
def test_what_is_no_day_is_none(typed: str) -> None:
    assert read_span(typed, at=AT, zone=BERLIN) is None
