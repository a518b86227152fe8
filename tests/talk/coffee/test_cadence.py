"""How often somebody is asked."""

from datetime import date

import pytest

from talk.coffee.cadence import Cadence, Every, takes_part

pytestmark = pytest.mark.pure

MONDAY = date(2026, 11, 30)


def test_a_pause_ends_on_its_day() -> None:
    assert not takes_part(Cadence(paused_until=date(2026, 12, 1)), 5, MONDAY)
    assert takes_part(Cadence(paused_until=MONDAY), 5, MONDAY)


def test_a_fortnight_skips_a_round_and_a_month_three() -> None:
    assert [n for n in range(4, 9) if takes_part(Cadence(Every.FORTNIGHT, last_round=4), n, MONDAY)] == [
        6,
        7,
        8,
    ]
    assert [n for n in range(4, 9) if takes_part(Cadence(Every.MONTH, last_round=4), n, MONDAY)] == [8]


def test_who_never_had_a_table_takes_part() -> None:
    assert takes_part(Cadence(Every.MONTH), 0, MONDAY)
