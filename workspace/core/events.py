"""Publishing: the door through which every change reaches the people who are looking.

`publish` gives an event its seq inside the running transaction and hands a hint to the sink after commit;
`announce` is for typing and the like: no seq, no row. Who forwards the hints is not known here: `realtime`
connects its sink when it starts.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import connection, transaction
from pydantic import BaseModel, ConfigDict

from workspace.core.clock import now
from workspace.core.ids import TopicName
from workspace.core.statements import fetch_row

_TAKE_SEQ = (
    "INSERT INTO workspace_topic (name, head, floor) VALUES (%s, 1, 0) "
    "ON CONFLICT (name) DO UPDATE SET head = workspace_topic.head + 1 RETURNING head"
)
_LOG = "INSERT INTO workspace_logentry (topic, seq, payload, subject, evicts, at) VALUES (%s, %s, %s, %s, %s, %s)"


class Event(BaseModel):
    """A fact of the past, logged and delivered in order. `type` is `noun.past_tense`."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_serialization_defaults_required=True)


class Fact(BaseModel):
    """Something that is true for a moment (typing, presence): never stored, dropped first."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_serialization_defaults_required=True)


@dataclass(frozen=True, slots=True)
class Hint:
    """What the sink gets: `seq` 0 marks a fact. `payload` is the event's JSON, serialised once."""

    topic: TopicName
    seq: int
    payload: str
    evicts: str = ""


Sink = Callable[[Hint], None]


@dataclass(frozen=True, slots=True)
class Publication:
    """One event for one topic, for `publish_all`."""

    topic: TopicName
    event: Event
    evicts: str | None = None


def _discard(hint: Hint) -> None:
    """Stand in for the sink in programs that serve no sockets and know no other process."""


_sink: Sink = _discard


def set_sink(sink: Sink | None) -> Sink:
    """Connect the sink and return the one before it; None disconnects."""
    global _sink
    before, _sink = _sink, sink or _discard
    return before


def take_seq(topic: TopicName) -> int:
    """Advance the topic's counter and return the new seq. Holds the counter's row until commit.

    That lock is what makes seqs appear in order: who gets 10 has waited until 9 was committed.
    """
    row = fetch_row(_TAKE_SEQ, [topic])
    assert row is not None  # noqa: S101 - RETURNING always returns
    return int(row[0])


def publish(
    topic: TopicName,
    event: Event,
    *,
    seq: int | None = None,
    subject: str | None = None,
    evicts: str | None = None,
) -> int:
    """Log the event in the running transaction, hint at it after commit, return its seq.

    `seq` is given by callers that needed it before (a message stores its own). Callers that publish to
    several topics in one transaction use `publish_all`, which locks the counters in one order.
    """
    seq = take_seq(topic) if seq is None else seq
    payload = event.model_dump_json()
    _log(topic, seq, payload, subject or "", evicts or "")
    hint = Hint(topic, seq, payload, evicts or "")
    # Not a partial: where the sink fails, Django wants to log a name, which a partial has not.
    transaction.on_commit(lambda: _emit(hint), robust=True)
    return seq


def _log(topic: TopicName, seq: int, payload: str, subject: str, evicts: str) -> None:
    at = connection.ops.adapt_datetimefield_value(now())
    fetch_row(_LOG, [topic, seq, payload, subject, evicts, at])


def publish_all(publications: Iterable[Publication]) -> None:
    """Publish to several topics, locking their counters by name so that two writers never wait in a ring."""
    for item in sorted(publications, key=lambda publication: publication.topic):
        publish(item.topic, item.event, evicts=item.evicts)


def announce(topic: TopicName, fact: Fact) -> None:
    """Tell whoever listens right now; nothing is stored and nobody may rely on it."""
    _emit(Hint(topic, 0, fact.model_dump_json()))


def _emit(hint: Hint) -> None:
    _sink(hint)
