"""From process to process: hints over Redis, one subscription a topic in use.

Redis pub/sub delivers at most once, which is enough: a hint may be lost, the log may not (PROTOCOL). Hints go
as plain bytes with a short head, so that a receiver forwards the event without parsing it. A process hears its
own hints directly and drops their echo by the origin in the head. Channels' layer is not used here: publishing
from a worker thread would need an event loop a call, and its group send drops silently when full.
"""

import asyncio
import secrets
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import suppress
from typing import Any, Protocol

import redis
import redis.asyncio
import structlog

from realtime.metrics import HINTS_WAITING
from workspace.core.events import Hint
from workspace.core.ids import TopicName
from workspace.core.redis import redis_client

log = structlog.get_logger(__name__)

ORIGIN = secrets.token_hex(4)
"""This process."""
OUTGOING_LIMIT = 20_000
"""Hints that may wait while Redis is away; the oldest go first, their receivers read the log."""
_PREFIX = b"ff:"
_ALIVE = TopicName("!")
_CONFIRM_S = 5.0
_RETRY_S = (0.2, 0.5, 1.0, 2.0)


class Link(Protocol):
    """What the hub needs of other processes."""

    @property
    def healthy(self) -> bool:
        """Tell whether hints of other processes arrive right now."""

    def start(self, receive: Callable[[Hint], None], restored: Callable[[], Awaitable[None]]) -> None:
        """Begin; `restored` is awaited whenever the link works again after a break."""

    def send(self, hint: Hint) -> None:
        """Tell the other processes. In the event loop only; never blocks, never raises."""

    async def listen(self, topics: Iterable[TopicName]) -> None:
        """Hear hints of these topics from now on; returns when that is certain, or the link is broken."""

    async def unlisten(self, topics: Iterable[TopicName]) -> None:
        """Stop hearing these topics."""


class NoLink:
    """The embedded default: there is only this process."""

    healthy = True

    def start(self, receive: Callable[[Hint], None], restored: Callable[[], Awaitable[None]]) -> None:
        """Nothing to begin."""

    def send(self, hint: Hint) -> None:
        """Nobody to tell."""

    async def listen(self, topics: Iterable[TopicName]) -> None:
        """Nobody to hear."""

    async def unlisten(self, topics: Iterable[TopicName]) -> None:
        """Nobody was heard."""


