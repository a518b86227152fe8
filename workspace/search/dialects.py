"""How each database stores and matches an entry's words: PostgreSQL's tsvector, SQLite's FTS5. The same stems in both.

PostgreSQL holds a word's two stems at one position, SQLite in two columns: so phrases work in both.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db import connection
from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL

from workspace.core.statements import fetch_row
from workspace.search.models import SearchEntry
from workspace.search.needles import Needle, Run, Words
from workspace.search.ports import Entry
from workspace.search.stems import stems_of, words_of

_COLUMNS = "kind, ref, place, anchor, within, author, at, marks, text"
_UPDATE = "marks = excluded.marks, text = excluded.text"
_HOLES = ", ".join(["%s"] * 9)
_PUT_POSTGRES = f"INSERT INTO workspace_searchentry ({_COLUMNS}, terms) VALUES ({_HOLES}, %s::tsvector) "  # noqa: S608
_PUT_SQLITE = f"INSERT INTO workspace_searchentry ({_COLUMNS}) VALUES ({_HOLES}) "  # noqa: S608
_REPLACE_POSTGRES = f"ON CONFLICT (ref) DO UPDATE SET {_UPDATE}, terms = excluded.terms"
_REPLACE_SQLITE = f"ON CONFLICT (ref) DO UPDATE SET {_UPDATE} RETURNING id"
_TERMS_SQLITE = (
    "INSERT OR REPLACE INTO workspace_searchterms (rowid, german, english, people) VALUES (%s, %s, %s, %s)"
)


def is_postgres() -> bool:
    """Tell which of the two is in use."""
    return connection.vendor == "postgresql"


def put(entry: Entry) -> None:
    """Write an entry, over an earlier one of the same thing."""
    if is_postgres():
        fetch_row(_PUT_POSTGRES + _REPLACE_POSTGRES, [*_values(entry), vector_of(entry)])
        return
    row = fetch_row(_PUT_SQLITE + _REPLACE_SQLITE, _values(entry))
    assert row is not None  # noqa: S101 - RETURNING always returns
    fetch_row(_TERMS_SQLITE, [row[0], *_columns_of(entry)])


def put_many(entries: Sequence[Entry]) -> None:
    """Write entries of things that have none; leave those alone that came to one meanwhile."""
    if not is_postgres():
        for entry in entries:
            put(entry)
        return
    with connection.cursor() as cursor:
        values = [[*_values(entry), vector_of(entry)] for entry in entries]
        cursor.executemany(_PUT_POSTGRES + "ON CONFLICT (ref) DO NOTHING", values)


def drop(entries: QuerySet[SearchEntry]) -> None:
    """Delete entries with their words."""
    if not is_postgres():
        ids = list(entries.values_list("id", flat=True))
        with connection.cursor() as cursor:
            cursor.executemany(
                "DELETE FROM workspace_searchterms WHERE rowid = %s", [[entry_id] for entry_id in ids]
            )
    entries.delete()


def vector_of(entry: Entry) -> str:
    """Return a tsvector as PostgreSQL reads it: each stem with its positions, and `@id` for each person mentioned."""
    places: dict[str, list[int]] = {}
    for number, token in enumerate(words_of(entry.text), 1):
        stems = stems_of(token.word)
        for stem in {stems.german, stems.english}:
            if stem:
                places.setdefault(stem, []).append(number)
    words = [f"'{stem}':{','.join(map(str, at))}" for stem, at in places.items()]
    return " ".join([*words, *(f"'@{person}'" for person in entry.mentions)])


def with_words(
    entries: QuerySet[SearchEntry], words: Words, *, by_walking: bool = False
) -> QuerySet[SearchEntry]:
    """Keep the entries that say so. `by_walking`: the few that other conditions leave are looked at one by one."""
    if is_postgres():
        query = tsquery(words.runs, words.excluded, words.mention)
        # The function behind the operator is none that PostgreSQL looks for in the index of words.
        match = "ts_match_vq({}, {})" if by_walking else "{} @@ {}"
        matched = _raw(match.format("workspace_searchentry.terms", "%s::tsquery"), query)
        return entries.filter(matched) if query else entries
    matching = "SELECT rowid FROM workspace_searchterms WHERE workspace_searchterms MATCH %s"
    inside = f"workspace_searchentry.id IN ({matching})"
    wanted = fts_query(words.runs, words.mention)
    if wanted:
        entries = entries.filter(_raw(inside, wanted))
    for run in words.excluded:
        entries = entries.filter(_raw(f"NOT {inside}", fts_query([run], None)))
    return entries


def rank_of(runs: Sequence[Run]) -> tuple[str, list[Any]]:
    """Return SQL that ranks the row `c` (with `id`, and `terms` in PostgreSQL), higher being better.

    The word that was typed counts; what only begins like it does not, or the rarest ending would stand first.
    """
    runs = [tuple(replace(needle, prefix="") for needle in run) for run in runs]
    if not runs:
        return "0", []
    if is_postgres():
        return "ts_rank_cd(c.terms, %s::tsquery, 1)", [tsquery(runs, (), None)]
    rank = "SELECT -bm25(workspace_searchterms) FROM workspace_searchterms"
    return f"COALESCE(({rank} WHERE workspace_searchterms MATCH %s AND rowid = c.id), 0)", [
        fts_query(runs, None)
    ]


def tsquery(runs: Sequence[Run], excluded: Sequence[Run], mention: str | None) -> str:
    """Return PostgreSQL's query. Stems are letters and digits, so quotes are all the care that they need."""
    parts = [_phrase(run) for run in runs]
    parts += [f"!({_phrase(run)})" for run in excluded]
    parts += [f"'@{mention}'"] if mention else []
    return " & ".join(parts)


def _phrase(run: Run) -> str:
    return "(" + " <-> ".join(_either(needle) for needle in run) + ")"


def _either(needle: Needle) -> str:
    words = [f"'{stem}'" for stem in needle.stems] + ([f"'{needle.prefix}':*"] if needle.prefix else [])
    return "(" + " | ".join(words) + ")"


def fts_query(runs: Sequence[Run], mention: str | None) -> str:
    """Return FTS5's query."""
    parts = [f"({_fts_phrase(run)})" for run in runs]
    parts += [f'people:"{mention}"'] if mention else []
    return " AND ".join(parts)


def _fts_phrase(run: Run) -> str:
    if len(run) == 1:
        words = [f'"{stem}"' for stem in run[0].stems] + ([f'"{run[0].prefix}" *'] if run[0].prefix else [])
        return f"{{german english}} : ({' OR '.join(words)})"
    german = " ".join(needle.german for needle in run)
    english = " ".join(needle.english for needle in run)
    return f'german : "{german}" OR english : "{english}"'


def _raw(sql: str, value: str) -> RawSQL:
    return RawSQL(sql, [value], output_field=BooleanField())  # noqa: S611 - the value is a parameter


def _values(entry: Entry) -> list[Any]:
    at = connection.ops.adapt_datetimefield_value(entry.at)
    where = [str(entry.kind), entry.ref, entry.place, entry.anchor, entry.within]
    return [*where, entry.author, at, int(entry.marks), entry.text]


def _columns_of(entry: Entry) -> list[str]:
    stems = [stems_of(token.word) for token in words_of(entry.text)]
    german, english = " ".join(stem.german for stem in stems), " ".join(stem.english for stem in stems)
    return [german, english, " ".join(entry.mentions)]
