"""What web processes and media workers say to each other over Redis, and under which keys.

A request is an entry of the worker's stream, its reply an entry of the asking process's. A request that is not
answered in time is asked again, of whoever carries the talk by then: the engine takes the same offer twice.
A talk belongs to the worker that holds its lease; the number in it grows with every holder (fencing).
"""

import asyncio
from collections.abc import AsyncIterator, Mapping
from typing import Any, Literal

import redis
import redis.asyncio

from workspace.core.ids import TopicName
from workspace.core.schemas import ErrorOut, Wire

LEASE_MS = 1_500
"""A worker that has been silent for so long carries nothing any more, and others may take its talks."""
HOLD_S = 1.1
"""So long after it began to renew a lease a worker may count on it: it is silent before anybody else can begin."""
RENEW_S = 0.3
WATCH_S = 0.1
"""Web processes look so often whether those who carry the talks still live."""
ANSWER_WITHIN_S = 12.0
"""Longer than an engine lets anybody wait for their turn; a worker that dies meanwhile is noticed by its key."""
PATIENCE_S = 5.0
CONNECTIONS = 6
"""Of a process to Redis; one of them waits for what is new on a stream."""
STREAM_LIMIT = 5_000
"""Entries that a stream keeps; beyond it the oldest go, and are asked again."""
NUDGE = TopicName("!media")
"""Hints of this topic name a talk whose stage has changed."""
SEATED = TopicName("!media-seated")
"""Hints of this topic tell the other workers who has connected where: talk, person, and the request's entry."""

AWAY = (redis.RedisError, OSError)
_BATCH = 50
_RETRY_S = 0.5

WORKERS = "ff:media:workers"
FENCE = "ff:media:fence"

RENEW_LUA = """
local held = redis.call("GET", KEYS[1])
if held and held ~= ARGV[1] then return 0 end
redis.call("SET", KEYS[1], ARGV[1], "PX", ARGV[2])
if tonumber(redis.call("GET", KEYS[2]) or "0") < tonumber(ARGV[3]) then redis.call("SET", KEYS[2], ARGV[3]) end
return 1
"""
"""Only for who may still count on the lease: where it is missing then, Redis was emptied, and nobody else has it.

The count of leases goes on from there as well, since edges believe the larger number.
"""
RELEASE_LUA = """
if redis.call("GET", KEYS[1]) == ARGV[1] then return redis.call("DEL", KEYS[1]) end
return 0
"""


def connections(url: str) -> Any:  # noqa: ANN401 - the stubs know neither such pools nor `aclose`
    """Return a client with a few connections; who finds all of them in use waits, as a whole audience at once will.

    Nobody waits for ever, neither for a connection nor for a Redis that hangs: after `PATIENCE_S` it counts as away.
    """
    pool: Any = redis.asyncio.BlockingConnectionPool
    made = pool.from_url(
        url,
        max_connections=CONNECTIONS,
        timeout=PATIENCE_S,
        socket_timeout=PATIENCE_S,
        socket_connect_timeout=1,
        decode_responses=True,
    )
    client: Any = redis.asyncio.Redis
    return client.from_pool(made)


async def entries(
    client: "redis.asyncio.Redis[str]", stream: str
) -> AsyncIterator[tuple[str, Mapping[str, str]]]:
    """Read a stream from its beginning and for ever, through every absence of Redis: entry id and fields."""
    after = "0"
    while True:
        try:
            found = await client.xread({stream: after}, count=_BATCH, block=1000)
        except AWAY:
            await asyncio.sleep(_RETRY_S)
            continue
        for _, news in found or ():
            for entry, fields in news:
                after = entry
                yield entry, fields


def worker_key(worker: str) -> str:
    """Name the key that is there while a worker lives; its value is a `Load`."""
    return f"ff:media:worker:{worker}"


def lease_key(talk: str) -> str:
    """Name a talk's lease: `<worker> <fence>`."""
    return f"ff:media:talk:{talk}"


def mix_channel(talk: str) -> str:
    """Name the channel on which a talk's origin tells its edges what to hand out (`talk.media.relayed`)."""
    return f"ff:media:mix:{talk}"


def requests_key(worker: str) -> str:
    """Name the stream of what a worker is asked."""
    return f"ff:media:requests:{worker}"


def replies_key(origin: str) -> str:
    """Name the stream of what a web process is answered."""
    return f"ff:media:replies:{origin}"


class Request(Wire):
    """Something that a web process asks of a worker."""

    id: str
    origin: str
    do: Literal["offer", "candidate", "gain"]
    talk: str
    person: str
    device: str = ""
    text: str
    """The SDP, the candidate, or whom `person` wants to hear at another gain."""
    gain: float = 1.0
    may_speak: bool = False
    is_muted: bool = True
    as_edge: bool = False
    """Hand out what the talk's origin mixes; without it the worker is the origin, or becomes it."""


class Reply(Wire):
    """The answer to a request."""

    id: str
    sdp: str = ""
    line: str = ""
    """What all who are connected to this worker in this talk have in common."""
    lease: str = ""
    """The worker's lease on the talk; empty from an edge."""
    moved: bool = False
    """Another worker carries the talk: ask that one."""
    error: ErrorOut | None = None
    status: int = 0
    """The error's kind, as its HTTP status."""
