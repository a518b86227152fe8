"""Search on the wire."""

from datetime import date, datetime
from enum import StrEnum

from pydantic import Field

from workspace.core.schemas import Id, Wire

QUERY_LIMIT = 400
"""Characters of a search."""


class Kind(StrEnum):
    """What can be found."""

    MESSAGE = "message"


class Order(StrEnum):
    """Best first (how well it matches and how new it is), or newest first."""

    RELEVANCE = "relevance"
    NEWEST = "newest"


class Piece(Wire):
    """A stretch of a snippet."""

    text: str
    is_hit: bool
    """It is what was looked for."""


class FoundOut(Wire):
    """Something found."""

    kind: Kind
    id: str
    place: str
    anchor: int
    """Where in its place: the seq of a message."""
    within: str | None
    """What it is seen in, where that is not the place itself: the root of a thread."""
    author: str
    at: datetime
    snippet: list[Piece]


class FoundPlace(Wire):
    """A place that finds lie in, as the searcher sees it."""

    id: str
    name: str
    """What it is called; a conversation without a name is called by its other people."""
    community: str | None
    """Id of its community; None for conversations among people."""
    community_name: str
    is_private: bool
    joined: bool


class Count(Wire):
    """How many of the finds counted are in a place, or by a person."""

    id: str
    count: int


class MonthCount(Wire):
    """How many of the finds counted are of a month, where the searcher lives."""

    month: date
    """Its first day."""
    count: int


class Facets(Wire):
    """What the finds are made of: of all of them, or of the newest `total` where there are more."""

    total: int
    is_capped: bool
    """There are more than `total`."""
    places: list[Count]
    people: list[Count]
    months: list[MonthCount]


class SearchHint(Wire):
    """Part of what was typed cannot be understood, so that nothing is found: which part, and why."""

    code: str
    typed: str
    message: str


class SearchOut(Wire):
    """A page of finds."""

    found: list[FoundOut]
    places: list[FoundPlace]
    """Those that the page and the facets name."""
    facets: Facets | None
    """With the first page."""
    hints: list[SearchHint]
    is_near: bool
    """Nothing is spelt as it was typed: these are spelt alike."""
    next: str | None
    """The cursor of the next page."""


class SearchQuery(Wire):
    """What is looked for."""

    q: str = Field(default="", max_length=QUERY_LIMIT)
    kind: Kind | None = None
    """Everything, where absent."""
    order: Order = Order.RELEVANCE
    place: Id | None = None
    """Only there, as `in:` would."""
    before: str = Field(default="", max_length=60)
    """The cursor: `next` of the page before."""
    limit: int = Field(default=20, ge=1, le=50)
