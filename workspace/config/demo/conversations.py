"""Conversations of two and of a few, from the content to the plan: who talks with whom, and what they say."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import datetime
from random import Random

from workspace.config.demo.content import read_thread
from workspace.config.demo.script import play_thread
from workspace.config.demo.shapes import Conversation, Message, ReadMark
from workspace.config.demo.toml_table import ContentError, Table, read_content


@dataclass(frozen=True, slots=True)
class _Room:
    key: str
    members: tuple[str, ...]


def plan_conversations(now: datetime, rng: Random) -> tuple[Conversation, ...]:
    """Return all conversations as they stand at `now`. Raises `ContentError`."""
    rows = read_content("conversations").tables("conversation")
    return tuple(_conversation(number, row, now, rng) for number, row in enumerate(rows))


def _conversation(number: int, row: Table, now: datetime, rng: Random) -> Conversation:
    room = _Room(f"conversation/{number:02}", row.texts("people"))
    threads = [read_thread(thread) for thread in row.tables("thread")]
    messages = tuple(
        message
        for nth, thread in enumerate(threads)
        for message in play_thread(f"{room.key}:{nth:02}", thread, room, now, rng)
    )
    if any(later.at <= earlier.at for earlier, later in itertools.pairwise(messages)):
        raise ContentError(f"{room.key}: its threads overlap")
    return Conversation(
        key=room.key,
        name=row.text("name", ""),
        members=room.members,
        messages=messages,
        read_through=tuple(_read(row.table("unread"), room, messages)),
    )


def _read(unread: Table, room: _Room, messages: tuple[Message, ...]) -> list[ReadMark]:
    marks = []
    for person in room.members:
        left = unread.maybe(person, int) or 0
        if any(message.author == person for message in messages[len(messages) - left :]):
            raise ContentError(f"{room.key}: {person} wrote what they have not read")
        marks.append(ReadMark(person, room.key, messages[-1 - left].key))
    return marks
