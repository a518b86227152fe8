"""What happens to coffee dates. Facts on topic `community:<id>`, which no log keeps: who can when is no history."""

from typing import Literal

from talk.dates.models import Availability
from workspace.core.events import Fact


class CoffeeDateChanged(Fact):
    """A coffee date is new, or another than it was (topic `community`): ask for it."""

    type: Literal["coffee.date_changed"] = "coffee.date_changed"
    community: str
    date: str
    version: int


class CoffeeDateAnswered(Fact):
    """Somebody says whether they can at a moment, or takes that back (topic `community`).

    Whoever does not have the version before has missed something, and asks for the date.
    """

    type: Literal["coffee.date_answered"] = "coffee.date_answered"
    date: str
    version: int
    moment: str
    person: str
    answer: Availability | None


class CoffeeDateJoined(Fact):
    """Somebody says that they come, or not any more (topic `community`); versions as above."""

    type: Literal["coffee.date_joined"] = "coffee.date_joined"
    date: str
    version: int
    person: str
    is_coming: bool


class CoffeeDateGone(Fact):
    """A coffee date is no more (topic `community`)."""

    type: Literal["coffee.date_gone"] = "coffee.date_gone"
    date: str
