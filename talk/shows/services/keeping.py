"""Storing a stage that an act has changed, and what is to be told of it. The caller holds the talk's row."""

from dataclasses import dataclass

from communities.chat.services.talk_rooms import (
    close_talk_room,
    seat_in_talk_room,
    unseat_from_talk_room,
)
from talk.shows.events import StageAct, StageChanged, TalkEnded, programme_topic, talk_topic
from talk.shows.models import (
    Credit,
    Participant,
    QuestionVote,
    RecordingConsent,
    Reminder,
    Removal,
    Talk,
    TalkState,
)
from talk.shows.ports import recorded
from talk.shows.queries import talk_out
from talk.shows.services.silence import silence_talk
from talk.shows.stages import recording_out, rules_out, stage_person_out
from talk.stage.changes import Changes, changes
from talk.stage.recording import noted
from talk.stage.state import Recording, Seat, Stage, StageRole
from workspace.core.clock import now
from workspace.core.events import Publication

_RANK = {StageRole.SPEAKER: 1, StageRole.COHOST: 2, StageRole.HOST: 3}


@dataclass(frozen=True, slots=True)
class Deed:
    """Which act it was: by whom (None is the server), and on whom."""

    act: StageAct
    by: str | None = None
    person: str | None = None


def keep(talk: Talk, before: Stage, after: Stage, deed: Deed) -> list[Publication]:
    """Store what is different and return what to publish; nothing where nothing is. May end the talk."""
    after = noted(after)
    changed = changes(before, after)
    if not changed:
        return []
    if after.over:
        return finish(talk, deed)
    _store_seats(talk, before, changed)
    _store_removals(talk, before, after)
    _store_credits(talk, changed.seats)
    talk.locked, talk.unmute_freely, talk.count = after.locked, after.unmute_freely, after.count
    _store_recording(talk, before, after)
    talk.save(
        update_fields=["locked", "unmute_freely", "count", "recording_wanted_by", "has_recorded"],
    )
    return [*_told(talk, after, changed, deed), *_reseat(talk, before, changed)]


def finish(talk: Talk, deed: Deed) -> list[Publication]:
    """End a live talk: who was in it is forgotten, who hosted and spoke is credited."""
    talk.state, talk.ended_at = TalkState.ENDED, now()
    talk.locked = talk.unmute_freely = False
    talk.recording_wanted_by = None
    talk.save(update_fields=["state", "ended_at", "locked", "unmute_freely", "recording_wanted_by"])
    everyone = Participant.objects.filter(talk=talk)
    left = list(everyone.values_list("person_id", flat=True))
    everyone.delete()
    Removal.objects.filter(talk=talk).delete()
    Reminder.objects.filter(talk=talk).delete()
    QuestionVote.objects.filter(question__talk=talk).delete()
    silence_talk(talk)
    if talk.room_id is not None:
        close_talk_room(talk.room_id)
    if talk.has_recorded:
        recorded(talk)
    over = StageChanged(
        talk=talk.id,
        act=StageAct.ENDED,
        by=deed.by,
        person=None,
        people=[],
        left=left,
        rules=rules_out(Stage({})),
        recording=recording_out(Stage({}, recording=Recording(None, talk.has_recorded))),
    )
    return [
        Publication(talk_topic(talk.id), over),
        Publication(programme_topic(talk.community), TalkEnded(talk=talk_out(talk))),
    ]


def _store_seats(talk: Talk, before: Stage, changed: Changes) -> None:
    Participant.objects.filter(talk=talk, person__in=changed.left).delete()
    # The host last, since there is only ever one.
    for seat in sorted(changed.seats, key=lambda seat: seat.role == StageRole.HOST):
        values = {
            "role": seat.role,
            "muted": seat.muted,
            "hand": seat.hand,
            "standing": seat.standing,
            "invited": seat.invited,
            "arrived_at": seat.arrived_at,
            "gone_at": seat.gone_at,
            "noise_reduced": seat.noise_reduced,
        }
        if seat.person in before.seats:
            Participant.objects.filter(talk=talk, person=seat.person).update(**values)
        else:
            Participant.objects.create(talk=talk, person_id=seat.person, **values)


def _store_removals(talk: Talk, before: Stage, after: Stage) -> None:
    Removal.objects.filter(talk=talk, person__in=before.removed - after.removed).delete()
    Removal.objects.bulk_create(
        Removal(talk=talk, person_id=person) for person in after.removed - before.removed
    )


def _store_credits(talk: Talk, seats: list[Seat]) -> None:
    for seat in seats:
        if not seat.on_stage:
            continue
        credit, made = Credit.objects.get_or_create(
            talk=talk, person_id=seat.person, defaults={"role": seat.role}
        )
        if not made and _RANK[seat.role] > _RANK[StageRole(credit.role)]:
            credit.role = seat.role
            credit.save(update_fields=["role"])


def _store_recording(talk: Talk, before: Stage, after: Stage) -> None:
    talk.recording_wanted_by_id = after.recording.wanted_by
    talk.has_recorded = after.recording.has_run
    for person, answer in after.consents.items():
        if before.consents.get(person) != answer:
            RecordingConsent.objects.update_or_create(
                talk=talk, person_id=person, defaults={"answer": answer, "answered_at": now()}
            )


def _told(talk: Talk, after: Stage, changed: Changes, deed: Deed) -> list[Publication]:
    """Tell it in one event; of several who left each takes an event, since an entry of the log evicts one."""
    people, topic = [stage_person_out(seat) for seat in changed.seats], talk_topic(talk.id)
    recording = recording_out(after)
    leaving: list[str | None] = [*changed.left] or [None]
    told: list[Publication] = []
    for left in leaving:
        event = StageChanged(
            talk=talk.id,
            act=deed.act,
            by=deed.by,
            person=deed.person,
            people=people,
            left=[left] if left else [],
            rules=rules_out(after),
            recording=recording,
        )
        told.append(Publication(topic, event, evicts=left))
    return told


def _reseat(talk: Talk, before: Stage, changed: Changes) -> list[Publication]:
    if talk.room_id is None:
        return []
    came = [seat.person for seat in changed.seats if seat.person not in before.seats]
    if came:
        seat_in_talk_room(talk.room_id, came)
    return unseat_from_talk_room(talk.room_id, changed.left) if changed.left else []
