"""Erasing a room that nobody is in any more."""

from communities.chat.events import room_topic
from communities.chat.models import Attachment, Room
from workspace.core.log import forget
from workspace.files.services.holding import let_go
from workspace.search.services.entries import drop_place


def erase_room(room: Room) -> None:
    """Leave nothing of it: words, files, what the search knew, what the log said."""
    let_go(set(Attachment.objects.filter(message__room=room).values_list("file_id", flat=True)))
    drop_place(room.id)
    forget(room_topic(room.id))
    room.delete()
