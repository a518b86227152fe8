"""Reading the stage of a live talk, and shaping it for everyone in it."""

from collections.abc import Collection

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from talk.shows.models import Participant, RecordingConsent, Removal, Talk, TalkState
from talk.shows.schemas import RecordingOut, StagePersonOut, StageRulesOut
from talk.stage.recording import is_recording, unanswered
from talk.stage.state import Consent, Muted, Recording, Seat, Stage, StageRole

_SEAT = (
    "person_id",
    "role",
    "muted",
    "arrived_at",
    "hand",
    "standing",
    "invited",
    "gone_at",
    "noise_reduced",
)
_SHOWN = ("person_id", "role", "muted", "hand", "standing", "invited", "here", "noise_reduced")


def seats_in(rows: QuerySet[Participant]) -> dict[str, Seat]:
    """Read stored seats, by person. Plain values: with a thousand listeners objects cost ten times as much."""
    return {
        person: Seat(person, StageRole(role), Muted(muted), *rest)
        for person, role, muted, *rest in rows.values_list(*_SEAT)
    }


def stage_of(talk: Talk, around: Collection[str] | None = None) -> Stage:
    """Read the stage of a live talk. `around`: of the listeners only these, and who is invited.

    That is all that an act of one person on another looks at; with a thousand listeners it is a tenth of the work.
    """
    rows = Participant.objects.filter(talk=talk)
    if around is not None:
        rows = rows.filter(~Q(role=StageRole.LISTENER) | Q(invited=True) | Q(person__in=around))
    seats = seats_in(rows)
    removed = frozenset(Removal.objects.filter(talk=talk).values_list("person_id", flat=True))
    return Stage(
        seats,
        removed,
        locked=talk.locked,
        unmute_freely=talk.unmute_freely,
        count=talk.count,
        over=talk.state != TalkState.LIVE,
        recording=Recording(talk.recording_wanted_by_id, talk.has_recorded),
        consents=consents_to(talk.id) if talk.state == TalkState.LIVE else {},
    )


def consents_to(talk_id: str) -> dict[str, Consent]:
    """Return what people have said to being recorded in a talk, by person."""
    rows = RecordingConsent.objects.filter(talk=talk_id).order_by("id")
    return {person: Consent(answer) for person, answer in rows.values_list("person_id", "answer")}


def stage_person_out(seat: Seat) -> StagePersonOut:
    """Shape a person in a talk."""
    return StagePersonOut(
        person=seat.person,
        role=seat.role,
        muted=seat.muted,
        hand=seat.hand,
        standing=seat.standing,
        invited=seat.invited,
        here=seat.gone_at is None,
        noise_reduced=seat.noise_reduced,
    )


def people_in(talk: Talk) -> list[StagePersonOut]:
    """Shape everyone in a talk, straight from their rows."""
    here = ExpressionWrapper(Q(gone_at=None), BooleanField())
    rows = Participant.objects.filter(talk=talk).annotate(here=here)
    values = rows.values_list(*_SHOWN)
    return [
        StagePersonOut(
            person=person,
            role=StageRole(role),
            muted=Muted(muted),
            hand=hand,
            standing=standing,
            invited=invited,
            here=here,
            noise_reduced=noise_reduced,
        )
        for person, role, muted, hand, standing, invited, here, noise_reduced in values
    ]


def rules_out(stage: Stage) -> StageRulesOut:
    """Shape what the hosts have set."""
    return StageRulesOut(locked=stage.locked, unmute_freely=stage.unmute_freely)


def recording_out(stage: Stage) -> RecordingOut:
    """Shape the recording of a talk."""
    is_wanted = stage.recording.wanted_by is not None
    return RecordingOut(
        wanted_by=stage.recording.wanted_by,
        running=is_recording(stage),
        has_run=stage.recording.has_run,
        unanswered=unanswered(stage) if is_wanted else [],
        consented=[person for person, answer in stage.consents.items() if answer == Consent.YES],
        refused=[person for person, answer in stage.consents.items() if answer == Consent.NO],
    )
