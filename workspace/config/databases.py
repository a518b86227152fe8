"""From one URL to Django's database settings: SQLite for a laptop, pooled PostgreSQL for real use."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

# WAL lets readers and the one writer work side by side; IMMEDIATE takes the write lock at BEGIN, where waiting
# is possible, instead of in the middle of a transaction, where SQLite can only fail.
_SQLITE_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
_SQLITE_BUSY_S = 20
_SESSION = "-c jit=off"
"""Compiling one query for the list of 20,000 rooms took 1.5 s, running it 0.3 s."""
_WHEN_ASKED = 2**31 - 1
"""Of psycopg's `prepare_threshold`: only what is sent with `prepare=True` is prepared, as in `core.statements`."""


def database_settings(url: str, data: Path, pool_size: int) -> dict[str, Any]:
    """Return the `default` entry of `DATABASES`; an empty URL means SQLite in the data folder.

    A PostgreSQL URL may carry libpq's parameters, and `pooler=yes` where one stands in front of it that hands a
    connection to somebody else after each transaction: nothing is prepared or set for the connection then.
    """
    parts = urlsplit(url)
    if parts.scheme in ("postgres", "postgresql"):
        options = dict(parse_qsl(parts.query))
        if options.pop("pooler", "no") == "no":
            options |= {"options": f"{_SESSION} {options.get('options', '')}".strip()}
            prepared = {"prepare_threshold": _WHEN_ASKED}
        else:
            prepared = {}
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "OPTIONS": {
                "connect_timeout": 5,
                **options,
                **prepared,
                "pool": {"min_size": 1, "max_size": pool_size, "timeout": 5, "max_idle": 300},
            },
        }
    path = Path(unquote(parts.path)) if url else data / "flurfunk.sqlite3"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "timeout": _SQLITE_BUSY_S,
            "transaction_mode": "IMMEDIATE",
            "init_command": _SQLITE_PRAGMAS,
        },
    }
