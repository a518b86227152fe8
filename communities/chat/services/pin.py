"""Pinned messages: what a room keeps in sight, on a list that everyone in it sees."""

from django.db import transaction

from communities.chat.events import MessagePinned, MessageUnpinned, room_topic
from communities.chat.models import Message
from communities.chat.policies import can_pin, require_membership, require_open
from communities.chat.queries.places import find_message
from workspace.core.clock import now
from workspace.core.errors import Conflict, NotAllowed
from workspace.core.events import publish
from workspace.core.log import hold
from workspace.people.models import Person

PINS_A_ROOM = 100


@transaction.atomic
def pin_message(actor: Person, message_id: str) -> None:
    """Put a message on the room's list. Raises `Conflict` (deleted, the list is full), `NotAllowed`."""
    message = _pinnable(actor, message_id)
    if message.pinned_at is not None:
        return
    hold(room_topic(message.room_id))  # so that two at once do not both take the last place
    if Message.objects.filter(room=message.room_id, pinned_at__isnull=False).count() >= PINS_A_ROOM:
        raise Conflict("too_many_pins", limit=PINS_A_ROOM)
    message.pinned_at, message.pinned_by = now(), actor
    message.save(update_fields=["pinned_at", "pinned_by"])
    event = MessagePinned(message=message.id, by=actor.id, at=message.pinned_at)
    publish(room_topic(message.room_id), event, subject=message.id)


@transaction.atomic
def unpin_message(actor: Person, message_id: str) -> None:
    """Take a message off the list. Again changes nothing."""
    message = _pinnable(actor, message_id)
    if message.pinned_at is None:
        return
    message.pinned_at = message.pinned_by = None
    message.save(update_fields=["pinned_at", "pinned_by"])
    event = MessageUnpinned(message=message.id, by=actor.id)
    publish(room_topic(message.room_id), event, subject=message.id)


def _pinnable(actor: Person, message_id: str) -> Message:
    """Lock the message, so that pinning and a deletion at once end in one order."""
    message, place = find_message(actor, message_id, lock=True)
    require_membership(place.room, place.membership, place.seat)
    if not can_pin(actor, place.room, place.membership, place.seat):
        raise NotAllowed
    require_open(place.room)
    if message.deleted_at is not None:
        raise Conflict("message_gone")
    return message
