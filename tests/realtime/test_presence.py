"""Who is here: merged from all processes, calm over reloads, honest about processes that fall silent."""

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realtime.presence import GRACE_S, SILENCE_S, Presence, State

pytestmark = pytest.mark.pure


def test_who_comes_is_told_once() -> None:
    presence = Presence()
    presence.report("a", {"ada": "online"}, 0.0)
    assert presence.changes(0.0) == {"ada": "online"}
    assert presence.changes(1.0) == {}
    assert presence.snapshot() == {"ada": "online"}


def test_one_device_at_hand_counts_more_than_idle_ones() -> None:
    presence = Presence()
    presence.roll("a", {"ada": "away"}, 0.0)
    presence.roll("b", {"ada": "online"}, 0.0)
    assert presence.changes(0.0) == {"ada": "online"}
    presence.report("b", {"ada": "away"}, 1.0)
    assert presence.changes(1.0) == {"ada": "away"}


def test_a_reload_within_the_grace_period_is_not_told() -> None:
    presence = Presence()
    presence.report("a", {"ada": "online"}, 0.0)
    presence.changes(0.0)
    presence.report("a", {"ada": "offline"}, 1.0)
    assert presence.changes(1.0) == {}
    presence.report("b", {"ada": "online"}, 2.0)
    assert presence.changes(1.0 + GRACE_S) == {}
    assert presence.snapshot() == {"ada": "online"}


def test_who_is_gone_for_the_grace_period_is_offline() -> None:
    presence = Presence()
    presence.report("a", {"ada": "online"}, 0.0)
    presence.changes(0.0)
    presence.report("a", {"ada": "offline"}, 1.0)
    presence.changes(1.0)
    assert presence.changes(1.0 + GRACE_S) == {"ada": "offline"}
    assert presence.snapshot() == {}


def test_the_grace_period_starts_over_with_every_return() -> None:
    presence = Presence()
    states: list[tuple[float, Literal["online", "offline"]]] = [(0, "online"), (1, "offline"), (5, "online")]
    for at_s, state in [*states, (6.0, "offline")]:
        presence.report("a", {"ada": state}, at_s)
        presence.changes(at_s)
    assert presence.changes(6.0 + GRACE_S - 0.1) == {}
    assert presence.changes(6.0 + GRACE_S) == {"ada": "offline"}


def test_a_process_that_falls_silent_takes_its_people_along() -> None:
    presence = Presence()
    presence.roll("dead", {"ada": "online", "ben": "online"}, 0.0)
    presence.roll("alive", {"ben": "online"}, 0.0)
    presence.changes(0.0)
    presence.roll("alive", {"ben": "online"}, SILENCE_S)
    assert presence.changes(SILENCE_S + 0.1) == {}
    assert presence.changes(SILENCE_S + 0.1 + GRACE_S) == {"ada": "offline"}


def test_a_roll_replaces_what_was_reported_and_missed() -> None:
    presence = Presence()
    presence.report("a", {"ada": "online", "ben": "online"}, 0.0)
    presence.roll("a", {"ben": "away"}, 1.0)
    assert presence.changes(1.0) == {"ben": "away"}


people = st.sampled_from(["ada", "ben", "cem"])
reports = st.tuples(
    st.sampled_from(["a", "b"]),
    st.dictionaries(people, st.sampled_from(["online", "away", "offline"])),
    st.floats(0, 20),
)


@given(st.lists(reports))
def test_what_was_told_adds_up_to_what_is_shown(
    spans: list[tuple[str, dict[str, Literal["online", "away", "offline"]], float]],
) -> None:
    """Whoever applies every change to nothing holds the snapshot."""
    presence, at_s = Presence(), 0.0
    told: dict[str, str] = {}
    for process, changes, span_s in spans:
        at_s += span_s
        presence.report(process, changes, at_s)
        told.update(presence.changes(at_s))
        assert {person: state for person, state in told.items() if state != "offline"} == presence.snapshot()


@given(st.dictionaries(people, st.sampled_from(["online", "away"])), st.floats(0, 1000))
def test_a_roll_is_shown_as_it_is(people: dict[str, State], at_s: float) -> None:
    presence = Presence()
    presence.roll("a", people, at_s)
    assert presence.changes(at_s) == presence.snapshot() == people
