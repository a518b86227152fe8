"""From process to process over a real Redis: heard for certain, gone and back, nobody stuck."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
import redis

from realtime import link as link_module
from realtime.link import NoLink, RedisLink, decode, encode
from tests.faults.servers import Redis
from workspace.core.events import Hint
from workspace.core.ids import TopicName

pytestmark = pytest.mark.pure

TOPIC = TopicName("room:x")
OTHER = TopicName("room:y")
LIMIT_S = 20.0


class Ear:
    """A link with what it has heard, and how often it was restored."""

    def __init__(self, url: str) -> None:
        self.link = RedisLink(url)
        self.heard: list[Hint] = []
        self.restored = 0

    async def on_restored(self) -> None:
        """Count."""
        self.restored += 1

    async def start(self) -> None:
        """Begin, and wait until Redis has answered."""
        self.link.start(self.heard.append, self.on_restored)
        await until(lambda: self.link.healthy)


async def until(is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(LIMIT_S):
        while not is_so():  # noqa: ASYNC110 - what another task changes is looked at
            await asyncio.sleep(0.005)


@pytest.fixture
async def ear(redis_server: Redis) -> AsyncIterator[Ear]:
    """A link that is up."""
    ear = Ear(redis_server.url)
    await ear.start()
    yield ear
    for task in ear.link._tasks:
        task.cancel()
    await asyncio.gather(*ear.link._tasks, return_exceptions=True)
    open_ones: tuple[Any, ...] = (
        ear.link._pubsub,
        ear.link._client,
    )  # the stubs know only the deprecated `close`
    for one in open_ones:  # else Redis counts them until the garbage is collected
        await one.aclose()


def foreign(hint: Hint) -> bytes:
    """Return a hint as another process sends it."""
    return encode(hint).replace(link_module.ORIGIN.encode(), b"someone", 1)


def publish(server: Redis, hint: Hint) -> int:
    """Publish as another process; return how many heard it."""
    with redis.Redis.from_url(server.url) as client:
        return int(client.publish(f"ff:{hint.topic}", foreign(hint)))


@pytest.mark.parametrize("payload", ["{}", '{"text":"zwei\\nZeilen"}', '{"text":"\n\n\n"}', '{"a":"😀"}', ""])
@pytest.mark.parametrize("evicts", ["", "0123456789abcdef"])
def test_a_hint_comes_out_as_it_went_in(payload: str, evicts: str) -> None:
    hint = Hint(TOPIC, 2**53, payload, evicts)
    assert decode(b"ff:" + TOPIC.encode(), foreign(hint)) == hint


def test_an_echo_of_ones_own_is_dropped() -> None:
    assert decode(b"ff:room:x", encode(Hint(TOPIC, 1, "{}"))) is None


@pytest.mark.parametrize("data", [b"", b"x", b"a\nb\nc\nd", b"\xff\n1\n\n{}", b"other\n1\n{}"])
def test_what_is_no_hint_is_passed_over(data: bytes) -> None:
    assert decode(b"ff:room:x", data) is None


async def test_what_is_listened_to_is_heard_for_certain(ear: Ear, redis_server: Redis) -> None:
    """No waiting between the two: `listen` returns after Redis's confirmation."""
    await ear.link.listen([TOPIC])
    assert publish(redis_server, Hint(TOPIC, 1, "{}", "p")) == 1
    await until(lambda: ear.heard == [Hint(TOPIC, 1, "{}", "p")])
    assert publish(redis_server, Hint(OTHER, 1, "{}")) == 0


async def test_what_is_given_up_is_not_heard(ear: Ear, redis_server: Redis) -> None:
    await ear.link.listen([TOPIC, OTHER])
    await ear.link.unlisten([TOPIC])
    await until(lambda: publish(redis_server, Hint(TOPIC, 1, "{}")) == 0)
    publish(redis_server, Hint(OTHER, 2, "{}"))
    await until(lambda: Hint(OTHER, 2, "{}") in ear.heard)


