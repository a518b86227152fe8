"""Words for many: `@channel`, `@here`, `@moderators`, `@owners`, and whom each of them reaches. Pure.

A call is made once, as the message is sent: whoever is reached by `here`, `moderators` or `owners` is stored as
mentioned; `channel` reaches all who are in the room and is a bit of the message, so that it costs no row a person.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import IntFlag, StrEnum
from typing import Final


class CallKind(StrEnum):
    """A word for many, as it is typed after the `@`."""

    CHANNEL = "channel"
    """Everyone in the room."""
    HERE = "here"
    """Those of them who are at a device right now."""
    MODERATORS = "moderators"
    OWNERS = "owners"
    """Those of them who have that standing in the community."""


class Call(IntFlag):
    """The same as bits."""

    NONE = 0
    CHANNEL = 1
    HERE = 2
    MODERATORS = 4
    OWNERS = 8


CONFIRM_ABOVE: Final = 25
"""More people than that are called only by who says that they know."""
WORDS: Final = frozenset(kind.value for kind in CallKind)
OF_ALL: Final = frozenset({CallKind.CHANNEL, CallKind.HERE})
"""These need a right, and a room to be said to: in a thread they are words like others."""
_STANDINGS: Final = {"moderator": CallKind.MODERATORS, "owner": CallKind.OWNERS}


@dataclass(frozen=True, slots=True)
class Reachable:
    """Somebody in a room."""

    person: str
    time_zone: str
    standing: str | None
    """In the community; None for who is not in it, or where there is none."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom the words reach in one room, the caller left out."""

    people: dict[CallKind, list[Reachable]]

    def of(self, kinds: Iterable[CallKind]) -> dict[str, Reachable]:
        """Return everyone who is reached by one of the words, each once."""
        return {one.person: one for kind in kinds for one in self.people.get(kind, ())}


def reach(caller: str, present: Iterable[Reachable], here: Collection[str]) -> Reach:
    """Return whom each word reaches among those who are in the room; `here` are those who are at a device."""
    people: dict[CallKind, list[Reachable]] = {kind: [] for kind in CallKind}
    for one in present:
        if one.person == caller:
            continue
        people[CallKind.CHANNEL].append(one)
        if one.person in here:
            people[CallKind.HERE].append(one)
        if one.standing in _STANDINGS:
            people[_STANDINGS[one.standing]].append(one)
    return Reach(people)


def time_zones(people: Iterable[Reachable]) -> int:
    """Return in how many time zones they live."""
    return len({one.time_zone for one in people})


def bits_of(kinds: Iterable[CallKind]) -> Call:
    """Return the words as bits."""
    bits = Call.NONE
    for kind in kinds:
        bits |= Call[kind.name]
    return bits


def kinds_in(bits: int) -> list[CallKind]:
    """Return the words that the bits stand for."""
    return [kind for kind in CallKind if bits & Call[kind.name]]
