"""What goes wrong between a commit and a screen, with real processes: nothing is lost, nothing comes twice."""

import asyncio
import random
import signal
import time
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from tests.faults.browser import Browser
from tests.faults.client import SIGNED_OUT, Client, Device, Pace, RefusedError, fetch
from tests.faults.fleet import Fleet
from tests.faults.population import PASSWORD, Populated, populate
from tests.faults.servers import Ground
from tests.faults.truth import gapless, read_log, stored_messages

pytestmark = pytest.mark.faults

HEARTBEAT_S = 20
ROOMS = 7


@pytest.fixture(scope="module")
def ground() -> Iterator[Ground]:
    """Two web processes on a PostgreSQL and a Redis; every test leaves all of them running."""
    with Ground(webs=2) as running:
        yield running


@pytest.fixture(scope="module")
def populated(ground: Ground) -> Populated:
    """People and rooms; a test takes a room of its own."""
    return populate(ground, people=40, rooms=ROOMS)


@pytest.fixture
def fleet(ground: Ground, populated: Populated) -> Fleet:
    """Clients of this test."""
    return Fleet(ground, populated, random.Random(7))


@asynccontextmanager
async def on_each_web(fleet: Fleet) -> AsyncIterator[tuple[Client, Client]]:
    """Run one client on each web process, both in all rooms."""
    clients = fleet.add(2, ROOMS)
    for client, web in zip(clients, fleet.ground.webs, strict=True):
        client.device = replace(client.device, addresses=[web.address])
    async with fleet.running(clients):
        yield clients[0], clients[1]


async def arrives(client: Client, room: str, seq: int, within_s: float) -> float:
    """Wait until a client has applied a seq; return how long that took. Raises `TimeoutError`."""
    start_s = time.monotonic()
    async with asyncio.timeout(within_s):
        while client.heads[f"room:{room}"] < seq:  # noqa: ASYNC110 - a view is looked at, it does not call
            await asyncio.sleep(0.02)
    return time.monotonic() - start_s


async def everything_agrees(fleet: Fleet, limit_s: float = HEARTBEAT_S + 10) -> None:
    """Hold all views against the log, and the log against itself."""
    assert not any(found.lost or found.invented for found in await fleet.settle(limit_s))
    topics = [f"room:{room}" for room in fleet.populated.rooms]
    assert gapless(await asyncio.to_thread(read_log, fleet.ground.postgres.url, topics))
    assert set(stored_messages(fleet.ground.postgres.url).values()) <= {1}


async def test_a_message_whose_process_died_after_the_commit_arrives_by_the_log(fleet: Fleet) -> None:
    person, room = fleet.populated.people[0].id, fleet.populated.rooms[0]
    async with on_each_web(fleet) as (here, there):
        before = here.heads[f"room:{room}"]
        died = asyncio.to_thread(
            fleet.ground.run_until_death, "-m", "tests.faults.dying_sender", person, room, "Bye"
        )
        assert await died == -signal.SIGKILL
        await arrives(here, room, before + 1, within_s=HEARTBEAT_S + 5)
        await arrives(there, room, before + 1, within_s=HEARTBEAT_S + 5)
        assert here.counts.repeats == there.counts.repeats == 0


async def test_a_web_process_that_dies_while_redis_is_away_has_told_the_other_all_the_same(
    fleet: Fleet,
) -> None:
    ground, room = fleet.ground, fleet.populated.rooms[1]
    async with on_each_web(fleet) as (here, there):
        await asyncio.to_thread(ground.redis.kill)
        message = await here.send(room, "Nobody hears the hint")
        await asyncio.to_thread(ground.webs[0].kill)
        await arrives(there, room, message["seq"], within_s=5)
        await asyncio.to_thread(ground.redis.start)
        await asyncio.to_thread(ground.webs[0].start)
        await everything_agrees(fleet)


async def test_a_database_that_goes_away_is_told_and_loses_nothing(fleet: Fleet) -> None:
    ground, room, client_id = fleet.ground, fleet.populated.rooms[2], uuid.uuid4()
    async with on_each_web(fleet) as (here, there):
        await asyncio.to_thread(ground.postgres.stop)
        with pytest.raises(RefusedError, match="unavailable"):
            await here.ask("message.send", room=room, body="Once", client_id=str(client_id))
        waiting = asyncio.create_task(here.send(room, "Once", client_id))
        await asyncio.sleep(5)
        await asyncio.to_thread(ground.postgres.start)
        message = await waiting
        await arrives(there, room, message["seq"], within_s=10)
        assert here.counts.connects == there.counts.connects == 1
        await everything_agrees(fleet)
    assert stored_messages(ground.postgres.url)[str(client_id)] == 1


