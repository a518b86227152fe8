"""What happens in the lobby. Topic `lobby:<person>` tells nothing: whoever has joined it is there.

That somebody was found is a fact, so no log tells who was brought together.
"""

from typing import Literal

from workspace.core.events import Fact
from workspace.core.ids import TopicName


def lobby_topic(person_id: str) -> TopicName:
    """Name the topic that holds somebody's place in the lobby."""
    return TopicName(f"lobby:{person_id}")


class CoffeeFound(Fact):
    """Somebody who has time was found; you have a seat at the table (topic `person`)."""

    type: Literal["coffee.found"] = "coffee.found"
    room: str
