"""Whole rounds: who sits where, and what the others are told."""

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, count

import pytest
from hypothesis import given, settings

from talk.coffee.checking import faults_of
from talk.coffee.holding import hold_round
from talk.coffee.large import Budget
from talk.coffee.matching import match_round
from talk.coffee.people import Outcome, Round, Term, Why, Wish
from tests.bench.coffee.world import make_world
from tests.talk.coffee.inviting import guest, guests, round_of, rounds, seated

pytestmark = pytest.mark.pure


@given(rounds(9, (Wish.PAIR, Wish.GROUP)))
@settings(deadline=None, max_examples=80)
def test_no_round_has_a_fault_and_nobody_is_forgotten(round_: Round) -> None:
    outcome = match_round(round_)
    assert faults_of(round_, outcome) == ()
    assert outcome.weight == outcome.bound or any(table.odd for table in outcome.tables) or outcome.unmatched


@given(rounds(9, (Wish.PAIR, Wish.GROUP)))
@settings(deadline=None, max_examples=25)
def test_the_order_in_which_people_are_named_makes_no_difference(round_: Round) -> None:
    shuffled = list(round_.guests)
    random.Random(1).shuffle(shuffled)
    assert match_round(replace(round_, guests=tuple(shuffled))) == match_round(round_)


def test_a_round_without_anybody_is_empty() -> None:
    assert match_round(round_of()) == Outcome((), {}, 0, 0, 0)


def test_one_person_is_told_that_nobody_else_takes_part() -> None:
    assert match_round(round_of(guest("a"))).unmatched == {"a": Why.ALONE}


def test_nobody_takes_part_twice() -> None:
    with pytest.raises(ValueError, match="twice"):
        match_round(round_of(guest("a"), guest("a")))


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ({"slots": 0b01}, {"slots": 0b10}, Why.NO_COMMON_SLOT),
        ({"slots": 0}, {"slots": 0}, Why.NO_FREE_SLOT),
        ({"languages": frozenset({"de"})}, {}, Why.NO_COMMON_LANGUAGE),
        ({"team": "t"}, {"team": "t"}, Why.ONLY_OWN_TEAM),
        ({"apart": frozenset("b")}, {"apart": frozenset("a")}, Why.NOBODY_LEFT),
    ],
)
def test_who_cannot_meet_is_told_why(one: dict[str, object], other: dict[str, object], why: Why) -> None:
    outcome = hold_round(round_of(guest("a", **one), guest("b", **other)))
    assert outcome.unmatched == {"a": why, "b": why}


def test_who_has_met_everyone_lately_is_told_so() -> None:
    assert hold_round(round_of(*guests("ab"), met={("a", "b"): 4})).unmatched == dict.fromkeys(
        "ab", Why.MET_ALL_RECENTLY
    )
    assert seated(hold_round(round_of(*guests("ab"), met={("a", "b"): 3}))) == ["ab"]


def test_everyone_kept_away_by_everyone_reads_what_the_odd_one_out_reads() -> None:
    people = "abcdef"
    alone = hold_round(round_of(*(guest(p, apart=frozenset(people) - {p}) for p in people)))
    assert alone.unmatched == dict.fromkeys(people, Why.NOBODY_LEFT)
    odd = hold_round(round_of(*guests("ab"), guest("c", apart=frozenset("b"))))
    assert list(odd.unmatched.values()) == [Why.NOBODY_LEFT]


def test_a_private_list_changes_no_excuse() -> None:
    """Who has met all but the one who keeps away from them is not told that they have met everyone."""
    met = {("a", "b"): 9}
    keeps_away = round_of(guest("a"), guest("b", slots=3), guest("c", apart=frozenset("ab")), met=met)
    assert hold_round(keeps_away).unmatched["a"] == Why.NOBODY_LEFT


def test_the_odd_one_out_makes_the_best_trio() -> None:
    hobby = frozenset({"chess"})
    people = (*guests("ab", interests=hobby, site="s"), *guests("cd", site="t"), guest("e", interests=hobby))
    outcome = hold_round(round_of(*people))
    (trio,) = [table for table in outcome.tables if table.odd]
    assert len(trio.people) == 3
    assert not outcome.unmatched


def test_an_odd_one_that_fits_no_pair_changes_places_with_one_who_does() -> None:
    """e may meet a only; the others may all meet."""
    people = (guest("a", slots=0b11), *guests("bcd", slots=0b01), guest("e", slots=0b10))
    outcome = hold_round(round_of(*people))
    assert seated(outcome) == ["ae", "bcd"]


def test_nobody_is_the_odd_one_twice_in_a_row() -> None:
    spared: frozenset[str] = frozenset()
    for number in range(12):
        taking_part = tuple(guest(p, spared=p in spared) for p in "abcdefg")
        outcome = hold_round(Round(number, number, taking_part))
        odd = {table.odd for table in outcome.tables if table.odd}
        assert not odd & spared
        spared = frozenset(str(person) for person in odd)