class RedisLink:
    """Hints over Redis pub/sub. Owns two tasks: one reads, one writes; both survive Redis's absence."""

    def __init__(self, url: str) -> None:
        self.healthy = False
        self._client = redis.asyncio.Redis.from_url(
            url, socket_connect_timeout=1, health_check_interval=15, socket_keepalive=True
        )
        self._pubsub = self._client.pubsub()
        self._topics: set[TopicName] = {_ALIVE}
        self._subscribed: set[TopicName] = set()
        self._changing = asyncio.Lock()
        self._confirmations: dict[bytes, asyncio.Future[None]] = {}
        self._outgoing: deque[Hint] = deque(maxlen=OUTGOING_LIMIT)
        self._wake = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._late: asyncio.Task[None] | None = None

    def start(self, receive: Callable[[Hint], None], restored: Callable[[], Awaitable[None]]) -> None:
        """Begin reading and writing."""
        self._receive, self._restored = receive, restored
        self._tasks = [asyncio.ensure_future(self._read()), asyncio.ensure_future(self._write())]

    def send(self, hint: Hint) -> None:
        """Queue a hint for the writing task."""
        self._outgoing.append(hint)
        self._wake.set()

    async def listen(self, topics: Iterable[TopicName]) -> None:
        """Subscribe and wait for Redis's confirmation, so that no later event can be missed unnoticed."""
        self._topics.update(topics)
        await self._reconcile()

    async def unlisten(self, topics: Iterable[TopicName]) -> None:
        """Unsubscribe. Topics that are wanted again before their turn comes stay."""
        self._topics.difference_update(topics)
        await self._reconcile()

    async def _reconcile(self) -> None:
        """Make Redis's subscriptions those that are wanted, one change at a time.

        While Redis is away nothing is sent: the reading task subscribes to all that is wanted when it is back.
        """
        async with self._changing:
            fresh, gone = self._topics - self._subscribed, self._subscribed - self._topics
            if not self.healthy or not (fresh or gone):
                return
            waits = {_channel(topic): asyncio.get_running_loop().create_future() for topic in fresh}
            self._confirmations.update(waits)
            self._subscribed = set(self._topics)
            try:
                if gone:
                    await self._pubsub.unsubscribe(*map(_channel, gone))
                if waits:
                    await self._pubsub.subscribe(*waits)
                    await asyncio.wait(waits.values(), timeout=_CONFIRM_S)
            except (redis.RedisError, OSError):
                self.healthy = False

    async def _read(self) -> None:
        """Subscribe, forward, and start over whenever the connection breaks."""
        tries = 0
        while True:
            try:
                self._subscribed = set(self._topics)
                await self._pubsub.subscribe(*map(_channel, self._subscribed))
                async for message in self._messages():
                    tries = 0
                    await self._take(message)
            except (redis.RedisError, OSError) as error:
                if self.healthy or tries == 0:
                    log.warning("Redis is away", error=type(error).__name__)
            self.healthy = False
            await asyncio.sleep(_RETRY_S[min(tries, len(_RETRY_S) - 1)])
            tries += 1
            await self._renew()

    async def _messages(self) -> AsyncIterator[dict[str, Any]]:
        pubsub: Any = self._pubsub  # redis-py's types forbid the None that waits without end
        while True:
            message = await pubsub.get_message(timeout=None)
            if message is not None:
                yield message

    async def _take(self, message: dict[str, Any]) -> None:
        channel: bytes = message["channel"]
        if message["type"] == "message":
            hint = decode(channel, message["data"])
            if hint is not None:
                self._receive(hint)
        elif message["type"] == "subscribe":
            waiting = self._confirmations.pop(channel, None)
            if waiting is not None and not waiting.done():
                waiting.set_result(None)
            if channel == _channel(_ALIVE):  # after every (re)connect, redis-py's own silent ones included
                self.healthy = True
                # A task, since it waits for confirmations that only this one reads: topics that were asked for
                # after this connection's SUBSCRIBE had left, and before it was answered.
                self._late = asyncio.ensure_future(self._reconcile())
                await self._restored()

    async def _renew(self) -> None:
        """Throw the broken subscription away and make a new one."""
        broken: Any = self._pubsub  # the stubs know only the deprecated `close`
        with suppress(redis.RedisError, OSError):
            await broken.aclose()
        self._pubsub = self._client.pubsub()

    async def _write(self) -> None:
        """Publish what is queued, all of it in one round trip."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            while self._outgoing:
                batch = list(self._outgoing)
                self._outgoing.clear()
                try:
                    pipe = self._client.pipeline(transaction=False)
                    for hint in batch:
                        pipe.publish(_channel(hint.topic), encode(hint))
                    await pipe.execute()
                except (redis.RedisError, OSError):
                    # Receivers find the gap by the heads; only facts are lost for good.
                    await asyncio.sleep(_RETRY_S[0])
                HINTS_WAITING.set(len(self._outgoing))


def encode(hint: Hint) -> bytes:
    """Return a hint as bytes: origin, seq and evicted person a line each, then the event's JSON."""
    return f"{ORIGIN}\n{hint.seq}\n{hint.evicts}\n{hint.payload}".encode()


def decode(channel: bytes, data: bytes) -> Hint | None:
    """Return the hint, None for this process's own echo and for what is none (another version's, perhaps)."""
    try:
        origin, seq, evicts, payload = data.decode().split("\n", 3)
        hint = Hint(TopicName(channel.removeprefix(_PREFIX).decode()), int(seq), payload, evicts)
    except ValueError:
        return None
    return None if origin == ORIGIN else hint


def tell_by_redis(hint: Hint) -> None:
    """Publish from a process without sockets: a job, a command. It is a hint, so a failure is no error."""
    client = redis_client()
    if client is None:
        return
    try:
        client.publish(_channel(hint.topic), encode(hint))
    except redis.RedisError as error:
        log.warning("A hint was not told", error=type(error).__name__)


def _channel(topic: TopicName) -> bytes:
    return _PREFIX + topic.encode()
