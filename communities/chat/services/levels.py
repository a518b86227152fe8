"""What of a room may interrupt a person: chosen for the room, and muted for a time."""

from datetime import datetime, timedelta

from django.db import transaction

from communities.chat.events import RoomLevelChanged
from communities.chat.models import Membership
from communities.chat.queries.places import level_out
from communities.chat.schemas import RoomLevelIn, RoomLevelOut
from workspace.core.clock import now
from workspace.core.errors import Invalid, NotFound
from workspace.core.events import announce
from workspace.people.events import person_topic
from workspace.people.models import Person

LONGEST_MUTE = timedelta(days=366)


@transaction.atomic
def set_room_level(actor: Person, room_id: str, wish: RoomLevelIn) -> RoomLevelOut:
    """Choose for a room, on all of one's devices. The last writer wins.

    Raises `NotFound` outside of one's rooms, `Invalid` for an end that has passed or is years away.
    """
    check_mute(wish.muted_until)
    rows = Membership.objects.filter(room=room_id, person=actor)
    if not rows.update(level=wish.level or "", muted_until=wish.muted_until):
        raise NotFound
    shape = level_out(wish.level or "", wish.muted_until)
    fact = RoomLevelChanged(room=room_id, level=shape.level, muted_until=shape.muted_until)
    transaction.on_commit(lambda: announce(person_topic(actor.id), fact))
    return shape


def check_mute(until: datetime | None) -> None:
    """Raise `Invalid` for an end that has passed or is years away."""
    if until is not None and until <= now():
        raise Invalid("muted_until", "end_passed")
    if until is not None and until > now() + LONGEST_MUTE:
        raise Invalid("muted_until", "end_too_far")
