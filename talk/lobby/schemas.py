"""The lobby on the wire."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from workspace.core.schemas import Wire

Languages = Annotated[list[Literal["de", "en"]], Field(min_length=1, max_length=2)]


class WaitIn(Wire):
    """In which languages one would talk; absent: in any."""

    languages: Languages = ["de", "en"]


class LobbyOut(Wire):
    """How one stands to the lobby. Of others it tells nothing: neither who waits nor how many."""

    since: datetime | None
    """Since when one waits; None: one does not."""
    room: str | None
    """The table that was found, at which one has a seat already; None: there is none."""
