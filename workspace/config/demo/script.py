"""Plays the scripted threads: gives every line its moment, its reactions, its edit or its deletion."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Protocol

from workspace.config.demo.casting import Cast
from workspace.config.demo.content import ScriptedMessage, ScriptedThread
from workspace.config.demo.shapes import Message
from workspace.config.demo.toml_table import ContentError
from workspace.config.demo.working_time import moment, spread


class Place(Protocol):
    """Where a thread is told: a channel, or a conversation among people."""

    @property
    def key(self) -> str:
        """What messages name as their room."""

    @property
    def members(self) -> tuple[str, ...]:
        """Who may speak and react."""


def play_threads(cast: Cast, now: datetime, rng: Random) -> list[Message]:
    """Return the messages of all threads, thread by thread."""
    told: list[Message] = []
    for script, community in zip(cast.scripts, cast.communities, strict=True):
        channels = {channel.name: channel for channel in community.channels}
        for number, thread in enumerate(script.threads):
            if thread.channel not in channels:
                raise ContentError(f"{script.slug}: no channel {thread.channel!r}")
            told += play_thread(f"{script.slug}:{number:02}", thread, channels[thread.channel], now, rng)
    return told


def play_thread(key: str, thread: ScriptedThread, place: Place, now: datetime, rng: Random) -> list[Message]:
    """Return the messages of one thread in a place."""
    _require_possible(key, thread, place)
    gaps_min = [_gap_min(line, rng) if number else 0.0 for number, line in enumerate(thread.messages)]
    moments = spread(moment(thread.when, now), gaps_min, now)
    return [
        Message(
            key=f"{key}.{number:02}",
            room=place.key,
            author=line.by,
            at=at,
            body=line.text,
            reply_to=None if line.reply is None else f"{key}.{line.reply:02}",
            thread=None if line.under is None else f"{key}.{line.under:02}",
            also_in_room=line.also,
            reactions=_reactions(line, place, rng),
            edited_body=line.edit,
            edited_at=_later(at, now, rng) if line.edit else None,
            deleted_at=_later(at, now, rng) if line.deleted else None,
            files=line.files,
        )
        for number, (line, at) in enumerate(zip(thread.messages, moments, strict=True))
    ]


def _require_possible(key: str, thread: ScriptedThread, place: Place) -> None:
    for number, line in enumerate(thread.messages):
        strangers = {line.by, *(name for reaction in line.reactions for name in reaction.people)}
        strangers -= set(place.members)
        if strangers:
            raise ContentError(f"{key}.{number:02}: not in {place.key}: {sorted(strangers)}")
        if line.reply is not None and not 0 <= line.reply < number:
            raise ContentError(f"{key}.{number:02}: replies to line {line.reply}, which is not before it")
        if line.under is not None and not _is_root(thread, line.under, number):
            raise ContentError(
                f"{key}.{number:02}: line {line.under} is not before it, or in a thread itself"
            )


def _is_root(thread: ScriptedThread, number: int, before: int) -> bool:
    return 0 <= number < before and thread.messages[number].under is None


def _gap_min(line: ScriptedMessage, rng: Random) -> float:
    """Writing takes about as long as the text is, and then somebody has to come by."""
    if line.after_min is not None:
        return line.after_min + rng.uniform(0.05, 0.9)
    return len(line.text) / 180 + rng.uniform(0.4, 5.0)


def _later(at: datetime, now: datetime, rng: Random) -> datetime:
    return min(at + timedelta(seconds=rng.randrange(40, 300)), now.astimezone(UTC))


def _reactions(line: ScriptedMessage, place: Place, rng: Random) -> tuple[tuple[str, str], ...]:
    others = [member for member in place.members if member != line.by]
    given: list[tuple[str, str]] = []
    for reaction in line.reactions:
        people = reaction.people or tuple(rng.sample(others, min(reaction.count, len(others))))
        given += [(reaction.emoji, person) for person in people]
    return tuple(given)
