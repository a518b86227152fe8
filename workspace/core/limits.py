"""Rate limits by the generic cell rate algorithm (GCRA): a burst, then a steady pace.

In Redis where it is configured, so that several processes count together; else in memory. When Redis is
away the process counts alone: a limit must never be the reason that nothing works.
"""

import math
import threading
import time
from dataclasses import dataclass
from functools import cache

import redis
from redis.commands.core import Script

from workspace.core.errors import TooFast
from workspace.core.redis import redis_client

_KEPT_IN_MEMORY = 20_000
_ROUNDING_S = 0.001
"""Adding up intervals rounds: without this the last request of a full burst was refused for some limits."""

# KEYS[1] the arrival time that the next request is theoretically due at; ARGV now, interval, burst span (s).
_SCRIPT = """
local due = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), tonumber(ARGV[1])) + tonumber(ARGV[2])
local early = due - tonumber(ARGV[3]) - tonumber(ARGV[1])
if early > 0.001 then return string.format('%.6f', early) end
redis.call('SET', KEYS[1], string.format('%.6f', due), 'PX', math.ceil((due - tonumber(ARGV[1])) * 1000) + 1)
return '0'
"""


@dataclass(frozen=True, slots=True)
class Limit:
    """`count` requests within `period_s` seconds, at once or spread."""

    name: str
    count: int
    period_s: float

    @classmethod
    def parse(cls, name: str, text: str) -> "Limit":
        """Read `30/10` as 30 within 10 seconds. Raises ValueError."""
        count, _, period = text.partition("/")
        limit = cls(name, int(count), float(period))
        if limit.count < 1 or not 0 < limit.period_s < math.inf:
            raise ValueError(text)
        return limit


class MemoryCells:
    """The cells of one process: bounded, the longest unused forgotten first."""

    def __init__(self) -> None:
        self._due: dict[str, float] = {}
        self._lock = threading.Lock()

    def wait_s(self, key: str, limit: Limit, now_s: float) -> float:
        """Count a request; return 0 when it may pass, else the seconds to wait."""
        with self._lock:
            due = max(self._due.pop(key, 0.0), now_s) + limit.period_s / limit.count
            early = due - limit.period_s - now_s
            if early > _ROUNDING_S:
                due -= limit.period_s / limit.count
            self._due[key] = due
            if len(self._due) > _KEPT_IN_MEMORY:
                self._due.pop(next(iter(self._due)))
            return early if early > _ROUNDING_S else 0.0


_cells = MemoryCells()


def take(limit: Limit, key: str) -> None:
    """Count one request of `key` (a person, an address). Raises `TooFast` when the limit is used up."""
    cell = f"limit:{limit.name}:{key}"
    wait_s = _wait_s(cell, limit)
    if wait_s > 0:
        raise TooFast(wait_s)


@cache
def _script(client: "redis.Redis[bytes]") -> Script:
    return client.register_script(_SCRIPT)


def _wait_s(cell: str, limit: Limit) -> float:
    client = redis_client()
    now_s = time.time()
    if client is not None:
        try:
            answer = _script(client)(keys=[cell], args=[now_s, limit.period_s / limit.count, limit.period_s])
            return float(answer)
        except redis.RedisError:
            pass
    return _cells.wait_s(cell, limit, now_s)
