"""The newest entries that match, as light rows: what finds are sorted and counted from.

At most `CAP` of them, so that the cost of a search does not grow with the years: a word that is everywhere is found
often enough among the newest, and the answer says that there is more.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from workspace.search.dialects import is_postgres, rank_of
from workspace.search.models import SearchEntry
from workspace.search.needles import Run
from workspace.search.ranking import Candidate

CAP = 1_000
FIRST_WINDOW = 6_000
"""Entries that are looked through for words of any frequency, in a few ms."""
_RARE = 12
"""Finds in the first window below which a word is rare enough to read all that hold it."""
_MARGIN = 1.6


def newest_matching(
    entries: QuerySet[SearchEntry],
    runs: list[Run],
    limit: int,
    *,
    behind: datetime | None = None,
    first_window: int = FIRST_WINDOW,
) -> list[Candidate]:
    """Return the newest entries with the database's rank of each.

    `behind`: all of the entries are older than this. `first_window`: how many entries to look through at first; 0
    where more than words narrows the search, so that an index leads to the few that are left.
    """
    if not (first_window and runs and is_postgres()):
        return _read(entries, runs, limit)
    for horizon in (window := _Window(behind, first_window)).horizons(limit):
        found = _read(entries if horizon is None else entries.filter(at__gte=horizon), runs, limit)
        if len(found) >= limit:
            break
        window.tell(len(found))
    return found


class _Window:
    """How far back to look: first among the newest few, then as far as what was found there says.

    PostgreSQL reads all entries that hold a word before it sorts them, a third of a million for a frequent one (0.5 s,
    measured); among the newest few thousand it has a page of them at once. Of a rare word there are few anyway.
    """

    def __init__(self, behind: datetime | None, size: int) -> None:
        seen = SearchEntry.objects.filter(at__lte=behind) if behind else SearchEntry.objects
        times = seen.order_by("-at", "-id").values_list("at", flat=True)
        self._newest = times[:1].first()
        self._first = next(iter(times[size : size + 1]), None)
        self._found = 0

    def tell(self, found: int) -> None:
        """Learn how many were found up to the last horizon."""
        self._found = found

    def horizons(self, limit: int) -> Iterator[datetime | None]:
        """Yield horizons, the last of them None: everything."""
        if self._newest is not None and self._first is not None:
            yield self._first
            if self._found >= _RARE:
                yield self._newest - (self._newest - self._first) * (_MARGIN * limit / self._found)
        yield None


def _read(entries: QuerySet[SearchEntry], runs: list[Run], limit: int) -> list[Candidate]:
    names = ["id", "place", "author", "at"]
    if is_postgres():
        names.append("terms")
        entries = entries.annotate(terms=RawSQL("workspace_searchentry.terms", []))
    inner, values = entries.order_by("-at", "-id").values_list(*names)[:limit].query.sql_with_params()
    rank, rank_values = rank_of(runs)
    sql = f"WITH c ({', '.join(names)}) AS ({inner}) SELECT c.id, c.place, c.author, c.at, {rank} FROM c"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [*values, *rank_values])
        return [_candidate(row) for row in cursor.fetchall()]


def older_than(entries: QuerySet[SearchEntry], at: datetime, entry_id: int) -> QuerySet[SearchEntry]:
    """Keep what comes behind an entry, newest first."""
    return entries.filter(Q(at__lt=at) | Q(at=at, id__lt=entry_id))


def _candidate(row: tuple[Any, ...]) -> Candidate:
    at = row[3] if isinstance(row[3], datetime) else datetime.fromisoformat(row[3])
    return Candidate(row[0], row[1], row[2], at if at.tzinfo else at.replace(tzinfo=UTC), float(row[4]))
