"""Lets joins in one after the other: 500 at once must not stop the clock of those who are listening."""

import asyncio

from talk.media.errors import TooManyPeers


class Turnstile:
    """At most so many a second, in order of arrival, with a bounded queue."""

    def __init__(self, per_s: float, max_waiting: int) -> None:
        self._gap_s, self._max_waiting = 1 / per_s, max_waiting
        self._free_s = 0.0
        self._first = asyncio.Lock()
        self.waiting = 0

    async def enter(self) -> None:
        """Wait for one's turn. Raises TooManyPeers at once where too many wait already."""
        if self.waiting >= self._max_waiting:
            raise TooManyPeers("too many join at this moment")
        loop = asyncio.get_running_loop()
        self.waiting += 1
        try:
            async with self._first:
                await asyncio.sleep(max(0.0, self._free_s - loop.time()))
                self._free_s = loop.time() + self._gap_s  # from now: a loop that was held up lets in no bunch
        finally:
            self.waiting -= 1
