"""Which conversations stand on one's list: hidden until something is said, or until one wants them back.

The room's counter is always locked before a person's, in every write on conversations: sending holds it already when
it finds out from whose lists the room is missing.
"""

from django.db import transaction

from communities.chat.events import RoomEntered, RoomExited, room_topic
from communities.chat.hot import reveal
from communities.chat.models import Membership, Room
from communities.chat.queries.places import find_conversation
from communities.chat.queries.rooms import my_room, room_out
from communities.chat.schemas import MyRoomOut
from workspace.core.events import Publication, publish
from workspace.core.log import hold
from workspace.people.events import person_topic
from workspace.people.models import Person


@transaction.atomic
def hide_conversation(actor: Person, room_id: str) -> None:
    """Take a conversation off one's list, read, until its next message. Again changes nothing."""
    find_conversation(actor, room_id)
    head = hold(room_topic(room_id))
    mine = Membership.objects.filter(room=room_id, person=actor, is_hidden=False)
    if mine.update(is_hidden=True, read_seq=head):
        publish(person_topic(actor.id), RoomExited(room=room_id))


@transaction.atomic
def show_conversation(actor: Person, room_id: str) -> MyRoomOut:
    """Put a conversation back on one's list. Again changes nothing."""
    find_conversation(actor, room_id)
    return put_on_list(actor, room_id)


def put_on_list(actor: Person, room_id: str) -> MyRoomOut:
    """Show a conversation on all of the person's devices and return it; for one that is there it is only returned."""
    moved = Membership.objects.filter(room=room_id, person=actor, is_hidden=True).update(is_hidden=False)
    mine = my_room(actor, room_id)
    if moved:
        publish(person_topic(actor.id), RoomEntered(my_room=mine))
    return mine


def bring_back(room_id: str, *, before: int) -> list[Publication]:
    """Put a conversation on all lists again, as it was before the message of this seq; return what to publish.

    The message itself follows on the room's topic, so that it arrives as every other does.
    """
    people = reveal(room_id)
    if not people:
        return []
    room = room_out(Room.objects.get(id=room_id))
    rows = Membership.objects.filter(room=room_id, person__in=people)
    marks = rows.values_list("person_id", "read_seq", "read_version")
    return [
        Publication(
            person_topic(person),
            RoomEntered(
                my_room=MyRoomOut(
                    room=room,
                    seq=before - 1,
                    read_seq=read_seq,
                    read_version=read_version,
                    unread=0,
                    mentions=0,
                    last_message_at=None,
                )
            ),
        )
        for person, read_seq, read_version in marks
    ]
