"""The one bridge from async code to the ORM: a bounded pool of threads.

Channels' `database_sync_to_async` puts all socket work of a process on one thread (eight calls of 0.1 s took
0.8 s), so it is banned elsewhere and not used here.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from django.db import InterfaceError, OperationalError, connection

from workspace.core.errors import Unavailable

P = ParamSpec("P")
R = TypeVar("R")

THREADS = 6
WAITING_LIMIT = 2_000
"""Calls that may wait for a thread; beyond it a call is refused at once and the client tries again."""

_pool = ThreadPoolExecutor(THREADS, thread_name_prefix="orm")
_waiting = 0


async def run_db(function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Run a query or a service on a thread of the pool and return its result.

    Raises what the function raises, and `Unavailable` when too many calls wait already.
    """
    global _waiting
    if _waiting >= WAITING_LIMIT:
        raise Unavailable
    _waiting += 1
    try:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(_pool, lambda: _call(function, *args, **kwargs))
    finally:
        _waiting -= 1


def waiting() -> int:
    """Return how many calls wait or run, for the metrics."""
    return _waiting


def _drop_broken_connections() -> None:
    """After a restart of PostgreSQL every pooled connection is dead: find out now, not one failed call each."""
    pool = getattr(connection, "pool", None)
    if pool is not None:
        connection.close()
        pool.check()


def _call(function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    try:
        return function(*args, **kwargs)
    except (OperationalError, InterfaceError):
        _drop_broken_connections()
        raise
    finally:
        # Gives a pooled connection back; an embedded one stays open for the thread unless it broke.
        if connection.vendor != "sqlite" or connection.errors_occurred:
            connection.close()
