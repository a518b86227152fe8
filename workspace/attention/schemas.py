"""Attention on the wire."""

from typing import Annotated

from pydantic import AwareDatetime, Field, StringConstraints

from workspace.attention.rules import Level
from workspace.core.schemas import Wire

SPANS_LIMIT = 7
Day = Annotated[int, Field(ge=1, le=7)]
"""1 is Monday."""
Start = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
End = Annotated[str, StringConstraints(pattern=r"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$")]


class StatusOut(Wire):
    """What a person says of themselves for a while."""

    emoji: str
    text: str
    until: AwareDatetime | None
    """Compare it with the clock: nothing tells that it has passed."""


class DndOut(Wire):
    """Somebody does not want to be disturbed, until then or until they lift it."""

    until: AwareDatetime | None


class QuietSpan(Wire):
    """A part of a weekly plan. An end that is not after the start lies on the next day."""

    days: list[Day] = Field(min_length=1, max_length=7)
    """On which it begins."""
    start: Start
    end: End
    """"24:00" is the end of a day."""


class QuietOut(Wire):
    """Hours in which somebody is not to be disturbed, on the clock of the place where they live."""

    spans: list[QuietSpan]
    zone: str


class AvailabilityOut(Wire):
    """What everyone sees of how a person is to be reached. Whether they are here is told by presence."""

    version: int
    status: StatusOut | None
    dnd: DndOut | None
    quiet: QuietOut | None
    awake_until: AwareDatetime | None
    """Until then the quiet hours do not hold."""


class OwnAttentionOut(Wire):
    """What only the person sees."""

    version: int
    level: Level
    """What may interrupt in rooms for which nothing else was chosen."""
    shows_content: bool
    has_sound: bool
    has_quiet_hours: bool
    quiet_hours: list[QuietSpan]


class AttentionOut(Wire):
    """One's own choices, and the availability of everyone who has said something of theirs."""

    own: OwnAttentionOut
    people: dict[str, AvailabilityOut]


class StatusIn(Wire):
    """A status; without emoji and text it is taken back."""

    emoji: str = Field(default="", max_length=24)
    text: str = Field(default="", max_length=400)
    until: AwareDatetime | None = None


class DndIn(Wire):
    """For how long one does not want to be disturbed; None: until one lifts it."""

    until: AwareDatetime | None = None


class AttentionPatch(Wire):
    """A change of one's own choices; what is absent stays."""

    level: Level | None = None
    shows_content: bool | None = None
    has_sound: bool | None = None
    has_quiet_hours: bool | None = None
    quiet_hours: list[QuietSpan] | None = Field(default=None, max_length=SPANS_LIMIT)
