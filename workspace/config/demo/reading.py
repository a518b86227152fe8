"""Who has read how far: most people nearly everything, the demo sign-ins with something left to discover."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from random import Random

from workspace.config.demo.shapes import Channel, Community, Message, ReadMark

MENTION_WINDOW = timedelta(hours=30)
"""A mention younger than this may still be unread for a demo sign-in."""

MOST_UNREAD_MENTIONS = 3
QUIET_UNREAD_ROOMS = 4
"""How many rooms a demo sign-in has unread without being mentioned there."""

_MENTION = re.compile(r"@([a-z]+(?:[.-][a-z]+)+)")


def mentions_in(body: str) -> frozenset[str]:
    """Return the person keys mentioned as `@person.key`, without the full stop that ends a sentence."""
    return frozenset(_MENTION.findall(body))


def mark_read(
    communities: tuple[Community, ...],
    messages: tuple[Message, ...],
    sign_ins: tuple[str, ...],
    now: datetime,
    rng: Random,
) -> tuple[ReadMark, ...]:
    """Return at most one mark a person and room; nobody is behind what they wrote themselves."""
    streams: dict[str, list[Message]] = {}
    for message in messages:
        if message.thread is None or message.also_in_room:
            streams.setdefault(message.room, []).append(message)
    channels = [channel for community in communities for channel in community.channels]
    marks: list[ReadMark] = []
    for person in sorted({member for channel in channels for member in channel.members}):
        rooms = [streams[channel.key] for channel in channels if _is_read(channel, person, streams)]
        unread = _left_by_sign_in(person, rooms, now) if person in sign_ins else _left_by_chance(rooms, rng)
        marks += _marks(person, rooms, unread)
    return tuple(marks)


def _is_read(channel: Channel, person: str, streams: dict[str, list[Message]]) -> bool:
    return person in channel.members and channel.key in streams


def _marks(person: str, rooms: list[list[Message]], unread: dict[str, int]) -> list[ReadMark]:
    marks = []
    for stream in rooms:
        room = stream[0].room
        last = len(stream) - 1 - min(unread.get(room, 0), _since_own(person, stream))
        if last >= 0:
            marks.append(ReadMark(person, room, stream[last].key))
    return marks


def _since_own(person: str, stream: list[Message]) -> int:
    """Return how many messages came after the person's own last one."""
    for count, message in enumerate(reversed(stream)):
        if message.author == person:
            return count
    return len(stream)


def _left_by_chance(rooms: list[list[Message]], rng: Random) -> dict[str, int]:
    return {stream[0].room: rng.randrange(1, 9) for stream in rooms if rng.random() < 0.18}


def _left_by_sign_in(person: str, rooms: list[list[Message]], now: datetime) -> dict[str, int]:
    """Leave up to three fresh mentions and a few other rooms unread; everything else is read."""
    left: dict[str, int] = {}
    mentioned = 0
    for stream in sorted(rooms, key=lambda stream: stream[-1].at, reverse=True):
        fresh = stream[len(stream) - _since_own(person, stream) :]
        calls = [
            number
            for number, message in enumerate(fresh)
            if person in mentions_in(message.body)
            and now - message.at < MENTION_WINDOW
            and not message.deleted
        ]
        if calls and mentioned < MOST_UNREAD_MENTIONS:
            first = calls[-(MOST_UNREAD_MENTIONS - mentioned) :][0]
            mentioned += min(len(calls), MOST_UNREAD_MENTIONS - mentioned)
            left[stream[0].room] = len(fresh) - first
        elif not calls and len(left) - (mentioned > 0) < QUIET_UNREAD_ROOMS and len(fresh) > 1:
            left[stream[0].room] = _harmless(person, fresh)
    return left


def _harmless(person: str, fresh: list[Message]) -> int:
    """Return how many of the newest messages may stay unread without an old mention among them."""
    count = 0
    for message in reversed(fresh[-5:]):
        if person in mentions_in(message.body):
            break
        count += 1
    return count
