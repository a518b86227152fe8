"""Who may be heard in a talk, for whoever drives the sound."""

from django.db.models import QuerySet

from talk.shows.models import Participant, TalkState
from talk.shows.queries import find_talk
from talk.stage.state import Muted, StageRole
from talk.stage.voice import NOBODY, Voice
from workspace.core.errors import Conflict
from workspace.people.models import Person


def voice_of(person_id: str, talk_id: str) -> Voice:
    """Return what an active person who has come into a live talk may do with its sound."""
    return _voices(_inside(talk_id).filter(person=person_id)).get(person_id, NOBODY)


def voices_in(talk_id: str) -> dict[str, Voice]:
    """Return everyone's voice in a talk, by person; nobody's where it is not live. One query."""
    return _voices(_inside(talk_id))


def require_voice(actor: Person, talk_id: str) -> Voice:
    """Return what somebody in a live talk may do with its sound. Raises `NotFound`, or `Conflict` outside of it."""
    voice = voice_of(actor.id, talk_id)
    if not voice.may_listen:
        find_talk(actor, talk_id)
        raise Conflict("not_in_talk")
    return voice


def _inside(talk_id: str) -> QuerySet[Participant]:
    return Participant.objects.filter(talk=talk_id, talk__state=TalkState.LIVE, person__deactivated_at=None)


def _voices(rows: QuerySet[Participant]) -> dict[str, Voice]:
    found = {}
    for person, role, muted, noise_reduced in rows.values_list("person_id", "role", "muted", "noise_reduced"):
        on_stage = role != StageRole.LISTENER
        found[person] = Voice(
            may_listen=True,
            may_speak=on_stage,
            is_muted=not on_stage or muted != Muted.NO,
            noise_reduced=noise_reduced,
        )
    return found
