"""Fills the days between the scripted threads with short exchanges, each of them used once."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

from workspace.config.demo.casting import Cast, is_meant
from workspace.config.demo.content import ScriptedChannel, ScriptedCommunity, ScriptedTalk
from workspace.config.demo.shapes import Channel, Community, Message, Person, Posting
from workspace.config.demo.toml_table import ContentError
from workspace.config.demo.working_time import waking_moment

QUIET_BEFORE_NOW = timedelta(minutes=100)
"""The last while belongs to the scripts: what is unread there is meant to be."""

APART = timedelta(minutes=35)
"""An exchange keeps this distance from any other message of its room."""

_TRIES = 200
_REACTED_SHARE = 0.22
_REACTIONS = ("👍", "🙏", "😄", "👌", "☕", "💪", "❤️")


@dataclass(frozen=True, slots=True)
class _Room:
    channel: Channel
    script: ScriptedChannel
    writers: tuple[Person, ...]


def spread_small_talk(cast: Cast, told: list[Message], now: datetime, rng: Random) -> list[Message]:
    """Return the exchanges as messages, at waking hours and away from the threads already told."""
    taken: defaultdict[str, list[datetime]] = defaultdict(list)
    for message in told:
        insort(taken[message.room], message.at)
    by_key = {person.key: person for person in cast.people}
    chatter: list[Message] = []
    for script, community in zip(cast.scripts, cast.communities, strict=True):
        rooms = _rooms(script, community, by_key)
        for number, talk in enumerate(script.talks):
            room = rooms[talk.channel]
            start = _free_moment(talk, room, taken[room.channel.key], now, rng)
            lines = _speak(f"{script.slug}:s{number:03}", talk, room, start, rng)
            for line in lines:
                insort(taken[room.channel.key], line.at)
            chatter += lines
    return chatter


def _rooms(script: ScriptedCommunity, community: Community, by_key: Mapping[str, Person]) -> dict[str, _Room]:
    leaders = {community.owner, *community.moderators}
    rooms = {}
    for scripted, channel in zip(script.channels, community.channels, strict=True):
        open_to_all = channel.posting is Posting.EVERYONE
        writers = tuple(by_key[key] for key in channel.members if open_to_all or key in leaders)
        rooms[scripted.name] = _Room(channel, scripted, writers)
    return rooms


def _free_moment(
    talk: ScriptedTalk, room: _Room, taken: list[datetime], now: datetime, rng: Random
) -> datetime:
    latest = now.astimezone(UTC) - max(QUIET_BEFORE_NOW, timedelta(days=talk.older_than_days))
    for _ in range(_TRIES):
        at = waking_moment(talk.hours or room.script.hours, talk.weekday, now, rng)
        after = bisect_left(taken, at - APART)
        if at <= latest and (after == len(taken) or taken[after] > at + APART):
            return at
    raise ContentError(f"{room.channel.key}: no quiet moment left")


def _speak(key: str, talk: ScriptedTalk, room: _Room, start: datetime, rng: Random) -> list[Message]:
    """Two people take turns; a line that starts with `+` brings in another one."""
    voices = _voices(talk, room, rng)
    extra = iter(voices[2:])
    at = start
    messages: list[Message] = []
    for number, line in enumerate(talk.lines):
        author = (
            next(extra, voices[-1]) if line.startswith("+") else voices[number % 2 if len(voices) > 1 else 0]
        )
        at += timedelta(seconds=rng.randrange(35, 330) if number else 0)
        messages.append(
            Message(
                key=f"{key}.{number}",
                room=room.channel.key,
                author=author,
                at=at,
                body=line.removeprefix("+").strip(),
                reactions=_reactions(author, room, rng),
            )
        )
    return messages


def _voices(talk: ScriptedTalk, room: _Room, rng: Random) -> list[str]:
    """Choose one person a voice, nobody twice: the one who starts, the one who answers, and any further ones."""
    further = sum(line.startswith("+") for line in talk.lines)
    fitting = [person for person in room.writers if _fits(talk, room, person)]
    answering = _named(talk.answers, room.writers)
    starting = _named(talk.who, room.writers) or [person for person in fitting if person not in answering]
    chosen: list[str] = []
    for wanted in (starting, *[answering or fitting] * (further + (len(talk.lines) > 1))):
        left = [person.key for person in wanted if person.key not in chosen]
        if not left:
            raise ContentError(f"{room.channel.key}: nobody can say {talk.lines[0]!r}")
        chosen.append(rng.choice(left))
    return chosen


def _named(names: tuple[str, ...], writers: tuple[Person, ...]) -> list[Person]:
    return [person for person in writers if any(is_meant(name, person) for name in names)]


def _fits(talk: ScriptedTalk, room: _Room, person: Person) -> bool:
    if talk.site and person.site != talk.site:
        return False
    return person.language == "de" or room.script.language == "en"


def _reactions(author: str, room: _Room, rng: Random) -> tuple[tuple[str, str], ...]:
    if rng.random() > _REACTED_SHARE:
        return ()
    others = [member for member in room.channel.members if member != author]
    emoji = rng.choice(_REACTIONS)
    return tuple((emoji, person) for person in rng.sample(others, min(len(others), rng.randrange(1, 5))))
