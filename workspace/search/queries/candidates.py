"""The newest entries that match, as light rows: what finds are sorted and counted from.

At most `CAP` of them, so that the cost of a search does not grow with the years: a word that is everywhere is found
often enough among the newest, and the answer says that there is more.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from django.core.cache import cache
from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from workspace.core.statements import Row, moment
from workspace.search.dialects import is_postgres, rank_of, with_words
from workspace.search.models import SearchEntry
from workspace.search.needles import Words
from workspace.search.ranking import Candidate

CAP = 1_000
FIRST_WINDOW = 6_000
"""Entries that are looked through for words of any frequency, in a few ms."""
_RARE = 12
"""Finds in the first window below which a word is rare enough to read all that hold it."""
_MARGIN = 1.6
_KEPT_S = 60
_Span = tuple[datetime | None, datetime | None]
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_WALKED = 40_000
"""Entries that are walked through at most; where it takes more to find a page, the index of words is quicker."""


def newest_matching(
    entries: QuerySet[SearchEntry],
    words: Words,
    limit: int,
    *,
    behind: datetime | None = None,
    first_window: int = FIRST_WINDOW,
) -> list[Candidate]:
    """Return the newest of the entries that say the words, with the database's rank of each.

    `behind`: all of the entries are older than this. `first_window`: how many entries to look through at first; 0
    where more than words narrows the search, so that an index leads to the few that are left.
    """
    if not (first_window and words.runs and is_postgres()):
        return _candidates(_read(with_words(entries, words), words, limit))
    found: list[Row] = []
    window = _Window(behind, first_window)
    for horizon, by_walking in window.horizons(limit):
        within = entries if horizon is None else entries.filter(at__gte=horizon)
        found = _read(with_words(within, words, by_walking=by_walking), words, limit)
        if len(found) >= limit:
            break
        window.tell(len(found))
    return _candidates(found)


class _Window:
    """How far back to look: first among the newest few, then as far as what was found there says.

    PostgreSQL's index of words gives all entries that hold a word before the newest of them can be told: 0.2 s for one
    that is in every fourth of a million. Walking through the newest 6,000 by time takes 10 ms, and of a rare word there
    are few to read anyway (measured by `make bench-history`).
    """

    def __init__(self, behind: datetime | None, size: int) -> None:
        if behind is None:
            # What is newer than it is looked through in any case: where the walk begins may be a minute old.
            key = f"search.window.{size}"
            span: _Span | None = cache.get(key)
            if span is None:
                span = _span(None, size)
                cache.set(key, span, _KEPT_S)
        else:
            span = _span(behind, size)
        self._newest, self._first = span
        self._size = size
        self._found = 0

    def tell(self, found: int) -> None:
        """Learn how many were found up to the last horizon."""
        self._found = found

    def horizons(self, limit: int) -> Iterator[tuple[datetime | None, bool]]:
        """Yield horizons, the last of them None (everything), and whether to walk through what is newer."""
        if self._newest is not None and self._first is not None:
            yield self._first, True
            if self._found >= _RARE:
                part = _MARGIN * limit / self._found
                yield self._newest - (self._newest - self._first) * part, self._size * part <= _WALKED
        yield None, False


def _span(behind: datetime | None, size: int) -> _Span:
    """Return when the newest entry is from, and the one so many entries before it."""
    seen = SearchEntry.objects.filter(at__lte=behind) if behind else SearchEntry.objects
    times = seen.order_by("-at", "-id").values_list("at", flat=True)
    return times[:1].first(), next(iter(times[size : size + 1]), None)


def _read(entries: QuerySet[SearchEntry], words: Words, limit: int) -> list[Row]:
    names = ["id", "place", "author", "at"]
    if is_postgres():
        names.append("terms")
        entries = entries.annotate(terms=RawSQL("workspace_searchentry.terms", []))
    inner, values = entries.order_by("-at", "-id").values_list(*names)[:limit].query.sql_with_params()
    rank, rank_values = rank_of(words.runs)
    # A moment as a number: reading a thousand of them as text takes longer than finding them.
    at = "(EXTRACT(EPOCH FROM c.at) * 1000000)::bigint" if is_postgres() else "c.at"
    sql = f"WITH c ({', '.join(names)}) AS ({inner}) SELECT c.id, c.place, c.author, {at}, {rank} FROM c"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [*values, *rank_values])
        return list(cursor.fetchall())


def older_than(entries: QuerySet[SearchEntry], at: datetime, entry_id: int) -> QuerySet[SearchEntry]:
    """Keep what comes behind an entry, newest first."""
    return entries.filter(Q(at__lt=at) | Q(at=at, id__lt=entry_id))


def _candidates(rows: Iterable[Row]) -> list[Candidate]:
    return [Candidate(row[0], row[1], row[2], _moment(row[3]), float(row[4])) for row in rows]


def _moment(told: int | datetime | str) -> datetime:
    return _EPOCH + timedelta(microseconds=told) if isinstance(told, int) else moment(told)
