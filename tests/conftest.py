"""Fixtures for all tests: a clock that stands still, a sink that remembers, servers and real processes."""

import gc
import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import daphne.server  # noqa: F401 - installs the reactor that `realtime.wire` expects, so it comes first
import hypothesis
import pytest
from django.conf import settings
from django.core.cache import cache
from xdist.scheduler import LoadScopeScheduling

from tests.faults.servers import Redis, beside, create_database
from tests.live import LiveServer, copy_tables
from tests.servers import MIGRATED, ForgetfulPostgres, private_postgres, private_redis
from workspace.config.setup.machine import CHROMIUM, require
from workspace.core import clock as core_clock
from workspace.core import limits
from workspace.core.events import Hint, set_sink
from workspace.core.ids import TopicName

CHROMIUM_PATH = "/usr/bin/chromium"


def pytest_configure() -> None:
    """Hash passwords quickly: how slow that is on purpose is not what we test. Hypothesis asserts no time either."""
    hypothesis.settings.register_profile("flurfunk", deadline=None)
    hypothesis.settings.load_profile("flurfunk")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_collection_finish() -> None:
    """Spare the garbage collector what stays to the end anyway: thousands of tests and all that they import."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


TOGETHER = {
    "a cluster": re.compile(r"tests/faults/"),
    "live_web": re.compile(r"tests/(flows/test_(?!matrix\.py|bots\.py)|realtime/test_example_)"),
    "a model": re.compile(r"tests/realtime/test_protocol_model\.py"),
    "commands": re.compile(r"tests/workspace/config/test_cli\.py"),
    "the demo": re.compile(r"tests/workspace/config/test_demo_load\.py"),
    "a web process": re.compile(r"tests/workspace/config/test_web_process\.py"),
    "screens": re.compile(r"tests/browser/test_screens_german\.py"),
    "a browser": re.compile(r"tests/browser/test_(live|coffee_lobby|talk|nothing_lost)\.py"),
}
"""Tests that share what takes seconds to start, and those that take long anyway: these begin, the first one first.

Nobody waits then for somebody's last long one, nor do two workers for the same template of the demo.
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put first what takes long."""
    begins = list(TOGETHER.values())

    def turn(item: pytest.Item) -> int:
        return next((place for place, tests in enumerate(begins) if tests.match(item.nodeid)), len(begins))

    items.sort(key=turn)


class Sharing(LoadScopeScheduling):  # type: ignore[misc]  # xdist has no types
    """Gives tests to the workers one by one, but for those that belong together; of those in a browser, files."""

    def _split_scope(self, nodeid: str) -> str:
        if nodeid.startswith("tests/browser/"):
            return nodeid.partition("::")[0]
        return next((what for what, tests in TOGETHER.items() if tests.match(nodeid)), nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Sharing | None:
    """Share the tests out as above, where nothing else was asked for. (xdist's own groups need an older pytest.)"""
    return Sharing(config, log) if config.getvalue("dist") == "loadgroup" else None


class Clock:
    """The time of `workspace.core.clock`, which moves only when it is told to."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def advance(self, **span: float) -> None:
        """Move on: `advance(minutes=5)`."""
        self.now += timedelta(**span)


class RememberingSink:
    """What would have reached the sockets."""

    def __init__(self) -> None:
        self.hints: list[Hint] = []

    def __call__(self, hint: Hint) -> None:
        """Take a hint."""
        self.hints.append(hint)

    def of(self, topic: TopicName) -> list[Hint]:
        """Return the hints of one topic."""
        return [hint for hint in self.hints if hint.topic == topic]

    def clear(self) -> None:
        """Forget what came so far."""
        self.hints.clear()


@pytest.fixture
def clock() -> Iterator[Clock]:
    """Hold the clock still."""
    held = Clock()
    core_clock.set_source(lambda: held.now)
    yield held
    core_clock.set_source(None)


@pytest.fixture
def sink(transactional_db: None) -> Iterator[RememberingSink]:
    """Remember what is published and announced. Hints leave on commit, so the test commits for real."""
    remembering = RememberingSink()
    before = set_sink(remembering)
    yield remembering
    set_sink(before)


@pytest.fixture(autouse=True)
def _nothing_counted_yet() -> Iterator[None]:
    """Forget rate limits and cached values between tests."""
    yield
    limits._cells = limits.MemoryCells()
    cache.clear()


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Let Django take the database that `django_db_modify_db_settings` has made."""
    return not os.environ.get("DATABASE_URL") or MIGRATED in os.environ


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Copy the database with all tables: on SQLite a file, as it is used, since one in memory locks whole tables."""
    from django.db import connections

    default = connections["default"]
    if default.vendor == "sqlite":
        folder = tmp_path_factory.mktemp("database")
        copy_tables(folder)
        default.settings_dict["TEST"]["NAME"] = str(folder / "flurfunk.sqlite3")
    elif MIGRATED in os.environ:
        url = beside(os.environ["DATABASE_URL"], "postgres")
        own = default.settings_dict["TEST"]["NAME"] or f"test_{default.settings_dict['NAME']}"
        create_database(url, own, like=os.environ[MIGRATED])


@pytest.fixture(scope="session", autouse=True)
def _emptied_between_tests() -> Iterator[None]:
    """Empty a test's database by deleting rows, also those that nobody may delete.

    PostgreSQL would truncate all tables, which takes 30 times as long where most are empty.
    """
    from django.db import connection

    empty, trigger = connection.ops.sql_flush, "auditentry_remains"

    def with_audit(style: Any, tables: Any, **options: Any) -> list[str]:
        if connection.vendor == "postgresql":
            deletions = [f'DELETE FROM "{table}"' for table in tables]
            return ["; ".join(["SET LOCAL session_replication_role = replica", *deletions])]
        statements = empty(style, tables, **options)
        if not statements:
            return []
        with connection.cursor() as cursor:
            cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [trigger])
            row = cursor.fetchone()
        return [f"DROP TRIGGER {trigger}", *statements, row[0]] if row else statements

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection.ops, "sql_flush", with_audit)
        yield


@pytest.fixture(scope="session")
def redis_server() -> Iterator[Redis]:
    """Run a Redis that a test may stop, kill and restart."""
    with private_redis() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[ForgetfulPostgres]:
    """Run a PostgreSQL that a test may stop, kill and restart."""
    with private_postgres() as server:
        yield server


@pytest.fixture(scope="session")
def live_web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """Run `flurfunk web` over the demo: embedded, or on real servers where this run has them.

    Not `live_server`: under that name pytest-django makes a database of its own for it.
    """
    folder = tmp_path_factory.mktemp("live")
    if os.environ.get("REDIS_URL"):
        with private_redis() as redis, private_postgres(is_migrated=True) as postgres:
            database = postgres.url_of("flurfunk")
            yield from _serve(LiveServer(folder, database_url=database, redis_url=redis.url))
    else:
        yield from _serve(LiveServer(folder))


def _serve(server: LiveServer) -> Iterator[LiveServer]:
    server.load_demo()
    server.start()
    try:
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Tell pytest-playwright to use Debian's Chromium; as root it has no sandbox to give."""
    require([CHROMIUM])
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {"executable_path": CHROMIUM_PATH, "args": [*sandbox, "--disable-dev-shm-usage"]}


@pytest.fixture(scope="session")
def browser_context_args(live_web: LiveServer) -> dict[str, Any]:
    """Let pages start from the live server."""
    return {"base_url": live_web.url, "locale": "de-DE", "timezone_id": "Europe/Berlin"}


@pytest.fixture
def repository() -> Path:
    """Return the clone's folder."""
    return Path(__file__).resolve().parent.parent
