"""What is said to those who have no table. Pure.

Private lists play no part in it: the answer is the one that a person would get if nobody kept anybody away, so that it
cannot tell of a list (`people.Why`).
"""

from collections.abc import Mapping, Sequence

import numpy as np

from talk.coffee.board import Board
from talk.coffee.people import GROUP_SIZES, Guest, Round, Why, Wish


def excuses(round_: Round, guests: Sequence[Guest], left: Sequence[int]) -> Mapping[str, Why]:
    """Return why those guests, by their places, sit nowhere. `guests`: who wishes for the same size of table."""
    if not left:
        return {}
    board = Board.of(round_, guests)
    lately = _met_lately(round_, guests, set(left))
    return {guests[i].person: _excuse(board, guests[i], i, lately.get(i, [])) for i in left}


def _excuse(board: Board, guest: Guest, place: int, lately: Sequence[int]) -> Why:
    everyone = np.arange(board.size, dtype=np.int32)
    me = np.full(1, place, np.int32)
    others = everyone != place
    speak = others & board.share_language(me, everyone)
    free = speak & board.share_slot(me, everyone)
    strange = free if guest.own_team else free & ~board.is_own_team(me, everyone)
    fresh = strange.copy()
    fresh[list(lately)] = False
    answers = (
        (board.size == 1, Why.ALONE),
        (guest.wish is Wish.GROUP and board.size < GROUP_SIZES.start, Why.TOO_FEW_FOR_GROUP),
        (guest.slots == 0, Why.NO_FREE_SLOT),
        (not speak.any(), Why.NO_COMMON_LANGUAGE),
        (not free.any(), Why.NO_COMMON_SLOT),
        (not strange.any(), Why.ONLY_OWN_TEAM),
        (not fresh.any(), Why.MET_ALL_RECENTLY),
    )
    return next((why for holds, why in answers if holds), Why.NOBODY_LEFT)


def _met_lately(round_: Round, guests: Sequence[Guest], left: set[int]) -> dict[int, list[int]]:
    place = {guest.person: i for i, guest in enumerate(guests)}
    met: dict[int, list[int]] = {}
    for (a, b), last in round_.met.items():
        if round_.number - last <= round_.window and a in place and b in place:
            for one, other in ((place[a], place[b]), (place[b], place[a])):
                if one in left:
                    met.setdefault(one, []).append(other)
    return met
