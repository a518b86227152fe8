"""The base of every shape on the wire: frozen, and nothing unknown gets in."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from workspace.core.ids import ID_LENGTH

ID_PATTERN = rf"[0-9a-hjkmnp-tv-z]{{{ID_LENGTH}}}"
Id = Annotated[str, StringConstraints(pattern=f"^{ID_PATTERN}$")]
"""A public id as `workspace.core.ids` makes it."""
WallClock = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
"""`HH:MM`, without a time zone."""


class Wire(BaseModel):
    """A shape that crosses a boundary, in or out."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_serialization_defaults_required=True)


class ErrorOut(Wire):
    """What every refused request or command answers, over HTTP and the socket alike."""

    code: str
    """Stable, for programs: `not_found`, `too_fast`, `message_too_long` …"""
    message: str
    """For people, in their language: what happened and what to do."""
    field: str | None = None
    """The input that is wrong, where one is."""
    retry_after_s: float | None = None
    """Wait this long, where waiting helps."""


class PageQuery(Wire):
    """Words to look for, and where the page starts."""

    search: str = Field(default="", max_length=100)
    offset: int = Field(default=0, ge=0, le=1_000_000)