def test_the_same_pair_does_not_come_again_within_the_window() -> None:
    met: dict[tuple[str, str], int] = {}
    for number in range(20):
        outcome = hold_round(Round(number, 3, guests("abcdefghij"), met, window=6))
        for pair in (pair for table in outcome.tables for pair in combinations(table.people, 2)):
            assert number - met.get(pair, -99) > 6
            met[pair] = number
        assert not outcome.unmatched


def test_reasons_add_up_and_name_what_is_shared() -> None:
    hobby = frozenset({"chess", "choir"})
    people = (
        guest("a", site="s", interests=hobby, newcomer=True),
        guest("b", site="t", interests=hobby, credit=1),
    )
    (table,) = hold_round(round_of(*people)).tables
    assert {reason.term for reason in table.reasons} == {
        Term.OTHER_SITE, Term.FEW_SHARED_CHANNELS, Term.SHARED_INTERESTS, Term.NEWCOMER, Term.WAITED,
    }  # fmt: skip
    assert table.weight == sum(reason.points for reason in table.reasons)
    assert [reason.names for reason in table.reasons if reason.names] == [("chess", "choir")]


def test_slots_are_spread_over_the_week() -> None:
    outcome = hold_round(round_of(*guests((f"p{n:02}" for n in range(40)), slots=(1 << 80) - 1)))
    assert len({table.slot for table in outcome.tables}) > 10


def test_groups_have_three_to_five_and_leave_nobody_out_where_all_may_meet() -> None:
    for size in range(3, 24):
        people = guests((f"p{n:02}" for n in range(size)), wish=Wish.GROUP)
        outcome = hold_round(round_of(*people))
        assert all(len(table.people) in (3, 4, 5) for table in outcome.tables)
        assert not outcome.unmatched, size


def test_groups_and_pairs_do_not_mix() -> None:
    outcome = hold_round(round_of(*guests("abc"), *guests("de", wish=Wish.GROUP)))
    assert seated(outcome) == ["abc"]
    assert outcome.unmatched == dict.fromkeys("de", Why.TOO_FEW_FOR_GROUP)


def ticking() -> Iterator[float]:
    return (0.01 * n for n in count())


def test_a_round_that_a_clock_has_ended_comes_out_again_from_its_steps() -> None:
    round_ = make_world(700).round(1, {}, {}, frozenset())
    clock = ticking()
    ended = match_round(round_, Budget(seconds=0.025, elapsed_s=lambda: next(clock)))
    assert match_round(round_, Budget(steps=ended.steps)) == ended
    assert 0 < ended.steps < match_round(round_).steps


def test_a_large_round_is_checked_like_a_small_one() -> None:
    outcome = hold_round(make_world(700).round(1, {}, {}, frozenset()))
    assert outcome.share_of_bound >= 0.98
    assert not any(len(table.people) < 2 for table in outcome.tables)


def test_thousands_spare_whom_they_left_out_before() -> None:
    spared = frozenset(f"p{n}" for n in range(0, 700, 9))
    round_ = make_world(700).round(2, {}, {}, spared)
    outcome = hold_round(round_)
    assert not spared & {*outcome.unmatched, *(table.odd for table in outcome.tables)}


def test_who_has_no_free_hour_is_told_so() -> None:
    busy = guest("m", slots=0)
    assert hold_round(round_of(*guests("ab"), busy)).unmatched == {"m": Why.NO_FREE_SLOT}


def test_groups_need_one_hour_for_all_of_them() -> None:
    """Any two have an hour, but no three."""
    people = [
        guest(p, slots=slots, wish=Wish.GROUP) for p, slots in zip("abc", (0b011, 0b110, 0b101), strict=True)
    ]
    assert hold_round(round_of(*people)).unmatched == dict.fromkeys("abc", Why.NOBODY_LEFT)


def test_somebody_left_over_takes_a_place_whose_owner_fits_elsewhere() -> None:
    """z can meet only those who are free in the second half hour."""
    early, both = guests("abcd", wish=Wish.GROUP), guests("efgh", slots=0b11, wish=Wish.GROUP)
    outcome = hold_round(round_of(*early, *both, guest("z", slots=0b10, wish=Wish.GROUP)))
    assert not outcome.unmatched


def test_the_meaning_of_interests_brings_people_together() -> None:
    meanings = {"a": (1.0, 0.0), "b": (0.0, 1.0), "c": (0.0, 1.0), "d": (1.0, 0.0)}
    assert seated(hold_round(round_of(*guests("abcd"), meanings=meanings))) == ["ad", "bc"]
