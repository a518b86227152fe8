"""Coffee dates on the wire. All moments are absolute; the screens show them in each person's own time zone."""

from datetime import datetime
from typing import Annotated

from pydantic import AwareDatetime, Field

from talk.dates.models import Availability, DateState
from workspace.core.schemas import Id, Wire

MOST_MOMENTS = 8


class DateMomentOut(Wire):
    """One of the moments to choose from."""

    id: str
    at: datetime


class DateAnswersOut(Wire):
    """What one person says: moment → answer; what they have not answered is absent."""

    person: str
    said: dict[str, Availability]


class CoffeeDateOut(Wire):
    """A coffee date, for somebody in its community."""

    id: str
    community: str
    title: str
    state: DateState
    proposed_by: str | None
    """None: they are no longer here."""
    created_at: datetime
    closes_at: datetime | None
    """From then on nobody answers any more."""
    starts_at: datetime | None
    """None while it is a poll."""
    was_at: datetime | None
    """Before it was moved; None: it was not."""
    room: str | None
    """The coffee room, once it is open."""
    moments: list[DateMomentOut]
    """The earliest first; none of a date that was never a poll."""
    answers: list[DateAnswersOut]
    """Who answered first, first."""
    coming: list[str]
    """Who said so first, first."""
    may_keep: bool
    """Whether the viewer may take a moment, move, rename, cancel and delete it."""
    version: int


class CoffeeDatesOut(Wire):
    """Dates that are open to the viewer: what is soonest first, then polls, the newest first."""

    dates: list[CoffeeDateOut]


class CoffeeDatesQuery(Wire):
    """Of which community; absent: of all that one is in."""

    community: Id | None = None


class CoffeeDateIn(Wire):
    """A coffee to come. With one moment it is planned at once; with two or more, people say when they can."""

    community: Id
    title: str = Field(max_length=200)
    moments: Annotated[list[AwareDatetime], Field(min_length=1, max_length=MOST_MOMENTS)]
    """To the minute: what stands behind it is dropped."""
    closes_at: AwareDatetime | None = None
    """Of a poll."""


class CoffeeDatePatch(Wire):
    """What is to be changed; absent: as it is. Only what is planned can be moved."""

    title: str | None = Field(default=None, max_length=200)
    starts_at: AwareDatetime | None = None


class DateAnswerIn(Wire):
    """What one says to a moment; null takes it back."""

    answer: Availability | None


class TakeIn(Wire):
    """Which moment it shall be."""

    moment: Id
