"""Stand-ins for what lies outside: a socket's wire, and the network between two processes.

They are transports like any other: the hub is given them as it is given daphne's sockets and Redis.
"""

from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from typing import cast

from realtime.hub import Hub
from realtime.line import Line
from realtime.wire import Batch, Wire
from workspace.core.events import Hint
from workspace.core.ids import TopicName
from workspace.people.scopes import Scopes


class FakeWire:
    """Keeps what is written until the client reads it."""

    def __init__(self) -> None:
        self.unread: deque[bytes] = deque()
        self.stuck_bytes = 0
        """What `backlog` tells: more than the bound, and the client cannot keep up."""
        self.closed: int | None = None

    def write(self, batch: Batch) -> int:
        """Take frames, as long as the socket is open; return the backlog."""
        if self.closed is None:
            self.unread.extend(batch.payloads)
        return self.stuck_bytes

    def backlog(self) -> int:
        """Return how many bytes the client has not taken."""
        return self.stuck_bytes

    def close(self, code: int) -> None:
        """Note the code; what is unread can still be read."""
        if self.closed is None:
            self.closed = code

    def take(self) -> list[bytes]:
        """Read everything."""
        frames = list(self.unread)
        self.unread.clear()
        return frames


def open_line(
    hub: Hub, person: str, credential: str = "t:test", scopes: Scopes | None = None
) -> tuple[Line, FakeWire]:
    """Open a line of a person into the hub, or with scopes one of a bot."""
    wire = FakeWire()
    line = Line(cast("Wire", wire), person, credential, "en", scopes)
    hub.enter(line)
    return line, wire


class Network:
    """Hints that are under way between processes. Nothing arrives until the test says what becomes of it."""

    def __init__(self) -> None:
        self.links: list[NetworkLink] = []
        self.flying: list[tuple[NetworkLink, Hint]] = []

    def plug(self) -> "NetworkLink":
        """Return the link of a new process."""
        link = NetworkLink(self)
        self.links.append(link)
        return link

    def unplug(self, link: "NetworkLink") -> None:
        """Forget a process that has ended, with all that was on its way to it."""
        self.links.remove(link)
        self.flying = [(target, hint) for target, hint in self.flying if target is not link]

    def deliver(self, number: int, *, twice: bool = False) -> None:
        """Let one of the flying hints arrive, whichever; keep it flying where it shall arrive again."""
        target, hint = self.flying[number] if twice else self.flying.pop(number)
        target.hear(hint)

    def deliver_all(self) -> None:
        """Let all arrive in order."""
        while self.flying:
            self.deliver(0)


class NetworkLink:
    """A process's end of the network (`realtime.link.Link`)."""

    def __init__(self, network: Network) -> None:
        self.healthy = True
        self.topics: set[TopicName] = set()
        self._network = network
        self._receive: Callable[[Hint], None] | None = None

    def start(self, receive: Callable[[Hint], None], restored: Callable[[], Awaitable[None]]) -> None:
        """Connect."""
        self._receive = receive

    def send(self, hint: Hint) -> None:
        """Send to all other processes."""
        self._network.flying += [(link, hint) for link in self._network.links if link is not self]

    async def listen(self, topics: Iterable[TopicName]) -> None:
        """Subscribe."""
        self.topics.update(topics)

    async def unlisten(self, topics: Iterable[TopicName]) -> None:
        """Unsubscribe."""
        self.topics.difference_update(topics)

    def hear(self, hint: Hint) -> None:
        """Receive, where subscribed."""
        if hint.topic in self.topics and self._receive is not None:
            self._receive(hint)
