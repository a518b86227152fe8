"""Coming, going, and what time does to a stage. Pure: the present moment is an argument."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from talk.stage.machine import hand_over, heir_of, seat_on_stage, without
from talk.stage.state import STAGE_LIMIT, Muted, Refusal, Refused, Seat, Stage, StageRole

HOST_GRACE: Final = timedelta(seconds=20)
"""How long a talk waits for a host who is gone before the next one takes over."""
SEAT_GRACE: Final = timedelta(seconds=60)
"""How long role and place in the queue are kept for somebody who is gone."""
FOLLOWING: Final = timedelta(seconds=5)
"""How long a socket may take to follow a person who has just come in."""


def gone_since(
    arrived_at: datetime, gone_at: datetime | None, at: datetime, *, is_here: bool, complete: bool
) -> datetime | None:
    """Return since when somebody counts as gone, of whom a socket is connected or not; None while they are here.

    The one rule for stages and for tables. With `complete` false nobody is newly taken for gone; nor is who has only
    just come, and whose socket may still be on its way.
    """
    if is_here:
        return None
    if gone_at is None and complete and at - arrived_at >= FOLLOWING:
        return at
    return gone_at


def open_stage(host: str, at: datetime) -> Stage:
    """Begin a talk: its host alone on stage, muted."""
    return Stage({host: Seat(host, StageRole.HOST, Muted.SELF, at, standing=1)}, count=1)


def enter(stage: Stage, person: str, at: datetime, *, is_host: bool = False) -> Stage:
    """Come in, or come back to the seat that was kept. The show's hosts are co-hosts where there is room.

    Raises `Refused` for who was removed, and where the talk is over.
    """
    if stage.over:
        raise Refused(Refusal.OVER)
    if person in stage.removed:
        raise Refused(Refusal.REMOVED)
    seat = stage.seats.get(person)
    if seat is not None:
        return stage.with_seat(person, gone_at=None, arrived_at=at) if seat.gone_at else stage
    fresh = Seat(person, StageRole.LISTENER, Muted.SELF, at)
    stage = replace(stage, seats={**stage.seats, person: fresh})
    if is_host and not stage.locked and stage.places_taken < STAGE_LIMIT:
        return seat_on_stage(stage, person, StageRole.COHOST)
    return stage


def leave(stage: Stage, person: str) -> Stage:
    """Walk out: the seat is given up at once."""
    return without(stage, person)


def notice(stage: Stage, here: Collection[str], at: datetime, *, complete: bool = True) -> Stage:
    """Take note of whose sockets are connected. With `complete` false nobody is taken for gone."""
    for seat in stage.seats.values():
        is_here = seat.person in here
        gone_at = gone_since(seat.arrived_at, seat.gone_at, at, is_here=is_here, complete=complete)
        if gone_at != seat.gone_at:
            stage = stage.with_seat(seat.person, gone_at=gone_at)
    return stage


def settle(stage: Stage, at: datetime) -> Stage:
    """Do what is due: seats kept long enough are given up, a host who stays away is succeeded."""
    late = sorted(
        (seat.gone_at, seat.person)
        for seat in stage.seats.values()
        if seat.gone_at is not None and at - seat.gone_at >= SEAT_GRACE
    )
    for _, person in late:
        stage = without(stage, person)
    host = stage.host
    if host is None or host.gone_at is None or at - host.gone_at < HOST_GRACE:
        return stage
    heir = heir_of(stage)
    return hand_over(stage, heir.person) if heir and heir.gone_at is None else stage
