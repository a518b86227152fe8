"""Words that are spelt alike, for a search that finds nothing as it was typed.

They come from all that anybody wrote, so they are only ever looked for, never shown: what the viewer may not read
stays unseen, its words as well.
"""

import difflib
from dataclasses import replace

from django.db import connection

from workspace.search.dialects import is_postgres
from workspace.search.needles import Run

_LEAST_LETTERS = 4
_MOST_NEAR = 6
_ALIKE = 0.75
"""Of difflib's ratio, for SQLite."""
_BY_TRIGRAMS = """
SELECT word FROM workspace_searchword WHERE word %% %s AND abs(length(word) - %s) <= 3
ORDER BY similarity(word, %s) DESC, word LIMIT %s
"""
_BY_LENGTH = "SELECT term FROM workspace_searchvocabulary WHERE length(term) BETWEEN %s AND %s"


def spelt_alike(run: Run) -> Run:
    """Return the run with neighbours for a single word; phrases stay as they are."""
    if len(run) != 1 or len(run[0].german) < _LEAST_LETTERS:
        return run
    near = _neighbours(run[0].german)
    return (replace(run[0], near=near),) if near else run


def _neighbours(stem: str) -> tuple[str, ...]:
    with connection.cursor() as cursor:
        if is_postgres():
            cursor.execute(_BY_TRIGRAMS, [stem, len(stem), stem, _MOST_NEAR])
            return tuple(word for (word,) in cursor.fetchall())
        cursor.execute(_BY_LENGTH, [len(stem) - 2, len(stem) + 2])
        words = [word for (word,) in cursor.fetchall()]
    return tuple(difflib.get_close_matches(stem, words, _MOST_NEAR, _ALIKE))
