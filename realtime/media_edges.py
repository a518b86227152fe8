"""The talks that a worker hands out for another one: begun with the first listener, ended with the last.

An edge whose origin is gone becomes the origin itself: it has the listeners, and they need no new line for that.
"""

import asyncio
from collections.abc import Awaitable, Callable, Container, Mapping

import redis.asyncio

from realtime import media_wire as wire
from realtime.media_relay import Relay
from realtime.rtc import Rtc
from talk.media.errors import EngineClosed, UnknownTalk
from talk.media.ids import TalkId

EMPTY_S = 20.0
"""So long an edge without listeners goes on: longer than anybody waits for an answer."""
ORPHANED_S = 0.9
"""A mix that brings nothing for so long has no origin any more: silence, too, is sent every 0.4 s."""


class Edges:
    """Those of one worker. `take` asks for a talk's lease and tells whether we have it, `led` are those we have."""

    def __init__(
        self,
        rtc: Rtc,
        relay: Relay,
        client: "redis.asyncio.Redis[str]",
        take: Callable[[TalkId], Awaitable[bool]],
        led: Container[TalkId],
    ) -> None:
        self._rtc, self._relay, self._redis, self._take, self._led = rtc, relay, client, take, led
        self._changing = asyncio.Lock()
        """A talk must not become followed while it becomes led."""
        self._wanted_s: dict[TalkId, float] = {}
        """When each talk that we follow had somebody who listens."""

    async def follow(self, talk: TalkId) -> None:
        """Hand a talk out from now on. Raises `Unavailable`."""
        async with self._changing:
            if talk in self._led:
                return
            is_new = talk not in self._wanted_s
            self._wanted_s[talk] = _now_s()
            if is_new:
                await self._rtc.follow(talk)
                await self._relay.want(self._wanted_s)

    async def lead(self, talk: TalkId) -> None:
        """Mix a talk from now on, if we have followed it: its lease is ours."""
        async with self._changing:
            if self._wanted_s.pop(talk, None) is not None:
                await self._rtc.lead(talk)
                await self._relay.want(self._wanted_s)

    async def look(self, led: Mapping[TalkId, int]) -> None:
        """See to everything, as often as leases are renewed. `led`: the lease numbers of what we lead.

        Raises what Redis raises.
        """
        await self._relay.publish(led)
        async with self._changing:
            await self._let_go()
        for talk in await self._without_lease():
            if await self._is_silent(talk):
                await self._take(talk)

    async def _let_go(self) -> None:
        people = self._rtc.talks()
        for talk, wanted_s in tuple(self._wanted_s.items()):
            if people.get(talk):
                self._wanted_s[talk] = _now_s()
            elif talk not in people or _now_s() - wanted_s > EMPTY_S:
                del self._wanted_s[talk]
                await self._relay.want(self._wanted_s)
                await self._rtc.drop(talk)

    async def _without_lease(self) -> list[TalkId]:
        people = self._rtc.talks()
        talks = [talk for talk in self._wanted_s if people.get(talk)]
        leases = await self._redis.mget([wire.lease_key(talk) for talk in talks]) if talks else []
        return [talk for talk, lease in zip(talks, leases, strict=True) if lease is None]

    async def _is_silent(self, talk: TalkId) -> bool:
        """Tell whether nothing comes any more: where a lease alone is missing, Redis was emptied and it comes back."""
        try:
            return await self._rtc.engine.silent_s(talk) > ORPHANED_S
        except (UnknownTalk, EngineClosed):
            return False


def _now_s() -> float:
    return asyncio.get_running_loop().time()
