"""A private Redis and a private PostgreSQL for a whole run of tests, gone with it.

`python -m tests.servers COMMAND …` runs a command with both, named in `DATABASE_URL` and `REDIS_URL`.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults.servers import Postgres, Redis
from workspace.config.setup.machine import POSTGRES, REDIS, require

START_LIMIT_S = 30.0
MIGRATED = "TEST_MIGRATED_DATABASE"
"""Environment variable: a database with all tables and without rows, to which nobody is connected."""
_FORGETFUL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=300")


class ForgetfulPostgres(Postgres):
    """PostgreSQL that promises nothing beyond its own life, which makes it several times faster."""

    def argv(self) -> list[str]:
        """Return the command line."""
        return [*super().argv(), *(f"-c{setting}" for setting in _FORGETFUL)]


def wait_until(is_so: Callable[[], bool], otherwise: str, limit_s: float = START_LIMIT_S) -> None:
    """Return as soon as it is so. Raises `TimeoutError`."""
    end_s = time.monotonic() + limit_s
    while not is_so():
        if time.monotonic() > end_s:
            raise TimeoutError(otherwise)
        time.sleep(0.02)


@contextmanager
def server_folder() -> Iterator[Path]:
    """Return a folder that others (the account `postgres`) can enter, and remove it afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="flurfunk-servers-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def private_redis() -> Iterator[Redis]:
    """Run a Redis that keeps nothing."""
    require([REDIS])
    with server_folder() as folder:
        server = Redis(folder)
        server.start()
        try:
            yield server
        finally:
            server.stop()


@contextmanager
def private_postgres(*, is_migrated: bool = False) -> Iterator[ForgetfulPostgres]:
    """Run a PostgreSQL with a database `flurfunk`: empty, or with all tables."""
    require([POSTGRES])
    with server_folder() as folder:
        server = ForgetfulPostgres(folder)
        if is_migrated:
            server.start_migrated()
        else:
            server.start()
        try:
            if not is_migrated:
                server.create_database("flurfunk")
            yield server
        finally:
            server.stop()


def run_with_servers(command: list[str], env: dict[str, str]) -> int:
    """Run a command with both servers and return its exit code."""
    with private_redis() as redis, private_postgres(is_migrated=True) as postgres:
        given = {
            **env,
            "REDIS_URL": redis.url,
            "DATABASE_URL": postgres.url_of("flurfunk"),
            MIGRATED: "flurfunk",
        }
        return subprocess.run(command, env=given, check=False).returncode


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(143))
    sys.exit(run_with_servers(sys.argv[1:], dict(os.environ)))
