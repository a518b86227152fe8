"""Plain SQL for the few statements that every message pays for, prepared where the database can.

PostgreSQL parses and plans a statement each time unless it is prepared, and Django prepares none; for the four
statements of a message that was half of the database's work (measured). SQLite's driver keeps its own cache.
"""

from collections.abc import Sequence
from typing import Any

import psycopg
from django.db import connection


def fetch_row(sql: str, values: Sequence[Any]) -> tuple[Any, ...] | None:
    """Run a statement and return its first row. Raises Django's database errors."""
    if connection.vendor != "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            row: tuple[Any, ...] | None = cursor.fetchone() if cursor.description else None
            return row
    connection.ensure_connection()
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as prepared:
        prepared.execute(sql, values, prepare=True)
        return prepared.fetchone() if prepared.description else None
