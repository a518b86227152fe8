"""One room's messages as the rows that the chat's services would have left, had all of it just happened.

Going through the services would take minutes; this takes a second. `tests/workspace/config/test_demo_load.py`
replays the log and compares it with the tables, so the two cannot drift apart unnoticed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from random import Random
from uuid import UUID

from communities.chat.events import (
    MemberJoined,
    MessageDeleted,
    MessageEdited,
    MessageSent,
    ReactionAdded,
    room_topic,
)
from communities.chat.models import (
    Attachment,
    Membership,
    Mention,
    Message,
    MessageRevision,
    Reaction,
    Room,
)
from communities.chat.queries.files import HOLDER
from communities.chat.queries.messages import quote_out, shape_message
from workspace.config.demo import shapes
from workspace.config.demo.bringing import bring
from workspace.config.demo.thread_book import ThreadBook
from workspace.core.events import Event
from workspace.core.ids import new_id
from workspace.core.log import EntryScrubbed
from workspace.core.markdown import Mentionable
from workspace.core.models import LogEntry, Topic
from workspace.core.text import Rendered, render
from workspace.files.models import StoredFile
from workspace.files.queries import file_out
from workspace.files.schemas import FileOut
from workspace.people.models import Person

_REACTIONS_WITHIN_S = 5_400


@dataclass(slots=True)
class Rows:
    """What is to be inserted, in this order."""

    messages: list[Message] = field(default_factory=list)
    files: list[StoredFile] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    revisions: list[MessageRevision] = field(default_factory=list)
    reactions: list[Reaction] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    entries: list[LogEntry] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Act:
    """Something that happens to a message: `kind` sorts what happens at one moment."""

    at: datetime
    kind: int
    message: shapes.Message
    emoji: str = ""
    person: str = ""


SENT, REACTED, EDITED, DELETED = range(4)


def acts_of(messages: Sequence[shapes.Message], now: datetime, rng: Random) -> list[Act]:
    """Return all that happens in a room, in order. Reactions come within 90 minutes, never in the future."""
    acts = []
    for message in messages:
        acts.append(Act(message.at, SENT, message))
        end = min(message.deleted_at or now, message.at + timedelta(seconds=_REACTIONS_WITHIN_S))
        room_s = max(0.0, (end - message.at).total_seconds())
        moments = sorted(message.at + timedelta(seconds=rng.random() * room_s) for _ in message.reactions)
        for at, (emoji, person) in zip(moments, message.reactions, strict=True):
            acts.append(Act(at, REACTED, message, emoji, person))
        if message.edited_at is not None:
            acts.append(Act(message.edited_at, EDITED, message))
        if message.deleted_at is not None:
            acts.append(Act(message.deleted_at, DELETED, message))
    return sorted(acts, key=lambda act: (act.at, act.kind))


class RoomWriter:
    """Turns what happened in one room into rows, seq by seq."""

    def __init__(self, room: Room, people: Mapping[str, Person], rng: Random) -> None:
        self.rows = Rows()
        self.head = 0
        self.threads = ThreadBook()
        self._room = room
        self._topic = room_topic(room.id)
        self._people = people
        self._names = {key: Mentionable(person.id, person.name) for key, person in people.items()}
        self._members: set[str] = set()
        self._rng = rng
        self._written: dict[str, Message] = {}
        self._mentions: dict[str, list[str]] = {}
        self._files: dict[str, list[FileOut]] = {}
        self._entries: dict[str, list[LogEntry]] = {}

    def seat(self, keys: Sequence[str], at: datetime) -> list[Membership]:
        """Make people members, as `seats.seat_person` does; return the memberships, unread from here on."""
        memberships = []
        for key in keys:
            person = self._people[key]
            memberships.append(Membership(room=self._room, person=person, joined_at=at, read_seq=self.head))
            joined = MemberJoined(room=self._room.id, person=person.id, added_by=None)
            self._log(self._take_seq(), joined, at)
            self._members.add(person.id)
        return memberships

    def play(self, acts: Sequence[Act]) -> None:
        """Write down what happened."""
        steps = {SENT: self._send, REACTED: self._react, EDITED: self._edit, DELETED: self._delete}
        for act in acts:
            steps[act.kind](act)
        self.rows.messages = list(self._written.values())
        self.rows.topics = [Topic(name=self._topic, head=self.head, floor=0)]

    def seq_of(self, key: str) -> int:
        """Return the seq of a message of the plan."""
        return self._written[key].seq

    def _send(self, act: Act) -> None:
        plan = act.message
        rendered, mentions = self._render(plan.body)
        quote = self._written[plan.reply_to] if plan.reply_to else None
        root = self._written[plan.thread] if plan.thread else None
        message = Message(
            id=new_id(int(act.at.timestamp() * 1000)),
            room=self._room,
            seq=self._take_seq(),
            author=self._people[plan.author],
            client_id=UUID(int=self._rng.getrandbits(128), version=4),
            fingerprint=sha256(plan.body.encode()).hexdigest(),
            body=plan.body,
            html=rendered.html,
            reply_to=quote,
            thread=root,
            in_stream=root is None or plan.also_in_room,
            version=1,
            sent_at=act.at,
        )
        self._written[plan.key], self._mentions[plan.key] = message, mentions
        files = [bring(name, plan.body, message.author, act.at, HOLDER) for name in plan.files]
        self.rows.files += files
        self.rows.attachments += [
            Attachment(message=message, file=file, position=position) for position, file in enumerate(files)
        ]
        if not plan.deleted and plan.edited_at is None:
            self._mention(message, mentions)
        self._files[plan.key] = [file_out(file) for file in files]
        replies = self.threads.add(message, root, mentions) if root else None
        shape = shape_message(
            message,
            quote=quote,
            root=root,
            mentions=mentions,
            reactions={},
            files=self._files[plan.key],
        )
        self._log(message.seq, MessageSent(message=shape, root_replies=replies), act.at, plan.key)

    def _react(self, act: Act) -> None:
        message, person = self._written[act.message.key], self._people[act.person]
        if not act.message.deleted:
            self.rows.reactions.append(
                Reaction(message=message, person=person, emoji=act.emoji, reacted_at=act.at)
            )
        event = ReactionAdded(message=message.id, emoji=act.emoji, person=person.id)
        self._log(self._take_seq(), event, act.at, act.message.key)

    def _edit(self, act: Act) -> None:
        plan, message = act.message, self._written[act.message.key]
        body = plan.edited_body or plan.body
        rendered, mentions = self._render(body)
        if not plan.deleted:
            self.rows.revisions.append(
                MessageRevision(
                    message=message,
                    version=1,
                    body=message.body,
                    html=message.html,
                    written_at=message.sent_at,
                )
            )
            self._mention(message, mentions)
        message.body, message.html, message.version, message.edited_at = body, rendered.html, 2, act.at
        event = MessageEdited(
            message=message.id,
            thread=message.thread_id,
            also_in_room=message.thread_id is not None and message.in_stream,
            body=body,
            html=rendered.html,
            mentions=mentions,
            calls=[],
            files=self._files[plan.key],
            version=2,
            edited_at=act.at,
        )
        self._log(self._take_seq(), event, act.at, plan.key)

    def _delete(self, act: Act) -> None:
        message = self._written[act.message.key]
        message.body = message.html = ""
        message.deleted_at, message.deleted_by = act.at, message.author
        root = message.thread
        event = MessageDeleted(
            message=message.id,
            thread=quote_out(root) if root else None,
            also_in_room=root is not None and message.in_stream,
            replies=self.threads.told_by(message.id),
            root_replies=self.threads.remove(message) if root else None,
            message_seq=message.seq,
            author=message.author_id,
            sent_at=message.sent_at,
            client_id=str(message.client_id),
            version=message.version,
            deleted_by=message.author_id,
        )
        self._log(self._take_seq(), event, act.at)
        tombstone = EntryScrubbed(message=message.id).model_dump_json()
        for entry in self._entries.pop(act.message.key):
            entry.payload = tombstone

    def _render(self, body: str) -> tuple[Rendered, list[str]]:
        rendered = render(body, self._names)
        return rendered, [person for person in rendered.mentioned if person in self._members]

    def _mention(self, message: Message, people: Sequence[str]) -> None:
        self.rows.mentions += [
            Mention(
                message=message,
                person_id=person,
                room=self._room,
                seq=message.seq,
                thread=None if message.in_stream else message.thread,
            )
            for person in people
        ]

    def _take_seq(self) -> int:
        self.head += 1
        return self.head

    def _log(self, seq: int, event: Event, at: datetime, key: str = "") -> None:
        """Log an event; `key` names the message that it tells of, so that a deletion can scrub it."""
        subject = self._written[key].id if key else ""
        entry = LogEntry(topic=self._topic, seq=seq, payload=event.model_dump_json(), subject=subject, at=at)
        self.rows.entries.append(entry)
        if key:
            self._entries.setdefault(key, []).append(entry)
