"""Rate limits: a burst, then a steady pace, counted alike in memory and in Redis."""

import threading
import time
from collections.abc import Iterator

import pytest
import redis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import Settings

from tests.faults.servers import Redis
from workspace.core import limits
from workspace.core.errors import TooFast
from workspace.core.ids import new_id
from workspace.core.limits import Limit, MemoryCells, take
from workspace.core.redis import redis_client

NOW_S = 1_790_000_000.123


@pytest.fixture
def with_redis(redis_server: Redis, settings: Settings) -> Iterator["redis.Redis[bytes]"]:
    """Count in Redis during this test."""
    settings.REDIS_URL = redis_server.url
    redis_client.cache_clear()
    client = redis_client()
    assert client is not None
    yield client
    client.close()
    redis_client.cache_clear()


@pytest.fixture
def without_redis(settings: Settings) -> Iterator[None]:
    """Count in memory during this test."""
    settings.REDIS_URL = ""
    redis_client.cache_clear()
    yield
    redis_client.cache_clear()


@pytest.mark.parametrize("text", ["0/10", "-1/10", "3/0", "3/-1", "3/inf", "3/nan", "3", "a/b", "", "1.5/2"])
def test_a_limit_that_makes_no_sense_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Limit.parse("x", text)


def test_a_limit_is_read_as_count_and_seconds() -> None:
    assert Limit.parse("send", "30/10") == Limit("send", 30, 10.0)


@given(count=st.integers(1, 200), period_s=st.floats(0.5, 86_400), now_s=st.floats(1.6e9, 2.5e9))
def test_a_whole_burst_passes_and_not_one_more(count: int, period_s: float, now_s: float) -> None:
    cells, limit = MemoryCells(), Limit("burst", count, period_s)
    assert [cells.wait_s("a", limit, now_s) for _ in range(count)] == [0.0] * count
    wait_s = cells.wait_s("a", limit, now_s)
    if period_s / count > 0.01:
        assert wait_s == pytest.approx(period_s / count, abs=0.002)


def test_who_waits_as_long_as_told_passes() -> None:
    cells, limit = MemoryCells(), Limit("pace", 3, 6.0)
    for _ in range(3):
        cells.wait_s("a", limit, NOW_S)
    wait_s = cells.wait_s("a", limit, NOW_S)
    assert wait_s == pytest.approx(2.0)
    assert cells.wait_s("a", limit, NOW_S + wait_s) == 0
    assert cells.wait_s("a", limit, NOW_S + wait_s) > 0


def test_being_refused_costs_nothing() -> None:
    cells, limit = MemoryCells(), Limit("calm", 1, 10.0)
    cells.wait_s("a", limit, NOW_S)
    waits = [cells.wait_s("a", limit, NOW_S) for _ in range(50)]
    assert waits == [pytest.approx(10.0)] * 50


def test_memory_forgets_the_longest_unused_when_it_is_full() -> None:
    cells, limit = MemoryCells(), Limit("kept", 1, 10.0)
    for key in ("first", "second", "first"):
        cells.wait_s(key, limit, NOW_S)
    for number in range(limits._KEPT_IN_MEMORY - 1):
        cells.wait_s(f"other {number}", limit, NOW_S)
    assert cells.wait_s("first", limit, NOW_S) > 0
    assert cells.wait_s("second", limit, NOW_S) == 0


def test_people_do_not_use_up_each_others_limit(without_redis: None) -> None:
    limit = Limit("own", 1, 1000.0)
    take(limit, "ada")
    take(limit, "bjoern")
    with pytest.raises(TooFast):
        take(limit, "ada")


def test_parallel_requests_pass_exactly_as_often_as_allowed(without_redis: None) -> None:
    assert _passed_in_parallel(Limit(new_id(), 25, 10_000.0)) == 25


def test_parallel_requests_pass_exactly_as_often_in_redis(with_redis: "redis.Redis[bytes]") -> None:
    assert _passed_in_parallel(Limit(new_id(), 25, 10_000.0)) == 25


def _passed_in_parallel(limit: Limit) -> int:
    passed: list[bool] = []

    def ask() -> None:
        for _ in range(10):
            try:
                take(limit, "key")
                passed.append(True)
            except TooFast:
                pass

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(passed)


@given(
    count=st.integers(1, 30),
    period_s=st.floats(60, 10_000),
    gaps_s=st.lists(st.one_of(st.just(0.0), st.floats(0.01, 5_000)), max_size=40),
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_memory_and_redis_say_the_same(
    with_redis: "redis.Redis[bytes]", count: int, period_s: float, gaps_s: list[float]
) -> None:
    cells, limit, cell, now_s = (
        MemoryCells(),
        Limit("same", count, period_s),
        f"limit:{new_id()}",
        time.time(),
    )
    for gap_s in (0.0, *gaps_s):
        now_s += gap_s
        here_s = cells.wait_s(cell, limit, now_s)
        there_s = float(limits._script(with_redis)(keys=[cell], args=[now_s, period_s / count, period_s]))
        assert there_s == pytest.approx(here_s, abs=0.01)
        if abs(here_s - there_s) > 0.002:  # one passed and the other did not, by less than rounding
            return


def test_a_cell_in_redis_goes_away_by_itself(with_redis: "redis.Redis[bytes]") -> None:
    limit, key = Limit("going", 5, 20.0), new_id()
    take(limit, key)
    assert 0 < with_redis.pttl(f"limit:going:{key}") <= 4_001


def test_two_processes_count_together_in_redis(with_redis: "redis.Redis[bytes]") -> None:
    limit, key = Limit("shared", 2, 1000.0), new_id()
    take(limit, key)
    limits._cells = MemoryCells()  # what another process has of its own
    take(limit, key)
    with pytest.raises(TooFast) as refused:
        take(limit, key)
    assert refused.value.retry_after_s == pytest.approx(500, abs=60)


def test_while_redis_is_away_the_process_counts_alone(
    with_redis: "redis.Redis[bytes]", redis_server: Redis
) -> None:
    limit, key = Limit("alone", 2, 1000.0), new_id()
    redis_server.stop()
    try:
        take(limit, key)
        take(limit, key)
        with pytest.raises(TooFast):
            take(limit, key)
    finally:
        redis_server.start()
    take(limit, key)
