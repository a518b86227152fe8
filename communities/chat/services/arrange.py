"""The order of a community's channels, for everyone in it."""

from collections.abc import Sequence

from django.db import transaction

from communities.chat.events import RoomChanged, room_topic
from communities.chat.models import Room, RoomKind
from communities.chat.ordering import rearranged
from communities.chat.policies import rooms_visible_to
from communities.chat.queries.rooms import room_out
from communities.spaces.policies import require_owner
from communities.spaces.queries import find_seat
from workspace.core.events import Publication, publish_all
from workspace.people.models import Person


@transaction.atomic
def arrange_channels(actor: Person, community_id: str, wanted: Sequence[str]) -> None:
    """Put the channels into this order. For owners.

    What the owner cannot see, or does not name, stays where it is; an id that is not (any more) of a channel here is
    passed over without a word.
    """
    seat = find_seat(actor, community_id, lock=True)
    require_owner(actor, seat.membership)
    own = Room.objects.filter(community=seat.community, kind=RoomKind.CHANNEL)
    rooms = {room.id: room for room in own.filter(rooms_visible_to(actor), id__in=list(wanted))}
    known = [room_id for room_id in dict.fromkeys(wanted) if room_id in rooms]
    changes = rearranged({room.id: room.position for room in rooms.values()}, known)
    publications = []
    for room_id, position in changes.items():
        room = rooms[room_id]
        room.position = position
        publications.append(Publication(room_topic(room_id), RoomChanged(room=room_out(room))))
    Room.objects.bulk_update([rooms[room_id] for room_id in changes], ["position"])
    publish_all(publications)
