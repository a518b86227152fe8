"""What happens in coffee rooms.

Topic `coffee:<id>` tells those who sit there, in a log that is forgotten when the room has emptied. Who may come in
sees who is there by facts, which no log keeps: on the `house` for sites and public communities, else on
`community:<id>`. Of a match only its guests see that, each on their own topic.
"""

from enum import StrEnum
from typing import Literal

from communities.spaces.events import community_topic
from communities.spaces.models import Visibility
from talk.coffee.models import CoffeeRoom
from talk.coffee.schemas import CoffeeRoomOut, TableOut
from talk.stage.reactions import ReactionKind
from workspace.core.events import Event, Fact
from workspace.core.ids import TopicName
from workspace.people.events import HOUSE


def coffee_topic(room_id: str) -> TopicName:
    """Name the topic of those who sit in a room."""
    return TopicName(f"coffee:{room_id}")


def corners_topic(room: CoffeeRoom) -> TopicName:
    """Name the topic that reaches everyone who may see who is there."""
    community = room.community
    if community is None or community.visibility == Visibility.PUBLIC:
        return HOUSE
    return community_topic(community.id)


class TableAct(StrEnum):
    """What has changed a table."""

    SAT_DOWN = "sat_down"
    GOT_UP = "got_up"
    MUTED = "muted"
    UNMUTED = "unmuted"
    CAMERA_ON = "camera_on"
    CAMERA_OFF = "camera_off"
    KNOCKED = "knocked"
    WENT_AWAY = "went_away"
    LET_IN = "let_in"
    TURNED_AWAY = "turned_away"
    REMOVED = "removed"
    DREW = "drew"
    """Another card lies there, or none."""
    TIMED = "timed"
    CHANGED = "changed"
    """Name, places or door are others now."""
    NOTICED = "noticed"
    """By the server: somebody's connection came or went, a seat was given up, a knock has faded."""
    CLOSED = "closed"
    """The room is no more."""


class TableChanged(Event):
    """One act at a table (topic `coffee`). Absolute: replace the room and the table, take everyone in `left` out."""

    type: Literal["table.changed"] = "table.changed"
    act: TableAct
    by: str | None
    """Who acted; None for the server."""
    person: str | None
    """On whom, where it was one."""
    room: CoffeeRoomOut
    table: TableOut
    left: list[str]


class CoffeeRoomChanged(Fact):
    """A room is new, or other people are in it (topic `house`, or `community` where that is private)."""

    type: Literal["coffee.changed"] = "coffee.changed"
    room: CoffeeRoomOut


class CoffeeRoomGone(Fact):
    """A room is no more (topic as above)."""

    type: Literal["coffee.gone"] = "coffee.gone"
    room: str


class KnockAnswered(Fact):
    """Somebody has answered your knock, or nobody has for a minute (topic `person`)."""

    type: Literal["coffee.answered"] = "coffee.answered"
    room: str
    is_let_in: bool


class CoffeeReacted(Fact):
    """Something floats over the table (topic `coffee`). Whose it is, is not told."""

    type: Literal["coffee.reacted"] = "coffee.reacted"
    room: str
    kind: ReactionKind
