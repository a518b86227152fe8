"""Lets joins in one after the other: 500 at once must not stop the clock of those who are listening."""

import asyncio

from talk.media.errors import TooManyPeers


class Turnstile:
    """At most so many a second, in order of arrival, with a bounded queue; those on stage have one of their own.

    A whole audience may come back at once, and has nothing to hear before the voices are back.
    """

    def __init__(self, per_s: float, max_waiting: int) -> None:
        self._gap_s, self._max_waiting = 1 / per_s, max_waiting
        self._free_s = 0.0
        self._first = asyncio.Lock()
        self._crowd = asyncio.Lock()
        """Of the crowd one person at a time stands at the gate, so that who goes ahead waits for no more than that."""
        self.waiting = {False: 0, True: 0}
        """By whether they go ahead."""

    async def enter(self, *, ahead: bool = False) -> None:
        """Wait for one's turn. Raises TooManyPeers at once where too many of one's kind wait already."""
        if self.waiting[ahead] >= self._max_waiting:
            raise TooManyPeers("too many join at this moment")
        self.waiting[ahead] += 1
        try:
            if ahead:
                await self._pass()
            else:
                async with self._crowd:
                    await self._pass()
        finally:
            self.waiting[ahead] -= 1

    async def _pass(self) -> None:
        loop = asyncio.get_running_loop()
        async with self._first:
            await asyncio.sleep(max(0.0, self._free_s - loop.time()))
            self._free_s = loop.time() + self._gap_s  # from now: a loop that was held up lets in no bunch
