"""What becomes of a proposal, by what its guests have answered. Pure."""

from collections.abc import Collection
from enum import StrEnum
from typing import Final

FEWEST: Final = 2


class Answer(StrEnum):
    """What a guest has said."""

    OPEN = "open"
    YES = "yes"
    NO = "no"
    """They cannot, or are not there any more; nobody is told which of them it was."""


class State(StrEnum):
    """Where a proposal stands."""

    PROPOSED = "proposed"
    """It waits for its slot; guests answer, move it, or decline."""
    FELL_THROUGH = "fell_through"
    """Fewer than two are left: whoever still can is looked after (`services.rematching`)."""
    LAPSED = "lapsed"
    """The slot came and nobody had said yes."""
    OPENED = "opened"
    """The slot has come: the room is open."""
    OVER = "over"
    """It was open. Each is asked whether they met."""


ENDS: Final = frozenset({State.FELL_THROUGH, State.LAPSED, State.OVER})


def state_after(answers: Collection[Answer]) -> State:
    """Return the state before the slot: it stands while two are left, also where there were more."""
    left = sum(answer is not Answer.NO for answer in answers)
    return State.PROPOSED if left >= FEWEST else State.FELL_THROUGH


def state_at_slot(answers: Collection[Answer]) -> State:
    """Return the state once the slot has come. One yes opens the room: the others may have forgotten to answer."""
    if state_after(answers) is State.FELL_THROUGH:
        return State.FELL_THROUGH
    return State.OPENED if Answer.YES in answers else State.LAPSED
