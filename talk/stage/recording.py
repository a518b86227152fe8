"""Who may be recorded: a gate in front of the first sample. Pure.

Recording what somebody says without their consent is a crime in Germany (StGB, section 201), so a recording begins
only when everyone on stage has said yes, waits for whoever comes on stage later, and never holds a voice without a yes.
"""

from dataclasses import replace

from talk.stage.machine import require_manager
from talk.stage.state import Actor, Consent, Refusal, Refused, Stage, StageRole


def start(stage: Stage, actor: Actor, person: str) -> Stage:
    """Ask everyone on stage for a recording, which is one's own yes. For the host and co-hosts, nobody else.

    Where it is wanted already nothing changes: who was asked still answers by themselves.
    """
    if stage.seat_of(actor.person).role not in (StageRole.HOST, StageRole.COHOST):
        raise Refused(Refusal.RECORDING_HOSTS_ONLY)
    if stage.recording.wanted_by is not None:
        return stage
    asked = replace(stage, recording=replace(stage.recording, wanted_by=actor.person))
    return _answered(asked, actor.person, Consent.YES)


def consent(stage: Stage, actor: Actor, person: str) -> Stage:
    """Agree to be recorded. Only on stage: listeners are not recorded."""
    if not stage.seat_of(actor.person).on_stage:
        raise Refused(Refusal.RECORDING_NOT_ON_STAGE)
    if stage.recording.wanted_by is None and actor.person not in stage.consents:
        raise Refused(Refusal.RECORDING_NOT_ASKED)
    return _answered(stage, actor.person, Consent.YES)


def refuse(stage: Stage, actor: Actor, person: str) -> Stage:
    """Say no, or take a yes back: from anywhere, even after walking out."""
    if actor.person not in stage.consents:
        if not stage.seat_of(actor.person).on_stage:
            raise Refused(Refusal.RECORDING_NOT_ON_STAGE)
        if stage.recording.wanted_by is None:
            raise Refused(Refusal.RECORDING_NOT_ASKED)
    return _answered(stage, actor.person, Consent.NO)


def stop(stage: Stage, actor: Actor, person: str) -> Stage:
    """End the recording. It may be asked for again; the answers stay."""
    require_manager(stage, actor)
    return unwanted(stage)


def unwanted(stage: Stage) -> Stage:
    """Want no recording any more; also what the server does when it cannot record."""
    if stage.recording.wanted_by is None:
        return stage
    return replace(stage, recording=replace(stage.recording, wanted_by=None))


def unanswered(stage: Stage) -> list[str]:
    """Return who is on stage and has still to answer, the longest there first."""
    seats = sorted(stage.seats.values(), key=lambda seat: seat.standing or 0)
    return [seat.person for seat in seats if seat.on_stage and seat.person not in stage.consents]


def is_recording(stage: Stage) -> bool:
    """Tell whether the recording runs: wanted, everyone has answered, and somebody is there who may be recorded.

    The first time, everyone has to have said yes. Later a no leaves out one voice.
    """
    on_stage = [seat.person for seat in stage.seats.values() if seat.on_stage]
    answers = {stage.consents.get(person) for person in on_stage}
    if stage.recording.wanted_by is None or None in answers or Consent.YES not in answers:
        return False
    return stage.recording.has_run or Consent.NO not in answers


def recorded_people(stage: Stage) -> frozenset[str]:
    """Return whose voices are recorded right now: nobody's while it does not run."""
    if not is_recording(stage):
        return frozenset()
    return frozenset(
        seat.person
        for seat in stage.seats.values()
        if seat.on_stage and stage.consents.get(seat.person) == Consent.YES
    )


def noted(stage: Stage) -> Stage:
    """Take note that the recording runs. After every act, since the last one who was missing may just have gone."""
    if stage.recording.has_run or not is_recording(stage):
        return stage
    return replace(stage, recording=replace(stage.recording, has_run=True))


def _answered(stage: Stage, person: str, answer: Consent) -> Stage:
    if stage.consents.get(person) == answer:
        return stage
    return replace(stage, consents={**stage.consents, person: answer})
