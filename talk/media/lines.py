"""The lines of one person to a place: each at most once, and the one in use stays until the new one stands."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

from talk.media.connection import Connection
from talk.media.ids import PeerId

Line = TypeVar("Line", bound=Connection)
Spawn: TypeAlias = Callable[[Awaitable[None]], None]
"""Does something in the background; whoever gave it waits for that in the end."""


@dataclass(slots=True)
class Lines(Generic[Line]):
    """One line in use at most, and one being made."""

    peer: PeerId
    in_use: Line | None = None
    being_made: Line | None = None

    @property
    def is_gone(self) -> bool:
        """Whether there is no line any more, nor about to be."""
        return self.in_use is None and self.being_made is None

    async def take(
        self, line: Line, spawn: Spawn, on_connected: Callable[[], None], on_ended: Callable[[], None]
    ) -> str:
        """Make a line and return its answer. `on_connected`: it is the one in use; `on_ended`: one ended by itself."""

        def connected(made: Line) -> None:
            if self.being_made is not made:
                spawn(made.close())
                return
            before, self.in_use, self.being_made = self.in_use, made, None
            if before is not None:
                spawn(before.close())
            on_connected()

        def ended(made: Line) -> None:
            self.lose(made, spawn)
            on_ended()

        replaced, self.being_made = self.being_made, line
        if replaced is not None:
            spawn(replaced.close())
        try:
            answer = await line.answer()
        except BaseException:
            await line.close()
            ended(line)
            raise
        if self.being_made is line:
            line.start(connected, ended)
        return answer

    def lose(self, line: Line, spawn: Spawn) -> None:
        """Do without a line that has ended."""
        spawn(line.close())
        if self.being_made is line:
            self.being_made = None
        if self.in_use is line:
            self.in_use = None

    async def hang_up(self) -> None:
        """Close both."""
        lines = [each for each in (self.in_use, self.being_made) if each is not None]
        self.in_use = self.being_made = None
        for line in lines:
            await line.close()
