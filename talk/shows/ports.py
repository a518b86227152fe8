"""What shows need of the slice above them: a recorded talk that ends becomes an episode."""

from typing import Protocol

from talk.shows.models import Talk


class Aftermath(Protocol):
    """Whoever makes something of recorded talks."""

    def begin(self, talk: Talk) -> None:
        """Take a recorded talk that has just ended, inside of its transaction."""


_aftermath: Aftermath | None = None


def attach(aftermath: Aftermath) -> None:
    """Name who it is. Called once, at start."""
    global _aftermath
    _aftermath = aftermath


def recorded(talk: Talk) -> None:
    """Hand over a recorded talk that has just ended."""
    if _aftermath is not None:
        _aftermath.begin(talk)