async def test_many_that_come_and_go_at_once_end_as_the_last_said(ear: Ear, redis_server: Redis) -> None:
    topics = [TopicName(f"room:{number}") for number in range(50)]
    await asyncio.gather(
        ear.link.listen(topics), ear.link.unlisten(topics[:25]), ear.link.listen(topics[10:20])
    )
    heard = [publish(redis_server, Hint(topic, 1, "{}")) for topic in topics]
    assert heard == [0] * 10 + [1] * 10 + [0] * 5 + [1] * 25


async def test_what_is_sent_reaches_the_others_and_not_oneself(ear: Ear, redis_server: Redis) -> None:
    """The other is a process of its own: an origin is one a process."""
    program = (
        "import redis, sys; p = redis.Redis.from_url(sys.argv[1]).pubsub(); p.subscribe('ff:room:x');"
        "p.get_message(timeout=10); print('ready', flush=True);"
        "print(p.get_message(timeout=10)['data'], flush=True)"
    )
    await ear.link.listen([TOPIC])
    other = await asyncio.create_subprocess_exec(
        sys.executable, "-c", program, redis_server.url, stdout=asyncio.subprocess.PIPE
    )
    assert other.stdout is not None
    assert await other.stdout.readline() == b"ready\n"
    ear.link.send(Hint(TOPIC, 5, "{}"))
    assert b"5" in await other.stdout.readline()
    await other.wait()
    assert ear.heard == []


async def test_a_redis_that_comes_back_is_heard_again_and_the_log_is_looked_at(
    ear: Ear, redis_server: Redis
) -> None:
    await ear.link.listen([TOPIC])
    before = ear.restored
    await asyncio.to_thread(redis_server.kill)
    await until(lambda: not ear.link.healthy)
    ear.link.send(Hint(TOPIC, 1, "{}"))  # never blocks, never raises
    await ear.link.listen([OTHER])  # returns although nobody answers
    await asyncio.to_thread(redis_server.start)
    await until(lambda: ear.link.healthy and ear.restored > before)
    for topic in (TOPIC, OTHER):
        publish(redis_server, Hint(topic, 7, "{}"))
        await until(lambda topic=topic: Hint(topic, 7, "{}") in ear.heard)  # type: ignore[misc]


async def test_a_link_that_starts_before_redis_finds_it(redis_server: Redis) -> None:
    await asyncio.to_thread(redis_server.kill)
    ear = Ear(redis_server.url)
    ear.link.start(ear.heard.append, ear.on_restored)
    await ear.link.listen([TOPIC])
    await asyncio.to_thread(redis_server.start)
    await until(lambda: ear.link.healthy)
    publish(redis_server, Hint(TOPIC, 1, "{}"))
    await until(lambda: ear.heard == [Hint(TOPIC, 1, "{}")])
    for task in ear.link._tasks:
        task.cancel()


async def test_what_is_asked_for_between_subscribing_and_its_answer_is_heard(redis_server: Redis) -> None:
    """The reading task has sent its SUBSCRIBE; a socket asks for a topic before Redis has answered."""
    ear = Ear(redis_server.url)
    redis_server.pause()
    try:
        ear.link.start(ear.heard.append, ear.on_restored)
        await asyncio.sleep(0.2)  # the SUBSCRIBE is on its way by then
        await ear.link.listen([TOPIC])
    finally:
        redis_server.go_on()
    await until(lambda: ear.link.healthy)
    await until(lambda: publish(redis_server, Hint(TOPIC, 1, "{}")) == 1)
    await until(lambda: Hint(TOPIC, 1, "{}") in ear.heard)
    for task in ear.link._tasks:
        task.cancel()


async def test_without_redis_there_is_nobody_to_tell_and_all_is_well() -> None:
    link = NoLink()
    assert link.healthy
    link.start(lambda _: None, lambda: asyncio.sleep(0))
    link.send(Hint(TOPIC, 1, "{}"))
    await link.listen([TOPIC])
    await link.unlisten([TOPIC])
