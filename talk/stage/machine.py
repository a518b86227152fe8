"""The acts on a stage. Data in, data out: each returns the new stage, the same one where nothing changes.

Every act has the same shape, (stage, who acts, on whom), and doing it twice does it once. Who may do what comes
first: a host over everybody, a co-host over speakers and listeners, a moderator of the community over all.
"""

from dataclasses import replace
from typing import Final

from talk.stage.state import STAGE_LIMIT, Actor, Muted, Refusal, Refused, Seat, Stage, StageRole

_RANK: Final = {StageRole.HOST: 3, StageRole.COHOST: 2, StageRole.SPEAKER: 1, StageRole.LISTENER: 0}
_MODERATOR: Final = 4
_MANAGER: Final = _RANK[StageRole.COHOST]


def raise_hand(stage: Stage, actor: Actor, person: str) -> Stage:
    """Ask to speak: as a listener to come on stage, as a speaker whom a host has muted to unmute."""
    seat = stage.seat_of(actor.person)
    if seat.hand is not None or seat.invited:
        return stage
    if seat.on_stage:
        return _with_hand(stage, seat) if seat.muted == Muted.HOST else stage
    if stage.locked:
        raise Refused(Refusal.LOCKED)
    return _with_hand(stage, seat)


def lower_hand(stage: Stage, actor: Actor, person: str) -> Stage:
    """Take one's own hand down, or as a host anybody's."""
    if person != actor.person:
        require_manager(stage, actor)
    seat = stage.seat_of(person)
    return stage if seat.hand is None else stage.with_seat(person, hand=None)


def invite(stage: Stage, actor: Actor, person: str) -> Stage:
    """Invite a listener on stage; they come when they accept."""
    require_manager(stage, actor)
    seat = stage.seat_of(person)
    if seat.on_stage or seat.invited:
        return stage
    if stage.locked:
        raise Refused(Refusal.LOCKED)
    if stage.places_taken >= STAGE_LIMIT:
        raise Refused(Refusal.FULL)
    return stage.with_seat(person, invited=True)


def accept(stage: Stage, actor: Actor, person: str) -> Stage:
    """Come on stage by invitation, muted at first."""
    seat = stage.seat_of(actor.person)
    if seat.on_stage:
        return stage
    if not seat.invited:
        raise Refused(Refusal.NOT_INVITED)
    return seat_on_stage(stage, actor.person, StageRole.SPEAKER)


def decline(stage: Stage, actor: Actor, person: str) -> Stage:
    """Stay a listener; a raised hand goes down as well."""
    seat = stage.seat_of(actor.person)
    return stage.with_seat(actor.person, invited=False, hand=None) if seat.invited else stage


def step_down(stage: Stage, actor: Actor, person: str) -> Stage:
    """Leave the stage, or as a host send somebody down. A host who steps down hands over first."""
    seat = stage.seat_of(person)
    if person != actor.person:
        _require_power_over(stage, actor, seat)
    if seat.invited:
        return stage.with_seat(person, invited=False)
    if not seat.on_stage:
        return stage
    if seat.role == StageRole.HOST:
        heir = heir_of(stage)
        if heir is None:
            raise Refused(Refusal.NO_SUCCESSOR)
        stage = hand_over(stage, heir.person)
    return stage.with_seat(
        person,
        role=StageRole.LISTENER,
        muted=Muted.SELF,
        standing=None,
        hand=None,
        noise_reduced=False,
    )


def mute(stage: Stage, actor: Actor, person: str) -> Stage:
    """Close one's own microphone, or as a host somebody else's."""
    seat = stage.seat_of(person)
    if person == actor.person:
        return stage.with_seat(person, muted=Muted.SELF) if seat.muted == Muted.NO else stage
    _require_power_over(stage, actor, seat)
    if not seat.on_stage or seat.muted == Muted.HOST:
        return stage
    return stage.with_seat(person, muted=Muted.HOST)


def unmute(stage: Stage, actor: Actor, person: str) -> Stage:
    """Open one's own microphone; as a host allow it to somebody whom a host has muted, who then opens it."""
    seat = stage.seat_of(person)
    if person != actor.person:
        _require_power_over(stage, actor, seat)
        return stage.with_seat(person, muted=Muted.SELF, hand=None) if seat.muted == Muted.HOST else stage
    if not seat.on_stage:
        raise Refused(Refusal.LISTENERS_STAY_MUTED)
    if seat.muted == Muted.HOST and not (stage.unmute_freely or _power(stage, actor) >= _MANAGER):
        raise Refused(Refusal.MUTED_BY_HOST)
    return stage if seat.muted == Muted.NO else stage.with_seat(person, muted=Muted.NO, hand=None)


def reduce_noise(stage: Stage, actor: Actor, person: str, *, on: bool) -> Stage:
    """Take steady noise out of one's own voice, or as a host out of somebody else's. Or leave it as it is again."""
    seat = stage.seat_of(person)
    if person != actor.person:
        _require_power_over(stage, actor, seat)
    if seat.noise_reduced == on:
        return stage
    if not seat.on_stage:
        raise Refused(Refusal.NOT_ON_STAGE)
    return stage.with_seat(person, noise_reduced=on)


