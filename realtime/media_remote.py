"""The sound as a web process sees it where media workers carry it: asked over Redis, never mixed here."""

import asyncio
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

import redis
import redis.asyncio
import structlog
from django.conf import settings

from realtime import media_wire as wire
from realtime.ending import end
from realtime.link import ORIGIN, Link
from realtime.media_places import Places
from realtime.rtc import Answered
from realtime.sounds import sounds_of, topic_of
from talk.shows.events import SoundLost
from talk.stage.voice import Voice
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

    def __init__(
        self, url: str, link: Link, *, watch_s: float = wire.WATCH_S, origin_first: int | None = None
    ) -> None:
        """`origin_first`: so many people a talk's origin carries before others carry the rest; as set, if None."""
        self._loop = asyncio.get_running_loop()
        self._link = link
        client = wire.connections(url)
        self._client = client  # the stubs know only the deprecated `close`
        self._redis: redis.asyncio.Redis[str] = client
        self._waiting: dict[str, _Asked] = {}
        self._places = Places(
            self._redis, settings.RTC_ORIGIN_LISTENERS if origin_first is None else origin_first
        )
        self._tasks = [
            asyncio.ensure_future(self._read_for_ever()),
            asyncio.ensure_future(self._watch(watch_s)),
        ]

    async def answer(self, talk_id: str, person_id: str, device: str, sdp: str, voice: Voice) -> Answered:
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
        reply = await self._ask(request)
        return Answered(reply.sdp, reply.line)

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

    async def set_gain(self, talk_id: str, listener: str, person_id: str, gain: float) -> None:
        """See `Sound`."""
        await self._ask(
            wire.Request(
                id=secrets.token_hex(8),
                origin=ORIGIN,
                do="gain",
                talk=talk_id,
                person=listener,
                text=person_id,
                gain=gain,
            )
        )

    def notice(self, hint: Hint) -> None:
        """See `Sound`."""
        for talk in sounds_of(hint):
            self._loop.call_soon_threadsafe(self._link.send, Hint(wire.NUDGE, 0, talk))

    async def tick(self) -> None:
        """See to those whose worker is gone, and to the figures of all workers."""
        with suppress(*wire.AWAY):
            async with asyncio.timeout(_LOOK_WITHIN_S):
                await self._places.loads()
        await self._look()

    async def _look(self) -> None:
        """Tell those whose worker is gone to connect anew, sooner than their browsers notice it, and ask others."""
        asked = dict(self._waiting)
        try:
            async with asyncio.timeout(_LOOK_WITHIN_S):
                seen = await self._places.look({each.worker for each in asked.values()})
        except wire.AWAY:
            return
        for talk, line in seen.lost:
            announce(topic_of(talk), SoundLost(talk=talk, line=line))
        for request, each in asked.items():
            if each.worker in seen.dead:
                self._take(wire.Reply(id=request, moved=True))

    async def close(self) -> None:
        """Stop reading replies."""
        await end(self._tasks)
        await self._client.aclose()

    async def _watch(self, every_s: float) -> None:
        while True:
            await asyncio.sleep(every_s)
            await self._look()

    async def _ask(self, request: wire.Request) -> wire.Reply:
        try:
            async with asyncio.timeout(wire.ANSWER_WITHIN_S):
                return await self._ask_around(request)
        except TimeoutError:
            log.warning("A media worker did not answer in time")
            raise Unavailable("no_audio") from None

    async def _ask_around(self, request: wire.Request) -> wire.Reply:
        """Ask whoever carries the talk, following it where it has moved, and past a moment in which nobody is there."""
        for _ in range(_TRIES):
            try:
                place = await self._places.find(request)
                if place is not None:
                    asked = request.model_copy(update={"as_edge": place.as_edge})
                    reply = await self._exchange(place.worker, asked)
                    if not reply.moved:
                        return self._kept(request, place.worker, reply)
                    continue
            except wire.AWAY as error:
                log.warning("Redis is away", error=type(error).__name__)
            await asyncio.sleep(_RETRY_S)
        log.warning("Nobody carries a talk")
        raise Unavailable("no_audio")

    def _kept(self, request: wire.Request, worker: str, reply: wire.Reply) -> wire.Reply:
        """Return what is no refusal. Where a line has gone unseen, those on it have yet to be told."""
        refused = _refusal_in(reply)
        if refused is not None:
            raise refused
        if request.do == "offer":
            for gone in self._places.keep(request, worker, reply):
                announce(topic_of(request.talk), SoundLost(talk=request.talk, line=gone))
        return reply

    async def _exchange(self, worker: str, request: wire.Request) -> wire.Reply:
        future: asyncio.Future[wire.Reply] = self._loop.create_future()
        self._waiting[request.id] = _Asked(worker, future)
        try:
            entry: Mapping[str, str] = {"request": request.model_dump_json()}
            await self._redis.xadd(wire.requests_key(worker), dict(entry), maxlen=wire.STREAM_LIMIT)
            return await future
        finally:
            self._waiting.pop(request.id, None)

    async def _read_for_ever(self) -> None:
        async for _, fields in wire.entries(self._redis, wire.replies_key(ORIGIN)):
            self._take(wire.Reply.model_validate_json(fields["reply"]))

    def _take(self, reply: wire.Reply) -> None:
        asked = self._waiting.get(reply.id)
        if asked is not None and not asked.reply.done():
            asked.reply.set_result(reply)


def _refusal_in(reply: wire.Reply) -> FlurfunkError | None:
    """Return what the worker has refused, in the words of the product."""
    error = reply.error
    if error is None:
        return None
    kinds: dict[int, FlurfunkError] = {
        422: Invalid(error.field or "sdp", error.code),
        409: Conflict(error.code),
    }
    return kinds.get(reply.status) or Unavailable(error.code, error.retry_after_s or _RETRY_S)
