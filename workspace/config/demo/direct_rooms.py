"""Conversations of the plan written into the database, as the chat's services would have left them."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from random import Random

from communities.chat.models import Membership, Mention, Message, MessageRevision, Reaction, Room, RoomKind
from communities.spaces.models import Visibility
from workspace.config.demo import shapes
from workspace.config.demo.stream import RoomWriter, acts_of
from workspace.core.ids import new_id
from workspace.core.models import LogEntry, Topic
from workspace.people.models import Person

_BEGUN_BEFORE = timedelta(minutes=1)


def write_conversations(
    plan: shapes.DemoPlan, people: Mapping[str, Person], rng: Random, now: datetime
) -> None:
    """Insert the rooms with all that was said in them."""
    for row in plan.conversations:
        begun_at = row.messages[0].at - _BEGUN_BEFORE
        room = _room(row, people, begun_at)
        room.save(force_insert=True)
        writer = RoomWriter(room, people, rng)
        memberships = writer.seat(row.members, begun_at)
        writer.play(acts_of(row.messages, now, rng))
        for mark, membership in zip(row.read_through, memberships, strict=True):
            membership.read_seq = writer.seq_of(mark.message)
        Membership.objects.bulk_create(memberships)
        Message.objects.bulk_create(writer.rows.messages)
        MessageRevision.objects.bulk_create(writer.rows.revisions)
        Reaction.objects.bulk_create(writer.rows.reactions)
        Mention.objects.bulk_create(writer.rows.mentions)
        LogEntry.objects.bulk_create(writer.rows.entries)
        Topic.objects.bulk_create(writer.rows.topics)


def _room(row: shapes.Conversation, people: Mapping[str, Person], at: datetime) -> Room:
    ids = sorted(people[key].id for key in row.members)
    return Room(
        id=new_id(int(at.timestamp() * 1000)),
        kind=RoomKind.GROUP if len(ids) > 2 else RoomKind.DIRECT,
        name=row.name,
        visibility=Visibility.PRIVATE,
        people_key=None if row.name else ":".join(ids),
        created_by=people[row.members[0]],
        created_at=at,
    )
