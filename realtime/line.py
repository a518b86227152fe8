"""A line: one open socket as the hub sees it, with its bounds."""

import itertools
import time
from collections.abc import Sequence

from pydantic import BaseModel

from realtime import metrics
from realtime.presence import State
from realtime.wire import Batch, Wire
from workspace.core.events import Hint
from workspace.core.ids import TopicName
from workspace.people.models import Person
from workspace.people.scopes import Scopes

FACT_BACKLOG_BYTES = 64 * 1024
"""A socket that is further behind gets no facts until it has caught up."""
EVENT_BACKLOG_BYTES = 1024 * 1024
"""A socket that is further behind is closed with RESYNC: it comes back and reads the log."""
ACTOR_FOR_S = 5.0
"""How long a person who was read may be acted as: a changed role counts after that at the latest."""
COMMANDS_A_SECOND = 20
COMMANDS_AT_ONCE = 80

SIGNED_OUT = 4401
RESYNC = 4408
FLOODED = 4429
RESTART = 1012


_beats = itertools.count()


class Line:
    """One socket. Belongs to the event loop; not for other threads."""

    __slots__ = (
        "_actor",
        "_actor_at_s",
        "_allowance",
        "_allowance_at_s",
        "beat",
        "beat_at_s",
        "credential",
        "is_closed",
        "language",
        "person",
        "presence",
        "scopes",
        "skip",
        "topics",
        "turn",
        "typed_at_s",
        "wire",
    )

    def __init__(
        self, wire: Wire, person: str, credential: str, language: str, scopes: Scopes | None = None
    ) -> None:
        self.wire = wire
        self.person = person
        self.credential = credential
        self.language = language
        self.scopes = scopes
        """What a bot's token is for; None for a person."""
        self.presence: State = "online"
        self.beat = next(_beats)
        """Spreads the heartbeats: the line's turn comes at this number modulo their interval."""
        self.beat_at_s = 0.0
        """When the last one was, by the loop's clock."""
        self.turn = 0
        """Whose turn it is to be named in heartbeats, of very many topics."""
        self.is_closed = False
        self.topics: set[TopicName] = set()
        self.skip: dict[TopicName, int] | None = None
        """Topic → seq that the line has already, where it has read the log further than the hub."""
        self.typed_at_s = 0.0
        self._actor: Person | None = None
        self._actor_at_s = 0.0
        self._allowance = float(COMMANDS_AT_ONCE)
        self._allowance_at_s = time.monotonic()

    @property
    def actor(self) -> Person | None:
        """The person as last read, while that is recent enough to act by."""
        return self._actor if time.monotonic() - self._actor_at_s < ACTOR_FOR_S else None

    def remember(self, actor: Person, at_s: float) -> None:
        """Keep the person as read at `at_s` of the monotonic clock."""
        self._actor, self._actor_at_s = actor, at_s

    def write_events(self, batch: Batch) -> None:
        """Write log events; a line that cannot keep up is closed, never skipped over."""
        if self.wire.write(batch) > EVENT_BACKLOG_BYTES:
            metrics.RESYNCS.inc()
            self.close(RESYNC)

    def write_fact(self, batch: Batch) -> None:
        """Write a fact, or drop it where the line is behind."""
        if self.wire.backlog() > FACT_BACKLOG_BYTES:
            metrics.FACTS_DROPPED.inc()
        else:
            self.wire.write(batch)

    def reply(self, answer: BaseModel) -> None:
        """Write an answer to a command, or another frame for this line alone."""
        self.write_events(Batch([answer.model_dump_json().encode()]))

    def close(self, code: int) -> None:
        """Close the socket. What the client still sends is not served any more."""
        self.is_closed = True
        self.wire.close(code)

    def may_command(self) -> float:
        """Count one command; return 0, or the seconds to wait where the line is too fast."""
        at_s = time.monotonic()
        earned = (at_s - self._allowance_at_s) * COMMANDS_A_SECOND
        self._allowance = min(float(COMMANDS_AT_ONCE), self._allowance + earned)
        self._allowance_at_s = at_s
        if self._allowance < 1:
            return (1 - self._allowance) / COMMANDS_A_SECOND
        self._allowance -= 1
        return 0.0


def event_frame(hint: Hint) -> bytes:
    """Return an event's frame, around the JSON that the log holds."""
    return f'{{"kind":"event","topic":"{hint.topic}","seq":{hint.seq},"event":{hint.payload}}}'.encode()


def fact_frame(topic: TopicName, payload: str) -> bytes:
    """Return a fact's frame."""
    return f'{{"kind":"fact","topic":"{topic}","fact":{payload}}}'.encode()


def event_batch(hints: Sequence[Hint]) -> Batch:
    """Return the frames of several events, to be written at once."""
    return Batch([event_frame(hint) for hint in hints])