def remove(stage: Stage, actor: Actor, person: str) -> Stage:
    """Take somebody out of the talk; they cannot come back unless they are let in."""
    require_manager(stage, actor)
    if person in stage.removed:
        return stage
    seat = stage.seat_of(person)
    _require_power_over(stage, actor, seat)
    return replace(without(stage, person), removed=stage.removed | {person})


def let_in(stage: Stage, actor: Actor, person: str) -> Stage:
    """Allow somebody who was removed to come back."""
    require_manager(stage, actor)
    return replace(stage, removed=stage.removed - {person}) if person in stage.removed else stage


def make_cohost(stage: Stage, actor: Actor, person: str) -> Stage:
    """Make a speaker a co-host. For the host."""
    _require_host(stage, actor)
    seat = stage.seat_of(person)
    if not seat.on_stage:
        raise Refused(Refusal.NOT_ON_STAGE)
    return stage.with_seat(person, role=StageRole.COHOST) if seat.role == StageRole.SPEAKER else stage


def demote(stage: Stage, actor: Actor, person: str) -> Stage:
    """Make a co-host a speaker again, who stays on stage as they stand there. For the host."""
    _require_host(stage, actor)
    seat = stage.seat_of(person)
    return stage.with_seat(person, role=StageRole.SPEAKER) if seat.role == StageRole.COHOST else stage


def transfer(stage: Stage, actor: Actor, person: str) -> Stage:
    """Make somebody on stage the host; who was it becomes a co-host."""
    require_manager(stage, actor)
    seat = stage.seat_of(person)
    if seat.role == StageRole.HOST:
        return stage
    _require_host(stage, actor)
    if not seat.on_stage:
        raise Refused(Refusal.NOT_ON_STAGE)
    return hand_over(stage, person)


def lock(stage: Stage, actor: Actor, *, on: bool) -> Stage:
    """Let nobody new on stage and no new hands up; open invitations end. Or open it again."""
    require_manager(stage, actor)
    if stage.locked == on:
        return stage
    seats = {seat.person: replace(seat, invited=False) for seat in stage.seats.values()}
    return replace(stage, locked=on, seats=seats)


def allow_unmuting(stage: Stage, actor: Actor, *, on: bool) -> Stage:
    """Let speakers whom a host has muted unmute by themselves, or not."""
    require_manager(stage, actor)
    return replace(stage, unmute_freely=on) if stage.unmute_freely != on else stage


# What the acts share


def seat_on_stage(stage: Stage, person: str, role: StageRole) -> Stage:
    """Give a listener a place on stage, muted."""
    number = stage.count + 1
    seated = stage.with_seat(person, role=role, muted=Muted.SELF, standing=number, hand=None, invited=False)
    return replace(seated, count=number)


def heir_of(stage: Stage) -> Seat | None:
    """Return who would be host: a co-host before a speaker, who is here before who is gone, the longest on stage."""
    others = [seat for seat in stage.seats.values() if seat.role in (StageRole.COHOST, StageRole.SPEAKER)]
    return min(others, key=_succession, default=None)


def hand_over(stage: Stage, heir: str) -> Stage:
    """Make somebody on stage the host; the host becomes a co-host, muted or not as before."""
    if stage.host is not None:
        stage = stage.with_seat(stage.host.person, role=StageRole.COHOST)
    seat = stage.seats[heir]
    muted = Muted.SELF if seat.muted == Muted.HOST else seat.muted
    return stage.with_seat(heir, role=StageRole.HOST, muted=muted, hand=None)


def without(stage: Stage, person: str) -> Stage:
    """Take a seat away. After a host the next one takes over; where there is none, the talk is over."""
    if person not in stage.seats:
        return stage
    was_host = stage.seats[person].role == StageRole.HOST
    rest = replace(stage, seats={name: seat for name, seat in stage.seats.items() if name != person})
    if not was_host:
        return rest
    heir = heir_of(rest)
    return hand_over(rest, heir.person) if heir else close(rest)


def close(stage: Stage) -> Stage:
    """End the talk."""
    recording = replace(stage.recording, wanted_by=None)
    return replace(stage, seats={}, removed=frozenset(), over=True, recording=recording)


def _with_hand(stage: Stage, seat: Seat) -> Stage:
    number = stage.count + 1
    return replace(stage.with_seat(seat.person, hand=number), count=number)


def _succession(seat: Seat) -> tuple[bool, bool, int]:
    return (seat.gone_at is not None, seat.role != StageRole.COHOST, seat.standing or 0)


def _power(stage: Stage, actor: Actor) -> int:
    if actor.moderates:
        return _MODERATOR
    seat = stage.seats.get(actor.person)
    return _RANK[seat.role] if seat else -1


def require_manager(stage: Stage, actor: Actor) -> None:
    """Raise `Refused` unless the actor hosts, co-hosts, or keeps order in the community."""
    if _power(stage, actor) < _MANAGER:
        raise Refused(Refusal.HOSTS_ONLY)


def _require_host(stage: Stage, actor: Actor) -> None:
    if _power(stage, actor) < _RANK[StageRole.HOST]:
        raise Refused(Refusal.HOSTS_ONLY)


def _require_power_over(stage: Stage, actor: Actor, seat: Seat) -> None:
    power = _power(stage, actor)
    if power < _MANAGER or power <= _RANK[seat.role]:
        raise Refused(Refusal.HOSTS_ONLY)
