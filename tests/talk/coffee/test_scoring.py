"""What two people are worth to each other: by hand, and the same for arrays."""

import numpy as np
import pytest
from hypothesis import given, settings

from talk.coffee.board import BARELY, Board
from talk.coffee.people import Round, Term
from talk.coffee.scoring import POINTS, may_meet, terms_between
from talk.coffee.seating import may_sit
from tests.talk.coffee.inviting import guest, guests, round_of, rounds, worth

pytestmark = pytest.mark.pure


def points(round_: Round) -> dict[Term, int]:
    """Return the terms of the two guests of a round."""
    a, b = round_.guests
    return {reason.term: reason.points for reason in terms_between(round_, a, b)}


def test_another_department_and_site_count_where_both_are_known() -> None:
    both = points(round_of(guest("a", department="x", site="s"), guest("b", department="y", site="t")))
    unknown = points(round_of(guest("a", department="x", site="s"), guest("b")))
    assert (both[Term.OTHER_DEPARTMENT], both[Term.OTHER_SITE]) == (30, 20)
    assert not {Term.OTHER_DEPARTMENT, Term.OTHER_SITE} & unknown.keys()


def test_shared_interests_are_named_and_count_up_to_three() -> None:
    four = frozenset({"chess", "choir", "running", "zines"})
    round_ = round_of(*guests("ab", interests=four))
    (reason,) = [r for r in terms_between(round_, *round_.guests) if r.term is Term.SHARED_INTERESTS]
    assert (reason.points, reason.names) == (36, tuple(sorted(four)))


def test_each_shared_channel_makes_two_people_less_distant() -> None:
    shared = [frozenset(map(str, range(n))) for n in range(6)]
    told = [points(round_of(*guests("ab", channels=names))).get(Term.FEW_SHARED_CHANNELS) for names in shared]
    assert told == [20, 15, 10, 5, None, None]


def test_a_newcomer_is_to_meet_somebody_who_is_not() -> None:
    assert points(round_of(guest("a", newcomer=True), guest("b")))[Term.NEWCOMER] == 15
    assert Term.NEWCOMER not in points(round_of(*guests("ab", newcomer=True)))


def test_waiting_counts_for_both_up_to_four_rounds() -> None:
    assert (
        points(round_of(guest("a", credit=9), guest("b", credit=1)))[Term.WAITED] == 5 * POINTS[Term.WAITED]
    )


def test_a_meeting_of_the_past_is_forbidden_then_fades() -> None:
    told = []
    for last in range(10):
        seen = round_of(*guests("ab"), window=3, met={("a", "b"): last})
        told.append(points(seen).get(Term.MET_BEFORE, 0) if may_meet(seen, *seen.guests) else None)
    assert told == [0, 0, -1, -3, -6, -12, -24, None, None, None]


def test_likeness_of_meaning_counts_only_where_both_are_known() -> None:
    pair = guests("ab")
    alike, unlike = (0.6, 0.8), (-0.6, -0.8)
    assert points(round_of(*pair, meanings={"a": alike, "b": alike}))[Term.SIMILAR_INTERESTS] == 16
    assert Term.SIMILAR_INTERESTS not in points(round_of(*pair, meanings={"a": alike, "b": unlike}))
    assert Term.SIMILAR_INTERESTS not in points(round_of(*pair, meanings={"a": alike}))


def test_private_lists_hold_in_both_directions() -> None:
    keeps, kept = guest("a", apart=frozenset("b")), guest("b")
    assert not may_meet(round_of(), keeps, kept)
    assert not may_meet(round_of(), kept, keeps)


def test_team_and_manager_need_the_yes_of_both() -> None:
    for boss, worker in ((guest("a"), guest("b", manager="a")), (guest("a", team="t"), guest("b", team="t"))):
        assert not may_meet(round_of(), boss, worker)
        willing = guest("b", manager=worker.manager, team=worker.team, own_team=True)
        assert not may_meet(round_of(), boss, willing)
        assert may_meet(round_of(), guest("a", team=boss.team, own_team=True), willing)


@given(rounds())
@settings(deadline=None, max_examples=80)
def test_arrays_say_what_is_said_of_single_pairs(round_: Round) -> None:
    board = Board.of(round_, round_.guests)
    rows = board.weigh_rows(0, board.size)
    for i, a in enumerate(round_.guests):
        for j, b in enumerate(round_.guests):
            said = worth(round_, a, b) if i != j else None
            single = int(board.weigh(np.array([i], np.int32), np.array([j], np.int32))[0])
            assert [n if n > BARELY else None for n in (single, int(rows[i, j]))] == [said, said]


def test_bitmaps_may_be_longer_than_a_word() -> None:
    many = frozenset(f"c{n}" for n in range(200))
    some = frozenset(f"c{n}" for n in range(197, 300))
    round_ = round_of(*guests("xy", channels=many), *guests("ab", channels=some, slots=1 << 300))
    board = Board.of(round_, round_.guests)
    assert board.weigh_rows(0, 4)[2, 3] == 0
    assert board.weigh_rows(0, 4)[0, 2] < BARELY
    assert Board.of(round_, guests("ab", channels=some)).weigh_rows(0, 1)[0, 1] == 0


def test_three_need_one_hour_and_one_language_together() -> None:
    pairwise_free = (guest("a", slots=0b011), guest("b", slots=0b110), guest("c", slots=0b101))
    assert all(may_sit(round_of(), [x, y]) for x in pairwise_free for y in pairwise_free if x is not y)
    assert not may_sit(round_of(), pairwise_free)
