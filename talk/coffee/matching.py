"""A coffee round: who meets whom. Pure; randomness is the round's seed, a clock an argument.

First nobody meets whom they must not (`scoring.may_meet`), then as many as possible meet, then they meet those with
whom it is worth most. Who wishes for a pair and who wishes for a group are matched apart from each other: nobody gets
what they have not asked for, only to make the numbers come out. Up to `EXACT` people who wish for pairs get the best
matching there is (`exact`), more one that is near it (`large`). Whoever is left over makes a trio (`trios`), and
whoever cannot is told why (`excuses`).
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from talk.coffee.board import Board, Ints
from talk.coffee.exact import ALONE, solve_all
from talk.coffee.excuses import excuses
from talk.coffee.groups import make_groups
from talk.coffee.large import Budget, Matching, match_large
from talk.coffee.people import Guest, Outcome, Round, Table, Why, Wish
from talk.coffee.seating import table_of
from talk.coffee.swaps import weight_of
from talk.coffee.trios import seat_the_odd

EXACT: Final = 500
GROUP_STEPS: Final = 20
"""Steps for the couples that groups are made of: no clock ends them, so that the stored number is of pairs alone."""


def match_round(round_: Round, budget: Budget | None = None) -> Outcome:
    """Return the tables of a round, and why others have none. Raises `ValueError` where somebody takes part twice."""
    budget = budget or Budget()
    guests = sorted(round_.guests, key=lambda guest: guest.person)
    if len({guest.person for guest in guests}) < len(guests):
        raise ValueError("Somebody takes part twice.")
    for_pairs = [guest for guest in guests if guest.wish is Wish.PAIR]
    for_groups = [guest for guest in guests if guest.wish is Wish.GROUP]
    matching, pairs, left_of_pairs = _seat_pairs(round_, for_pairs, budget)
    groups, left_of_groups = _seat_groups(round_, for_groups)
    return Outcome(
        tables=tuple(sorted((*pairs, *groups), key=lambda table: table.people)),
        unmatched={**left_of_pairs, **left_of_groups},
        weight=matching.weight,
        bound=matching.bound,
        steps=matching.steps,
    )


def match_board(board: Board, seed: int, budget: Budget) -> Matching:
    """Match those of a board in pairs: exactly up to `EXACT`, above it nearly so."""
    if board.size > EXACT:
        return match_large(board, seed, budget)
    mate = solve_all(board, seed) if board.size else np.zeros(0, np.int32)
    weight = weight_of(board, mate)
    return Matching(mate, weight, weight, 0)


def _seat_pairs(
    round_: Round, guests: Sequence[Guest], budget: Budget
) -> tuple[Matching, list[Table], dict[str, Why]]:
    board = Board.of(round_, guests)
    matching = match_board(board, round_.seed, budget)
    mate = matching.mate
    trios = seat_the_odd(board, mate, round_.seed)
    weight = weight_of(board, mate)
    in_trio = {place for trio in trios for place in trio}
    tables = [
        table_of(round_, (guests[a], guests[b]))
        for a, b in enumerate(mate.tolist())
        if a < b and a not in in_trio
    ]
    tables += [_trio(round_, [guests[place] for place in trio]) for trio in trios]
    left = [place for place in np.nonzero(mate == ALONE)[0].tolist() if place not in in_trio]
    bound = max(matching.bound, weight)
    return Matching(mate, weight, bound, matching.steps), tables, dict(excuses(round_, guests, left))


def _trio(round_: Round, three: Sequence[Guest]) -> Table:
    """Seat a trio. Its odd one is who was left over, if they need not be spared; else the first who need not."""
    odd = next((guest for guest in three if not guest.spared), three[0])
    return table_of(round_, three, odd)


def _seat_groups(round_: Round, guests: Sequence[Guest]) -> tuple[list[Table], dict[str, Why]]:
    def match(board: Board) -> Ints:
        return match_board(board, round_.seed, Budget(GROUP_STEPS)).mate

    groups, left = make_groups(round_, guests, match)
    tables = [table_of(round_, [guests[place] for place in group]) for group in groups]
    return tables, dict(excuses(round_, guests, left))
