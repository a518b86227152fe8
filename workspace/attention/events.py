"""What is told of attention: facts alone, since a log of it would be a diary of who was busy, ill or away."""

from typing import Literal

from workspace.attention.schemas import AvailabilityOut, OwnAttentionOut
from workspace.core.events import Fact


class AvailabilityChanged(Fact):
    """A person is to be reached in another way now (topic `house`); the newer `version` counts."""

    type: Literal["availability.changed"] = "availability.changed"
    person: str
    availability: AvailabilityOut


class AttentionChanged(Fact):
    """You chose what may interrupt you, on another device (topic `person`); the newer `version` counts."""

    type: Literal["attention.changed"] = "attention.changed"
    attention: OwnAttentionOut
