"""Who may be heard and seen in a coffee room, for whoever drives the sound: who sits there, and nobody else."""

from django.conf import settings

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


def cameras_in(room_id: str) -> dict[str, Voice]:
    """Return what everyone in a room shows and may look at; nobody's where no camera is on. One query."""
    if not settings.COFFEE_CAMERA:
        return {}
    rows = CoffeeSeat.objects.filter(room=room_id, room__ended_at=None, person__deactivated_at=None)
    seats = dict(rows.values_list("person_id", "camera"))
    if all(camera is None for camera in seats.values()):
        return {}
    return {
        person: Voice(may_listen=True, may_speak=True, is_muted=True, picture=camera)
        for person, camera in seats.items()
    }


def require_camera(actor: Person, room_id: str) -> Voice:
    """Return the same of one person. Raises as `require_voice`, and `Conflict` where there is nothing to be seen."""
    require_voice(actor, room_id)
    voice = cameras_in(room_id).get(actor.id)
    if voice is None:
        raise Conflict("nobody_shows" if settings.COFFEE_CAMERA else "cameras_off")
    return voice
