"""`plan_demo`: the demo organisation as data, the same for the same seed and moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

from workspace.config.demo.casting import cast_scripts
from workspace.config.demo.content import read_communities, read_people
from workspace.config.demo.conversations import plan_conversations
from workspace.config.demo.programme import plan_shows
from workspace.config.demo.reading import mark_read
from workspace.config.demo.script import play_threads
from workspace.config.demo.shapes import DemoPlan, Message
from workspace.config.demo.small_talk import spread_small_talk

__all__ = ["DemoPlan", "plan_demo"]


def plan_demo(seed: int, now: datetime) -> DemoPlan:
    """Return the demo as it stands at `now` (aware); weekdays and hours are those of the company's site zone.

    Raises ValueError when `now` is naive or the content contradicts itself, say by a person outside a room.
    """
    if now.tzinfo is None:
        raise ValueError("now must be an aware datetime")
    staff = read_people()
    cast = cast_scripts(read_communities(), staff.people)
    rng = Random(seed)  # noqa: S311 - a demo wants repeatable, not unguessable
    told = play_threads(cast, now, rng)
    chatter = spread_small_talk(cast, told, now, rng)
    messages = _in_strict_order([*told, *chatter])
    return DemoPlan(
        organisation=staff.organisation,
        starts_at=messages[0].at - timedelta(days=1),
        sites=staff.sites,
        departments=staff.departments,
        people=staff.people,
        sign_ins=staff.sign_ins,
        communities=cast.communities,
        messages=messages,
        read_through=mark_read(cast.communities, messages, staff.sign_ins, now.astimezone(UTC), rng),
        conversations=plan_conversations(now, Random(seed)),  # noqa: S311 - as above
        shows=plan_shows(cast.communities, now),
    )


def _in_strict_order(messages: list[Message]) -> tuple[Message, ...]:
    """Sort by time; where two share a second the earlier one moves back, never the later one forward."""
    ordered = sorted(messages, key=lambda message: (message.at, message.key))
    for later in range(len(ordered) - 1, 0, -1):
        latest = ordered[later].at - timedelta(seconds=1)
        if ordered[later - 1].at > latest:
            ordered[later - 1] = replace(ordered[later - 1], at=latest)
    return tuple(ordered)
