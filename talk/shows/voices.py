"""Who may be heard in a talk, for whoever drives the sound."""

from collections import defaultdict
from collections.abc import Collection

from talk.shows.models import Participant, TalkState
from talk.shows.queries import Voice, find_talk, seat_of, voice_of
from talk.stage.state import Muted
from workspace.core.errors import Conflict
from workspace.people.models import Person


def require_voice(actor: Person, talk_id: str) -> Voice:
    """Return what somebody in a live talk may do with its sound. Raises `NotFound`, or `Conflict` outside of it."""
    voice = voice_of(actor.id, talk_id)
    if not voice.may_listen:
        find_talk(actor, talk_id)
        raise Conflict("not_in_talk")
    return voice


def voices_in(talk_ids: Collection[str]) -> dict[str, dict[str, Voice]]:
    """Return everyone's voice in these talks, by talk and person: one query. A talk that is over has nobody."""
    rows = Participant.objects.filter(
        talk__in=talk_ids, talk__state=TalkState.LIVE, person__deactivated_at=None
    )
    found: dict[str, dict[str, Voice]] = defaultdict(dict)
    for row in rows:
        seat = seat_of(row)
        is_muted = not seat.on_stage or seat.muted != Muted.NO
        found[row.talk_id][row.person_id] = Voice(may_listen=True, may_speak=seat.on_stage, is_muted=is_muted)
    return found
