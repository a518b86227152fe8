"""What the chat asks of the layers above it: each attaches when the app starts, or where sockets are served.

Rooms carry a mark when somebody listens (`Room.is_hooked`, `Community.is_hooked`), which the statements of a message
read anyway: where nobody does, nothing is asked and nothing is stored.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from communities.chat.models import Message, Room
from communities.spaces.models import Visibility
from workspace.people.models import Person


class Happening(StrEnum):
    """What happened, in the words of the wire."""

    SENT = "message.sent"
    EDITED = "message.edited"
    DELETED = "message.deleted"
    REACTED = "reaction.added"
    UNREACTED = "reaction.removed"


@dataclass(frozen=True, slots=True)
class Heard:
    """Something that happened to a message, and by whom."""

    kind: Happening
    message: Message
    actor: Person
    emoji: str = ""


class Listener(Protocol):
    """A slice that passes on what happens in rooms."""

    def hear(self, heard: Heard) -> None:
        """Note what happened, inside its transaction and at the cost of a statement or two. Never waits."""


_listeners: list[Listener] = []


def attach(listener: Listener) -> None:
    """Register a slice, once."""
    if listener not in _listeners:
        _listeners.append(listener)


def tell(heard: Heard) -> None:
    """Let the listeners of a room that has some hear. What a bot does is passed on to nobody: so no two can loop."""
    if heard.actor.is_bot:
        return
    for listener in _listeners:
        listener.hear(heard)


def is_heard(room: Room) -> bool:
    """Tell whether somebody listens in a room that was read with its community."""
    if room.community is None:
        return False
    return room.is_hooked or (room.community.is_hooked and room.visibility == Visibility.PUBLIC)


def _nobody() -> Collection[str]:
    """Stand in where no sockets are served: nobody is known to be here."""
    return ()


_here: Callable[[], Collection[str]] = _nobody


def attach_presence(here: Callable[[], Collection[str]] | None) -> None:
    """Say who tells the ids of the people who are at a device; None: nobody. It is asked from any thread."""
    global _here
    _here = here or _nobody


def people_here() -> Collection[str]:
    """Return the ids of the people who are at a device right now."""
    return _here()
