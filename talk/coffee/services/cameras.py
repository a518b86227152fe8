"""One's camera at a table: on at one of a few places, so that those who sit there see each other; off at once."""

from typing import Final

from django.conf import settings
from django.db import transaction

from talk.coffee.events import TableAct
from talk.coffee.models import MOST_CAMERAS, CoffeeSeat
from talk.coffee.services.keeping import Deed, tell
from talk.coffee.services.seats import require_seated
from workspace.core.errors import Conflict
from workspace.core.events import publish_all
from workspace.core.limits import Limit, take
from workspace.people.models import Person

CAMERA_LIMIT: Final = Limit("coffee_camera", 20, 60)


@transaction.atomic
def turn_on(actor: Person, room_id: str) -> None:
    """Be seen by those at one's table. Nobody does that for somebody else. Again changes nothing.

    Raises `Conflict` where cameras are switched off for all tables, or as many as may are on.
    """
    take(CAMERA_LIMIT, actor.id)
    room = require_seated(actor, room_id).room
    if not settings.COFFEE_CAMERA:
        raise Conflict("cameras_off")
    seats = {seat.person_id: seat for seat in CoffeeSeat.objects.filter(room=room)}
    if seats[actor.id].camera is not None:
        return
    taken = {seat.camera for seat in seats.values()}
    place = next((place for place in range(MOST_CAMERAS) if place not in taken), None)
    if place is None:
        raise Conflict("cameras_full")
    CoffeeSeat.objects.filter(room=room, person=actor).update(camera=place)
    publish_all(tell(room, Deed(TableAct.CAMERA_ON, actor.id, actor.id)))


@transaction.atomic
def turn_off(actor: Person, room_id: str) -> None:
    """Be seen no longer. Again changes nothing."""
    room = require_seated(actor, room_id).room
    if CoffeeSeat.objects.filter(room=room, person=actor, camera__isnull=False).update(camera=None):
        publish_all(tell(room, Deed(TableAct.CAMERA_OFF, actor.id, actor.id)))
