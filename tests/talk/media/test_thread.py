"""The engine in its own thread, asked from the test's loop."""

import asyncio
import threading
import time

import pytest

from talk.media.audio import FRAME_S
from talk.media.config import EngineConfig
from talk.media.errors import EngineClosed, UnknownTalk
from talk.media.ids import TalkId
from talk.media.sink import Connected, Fact
from talk.media.thread import EngineThread
from tests.talk.media.conftest import Invite
from tests.talk.media.people import TALK, Remembered, until

pytestmark = pytest.mark.pure


async def test_people_hear_each_other_through_it_and_facts_come_home(
    told: Remembered, invite: Invite
) -> None:
    threads: set[int] = set()

    def sink(fact: Fact) -> None:
        threads.add(threading.get_ident())
        told(fact)

    engine = EngineThread(EngineConfig(), sink)
    await engine.start()
    await engine.start()
    await engine.open(TALK)
    ada, ben = invite("ada", 440.0), invite("ben")
    await ada.join(engine, may_speak=True)
    await ben.join(engine)
    await until(lambda: ben.hears(440.0))
    assert {fact.peer for fact in told.of(Connected)} == {"ada", "ben"}
    assert threads == {threading.get_ident()}
    with pytest.raises(UnknownTalk):
        await engine.figures(TalkId("nowhere"))
    await engine.close()
    await engine.close()
    with pytest.raises(EngineClosed):
        await engine.open(TALK)
    assert "media engine" not in {thread.name for thread in threading.enumerate()}


async def test_all_who_start_it_at_once_can_ask_it_at_once(told: Remembered) -> None:
    """Twenty times, since the thread may by luck be ready before the second one asks."""

    async def start_and_open(engine: EngineThread, talk: str) -> None:
        await engine.start()
        await engine.open(TalkId(talk))

    for _ in range(20):
        engine = EngineThread(EngineConfig(), told)
        await asyncio.gather(*(start_and_open(engine, f"talk {number}") for number in range(3)))
        await engine.close()


async def test_who_gives_up_waiting_for_the_start_does_not_end_it_for_others(told: Remembered) -> None:
    engine = EngineThread(EngineConfig(), told)
    impatient = asyncio.ensure_future(engine.start())
    await asyncio.sleep(0)
    impatient.cancel()
    await engine.start()
    await engine.open(TALK)
    await engine.close()


async def test_a_loop_that_stands_still_does_not_stop_the_talk(told: Remembered, invite: Invite) -> None:
    engine = EngineThread(EngineConfig(), told)
    await engine.start()
    await engine.open(TALK)
    await asyncio.sleep(0.1)
    before = await engine.figures(TALK)
    time.sleep(0.5)  # noqa: ASYNC251 - the web process is busy
    after = await engine.figures(TALK)
    turns = round((after.seconds - before.seconds) / FRAME_S)
    assert (
        turns - (after.skipped - before.skipped) > 5
    )  # standing still with us, it would have skipped nearly all
    await engine.close()
