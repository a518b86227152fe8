"""Coffee rooms on the wire."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from talk.coffee.models import FEWEST, MOST, CoffeeKind
from talk.coffee.people import Term
from talk.stage.reactions import ReactionKind
from workspace.core.schemas import Id, Wire

TIMER_LIMIT_MIN = 60
Places = Annotated[int, Field(ge=FEWEST, le=MOST)]


class PresentOut(Wire):
    """Somebody in a room, as everyone sees who may come in."""

    person: str
    since: datetime


class CoffeeRoomOut(Wire):
    """A room, and who is there: what one sees before one enters."""

    id: str
    kind: CoffeeKind
    community: str | None
    site: str | None
    """What the site is called, where it is no community's; a match belongs to neither."""
    name: str
    """Empty of a match."""
    places: int
    is_closed: bool
    people: list[PresentOut]
    """The one who has sat there the longest first."""
    version: int
    """Of two pictures of a room the one with the higher version is the newer one."""


class TableSeatOut(Wire):
    """Somebody at the table."""

    person: str
    since: datetime
    is_muted: bool
    camera: int | None
    """Their camera is on, and they are seen at this place for a picture, 0 to 3; nobody else is."""
    here: bool
    """Whether a socket of theirs is connected; their seat is kept for a moment."""


class IceBreakerOut(Wire):
    """The ice-breaker on the table: a number of the deck, which the screens have in each language."""

    number: int
    about: str | None
    """What two at the table share, where the card is about that."""


class TimerOut(Wire):
    """The timer that all share."""

    length_s: int
    ends_at: datetime


class TableOut(Wire):
    """What those see who sit there."""

    seats: list[TableSeatOut]
    knocks: list[str]
    """Who stands at the door, the first one first."""
    card: IceBreakerOut | None
    timer: TimerOut | None


class MatchReasonOut(Wire):
    """One thing that speaks for these people."""

    term: Term
    names: list[str]
    """Of shared interests: which."""


class MatchOut(Wire):
    """Why the guests of a match were brought together: what they are shown in words."""

    reasons: list[MatchReasonOut]
    languages: list[str]
    """What all of them speak."""


class CoffeeView(Wire):
    """A room for one viewer."""

    room: CoffeeRoomOut
    seq: int
    """Of the topic `coffee:<id>`, which whoever sits there resumes from here."""
    table: TableOut | None
    """None for who does not sit there."""
    chat: str | None
    """The room of the chat beside it, for who sits there; it goes with the last one."""
    cameras: int
    """How many may have their camera on at once; 0: it is switched off for all tables."""
    may_keep: bool
    """Whether the viewer may change and close the room, and take people out."""
    found: MatchOut | None
    """For guests of a match."""


class CoffeeIn(Wire):
    """A new room: a corner that stays, or one for the moment, in which its maker sits down at once."""

    kind: Literal[CoffeeKind.CORNER, CoffeeKind.INSTANT] = CoffeeKind.CORNER
    community: Id | None = None
    site: Id | None = None
    """A site has corners only. Name one of the two."""
    name: str = Field(max_length=200)
    places: Places = MOST
    is_closed: bool = False


class CoffeePatch(Wire):
    """What is to be changed of a room; absent: as it is."""

    name: str | None = Field(default=None, max_length=200)
    places: Places | None = None
    is_closed: bool | None = None


class SiteOut(Wire):
    """A site, for whoever opens a corner there."""

    id: str
    name: str


class CoffeeRoomsOut(Wire):
    """All rooms that the viewer may enter."""

    rooms: list[CoffeeRoomOut]
    sites: list[SiteOut]
    """Where the viewer may open corners; for administrators."""


# Acts: what one does at a table, over the socket or HTTP


class OwnCoffeeAct(Wire):
    """Something for oneself, or for the table.

    Mute and unmute oneself; turn one's camera on or off; knock at a closed door, or go away from it; draw a card, or
    put it away.
    """

    do: Literal[
        "coffee.mute",
        "coffee.unmute",
        "coffee.camera_on",
        "coffee.camera_off",
        "coffee.knock",
        "coffee.go_away",
        "coffee.draw",
        "coffee.put_away",
    ]


class GuestAct(Wire):
    """Something with somebody: who knocks is let in or turned away; who keeps order takes somebody out."""

    do: Literal["coffee.let_in", "coffee.turn_away", "coffee.remove"]
    person: Id


class TimerAct(Wire):
    """Set the timer that all share, or stop it with 0 minutes."""

    do: Literal["coffee.time"]
    minutes: int = Field(ge=0, le=TIMER_LIMIT_MIN)


class CoffeeReactAct(Wire):
    """Let a reaction float over the table."""

    do: Literal["coffee.react"]
    kind: ReactionKind


AnyCoffeeAct = Annotated[OwnCoffeeAct | GuestAct | TimerAct | CoffeeReactAct, Field(discriminator="do")]
