"""The clock of one talk: a turn every 20 ms by an absolute schedule, as long as the talk lasts."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from talk.media.pacing import Schedule, Tick

log = structlog.get_logger(__name__)


async def keep_time(turn: Callable[[Tick], Awaitable[None]]) -> None:
    """Call `turn` until cancelled. A turn that fails is logged, and the next one comes all the same."""
    loop = asyncio.get_running_loop()
    schedule = Schedule(loop.time())
    failures = 0
    while True:
        wait_s = schedule.next_s - loop.time()
        await asyncio.sleep(max(0.0, wait_s))
        try:
            await turn(schedule.tick(loop.time()))
        except Exception:
            failures += 1
            if failures & (failures - 1) == 0:  # 1, 2, 4, 8 …: fifty a second would drown the log
                log.exception("turn failed", failures=failures)
