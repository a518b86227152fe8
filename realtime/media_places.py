"""Where web processes find room for somebody who wants to hear, and what they notice of workers that go."""

import asyncio
from collections import OrderedDict, deque
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import redis.asyncio

from realtime import media_wire as wire
from realtime import metrics
from realtime.placement import Lines, Load, choose, holder_of

_FRESH_S = 0.25
"""So long the loads that were read are believed."""
_COUNTED_S = 0.6
"""So long whom we have sent to a worker is counted on top: after that it counts them itself."""
_MISTRUST_S = 0.5
"""So long after Redis was away or emptied nobody counts as gone: everyone has to say first that they live."""
_SEATS = 20_000
"""People whose worker is remembered for their candidates. Overflow rule: who came first is forgotten."""


@dataclass(frozen=True, slots=True)
class Place:
    """The worker for one request."""

    worker: str
    as_edge: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """What has gone since one looked the last time."""

    lost: list[tuple[str, str]]
    """Talk and line."""
    dead: set[str]
    """Workers, of those that were asked for."""


class Places:
    """Reads Redis, decides by `placement`. Raises what Redis raises (`wire.AWAY`)."""

    def __init__(self, client: "redis.asyncio.Redis[str]", origin_first: int) -> None:
        self._redis, self._origin_first = client, origin_first
        self._lines = Lines()
        self._seats: OrderedDict[tuple[str, str], str] = OrderedDict()
        self._loads: dict[str, Load] = {}
        self._read_s = float("-inf")
        self._reading = asyncio.Lock()
        self._sent: deque[tuple[float, str]] = deque()
        self._mistrust_until_s = 0.0

    async def find(self, request: wire.Request) -> Place | None:
        """Return who is to be asked; None where nobody lives."""
        lease = await self._redis.get(wire.lease_key(request.talk))
        origin = holder_of(str(lease)) if lease else None
        seat = self._seats.get((request.talk, request.person))
        if request.do != "offer" and (seat or origin):
            return Place(seat or origin or "", as_edge=False)
        # Whoever begins a talk comes alone, and after a worker's death: what was read before that is of no use.
        loads = self._with_those_sent(await self.loads(_FRESH_S if origin else 0.0))
        worker = choose(loads, origin=origin, may_speak=request.may_speak, origin_first=self._origin_first)
        if worker is None:
            return None
        self._sent.append((_now_s(), worker))
        return Place(worker, as_edge=origin is not None and worker != origin)

    async def loads(self, fresh_s: float = _FRESH_S) -> Mapping[str, Load]:
        """Return what every living worker says of itself, so old at most."""
        asked_s = _now_s()
        async with self._reading:
            if self._read_s > asked_s - fresh_s:
                return self._loads
            began_s = _now_s()
            names = sorted(await self._redis.smembers(wire.WORKERS))
            said = await self._redis.mget([wire.worker_key(name) for name in names]) if names else []
            found = dict(zip(names, said, strict=True))
            self._loads = {
                name: Load.model_validate_json(each) for name, each in found.items() if each is not None
            }
            self._read_s = began_s
            gone = [name for name, each in found.items() if each is None]
            if gone:
                await self._redis.srem(wire.WORKERS, *gone)
            metrics.show_workers(self._loads)
        return self._loads

    def _with_those_sent(self, loads: Mapping[str, Load]) -> dict[str, Load]:
        """Add those who are on their way: a whole audience that comes at once must not go to the same door."""
        while self._sent and self._sent[0][0] < _now_s() - _COUNTED_S:
            self._sent.popleft()
        counted = dict(loads)
        for _, worker in self._sent:
            load = counted.get(worker)
            if load is not None:
                counted[worker] = load.model_copy(update={"people": load.people + 1})
        return counted

    def keep(self, request: wire.Request, worker: str, reply: wire.Reply) -> list[str]:
        """Take note of an answered offer, and return the lines of the talk that have gone unseen."""
        self._seats[request.talk, request.person] = worker
        self._seats.move_to_end((request.talk, request.person))
        if len(self._seats) > _SEATS:
            self._seats.popitem(last=False)
        return self._lines.keep(request.talk, worker, reply.line, reply.lease, now_s=_now_s())

    async def look(self, asked: Collection[str]) -> Seen:
        """Return which lines are gone, and which of the workers that owe an answer."""
        talks, workers = self._lines.talks, sorted({*self._lines.workers, *asked})
        if not talks and not workers:
            return Seen([], set())
        read_s = _now_s()
        keys = [wire.FENCE, *map(wire.lease_key, talks), *map(wire.worker_key, workers)]
        try:
            fence, *found = await self._redis.mget(keys)
        except wire.AWAY:
            self._mistrust()
            raise
        leases = dict(zip(talks, found, strict=False))
        alive = {name for name, life in zip(workers, found[len(talks) :], strict=True) if life is not None}
        if fence is None:  # Redis was emptied: those who live are about to say so
            self._mistrust()
        lost = [] if _now_s() < self._mistrust_until_s else self._lines.lost(leases, alive, read_s=read_s)
        return Seen(lost, set(asked) - alive)

    def _mistrust(self) -> None:
        self._mistrust_until_s = _now_s() + _MISTRUST_S


def _now_s() -> float:
    return asyncio.get_running_loop().time()
