"""The newest entries that match, as light rows: what finds are sorted and counted from.

At most `CAP` of them, so that the cost of a search does not grow with the years: a word that is everywhere is found
often enough among the newest, and the answer says that there is more.
"""

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


def newest_matching(entries: QuerySet[SearchEntry], runs: list[Run], limit: int) -> list[Candidate]:
    """Return the newest entries with the database's rank of each."""
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
