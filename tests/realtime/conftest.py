"""A hub on a network of one's own, and a room with people whose lines lead to it."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field

import pytest

from communities.chat.events import room_topic
from communities.chat.models import Room
from realtime.hub import Hub
from tests.making import make_community, make_person, make_room
from tests.realtime.transport import Network, NetworkLink
from tests.talk.coffee.making import make_corner
from workspace.core.events import Hint, set_sink
from workspace.core.ids import TopicName
from workspace.people.models import Person


@dataclass
class House:
    """An owner, two members and a stranger; a room that the first three are in."""

    owner: Person = field(default_factory=lambda: make_person("Owner"))
    ada: Person = field(default_factory=lambda: make_person("Ada"))
    ben: Person = field(default_factory=lambda: make_person("Ben"))
    stranger: Person = field(default_factory=lambda: make_person("Stranger"))

    def __post_init__(self) -> None:
        community = make_community(self.owner, self.ada, self.ben)
        self.room: Room = make_room(community, self.owner, self.ada, self.ben)

    def corner(self, *seated: Person) -> str:
        """Open a coffee corner, and seat people in it; return its id."""
        assert self.room.community is not None
        return make_corner(self.owner, self.room.community, *seated)

    @property
    def topic(self) -> TopicName:
        """Return the room's topic."""
        return room_topic(self.room.id)


@pytest.fixture
def house(transactional_db: None) -> House:
    """Make the people and the room, committed for the hub's threads to see."""
    return House()


@pytest.fixture
def network() -> Network:
    """A network with nobody on it."""
    return Network()


@pytest.fixture
def link(network: Network) -> NetworkLink:
    """The link of the hub under test."""
    return network.plug()


@pytest.fixture
async def hub(transactional_db: None, link: NetworkLink) -> AsyncIterator[Hub]:
    """A hub that has started. It hears nothing of itself: a test connects the sink or hands it hints."""
    hub = Hub(link)
    await hub.start()
    yield hub


@pytest.fixture
def live(hub: Hub) -> Iterator[None]:
    """Connect the hub to what services publish in this process."""
    before = set_sink(hub.sink)
    yield
    set_sink(before)


@pytest.fixture
def unheard(transactional_db: None) -> Iterator[list[Hint]]:
    """Keep what services publish, for the test to hand over as it likes."""
    kept: list[Hint] = []
    before = set_sink(kept.append)
    yield kept
    set_sink(before)
