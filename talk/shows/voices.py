"""Who may be heard in a talk, for whoever drives the sound."""

from talk.shows.models import Participant, TalkState
from talk.shows.queries import Voice, find_talk, voice_of
from talk.stage.state import Muted, StageRole
from workspace.core.errors import Conflict
from workspace.people.models import Person


def require_voice(actor: Person, talk_id: str) -> Voice:
    """Return what somebody in a live talk may do with its sound. Raises `NotFound`, or `Conflict` outside of it."""
    voice = voice_of(actor.id, talk_id)
    if not voice.may_listen:
        find_talk(actor, talk_id)
        raise Conflict("not_in_talk")
    return voice


def voices_in(talk_id: str) -> dict[str, Voice]:
    """Return everyone's voice in a talk, by person; nobody's where it is not live. One query."""
    rows = Participant.objects.filter(
        talk=talk_id, talk__state=TalkState.LIVE, person__deactivated_at=None
    ).values_list("person_id", "role", "muted")
    found = {}
    for person, role, muted in rows:
        on_stage = role != StageRole.LISTENER
        found[person] = Voice(may_listen=True, may_speak=on_stage, is_muted=not on_stage or muted != Muted.NO)
    return found
