"""`flurfunk media`: an audio engine in a process of its own, asked over Redis. Several share the talks."""

import asyncio
import secrets
from collections.abc import Coroutine, Mapping
from contextlib import suppress
from dataclasses import dataclass

import redis
import redis.asyncio
import structlog

from realtime import media_wire as wire
from realtime.ending import end
from realtime.link import RedisLink
from realtime.media_edges import Edges
from realtime.media_relay import Relay
from realtime.placement import Load, fence_of
from realtime.rtc import Answered, Rtc
from talk.media.errors import EngineClosed
from talk.media.ids import PeerId, TalkId
from talk.stage.voice import Voice
from workspace.core.errors import FlurfunkError, Unavailable, answer
from workspace.core.events import Hint, set_sink

log = structlog.get_logger(__name__)

_REPLY_LIFE_S = 60
_KEEP_EVERY_S = 0.1


@dataclass(frozen=True, slots=True)
class _Lease:
    """What stands in Redis, and until when we may count on it: on the loop's clock, earlier than Redis lets it go."""

    text: str
    until_s: float


class MediaWorker:
    """Mixes the talks whose leases it holds, and hands out others. Cancelled, `run` frees its leases at once."""

    def __init__(self, url: str, rtc: Rtc) -> None:
        self.name = secrets.token_hex(6)
        self._rtc = rtc
        self._link = RedisLink(url)
        client = wire.connections(url)
        self._client = client  # the stubs know only the deprecated `close`
        self._redis: redis.asyncio.Redis[str] = client
        life = wire.connections(url)
        self._life_client = life
        self._life: redis.asyncio.Redis[str] = life
        """Leases have a way of their own: no rush of answers may come before them."""
        self._renew = self._life.register_script(wire.RENEW_LUA)
        self._release = self._life.register_script(wire.RELEASE_LUA)
        self._leases: dict[TalkId, _Lease] = {}
        self._taking = asyncio.Lock()
        self._relay = Relay(url, rtc.engine)
        self._edges = Edges(rtc, self._relay, self._life, self._holds, self._leases)
        self._seated: dict[tuple[str, str], str] = {}
        """The request by which each person, of each talk, was connected here."""
        self._serving: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Work until cancelled, through every absence of Redis."""
        set_sink(self._link.send)
        self._link.start(self._hear, self._restored)
        await self._link.listen([wire.NUDGE, wire.SEATED])
        self._relay.start()
        self._rtc.on_connected = self._tell_seated
        work = [self._serve_for_ever(), self._live_for_ever(), self._keep_terms(), self._see_to_edges()]
        tasks = [asyncio.ensure_future(each) for each in work]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
        finally:
            await end(tasks)
            await self._stop()
        for task in tasks:
            if not task.cancelled():
                task.result()

    async def _restored(self) -> None:
        """Look at every stage again after having been deaf."""
        await self._rtc.tick()

    def _hear(self, hint: Hint) -> None:
        if hint.topic == wire.NUDGE:
            self._rtc.look_again(TalkId(hint.payload))
        elif hint.topic == wire.SEATED:
            self._hear_seated(hint.payload)

    def _tell_seated(self, talk: TalkId, peer: PeerId) -> None:
        """Tell the others that somebody is connected here now: of two connections of one person the newer counts."""
        entry = self._seated.get((talk, peer))
        if entry is not None:
            self._link.send(Hint(wire.SEATED, 0, f"{talk} {peer} {entry}"))

    def _hear_seated(self, payload: str) -> None:
        talk, peer, entry = payload.split(" ")
        ours = self._seated.get((talk, peer))
        if ours is not None and _order(ours) < _order(entry):
            del self._seated[talk, peer]
            self._start(self._rtc.leave(TalkId(talk), PeerId(peer)))

    # Being alive

    async def _live_for_ever(self) -> None:
        """Say that we live, and hold on to the talks. A Redis that does not answer counts as one that is away."""
        while True:
            try:
                async with asyncio.timeout(wire.HOLD_S):
                    await self._show_life()
            except wire.AWAY as error:
                log.warning("Redis is away", error=type(error).__name__)
            await self._rtc.tick()
            await asyncio.sleep(wire.RENEW_S)

    async def _keep_terms(self) -> None:
        """Fall silent wherever a lease has not been renewed in time: others may take over, and two must not speak."""
        while True:
            now_s = asyncio.get_running_loop().time()
            for talk, lease in tuple(self._leases.items()):
                if lease.until_s <= now_s:
                    log.warning("A lease was not renewed in time")
                    await self._give_up(talk)
            await asyncio.sleep(_KEEP_EVERY_S)

    async def _show_life(self) -> None:
        for talk in tuple(self._leases):
            if talk not in self._rtc.talks():  # it is over, or nobody has connected in the end
                await self._release(keys=[wire.lease_key(talk)], args=[self._leases.pop(talk).text])
        now_s = asyncio.get_running_loop().time()
        good = {talk: lease.text for talk, lease in self._leases.items() if lease.until_s > now_s}
        await asyncio.gather(*(self._renew_one(talk, text) for talk, text in good.items()))
        load = (await self._load()).model_dump_json()
        await self._life.set(wire.worker_key(self.name), load, px=wire.LEASE_MS)
        await self._life.sadd(wire.WORKERS, self.name)
        people = self._rtc.talks()
        self._seated = {
            key: entry for key, entry in self._seated.items() if key[1] in people.get(TalkId(key[0]), ())
        }

    async def _load(self) -> Load:
        people = sum(len(people) for people in self._rtc.talks().values()) + len(self._serving)
        try:
            engine = await self._rtc.engine.load()
        except EngineClosed:  # nobody has come yet
            return Load(people=people)
        return Load(
            people=people, late_ms=engine.late_ms, edge_late=engine.edge_late, edge_lost=engine.edge_lost
        )

    async def _see_to_edges(self) -> None:
        while True:
            try:
                async with asyncio.timeout(wire.HOLD_S):
                    await self._edges.look(self._led())
            except wire.AWAY as error:
                log.warning("Redis is away", error=type(error).__name__)
            await asyncio.sleep(wire.RENEW_S)

    def _led(self) -> Mapping[TalkId, int]:
        return {talk: fence_of(lease.text) for talk, lease in self._leases.items()}

    async def _renew_one(self, talk: TalkId, text: str) -> None:
        until_s = _term()
        keys, args = [wire.lease_key(talk), wire.FENCE], [text, wire.LEASE_MS, fence_of(text)]
        if not await self._renew(keys=keys, args=args):
            await self._give_up(talk)
        elif talk in self._leases:
            self._leases[talk] = _Lease(text, until_s)
        else:  # its time ran out while we asked
            await self._release(keys=[wire.lease_key(talk)], args=[text])

    async def _give_up(self, talk: TalkId) -> None:
        self._leases.pop(talk, None)
        await self._rtc.drop(talk)

    async def _holds(self, talk: TalkId) -> bool:
        """Tell whether the talk is ours, taking it where it is nobody's."""
        async with (
            self._taking
        ):  # of two who ask at once the second would find our own lease to be somebody else's
            held = self._leases.get(talk)
            if held is not None:
                return held.until_s > asyncio.get_running_loop().time()
            text, until_s = f"{self.name} {await self._life.incr(wire.FENCE)}", _term()
            if not await self._life.set(wire.lease_key(talk), text, nx=True, px=wire.LEASE_MS):
                return False
            self._leases[talk] = _Lease(text, until_s)
            await self._edges.lead(talk)
            return True

    # Serving

    async def _serve_for_ever(self) -> None:
        async for entry, fields in wire.entries(self._redis, wire.requests_key(self.name)):
            self._start(self._serve(entry, fields["request"]))

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.ensure_future(work)
        self._serving.add(task)
        task.add_done_callback(self._serving.discard)

    async def _serve(self, entry: str, text: str) -> None:
        request = wire.Request.model_validate_json(text)
        try:
            reply = await self._reply(request, entry)
            pipe = self._redis.pipeline(transaction=False)
            stream = wire.replies_key(request.origin)
            pipe.xadd(stream, {"reply": reply.model_dump_json()}, maxlen=wire.STREAM_LIMIT)
            pipe.expire(stream, _REPLY_LIFE_S)
            pipe.xdel(wire.requests_key(self.name), entry)
            await pipe.execute()
        except wire.AWAY as error:  # whoever asked will ask again
            log.warning("A request was not answered", error=type(error).__name__)

    async def _reply(self, request: wire.Request, entry: str) -> wire.Reply:
        try:
            if request.do == "candidate":
                await self._rtc.add_candidate(request.talk, request.person, request.text)
                return wire.Reply(id=request.id)
            if request.do == "gain":
                await self._rtc.set_gain(request.talk, request.person, request.text, request.gain)
                return wire.Reply(id=request.id)
            if not await self._carries(request):
                return wire.Reply(id=request.id, moved=True)
            answered = await self._answer(request, entry)
        except FlurfunkError as error:
            return wire.Reply(id=request.id, error=answer(error), status=error.http_status)
        except Exception:
            log.exception("A request failed")
            return wire.Reply(id=request.id, error=answer(Unavailable("no_audio")), status=503)
        lease = self._leases.get(TalkId(request.talk))
        return wire.Reply(
            id=request.id, sdp=answered.sdp, line=answered.line, lease=lease.text if lease else ""
        )

    async def _carries(self, request: wire.Request) -> bool:
        """Tell whether somebody is in the right place here: as an edge for listeners, else as the origin."""
        talk = TalkId(request.talk)
        if not request.as_edge or talk in self._leases:
            return await self._holds(talk)
        if request.may_speak:
            return False
        await self._edges.follow(talk)
        return True

    async def _answer(self, request: wire.Request, entry: str) -> Answered:
        voice = Voice(may_listen=True, may_speak=request.may_speak, is_muted=request.is_muted)
        answered = await self._rtc.answer(request.talk, request.person, request.device, request.text, voice)
        self._seated[request.talk, request.person] = entry
        return answered

    async def _stop(self) -> None:
        """Free what we carried, so that others take over at once."""
        for task in tuple(self._serving):
            task.cancel()
        await self._relay.close()
        await self._rtc.close()
        with suppress(*wire.AWAY):
            async with asyncio.timeout(wire.HOLD_S):  # later it is all free anyway
                for talk, lease in self._leases.items():
                    await self._release(keys=[wire.lease_key(talk)], args=[lease.text])
                await self._redis.delete(wire.worker_key(self.name), wire.requests_key(self.name))
                await self._redis.srem(wire.WORKERS, self.name)
        await self._client.aclose()
        await self._life_client.aclose()


def _term() -> float:
    """Return until when a lease holds that is asked for now."""
    return asyncio.get_running_loop().time() + wire.HOLD_S


def _order(entry: str) -> tuple[int, int]:
    """Return where an entry of a stream stands in time, by Redis's clock: `<ms>-<number>`."""
    at_ms, _, number = entry.partition("-")
    return int(at_ms), int(number)
