"""In which order finds are shown: how well they match, weighed by how new they are. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

HALF_LIFE_DAYS = 60.0
_OLD_WEIGHT = 0.35
"""What is left of a find's weight however old it is: a rare word of last year beats a stray one of today."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that matches, as light as sorting and counting allow."""

    id: int
    place: str
    author: str
    at: datetime
    rank: float
    """The database's own, higher is better; comparable within one search only."""


def by_relevance(candidates: Sequence[Candidate], now: datetime) -> list[Candidate]:
    """Return the best first; among equals the newest."""
    best = max((candidate.rank for candidate in candidates), default=0.0) or 1.0

    def score(candidate: Candidate) -> tuple[float, datetime, int]:
        age_days = max(0.0, (now - candidate.at).total_seconds() / 86_400)
        freshness = _OLD_WEIGHT + (1 - _OLD_WEIGHT) * 0.5 ** (age_days / HALF_LIFE_DAYS)
        return candidate.rank / best * freshness, candidate.at, candidate.id

    return sorted(candidates, key=score, reverse=True)
