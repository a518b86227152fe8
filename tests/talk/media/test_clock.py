"""The clock's task on a real loop."""

import asyncio
import time

import pytest

from talk.media.audio import FRAME_S
from talk.media.clock import keep_time
from talk.media.pacing import Tick

pytestmark = pytest.mark.pure


async def run_for(seconds: float, turns: list[Tick], busy: dict[int, float], broken: set[int]) -> None:
    async def turn(tick: Tick) -> None:
        turns.append(tick)
        if tick.index in busy:
            time.sleep(busy[tick.index])  # noqa: ASYNC251 - a loop that is held up
        if tick.index in broken:
            raise RuntimeError("a turn that fails")

    clock = asyncio.create_task(keep_time(turn))
    await asyncio.sleep(seconds)
    clock.cancel()
    await asyncio.gather(clock, return_exceptions=True)


async def test_it_keeps_time_over_stalls_and_failures() -> None:
    turns: list[Tick] = []
    await run_for(0.6, turns, busy={10: 0.11}, broken={5, 6})
    indices = [tick.index for tick in turns]
    assert indices == sorted(set(indices))
    assert indices[-1] == pytest.approx(0.6 / FRAME_S, abs=3)
    assert {5, 6, 7} <= set(indices)
    late = turns[indices.index(10) + 1]
    assert late.skipped >= 4
    assert sum(tick.skipped for tick in turns) == indices[-1] + 1 - len(indices)
