"""Reading the event log: heads, ranges, and the two ways in which entries lose their content."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db import transaction
from django.db.models import Max

from workspace.core.events import Event, Hint
from workspace.core.ids import TopicName
from workspace.core.models import LogEntry, Topic
from workspace.core.statements import fetch_row

RANGE_LIMIT = 200
"""Most entries that one read returns."""
REPLAY_LIMIT = 1_000
"""Who lags further behind than this is told to take a fresh snapshot."""


class EntryScrubbed(Event):
    """Stands where an event of a deleted message stood, so that the seq stays gapless."""

    type: Literal["entry.scrubbed"] = "entry.scrubbed"
    message: str


@dataclass(frozen=True, slots=True)
class Reach:
    """What of a topic can be replayed: everything after `floor` up to `head`."""

    head: int
    floor: int

    def covers(self, after: int) -> bool:
        """Tell whether a reader at `after` can catch up by replay."""
        return self.floor <= after and self.head - after <= REPLAY_LIMIT and after <= self.head


def reach_of(topics: Iterable[TopicName]) -> dict[TopicName, Reach]:
    """Return each topic's reach in one query; a topic without events has head 0."""
    names = list(topics)
    rows = Topic.objects.filter(name__in=names).values_list("name", "head", "floor")
    known = {TopicName(name): Reach(head, floor) for name, head, floor in rows}
    return {name: known.get(name, Reach(0, 0)) for name in names}


def head_of(topic: TopicName) -> int:
    """Return the seq of the topic's newest event. Read it before the state that it shall be true for."""
    row = fetch_row("SELECT head FROM workspace_topic WHERE name = %s", [topic])
    return row[0] if row else 0


def hold(topic: TopicName) -> int:
    """Lock the topic's counter until commit and return its head: nothing is published there meanwhile."""
    counter = Topic.objects.select_for_update(no_key=True).filter(name=topic).first()
    return counter.head if counter else 0


def read_range(topic: TopicName, after: int, limit: int = RANGE_LIMIT) -> Sequence[Hint]:
    """Return at most `limit` entries with seq > `after`, in order."""
    rows = (
        LogEntry.objects.filter(topic=topic, seq__gt=after)
        .order_by("seq")
        .values_list("seq", "payload", "evicts")[:limit]
    )
    return [Hint(topic, seq, payload, evicts) for seq, payload, evicts in rows]


def scrub(topic: TopicName, subject: str) -> None:
    """Replace what the log says of a message by tombstones that hold its id only."""
    payload = EntryScrubbed(message=subject).model_dump_json()
    LogEntry.objects.filter(topic=topic, subject=subject).update(payload=payload)


def prune(before: datetime) -> int:
    """Drop entries older than `before`, raise the floors accordingly, return how many were dropped."""
    stale = LogEntry.objects.filter(at__lt=before)
    tops = list(stale.values_list("topic").annotate(top=Max("seq")))
    dropped = 0
    for name, top in tops:
        with transaction.atomic():
            topic = Topic.objects.select_for_update().get(name=name)
            topic.floor = max(topic.floor, top)
            topic.save(update_fields=["floor"])
            dropped += LogEntry.objects.filter(topic=name, seq__lte=top).delete()[0]
    return dropped


@transaction.atomic
def forget(topic: TopicName) -> None:
    """Drop all entries of a topic and raise its floor: who is behind takes a fresh snapshot."""
    counter = Topic.objects.select_for_update().filter(name=topic).first()
    if counter is not None:
        counter.floor = counter.head
        counter.save(update_fields=["floor"])
        LogEntry.objects.filter(topic=topic, seq__lte=counter.head).delete()
