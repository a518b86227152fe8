"""The end of tasks that run for ever."""

import asyncio
from collections.abc import Collection
from typing import Any, Final

_AGAIN_S: Final = 0.5


async def end(tasks: "Collection[asyncio.Task[Any]]") -> None:
    """Cancel tasks and wait until they have ended, whatever they end with.

    A cancellation that comes with a time-out inside of a library can be taken for that and be lost, so it is repeated.
    """
    pending = set(tasks)
    while pending:
        for task in pending:
            task.cancel()
        _, pending = await asyncio.wait(pending, timeout=_AGAIN_S)
