"""Who is let in when, where many come at once."""

import asyncio

import pytest

from realtime.media_wire import ANSWER_WITHIN_S
from talk.media.config import EngineConfig
from talk.media.errors import TooManyPeers
from talk.media.turnstile import Turnstile

pytestmark = pytest.mark.pure


async def test_a_crowd_is_let_in_in_its_order_and_the_stage_before_it() -> None:
    turnstile, order = Turnstile(per_s=200, max_waiting=50), []

    async def come(name: str, *, ahead: bool) -> None:
        await turnstile.enter(ahead=ahead)
        order.append(name)

    crowd = [asyncio.ensure_future(come(f"listener {number}", ahead=False)) for number in range(20)]
    await asyncio.sleep(0)
    await asyncio.gather(come("host", ahead=True), come("speaker", ahead=True), *crowd)
    assert [name for name in order if name.startswith("listener")] == [f"listener {n}" for n in range(20)]
    assert order.index("host") < order.index("speaker") <= 4


async def test_who_is_one_too_many_is_refused_at_once_and_the_stage_has_room_of_its_own() -> None:
    turnstile = Turnstile(per_s=1000, max_waiting=3)
    inside = [asyncio.ensure_future(turnstile.enter()) for _ in range(3)]
    await asyncio.sleep(0)
    with pytest.raises(TooManyPeers):
        await turnstile.enter()
    await turnstile.enter(ahead=True)
    await asyncio.gather(*inside)
    await turnstile.enter()


async def test_who_gives_up_waiting_leaves_no_place_taken() -> None:
    turnstile = Turnstile(per_s=50, max_waiting=2)
    await turnstile.enter()
    for _ in range(5):
        impatient = [asyncio.ensure_future(turnstile.enter()) for _ in range(2)]
        await asyncio.sleep(0)
        for each in impatient:
            each.cancel()
        await asyncio.gather(*impatient, return_exceptions=True)
    await turnstile.enter()


def test_a_web_process_waits_longer_for_its_answer_than_anybody_waits_for_their_turn() -> None:
    config = EngineConfig()
    assert config.max_waiting_joins / config.joins_per_s < ANSWER_WITHIN_S
