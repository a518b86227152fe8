"""The sound as a web process sees it where media workers carry it: asked over Redis, never mixed here."""

import asyncio
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

import redis
import redis.asyncio
import structlog

from realtime import media_wire as wire
from realtime.ending import end
from realtime.link import ORIGIN, Link
from realtime.rtc import talk_of
from talk.shows.events import SoundLost, talk_topic
from talk.shows.voices import Voice
from workspace.core.errors import Conflict, FlurfunkError, Invalid, Unavailable
from workspace.core.events import Hint, announce

log = structlog.get_logger(__name__)

_LOOK_WITHIN_S = 1.0
_TRIES = 4
_RETRY_S = 0.5


@dataclass(frozen=True, slots=True)
class _Asked:
    """A request that waits for its answer, and the worker that it was put to."""

    worker: str
    reply: asyncio.Future[wire.Reply]


class RemoteSound:
    """Implements `rtc.Sound`. Made in the process's event loop."""

    def __init__(self, url: str, link: Link, *, watch_s: float = wire.WATCH_S) -> None:
        self._loop = asyncio.get_running_loop()
        self._link = link
        client = wire.connections(url)
        self._client = client  # the stubs know only the deprecated `close`
        self._redis: redis.asyncio.Redis[str] = client
        self._waiting: dict[str, _Asked] = {}
        self._carriers: dict[str, str] = {}
        """The lease under which each talk that we have answered for was carried when last seen."""
        self._tasks = [
            asyncio.ensure_future(self._read_for_ever()),
            asyncio.ensure_future(self._watch(watch_s)),
        ]

    async def answer(self, talk_id: str, person_id: str, device: str, sdp: str, voice: Voice) -> str:
        """See `Sound`."""
        request = wire.Request(
            id=secrets.token_hex(8),
            origin=ORIGIN,
            do="offer",
            talk=talk_id,
            person=person_id,
            device=device,
            text=sdp,
            may_speak=voice.may_speak,
            is_muted=voice.is_muted,
        )
        return await self._ask(request)

    async def add_candidate(self, talk_id: str, person_id: str, candidate: str) -> None:
        """See `Sound`."""
        await self._ask(
            wire.Request(
                id=secrets.token_hex(8),
                origin=ORIGIN,
                do="candidate",
                talk=talk_id,
                person=person_id,
                text=candidate,
            )
        )

    def notice(self, hint: Hint) -> None:
        """See `Sound`."""
        talk = talk_of(hint)
        if talk is not None:
            self._loop.call_soon_threadsafe(self._link.send, Hint(wire.NUDGE, 0, talk))

    async def tick(self) -> None:
        """Tell those whose worker is gone to connect anew, sooner than their browsers notice it, and ask others."""
        carriers, asked = dict(self._carriers), dict(self._waiting)
        keys = [wire.lease_key(talk) for talk in carriers]
        keys += [wire.worker_key(each.worker) for each in asked.values()]
        if not keys:
            return
        try:
            async with asyncio.timeout(_LOOK_WITHIN_S):
                found = await self._redis.mget(keys)
        except wire.AWAY:
            return
        for (talk, before), lease in zip(carriers.items(), found, strict=False):
            if lease != before and self._carriers.get(talk) == before:
                del self._carriers[talk]
                announce(talk_topic(talk), SoundLost(talk=talk))
        for request, life in zip(asked, found[len(carriers) :], strict=True):
            if life is None:
                self._take(wire.Reply(id=request, moved=True))

    async def close(self) -> None:
        """Stop reading replies."""
        await end(self._tasks)
        await self._client.aclose()

    async def _watch(self, every_s: float) -> None:
        while True:
            await asyncio.sleep(every_s)
            await self.tick()

    async def _ask(self, request: wire.Request) -> str:
        try:
            async with asyncio.timeout(wire.ANSWER_WITHIN_S):
                return await self._ask_around(request)
        except TimeoutError:
            log.warning("A media worker did not answer in time")
            raise Unavailable("no_audio") from None

    async def _ask_around(self, request: wire.Request) -> str:
        """Ask whoever carries the talk, following it where it has moved, and past a moment in which nobody is there."""
        for _ in range(_TRIES):
            try:
                worker = await self._carrier_of(request.talk)
                if worker is not None:
                    reply = await self._exchange(worker, request)
                    if not reply.moved:
                        await self._remember(request.talk)
                        return _unpacked(reply)
                    continue
            except wire.AWAY as error:
                log.warning("Redis is away", error=type(error).__name__)
            await asyncio.sleep(_RETRY_S)
        log.warning("Nobody carries a talk")
        raise Unavailable("no_audio")

    async def _carrier_of(self, talk: str) -> str | None:
        """Return the worker that holds the talk, else the one that has the least to do; None where nobody lives."""
        lease = await self._redis.get(wire.lease_key(talk))
        if lease:
            return str(lease).split(" ", 1)[0]
        names = sorted(await self._redis.smembers(wire.WORKERS))
        loads = await self._redis.mget([wire.worker_key(name) for name in names]) if names else []
        alive = {name: int(load) for name, load in zip(names, loads, strict=True) if load is not None}
        gone = [name for name in names if name not in alive]
        if gone:
            await self._redis.srem(wire.WORKERS, *gone)
        return min(alive, key=lambda name: (alive[name], name), default=None)

    async def _exchange(self, worker: str, request: wire.Request) -> wire.Reply:
        future: asyncio.Future[wire.Reply] = self._loop.create_future()
        self._waiting[request.id] = _Asked(worker, future)
        try:
            entry: Mapping[str, str] = {"request": request.model_dump_json()}
            await self._redis.xadd(wire.requests_key(worker), dict(entry), maxlen=wire.STREAM_LIMIT)
            return await future
        finally:
            self._waiting.pop(request.id, None)

    async def _remember(self, talk: str) -> None:
        """Keep who carries a talk. Where that has changed unseen, everyone from before has still to be told."""
        lease = await self._redis.get(wire.lease_key(talk))
        if not lease:
            return
        before, self._carriers[talk] = self._carriers.get(talk), str(lease)
        if before not in (None, lease):
            announce(talk_topic(talk), SoundLost(talk=talk))

    async def _read_for_ever(self) -> None:
        async for _, fields in wire.entries(self._redis, wire.replies_key(ORIGIN)):
            self._take(wire.Reply.model_validate_json(fields["reply"]))

    def _take(self, reply: wire.Reply) -> None:
        asked = self._waiting.get(reply.id)
        if asked is not None and not asked.reply.done():
            asked.reply.set_result(reply)


def _unpacked(reply: wire.Reply) -> str:
    """Return the SDP, or raise what the worker has refused."""
    error = reply.error
    if error is None:
        return reply.sdp
    kinds: dict[int, FlurfunkError] = {
        422: Invalid(error.field or "sdp", error.code),
        409: Conflict(error.code),
    }
    raise kinds.get(reply.status) or Unavailable(error.code, error.retry_after_s or _RETRY_S)
