"""A stage to act on in a line each: people by letters, time by seconds."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from talk.stage.attendance import enter, open_stage
from talk.stage.machine import accept, invite
from talk.stage.state import Actor, Refused, Stage

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def at(seconds: float) -> datetime:
    """Return a moment after the start."""
    return START + timedelta(seconds=seconds)


def talk_of(host: str, *, speakers: str = "", listeners: str = "") -> Stage:
    """Open a talk and seat people in it, each named by a letter."""
    stage = open_stage(host, START)
    for person in speakers:
        stage = enter(stage, person, START)
        stage = invite(stage, Actor(host), person)
        stage = accept(stage, Actor(person), person)
    for person in listeners:
        stage = enter(stage, person, START)
    return stage


def do(act: Callable[[Stage, Actor, str], Stage], stage: Stage, by: str, whom: str = "") -> Stage:
    """Act, on oneself where nobody is named."""
    return act(stage, Actor(by), whom or by)


def refusal(act: Callable[[Stage, Actor, str], Stage], stage: Stage, by: str, whom: str = "") -> str:
    """Return why the act is refused; empty where it is not."""
    try:
        do(act, stage, by, whom)
    except Refused as refused:
        return refused.why.value
    return ""
