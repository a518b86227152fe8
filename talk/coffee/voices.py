"""Who may be heard in a coffee room, for whoever drives the sound: everyone who sits there, and nobody else."""

from talk.coffee.models import CoffeeSeat
from talk.coffee.queries import find_coffee_room
from talk.stage.voice import NOBODY, Voice
from workspace.core.errors import Conflict
from workspace.people.models import Person


def voices_in(room_id: str) -> dict[str, Voice]:
    """Return everyone's voice in a room, by person; nobody's where nobody is. One query."""
    rows = CoffeeSeat.objects.filter(room=room_id, room__ended_at=None, person__deactivated_at=None)
    return {
        person: Voice(may_listen=True, may_speak=True, is_muted=is_muted)
        for person, is_muted in rows.values_list("person_id", "is_muted")
    }


def require_voice(actor: Person, room_id: str) -> Voice:
    """Return what somebody at a table may do with its sound. Raises `NotFound`, or `Conflict` elsewhere."""
    voice = voices_in(room_id).get(actor.id, NOBODY)
    if not voice.may_listen:
        find_coffee_room(actor, room_id)
        raise Conflict("not_at_table")
    return voice
