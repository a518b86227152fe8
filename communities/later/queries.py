"""Reading what one keeps for later, with what it points to as its owner may read it now."""

from communities.chat.queries.messages import readable_messages
from communities.chat.queries.places import visible_rooms
from communities.chat.queries.rooms import rooms_out
from communities.later.models import Bookmark
from communities.later.schemas import BookmarkOut, LaterOut
from workspace.people.models import Person


def later_of(person: Person) -> LaterOut:
    """Return all that a person keeps for later, in ten queries however much it is."""
    rows = list(Bookmark.objects.filter(person=person).order_by("-saved_at", "-id"))
    said = {message.id: message for message in readable_messages(person, [row.message_id for row in rows])}
    rooms = rooms_out(visible_rooms(person, {message.room for message in said.values()}))
    return LaterOut(
        saved=[
            BookmarkOut(
                id=row.message_id,
                said=said.get(row.message_id),
                room=rooms[said[row.message_id].room] if row.message_id in said else None,
                note=row.note,
                saved_at=row.saved_at,
                done_at=row.done_at,
            )
            for row in rows
        ]
    )
