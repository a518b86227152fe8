"""What is true for a moment: read marks that travel to one's other devices, and who is typing."""

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Greatest

from communities.chat.events import RoomRead, TypingStarted, room_topic
from communities.chat.models import Membership
from communities.chat.queries.rooms import read_out
from communities.chat.schemas import ReadOut
from workspace.core.errors import Invalid, NotFound
from workspace.core.events import announce
from workspace.core.log import head_of
from workspace.people.events import person_topic
from workspace.people.models import Person


def mark_read(actor: Person, room_id: str, seq: int, read_version: int | None = None) -> ReadOut:
    """Move the person's read mark forward, never back, and tell their other devices.

    With a `read_version` only a mark of that version is moved: who set it back meanwhile wants it where it is.
    Raises `NotFound` outside of one's rooms, `Invalid` for a seq that the room has not reached.
    """
    rows = Membership.objects.filter(room=room_id, person=actor)
    if not rows.exists():
        raise NotFound
    if seq > head_of(room_topic(room_id)):
        raise Invalid("seq")
    moved = rows.filter(of_version(read_version), read_seq__lt=seq).update(
        read_seq=Greatest(F("read_seq"), seq)
    )
    membership = rows.first()
    if membership is None:  # taken out of the room meanwhile
        raise NotFound
    read = read_out(actor, membership)
    if moved:
        tell_read(actor, read)
    return read


def of_version(read_version: int | None) -> Q:
    """Narrow read marks to those of a version; None leaves them."""
    return Q() if read_version is None else Q(read_version=read_version)


def tell_read(actor: Person, read: ReadOut) -> None:
    """Tell the person's other devices where their mark in a room is, after commit."""
    fact = RoomRead(**read.model_dump())
    transaction.on_commit(lambda: announce(person_topic(actor.id), fact))


def start_typing(actor: Person, room_id: str, thread: str | None = None) -> None:
    """Tell the room that the person is typing, there or in a thread. Raises `NotFound` outside of one's rooms."""
    if not Membership.objects.filter(room=room_id, person=actor).exists():
        raise NotFound
    announce(room_topic(room_id), TypingStarted(room=room_id, thread=thread, person=actor.id))
