"""Messages that others point at, as each reader may see them: asked for by reading, never stored with the pointer."""

from functools import reduce
from operator import or_

from django.db.models import Q

from communities.chat.card_schemas import CardOut, CardsIn, CardsOut
from communities.chat.models import Message
from communities.chat.queries.messages import readable_messages
from communities.chat.queries.places import visible_rooms
from communities.chat.queries.rooms import rooms_out
from workspace.people.models import Person


def cards_of(viewer: Person, wish: CardsIn) -> CardsOut:
    """Return those of the messages that the viewer may read now, in as many queries for many as for one."""
    wanted = [*wish.messages, *_at(wish)]
    said = readable_messages(viewer, wanted) if wanted else []
    rooms = rooms_out(visible_rooms(viewer, {message.room for message in said}))
    return CardsOut(
        cards=[CardOut(said=message, room=rooms[message.room]) for message in said if message.room in rooms]
    )


def _at(wish: CardsIn) -> list[str]:
    """Return the ids of what stands at the places; whether one may read it is asked afterwards."""
    if not wish.places:
        return []
    at = reduce(or_, (Q(room=place.room, seq=place.seq) for place in wish.places))
    return list(Message.objects.filter(at).values_list("id", flat=True))
