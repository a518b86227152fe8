"""Many clients at once: kept running, given something to say, watched until they agree with the database."""

import asyncio
import random
import time
import uuid
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from tests.faults.client import Client, Device, Frame, Pace
from tests.faults.population import Populated
from tests.faults.servers import Ground
from tests.faults.truth import Difference, difference, read_log

IN_FLIGHT = 5
"""Most messages of a client that wait for their ok at a time."""


@dataclass(slots=True)
class Timing:
    """When messages were first sent, and how long they took to the clients that were live all the while."""

    sent_s: dict[str, float] = field(default_factory=dict)
    delays_s: list[float] = field(default_factory=list)

    def applied(self, event: Frame, client: Client) -> None:
        """Note a delivery, unless the client was away in between: that is catching up."""
        if event["type"] != "message.sent":
            return
        sent_s = self.sent_s.get(event["message"]["client_id"])
        if sent_s is not None and client.live_since_s < sent_s:
            self.delays_s.append(asyncio.get_running_loop().time() - sent_s)


class Fleet:
    """Clients on one ground, spread over its people, rooms and web processes."""

    def __init__(self, ground: Ground, populated: Populated, chance: random.Random) -> None:
        self.ground = ground
        self.populated = populated
        self.chance = chance
        self.timing = Timing()
        self.clients: list[Client] = []

    def add(
        self, count: int, rooms_each: int, *, pace: Pace | None = None, heads: Mapping[str, int] | None = None
    ) -> list[Client]:
        """Make clients; each listens to some of the rooms, from the first event on or from these heads."""
        people, rooms = self.populated.people, self.populated.rooms
        fresh = []
        for number in range(count):
            device = Device(
                addresses=[web.address for web in self.ground.webs],
                token=people[number % len(people)].token,
                chance=random.Random(self.chance.random()),
                pace=pace or Pace(),
                applied=self.timing.applied,
            )
            chosen = [rooms[(number + step) % len(rooms)] for step in range(rooms_each)]
            topics = [f"room:{room}" for room in chosen]
            fresh.append(Client(device, {topic: (heads or {}).get(topic, 0) for topic in topics}))
        self.clients += fresh
        return fresh

    @asynccontextmanager
    async def running(self, clients: Sequence[Client], *, live_within_s: float = 60) -> AsyncIterator[None]:
        """Keep clients connected. Raises `TimeoutError` where not all of them get live."""
        tasks = [asyncio.create_task(client.run()) for client in clients]
        try:
            async with asyncio.timeout(live_within_s):
                await asyncio.gather(*(client.live.wait() for client in clients))
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def say(self, client: Client, body: str) -> Frame:
        """Let a client send to one of its rooms, until the server says ok."""
        room = self.chance.choice(list(client.heads)).removeprefix("room:")
        client_id = uuid.uuid4()
        self.timing.sent_s[str(client_id)] = asyncio.get_running_loop().time()
        return await client.send(room, body, client_id)

    async def say_many(self, count: int, rate_hz: float, body: str = "Good morning, number {number}") -> None:
        """Send messages from clients in turn and wait for every ok.

        The pace is steady while the servers keep up; with `IN_FLIGHT` unanswered for each client it waits.
        """
        start_s, sends = time.monotonic(), []
        gate = asyncio.Semaphore(IN_FLIGHT * len(self.clients))

        async def send(number: int) -> None:
            try:
                await self.say(self.clients[number % len(self.clients)], body.format(number=number))
            finally:
                gate.release()

        for number in range(count):
            await asyncio.sleep(max(0.0, start_s + number / rate_hz - time.monotonic()))
            await gate.acquire()
            sends.append(asyncio.create_task(send(number)))
        await asyncio.gather(*sends)

    async def differences(self) -> list[Difference]:
        """Hold every client's view against the log as it is now."""
        topics = {topic for client in self.clients for topic in client.heads}
        log = await asyncio.to_thread(read_log, self.ground.postgres.url, topics)
        return [difference(client, log) for client in self.clients]

    async def settle(self, limit_s: float) -> list[Difference]:
        """Wait until nobody lacks anything, or no longer; return what differs then."""
        end_s = time.monotonic() + limit_s
        while True:
            found = await self.differences()
            if not any(one.lost for one in found) or time.monotonic() > end_s:
                return found
            await asyncio.sleep(0.5)