async def test_both_processes_converge_after_redis_was_killed_under_load(fleet: Fleet) -> None:
    async with on_each_web(fleet):
        sending = asyncio.create_task(fleet.say_many(80, rate_hz=20))
        await asyncio.sleep(1)
        await asyncio.to_thread(fleet.ground.redis.kill)
        await asyncio.sleep(1)
        await asyncio.to_thread(fleet.ground.redis.start)
        await sending
        await everything_agrees(fleet, limit_s=6)
        assert all(client.counts.connects == 1 and client.counts.repeats == 0 for client in fleet.clients)


async def test_a_receive_path_that_drops_and_doubles_ends_with_the_same_view(fleet: Fleet) -> None:
    chance = random.Random(11)

    def shaken(text: str) -> list[str]:
        drawn = chance.random()
        return [] if drawn < 0.05 else [text, text] if drawn < 0.1 else [text]

    clients = fleet.add(4, ROOMS, pace=Pace(answer_s=2))
    async with fleet.running(clients):
        for client in clients:
            client.device = replace(client.device, receive=shaken)
        await fleet.say_many(120, rate_hz=30)
        await everything_agrees(fleet)
    assert sum(client.counts.pulls for client in clients) > 0


async def test_parallel_retries_by_socket_and_http_give_one_message(fleet: Fleet) -> None:
    ground, room, client_id = fleet.ground, fleet.populated.rooms[3], uuid.uuid4()
    token = fleet.populated.people[0].token
    wish = {"client_id": str(client_id), "body": "Only once"}
    async with AsyncExitStack() as stack:
        clients = fleet.add(10, ROOMS)
        for client in clients:
            client.device = replace(client.device, token=token)
        await stack.enter_async_context(fleet.running(clients))
        urls = [f"{ground.webs[number % 2].url}/api/rooms/{room}/messages" for number in range(10)]
        answers = await asyncio.gather(
            *(client.send(room, wish["body"], client_id) for client in clients),
            *(asyncio.to_thread(fetch, url, token, wish) for url in urls),
        )
        assert len({answer["id"] for answer in answers}) == 1
        await everything_agrees(fleet)
    assert stored_messages(ground.postgres.url)[str(client_id)] == 1


async def test_everybody_comes_back_at_once_after_a_process_was_killed(fleet: Fleet) -> None:
    ground = fleet.ground
    clients = fleet.add(300, 1, pace=Pace(backoff_s=0.1, backoff_limit_s=0.5, answer_s=30))
    async with fleet.running(clients):
        for web in ground.webs:
            await asyncio.to_thread(web.kill)
        await asyncio.gather(*(asyncio.to_thread(web.start) for web in ground.webs))
        await fleet.say_many(30, rate_hz=30)
        await everything_agrees(fleet)
        assert all(client.counts.repeats == client.counts.gaps == 0 for client in clients)


async def test_a_revoked_session_closes_its_sockets_in_the_other_process(fleet: Fleet) -> None:
    here, there = fleet.ground.webs
    email = fleet.populated.people[1].email
    kept, lost = Browser(here.address, here.origin), Browser(there.address, there.origin)
    await asyncio.to_thread(kept.sign_in, email, PASSWORD)
    await asyncio.to_thread(lost.sign_in, email, PASSWORD)
    headers = {"Cookie": lost.cookie, "Origin": there.origin}
    async with connect(f"ws://localhost:{there.port}/ws", additional_headers=headers) as socket:
        assert '"welcome"' in str(await socket.recv())
        _, sessions = await asyncio.to_thread(kept.request, "GET", "/api/me/sessions")
        other = next(session["id"] for session in sessions if not session["current"])
        status, _ = await asyncio.to_thread(kept.request, "DELETE", f"/api/me/sessions/{other}")
        assert status == 204
        with pytest.raises(ConnectionClosed):
            async with asyncio.timeout(2):
                await socket.recv()
        assert socket.close_code == SIGNED_OUT


async def test_a_token_that_never_was_is_signed_out(ground: Ground) -> None:
    device = Device([ground.webs[0].address], "ff_unknown", random.Random(1))
    client = Client(device, {})
    await asyncio.wait_for(client.run(), 10)
    assert client.closed_with == SIGNED_OUT
