"""Who is in a talk: whoever has a socket in any process that has joined its topic."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from realtime.attendance import ATTENDANCE, CALL_EVERY_S, SILENCE_S, Attendance
from realtime.hub import Hub
from realtime.line import Line
from realtime.link import Link, NoLink
from realtime.orm import run_db
from talk.shows.events import talk_topic
from talk.shows.models import Participant, Talk
from tests.conftest import Clock
from tests.making import make_live, make_person
from tests.realtime.transport import Network, open_line
from workspace.people.models import Person


class Seconds:
    """The monotonic clock of all processes, moved by hand together with that of the wall."""

    def __init__(self, clock: Clock) -> None:
        self.now_s = 1000.0
        self._clock = clock

    def pass_by(self, seconds: float) -> None:
        """Let time pass."""
        self.now_s += seconds
        self._clock.advance(seconds=seconds)

    def __call__(self) -> float:
        """Tell the time."""
        return self.now_s


@dataclass
class Process:
    """A web process as far as attendance goes."""

    hub: Hub
    attendance: Attendance

    async def seat(self, talk: Talk, person: Person) -> Line:
        """Open a socket that joins the talk's topic."""
        line, _ = open_line(self.hub, person.id)
        resumed = await self.hub.resume(line, {talk_topic(talk.id): None})
        assert resumed.refused == []
        return line


@pytest.fixture
def seconds(clock: Clock) -> Seconds:
    return Seconds(clock)


@pytest.fixture
def talk(transactional_db: None, clock: Clock, people: tuple[Person, Person]) -> Talk:
    """A live talk of a host and a listener."""
    return make_live(*people)


@pytest.fixture
def people(transactional_db: None) -> tuple[Person, Person]:
    return make_person("Host"), make_person("Listener")


async def start(link: Link, name: str, seconds: Seconds) -> Process:
    hub = Hub(link)
    attendance = Attendance(hub, name, seconds)
    hub.hear_facts(ATTENDANCE, attendance.hear)
    await hub.start()
    return Process(hub, attendance)


@pytest.fixture
async def pair(seconds: Seconds, network: Network, talk: Talk) -> AsyncIterator[tuple[Process, Process]]:
    """Two processes that have listened long enough to know all others."""
    made = await start(network.plug(), "a", seconds), await start(network.plug(), "b", seconds)
    yield made


async def gone(talk: Talk) -> set[str]:
    rows = Participant.objects.filter(talk=talk, gone_at__isnull=False).values_list("person_id", flat=True)
    return await run_db(lambda: set(rows))


async def second_by_second(seconds: Seconds, network: Network, *processes: Process, count: float) -> None:
    for _ in range(int(count)):
        seconds.pass_by(1)
        for process in processes:
            await process.attendance.tick()
        network.deliver_all()


async def test_alone_a_process_knows_all(
    seconds: Seconds, talk: Talk, people: tuple[Person, Person], network: Network
) -> None:
    process = await start(NoLink(), "alone", seconds)
    lines = [await process.seat(talk, person) for person in people]
    await second_by_second(seconds, network, process, count=10)
    assert await gone(talk) == set()
    process.hub.exit(lines[1])
    await second_by_second(seconds, network, process, count=1)
    assert await gone(talk) == {people[1].id}
    await process.seat(talk, people[1])
    await second_by_second(seconds, network, process, count=1)
    assert await gone(talk) == set()


async def test_who_leaves_the_topic_without_leaving_the_talk_is_gone(
    seconds: Seconds, talk: Talk, people: tuple[Person, Person], network: Network
) -> None:
    process = await start(NoLink(), "alone", seconds)
    lines = [await process.seat(talk, person) for person in people]
    process.hub.leave(lines[1], [talk_topic(talk.id)])
    await second_by_second(seconds, network, process, count=6)
    assert await gone(talk) == {people[1].id}


async def test_people_at_two_processes_are_in_the_same_talk(
    seconds: Seconds,
    talk: Talk,
    people: tuple[Person, Person],
    network: Network,
    pair: tuple[Process, Process],
) -> None:
    first, second = pair
    await first.seat(talk, people[0])
    line = await second.seat(talk, people[1])
    other = await first.seat(talk, people[1])
    await second_by_second(seconds, network, *pair, count=30)
    assert await gone(talk) == set()
    second.hub.exit(line)
    await second_by_second(seconds, network, *pair, count=2)
    assert await gone(talk) == set()
    first.hub.exit(other)
    await second_by_second(seconds, network, *pair, count=2)
    assert await gone(talk) == {people[1].id}


async def test_the_people_of_a_process_that_was_killed_are_gone(
    seconds: Seconds,
    talk: Talk,
    people: tuple[Person, Person],
    network: Network,
    pair: tuple[Process, Process],
) -> None:
    first, second = pair
    await first.seat(talk, people[0])
    await second.seat(talk, people[1])
    await second_by_second(seconds, network, *pair, count=SILENCE_S + 1)
    await second_by_second(seconds, network, first, count=SILENCE_S - CALL_EVERY_S)
    assert await gone(talk) == set()
    await second_by_second(seconds, network, first, count=CALL_EVERY_S + 1)
    assert await gone(talk) == {people[1].id}


async def test_a_process_that_has_just_started_takes_nobody_for_gone(
    seconds: Seconds, talk: Talk, people: tuple[Person, Person], network: Network
) -> None:
    fresh = await start(network.plug(), "fresh", seconds)
    await second_by_second(seconds, network, fresh, count=SILENCE_S - 1)
    assert await gone(talk) == set()
    await second_by_second(seconds, network, fresh, count=1)
    assert await gone(talk) == {person.id for person in people}


async def test_while_others_cannot_be_heard_nobody_is_taken_for_gone(
    seconds: Seconds, talk: Talk, people: tuple[Person, Person], network: Network
) -> None:
    link = network.plug()
    process = await start(link, "cut off", seconds)
    link.healthy = False
    await second_by_second(seconds, network, process, count=2 * SILENCE_S)
    assert await gone(talk) == set()
