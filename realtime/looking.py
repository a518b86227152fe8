"""Looking at a talk anew whenever something may have changed: one look at a time, and none is missed."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from talk.media.errors import MediaError
from talk.media.ids import TalkId
from workspace.core.errors import FlurfunkError

log = structlog.get_logger(__name__)


class Looking:
    """Runs `look` for a talk, and once more where it was asked for meanwhile. A look that fails waits for the next."""

    def __init__(self, look: Callable[[TalkId], Awaitable[None]]) -> None:
        self._look = look
        self._running: dict[TalkId, asyncio.Task[None]] = {}
        self._stale: set[TalkId] = set()

    def again(self, talk: TalkId) -> None:
        """Look soon. Asked for many times during a look, it is looked once more."""
        self._stale.add(talk)
        if talk not in self._running:
            self._running[talk] = asyncio.ensure_future(self._run(talk))

    def close(self) -> None:
        """Stop looking."""
        for task in self._running.values():
            task.cancel()

    async def _run(self, talk: TalkId) -> None:
        try:
            while talk in self._stale:
                self._stale.discard(talk)
                await self._look(talk)
        except (FlurfunkError, MediaError, OSError) as error:
            log.warning("A talk could not be brought up to date", error=type(error).__name__)
        finally:
            del self._running[talk]
