"""The mix of a talk from its origin to its edges, over Redis pub/sub: fifty packets a second of about 160 bytes.

Nothing is published while nobody wants it, and what cannot be told at once is dropped: late sound is of no use.
Measured from one worker to another: see the README.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping
from contextlib import suppress
from typing import Any

import redis
import redis.asyncio
import structlog

from realtime import media_wire as wire
from realtime.ending import end
from talk.media.errors import EngineClosed, UnknownTalk
from talk.media.ids import TalkId
from talk.media.outbound import MediaPacket
from talk.media.relayed import Relayed, read_relayed
from talk.media.thread import EngineThread

log = structlog.get_logger(__name__)

OUTGOING = 100
"""Packets that may wait for Redis, of all talks. Overflow rule: the oldest go."""
_ALIVE = "ff:media:mix"
"""Always subscribed, since there has to be something to read."""
_RETRY_S = 0.2


class Relay:
    """Both directions of one worker. Belongs to its event loop; `start` and `close` frame it."""

    def __init__(self, url: str, engine: EngineThread) -> None:
        self._loop = asyncio.get_running_loop()
        self._engine = engine
        self._out = redis.asyncio.Redis.from_url(
            url, socket_connect_timeout=1, socket_timeout=wire.HOLD_S, socket_keepalive=True
        )
        self._in = redis.asyncio.Redis.from_url(
            url, socket_connect_timeout=1, health_check_interval=15, socket_keepalive=True
        )
        self._pubsub = self._in.pubsub()
        self._wanted: set[str] = set()
        self._subscribed: set[str] = set()
        self._changing = asyncio.Lock()
        self._published: dict[TalkId, int] = {}
        """The lease number under which each talk that somebody wants is published."""
        self._outgoing: deque[tuple[str, bytes]] = deque(maxlen=OUTGOING)
        self._wake = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Begin reading and writing."""
        self._tasks = [asyncio.ensure_future(self._read()), asyncio.ensure_future(self._write())]

    async def close(self) -> None:
        """Stop both."""
        await end(self._tasks)
        clients: list[Any] = [self._pubsub, self._in, self._out]  # the stubs know only the deprecated `close`
        for client in clients:
            with suppress(*wire.AWAY):
                await client.aclose()

    # Out

    async def publish(self, led: Mapping[TalkId, int]) -> None:
        """Publish those of the talks that we lead which somebody wants. `led`: their lease numbers."""
        channels = [wire.mix_channel(talk) for talk in led]
        counts = await self._out.pubsub_numsub(*channels) if channels else []
        heard = {_text(channel) for channel, count in counts if count}
        wanted = {talk: fence for talk, fence in led.items() if wire.mix_channel(talk) in heard}
        for talk in [talk for talk, fence in self._published.items() if wanted.get(talk) != fence]:
            del self._published[talk]
            await self._set(talk, None)
        for talk, fence in wanted.items():
            if talk not in self._published and await self._set(talk, self._teller(talk, fence)):
                self._published[talk] = fence

    async def _set(self, talk: TalkId, tell: Callable[[MediaPacket], None] | None) -> bool:
        try:
            await self._engine.set_relay(talk, tell)
        except (UnknownTalk, EngineClosed):  # not open yet, or not any more
            return False
        return True

    def _teller(self, talk: TalkId, fence: int) -> Callable[[MediaPacket], None]:
        channel, seq = wire.mix_channel(talk), 0

        def tell(packet: MediaPacket) -> None:
            """Run on the engine's thread."""
            nonlocal seq
            seq += 1
            with suppress(RuntimeError):  # the loop has been closed
                self._loop.call_soon_threadsafe(self._queue, channel, Relayed(fence, seq, packet).write())

        return tell

    def _queue(self, channel: str, data: bytes) -> None:
        self._outgoing.append((channel, data))
        self._wake.set()

    async def _write(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            batch = list(self._outgoing)
            self._outgoing.clear()
            try:
                pipe = self._out.pipeline(transaction=False)
                for channel, data in batch:
                    pipe.publish(channel, data)
                await pipe.execute()
            except wire.AWAY:
                await asyncio.sleep(_RETRY_S)

    # In

    async def want(self, talks: Collection[TalkId]) -> None:
        """Hear the mixes of these talks, and no others."""
        self._wanted = {wire.mix_channel(talk) for talk in talks}
        async with self._changing:
            fresh, gone = self._wanted - self._subscribed, self._subscribed - self._wanted
            self._subscribed = set(self._wanted)
            with suppress(*wire.AWAY):  # the reading task begins anew, with all that is wanted then
                await self._change(self._pubsub.subscribe, fresh)
                await self._change(self._pubsub.unsubscribe, gone)

    @staticmethod
    async def _change(how: Callable[..., Awaitable[object]], channels: Collection[str]) -> None:
        if channels:
            await how(*channels)

    async def _read(self) -> None:
        while True:
            try:
                async with self._changing:
                    self._subscribed = set(self._wanted)
                    await self._pubsub.subscribe(_ALIVE, *self._subscribed)
                async for channel, data in self._messages():
                    self._take(channel, data)
            except wire.AWAY as error:
                log.warning("The mixes of other workers cannot be heard", error=type(error).__name__)
            await asyncio.sleep(_RETRY_S)
            broken: Any = self._pubsub
            with suppress(*wire.AWAY):
                await broken.aclose()
            self._pubsub = self._in.pubsub()

    async def _messages(self) -> AsyncIterator[tuple[str, bytes]]:
        pubsub: Any = self._pubsub  # redis-py's types forbid the None that waits without end
        while True:
            message = await pubsub.get_message(ignore_subscribe_messages=True, timeout=None)
            if message is not None:
                yield _text(message["channel"]), message["data"]

    def _take(self, channel: str, data: bytes) -> None:
        try:
            relayed = read_relayed(data)
        except ValueError:  # of another version, perhaps
            return
        self._engine.feed(TalkId(channel.removeprefix(wire.mix_channel(""))), relayed)


def _text(name: bytes | str) -> str:
    return name.decode() if isinstance(name, bytes) else name
