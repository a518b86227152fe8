"""An engine with one open talk, and people who come to it over loopback."""

from collections.abc import AsyncIterator, Callable

import pytest

from talk.media.config import EngineConfig
from talk.media.engine import Engine
from tests.talk.media.people import TALK, Person, Remembered

Invite = Callable[..., Person]


@pytest.fixture
def told() -> Remembered:
    """What the engine told its sink."""
    return Remembered()


@pytest.fixture
async def engine(told: Remembered) -> AsyncIterator[Engine]:
    """Run an engine on the test's own loop."""
    running = Engine(EngineConfig(joins_per_s=1000), told)
    await running.open(TALK)
    yield running
    await running.close()


@pytest.fixture
async def invite() -> AsyncIterator[Invite]:
    """Make people; they hang up when the test is over."""
    people: list[Person] = []

    def make(name: str, say: float | None = None) -> Person:
        people.append(Person(name, say))
        return people[-1]

    yield make
    for person in people:
        await person.leave()
