"""Counts over finds: in which rooms, by whom, of which months. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from workspace.search.ranking import Candidate
from workspace.search.schemas import Count, Facets, MonthCount

_SHOWN = 8
_MONTHS = 12


def facets_of(candidates: Sequence[Candidate], *, is_capped: bool, zone: ZoneInfo) -> Facets:
    """Count the candidates; each list begins with the most frequent, months with the newest."""
    local = (candidate.at.astimezone(zone) for candidate in candidates)
    months = Counter((at.year, at.month) for at in local)
    return Facets(
        total=len(candidates),
        is_capped=is_capped,
        places=_counts(candidate.place for candidate in candidates),
        people=_counts(candidate.author for candidate in candidates),
        months=[
            MonthCount(month=date(*month, 1), count=count)
            for month, count in sorted(months.items(), reverse=True)[:_MONTHS]
        ],
    )


def _counts(ids: Iterable[str]) -> list[Count]:
    return [Count(id=name, count=count) for name, count in Counter(ids).most_common(_SHOWN)]
