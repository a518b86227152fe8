"""What may interrupt, and when it is quiet: the table that the front end is held to as well."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from workspace.attention.quiet import Span, end_of, is_quiet, minutes_of
from workspace.attention.rules import Case, Level, may_interrupt

pytestmark = pytest.mark.pure

TABLE = json.loads(
    (Path(__file__).resolve().parents[3] / "frontend/src/lib/interruptions.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("row", TABLE["interrupts"], ids=lambda row: row["what"])
def test_what_was_said_interrupts_as_the_table_says(row: dict[str, Any]) -> None:
    given = {name: value for name, value in row.items() if name not in ("what", "may")}
    room = given.pop("room_level", None)
    default = Level(given.pop("default_level", "mentions"))
    case = Case(room_level=Level(room) if room else None, default_level=default, **given)
    assert may_interrupt(case) is row["may"]


def spans(name: str) -> list[Span]:
    return [
        Span(frozenset(span["days"]), minutes_of(span["start"]), minutes_of(span["end"]))
        for span in TABLE["plans"][name]
    ]


@pytest.mark.parametrize("row", TABLE["quiet"], ids=lambda row: row["what"])
def test_it_is_quiet_as_the_table_says(row: dict[str, Any]) -> None:
    plan, at = spans(row["plan"]), datetime.fromisoformat(row["at"])
    assert is_quiet(plan, row["zone"], at) is (row["until"] is not None)
    if row["until"] is not None:
        assert end_of(plan, row["zone"], at) == datetime.fromisoformat(row["until"])


def test_when_it_is_over_it_is_not_quiet_whatever_the_clock_does() -> None:
    """Every quarter of an hour around both changes of the clock."""
    for begun in (datetime(2026, 3, 28, 20, tzinfo=UTC), datetime(2026, 10, 24, 20, tzinfo=UTC)):
        for quarter in range(48):
            at = datetime.fromtimestamp(begun.timestamp() + quarter * 900, UTC)
            for name in ("nights", "evenings", "weekend"):
                if is_quiet(spans(name), "Europe/Berlin", at):
                    end = end_of(spans(name), "Europe/Berlin", at)
                    assert end > at
                    assert not is_quiet(spans(name), "Europe/Berlin", end)
