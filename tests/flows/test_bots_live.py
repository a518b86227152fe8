"""A bot takes no way at the socket that was not opened to it: every command, every topic."""

import pytest

from realtime.commands import serve
from realtime.link import NoLink
from realtime.schemas import COMMANDS, Resumed
from realtime.station import Station
from tests.flows.matrix import COMMANDS as COMMAND_TABLE
from tests.flows.matrix import rows
from tests.flows.places import World
from tests.flows.test_bots import Bot
from tests.flows.test_matrix_live import Commanding, Silence
from tests.realtime.transport import open_line
from workspace.core.errors import NotAllowed
from workspace.people.scopes import Scope

pytestmark = pytest.mark.django_db

COMMANDED = {
    "message.send": Scope.MESSAGES_WRITE,
    "message.edit": Scope.MESSAGES_WRITE,
    "message.delete": Scope.MESSAGES_WRITE,
    "typing.start": Scope.MESSAGES_WRITE,
    "reaction.add": Scope.REACTIONS_WRITE,
    "reaction.remove": Scope.REACTIONS_WRITE,
    "room.read": Scope.MESSAGES_READ,
}


@pytest.fixture
def committed(transactional_db: None) -> tuple[World, Bot]:
    """A world, and a bot in a place of its own, that the threads behind a socket can see."""
    return World(), Bot()


async def test_no_command_and_no_topic_is_open_to_a_bot_but_those_of_its_scopes(
    committed: tuple[World, Bot],
) -> None:
    world, bot = committed
    station = Station(NoLink(), Silence())
    line, _ = open_line(station.hub, bot.person.id, scopes=frozenset())
    for row in rows(COMMAND_TABLE):
        if row.path.startswith("topics."):
            continue
        command = Commanding(world, row, "member").command()
        with pytest.raises(NotAllowed) as refused:
            await serve(station, line, command)
        scope = COMMANDED.get(row.path)
        assert refused.value.code == ("scope_missing" if scope else "not_for_bots"), str(row)
    topics = [f"room:{bot.room.id}", f"person:{bot.person.id}", "house", f"community:{bot.community.id}"]
    resume = COMMANDS.validate_python({"id": 1, "do": "topics.resume", "topics": dict.fromkeys(topics)})
    heard = {}
    for name, scopes in {"none": [], "commands": [Scope.COMMANDS], "reads": [Scope.MESSAGES_READ]}.items():
        line, _ = open_line(station.hub, bot.person.id, scopes=frozenset(scopes))
        result = await serve(station, line, resume)
        assert isinstance(result, Resumed)
        assert {*result.topics, *result.refused} == set(topics)
        heard[name] = set(result.topics)
    assert heard == {"none": set(), "commands": {topics[1]}, "reads": {topics[0], topics[1]}}
