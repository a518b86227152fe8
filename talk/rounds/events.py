"""What happens in coffee rounds. Facts alone, each on the person's own topic: no log tells who was brought together."""

from enum import StrEnum
from typing import Literal

from workspace.core.events import Fact


class RoundNews(StrEnum):
    """What it is about, for a word on screen. What is true now is asked for."""

    FOUND = "found"
    """A coffee is proposed to them."""
    CHANGED = "changed"
    """Somebody has answered, or has moved it; or they have, on another device."""
    FELL_THROUGH = "fell_through"
    """It does not take place; somebody else is looked for."""
    NOBODY = "nobody"
    """There is nobody for them in this round."""
    OPENED = "opened"
    """The room is open."""
    LAPSED = "lapsed"
    """The slot came, and nobody had said yes."""
    OVER = "over"
    """They are asked whether they met."""


class RoundsChanged(Fact):
    """Something is new in your coffee rounds (topic `person`): ask for them anew."""

    type: Literal["rounds.changed"] = "rounds.changed"
    news: RoundNews
    room: str | None
    """Of `opened`: the room."""
