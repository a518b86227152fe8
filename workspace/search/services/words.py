"""Gathering the words that occur, for neighbours of misspelt ones. A round a minute; FTS5 lists its own (SQLite)."""

from django.db import connection, transaction

from workspace.search.dialects import is_postgres
from workspace.search.models import SearchEntry, SearchProgress, SearchWord

_ENTRIES_A_ROUND = 50_000
_CHECKED_A_ROUND = 500
_GATHER = r"""
INSERT INTO workspace_searchword (word)
SELECT DISTINCT t.lexeme FROM workspace_searchentry e CROSS JOIN LATERAL unnest(e.terms) t
WHERE e.id > %s AND e.id <= %s AND length(t.lexeme) BETWEEN 4 AND 32 AND t.lexeme !~ '[@\d]'
ON CONFLICT DO NOTHING
"""
_FORGET = """
DELETE FROM workspace_searchword w WHERE w.word = ANY(%s)
AND NOT EXISTS (SELECT 1 FROM workspace_searchentry e WHERE e.terms @@ quote_literal(w.word)::tsquery)
"""


@transaction.atomic
def gather_words() -> None:
    """Take up the words of new entries, and forget a few of those that no entry holds any more."""
    if not is_postgres():
        return
    progress, _ = SearchProgress.objects.select_for_update().get_or_create(id=1)
    newest = SearchEntry.objects.order_by("-id").values_list("id", flat=True).first() or 0
    until = min(newest, progress.gathered_until + _ENTRIES_A_ROUND)
    words = list(
        SearchWord.objects.filter(word__gt=progress.checked_until)
        .order_by("word")
        .values_list("word", flat=True)[:_CHECKED_A_ROUND]
    )
    with connection.cursor() as cursor:
        cursor.execute(_GATHER, [progress.gathered_until, until])
        cursor.execute(_FORGET, [words])
    progress.gathered_until = until
    progress.checked_until = words[-1] if len(words) == _CHECKED_A_ROUND else ""
    progress.save()
