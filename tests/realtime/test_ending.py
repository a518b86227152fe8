"""Tasks end, also one in which a cancellation was lost."""

import asyncio

import pytest

from realtime.ending import end

pytestmark = pytest.mark.pure


async def test_a_task_that_takes_a_cancellation_for_something_else_ends_with_the_next() -> None:
    lost = 0

    async def for_ever() -> None:
        nonlocal lost
        while True:
            try:
                await asyncio.sleep(3600)
            except asyncio.CancelledError:
                if lost:
                    raise
                lost += 1

    tasks = [asyncio.ensure_future(for_ever()), asyncio.ensure_future(asyncio.sleep(3600))]
    await asyncio.sleep(0)
    await end(tasks)
    assert lost == 1
    assert all(task.cancelled() for task in tasks)


async def test_nothing_to_end_is_no_trouble() -> None:
    await end([])
