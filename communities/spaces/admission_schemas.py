"""Asking to be let in, and handing over, on the wire."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from communities.spaces.models import RequestState, Standing
from workspace.core.schemas import Id, Wire

WORDS_LIMIT = 300


class WordsIn(Wire):
    """A sentence that goes with it, or none."""

    words: str = Field(default="", max_length=WORDS_LIMIT)


class JoinRequestOut(Wire):
    """An open request, as those see it who look after the community."""

    id: str
    community: str
    person: str
    words: str
    asked_at: datetime


class MyRequestOut(Wire):
    """One's own request: open, or declined and why."""

    id: str
    community: str
    community_name: str
    words: str
    asked_at: datetime
    state: RequestState
    answer: str
    answered_at: datetime | None
    again_at: datetime | None
    """From then on one may ask again, where it was declined."""


class WaitingOut(Wire):
    """How many requests wait in each community that one looks after; where none waits, it is not there."""

    communities: dict[str, int]


class OfferIn(Wire):
    """To whom to hand the community over, and what oneself will be afterwards."""

    person: Id
    afterwards: Literal[Standing.MODERATOR, Standing.MEMBER] = Standing.MODERATOR


class OfferOut(Wire):
    """An offer of ownership that waits for a yes, for the two whom it concerns and the other owners."""

    id: str
    community: str
    community_name: str
    offered_by: str
    person: str
    afterwards: Standing
    """What `offered_by` becomes: moderator or member."""
    offered_at: datetime
    until: datetime
