"""Channels put away and brought back: all that was said stays readable, nothing more is said."""

from django.db import transaction

from communities.chat.events import RoomChanged, room_topic
from communities.chat.models import Room
from communities.chat.policies import can_look_after, require_membership
from communities.chat.queries.places import find_channel
from communities.chat.queries.rooms import room_out
from communities.spaces.events import community_topic
from communities.spaces.models import Visibility
from workspace.audit.services import record
from workspace.core.clock import now
from workspace.core.errors import Conflict, NotAllowed
from workspace.core.events import Publication, publish_all
from workspace.people.models import Person


@transaction.atomic
def archive_channel(actor: Person, room_id: str) -> Room:
    """Make a channel read-only and take it off the lists. For those who look after it; again changes nothing.

    Raises `Conflict` for the main channel, which is put away with its community.
    """
    room = _looked_after(actor, room_id)
    if room.is_default:
        raise Conflict("main_channel_stays_open")
    return _set_archived(actor, room, on=True)


@transaction.atomic
def restore_channel(actor: Person, room_id: str) -> Room:
    """Open a channel again. For those who look after it; again changes nothing."""
    return _set_archived(actor, _looked_after(actor, room_id), on=False)


def _looked_after(actor: Person, room_id: str) -> Room:
    place = find_channel(actor, room_id)
    require_membership(place.room, place.membership, place.seat)
    if not can_look_after(actor, place.room, place.membership, place.seat):
        raise NotAllowed
    return Room.objects.select_for_update(no_key=True).get(id=room_id)


def _set_archived(actor: Person, room: Room, *, on: bool) -> Room:
    if (room.archived_at is not None) == on:
        return room
    room.archived_at = now() if on else None
    room.save(update_fields=["archived_at"])
    record(actor.id, "channel.archived" if on else "channel.restored", room.id)
    changed = RoomChanged(room=room_out(room))
    publications = [Publication(room_topic(room.id), changed)]
    if room.community_id is not None and room.visibility == Visibility.PUBLIC:
        # Also who is not in it sees it on the community's list.
        publications.append(Publication(community_topic(room.community_id), changed))
    publish_all(publications)
    return room
