"""The lobby: nobody waits for long where three may meet."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talk.coffee.holding import hold_round
from talk.coffee.lobby import PROMISE_S, TICK_S, Waiting, lobby_round
from tests.talk.coffee.inviting import guest, guests, seated

pytestmark = pytest.mark.pure


def waiting(people: str, waited_s: float = 5) -> list[Waiting]:
    return [Waiting(one, waited_s) for one in guests(people, slots=0)]


def test_two_who_wait_are_seated_at_the_next_tick_and_three_together() -> None:
    assert seated(hold_round(lobby_round(waiting("ab"), [], 1))) == ["ab"]
    assert seated(hold_round(lobby_round(waiting("abc"), [], 1))) == ["abc"]


def test_who_waits_longer_is_worth_more() -> None:
    """b may meet only one of two; it is the one who has waited."""
    people = [Waiting(guest("a", languages=frozenset({"fr"})), 45), Waiting(guest("c"), 1)]
    people.append(Waiting(guest("b", languages=frozenset({"en", "fr"})), 1))
    assert seated(hold_round(lobby_round(people, [], 1))) == ["ab"]


def test_those_who_have_just_met_wait_until_it_would_be_too_long() -> None:
    lately = list(combinations("abc", 2))
    assert seated(hold_round(lobby_round(waiting("abc", PROMISE_S - TICK_S), lately, 1))) == []
    assert seated(hold_round(lobby_round(waiting("abc", PROMISE_S - TICK_S + 1), lately, 1))) == ["abc"]


def test_a_private_list_holds_however_long_they_wait() -> None:
    people = [Waiting(guest("a", apart=frozenset("b")), 300), Waiting(guest("b"), 300)]
    assert seated(hold_round(lobby_round(people, [], 1))) == []


@given(
    st.lists(st.tuples(st.floats(0, 100), st.sampled_from(["a", "b"])), min_size=3, max_size=9),
    st.sets(st.sampled_from(list(combinations("stuvwxyzq", 2)))),
)
@settings(deadline=None, max_examples=60)
def test_nobody_who_has_to_be_seated_now_is_left_where_any_two_others_may_meet_them(
    waited: list[tuple[float, str]], met: set[tuple[str, str]]
) -> None:
    people = [Waiting(guest(p), s) for p, (s, _) in zip("stuvwxyzq", waited, strict=False)]
    outcome = hold_round(lobby_round(people, [tuple(sorted(pair)) for pair in met], 1))  # type: ignore[misc]
    assert not {one.guest.person for one in people if one.is_urgent} & outcome.unmatched.keys()


def test_everyone_is_seated_within_the_promise_while_people_come_and_go() -> None:
    """Someone comes every seven seconds, and has met half of the others lately."""
    arrived = {f"p{n}": 7.0 * n for n in range(60)}
    lately = {(a, b) for a, b in combinations(sorted(arrived), 2) if (len(a) + int(a[1:]) + int(b[1:])) % 2}
    here: dict[str, float] = {}
    longest = 0.0
    for now in range(TICK_S, 500, TICK_S):
        here |= {p: at for p, at in arrived.items() if now - TICK_S < at <= now}
        tick = [Waiting(guest(p), now - at) for p, at in here.items()]
        outcome = hold_round(lobby_round(tick, lately, now))
        for table in outcome.tables:
            longest = max(longest, *(now - here.pop(person) for person in table.people))
    assert longest <= PROMISE_S
    assert len(here) <= 1
