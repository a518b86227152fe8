"""Plain SQL for the few statements that every message and every opened room pays for, prepared where the database can.

PostgreSQL parses and plans a statement each time unless it is prepared, and Django prepares none and builds its text
anew as well; for a page of messages that was more than half of the time (measured). SQLite's driver keeps its own.

    fetch_rows(f"SELECT id, name FROM workspace_site WHERE id {among()}", [many(ids)])
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

import psycopg
from django.db import connection
from django.db.models import Field, Model
from django.db.models.expressions import Col

Row = tuple[Any, ...]


def fetch_row(sql: str, values: Sequence[Any]) -> Row | None:
    """Run a statement and return its first row. Raises Django's database errors."""
    with _ran(sql, values) as cursor:
        row: Row | None = cursor.fetchone() if cursor.description else None
        return row


def fetch_rows(sql: str, values: Sequence[Any]) -> list[Row]:
    """Run a statement and return all of its rows. Raises Django's database errors."""
    with _ran(sql, values) as cursor:
        return list(cursor.fetchall())


def among() -> str:
    """Return what follows a column that has to be one of `many` values: one statement, however many they are."""
    return "= ANY(%s)" if _is_postgres() else "IN (SELECT value FROM json_each(%s))"


def many(values: Iterable[str]) -> list[str] | str:
    """Return the parameter of `among`."""
    listed = list(values)
    return listed if _is_postgres() else json.dumps(listed)


def moment(told: datetime | str) -> datetime:
    """Return a moment of a plain statement; SQLite tells it in UTC without saying so."""
    at = datetime.fromisoformat(told) if isinstance(told, str) else told
    return at if at.tzinfo is not None else at.replace(tzinfo=UTC)


class SideBySide:
    """Models that stand side by side in the rows of a statement, under the names that it has for their tables."""

    def __init__(self, **models: type[Model]) -> None:
        self._models = models

    @cached_property
    def columns(self) -> str:
        """What to select."""
        names = [f"{name}.{field.column}" for name, field in self._fields]
        return ", ".join(names)

    @cached_property
    def _fields(self) -> list[tuple[str, Field[Any, Any]]]:
        return [
            (name, field) for name, model in self._models.items() for field in model._meta.concrete_fields
        ]

    @cached_property
    def _converters(self) -> list[tuple[int, Col, Any]]:
        found = []
        for index, (name, field) in enumerate(self._fields):
            column = field.get_col(name)
            of_both = [*connection.ops.get_db_converters(column), *column.get_db_converters(connection)]
            found += [(index, column, convert) for convert in of_both]
        return found

    def read(self, row: Row) -> dict[str, Any]:
        """Return the models of a row; None for one whose table had nothing to join."""
        values = list(row)
        for index, column, convert in self._converters:
            values[index] = convert(values[index], column, connection)
        found: dict[str, Any] = {}
        start = 0
        for name, model in self._models.items():
            fields = model._meta.concrete_fields
            own = dict(zip((field.attname for field in fields), values[start:], strict=False))
            start += len(fields)
            is_there = own[model._meta.pk.attname] is not None
            found[name] = model.from_db(connection.alias, list(own), list(own.values())) if is_there else None
        return found


def _is_postgres() -> bool:
    return connection.vendor == "postgresql"


@contextmanager
def _ran(sql: str, values: Sequence[Any]) -> Iterator[Any]:
    """Run a statement and give the cursor that its rows come from."""
    if not _is_postgres():
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            yield cursor
        return
    connection.ensure_connection()
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as prepared:
        prepared.execute(sql, values, prepare=True)
        yield prepared
