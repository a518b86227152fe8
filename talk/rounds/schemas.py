"""Coffee rounds on the wire, each for one viewer: there is no shape that tells of somebody else's rounds."""

from datetime import date, datetime
from enum import IntEnum
from typing import Annotated, Self

from pydantic import AwareDatetime, Field, model_validator

from talk.coffee.cadence import Every
from talk.coffee.people import Why, Wish
from talk.coffee.schemas import MatchOut
from talk.lobby.schemas import Languages
from talk.rounds.fate import Answer, State
from workspace.core.schemas import WallClock, Wire

MOST_SPANS = 14


class Weekday(IntEnum):
    """A day of the week."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


class FreeSpanOut(Wire):
    """Free time that somebody has typed in, on the clock of the place where they live."""

    day: date
    begins: WallClock
    ends: WallClock

    @model_validator(mode="after")
    def _ends_later(self) -> Self:
        if self.ends <= self.begins:
            raise ValueError("It ends before it begins.")
        return self


class WishIn(Wire):
    """How somebody takes part. What is absent is a good start for most."""

    every: Every = Every.WEEK
    paused_until: date | None = None
    """The first day on which one is there again."""
    languages: Languages = ["de", "en"]
    wish: Wish = Wish.PAIR
    begins: WallClock = "09:00"
    ends: WallClock = "17:00"
    """At or before `begins`: on the next day."""
    weekdays: Annotated[list[Weekday], Field(min_length=1, max_length=7)] = [
        Weekday.MONDAY,
        Weekday.TUESDAY,
        Weekday.WEDNESDAY,
        Weekday.THURSDAY,
        Weekday.FRIDAY,
    ]
    free: Annotated[list[FreeSpanOut], Field(max_length=MOST_SPANS)] = []
    """In a week in which one of these lies, they alone count."""
    own_team: bool = True
    """Whether people of one's own department are welcome."""


class WishOut(WishIn):
    """The same, as it is kept."""

    is_looked_for: bool
    """Their match fell through, and somebody else is looked for until the day is over."""
    why: Why | None
    """Why there is nobody for them in the last round."""


class CalendarIn(Wire):
    """Where one's calendar can be read: an address that the calendar's own program gives out."""

    address: str = Field(min_length=1, max_length=2_048)


class CalendarOut(Wire):
    """One's calendar. The address itself is not shown again."""

    host: str
    read_at: datetime | None
    problem: str | None
    """Why it could not be read the last time, in words; until it can, what it said before counts."""


class SeriesIn(Wire):
    """When the rounds of a series are held."""

    is_on: bool
    weekday: Weekday
    begins: WallClock
    time_zone: str = Field(max_length=40)


class SeriesOut(SeriesIn):
    """A series of rounds, for one viewer. Who takes part, and how many, nobody is told."""

    id: str
    """`house`, or the community's."""
    community: str | None
    next_at: datetime | None
    """When people are brought together next; None while it is off."""
    may_keep: bool
    """Whether the viewer switches it on and off."""
    mine: WishOut | None
    """None: the viewer does not take part."""


class ProposalGuestOut(Wire):
    """Somebody else whom one is to meet. Who cannot is not among them any more."""

    person: str
    has_accepted: bool


class ProposalOut(Wire):
    """A coffee that is proposed to the viewer, or that they are asked about."""

    id: str
    series: str
    at: datetime
    ends_at: datetime
    state: State
    found: MatchOut
    guests: list[ProposalGuestOut]
    """Without the viewer."""
    answer: Answer
    """The viewer's."""
    is_smaller: bool
    """Somebody cannot come. Not told: who."""
    suits: bool
    """Whether the slot is still in the viewer's own times: they may have moved to another time zone since."""
    room: str | None
    """The room, while it is open."""


class RoundsOut(Wire):
    """The viewer's coffee rounds."""

    series: list[SeriesOut]
    """The house's first, then by name."""
    proposals: list[ProposalOut]
    """What lies ahead, is open now, or is to be asked about; the first one first."""
    calendar: CalendarOut | None
    """None: one's calendar does not count."""


class ComingIn(Wire):
    """Whether one comes."""

    is_coming: bool


class MoveIn(Wire):
    """Another slot, one of those that suit all."""

    at: AwareDatetime


class MetIn(Wire):
    """Whether one met."""

    did_meet: bool
