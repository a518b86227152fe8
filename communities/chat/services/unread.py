"""Setting a read mark back, so that a message and what follows it is unread again, on all devices at once.

A mark that only moves forward cannot be set back, so it gets a new version: of two marks the newer version counts.
A device that was away, and still has the older one, does not undo it.
"""

from django.db import transaction
from django.db.models import F

from communities.chat.models import FollowLevel, Membership, Message, ThreadFollow
from communities.chat.policies import require_membership
from communities.chat.queries.places import find_message
from communities.chat.queries.rooms import read_out
from communities.chat.schemas import ReadOut
from communities.chat.services.live import tell_read
from communities.chat.services.threads import own_thread, tell_thread
from communities.chat.thread_schemas import ThreadMarkOut
from workspace.notifications.services.reading import reopen
from workspace.people.models import Person


@transaction.atomic
def mark_unread(actor: Person, message_id: str) -> ReadOut:
    """Put the mark in the message's room right before the message. Raises `NotFound`, `NotAllowed` for visitors."""
    message, place = find_message(actor, message_id)
    membership = require_membership(place.room, place.membership, place.seat)
    Membership.objects.filter(id=membership.id).update(
        read_seq=message.seq - 1, read_version=F("read_version") + 1
    )
    membership.refresh_from_db(fields=["read_seq", "read_version"])
    reopen(actor, message.room_id, "", message.seq)
    read = read_out(actor, membership)
    tell_read(actor, read)
    return read


@transaction.atomic
def mark_thread_unread(actor: Person, message_id: str) -> ThreadMarkOut:
    """Put the mark in a thread right before one of its messages; who did not follow it does from now on.

    Raises `NotFound`, `NotAllowed` for visitors.
    """
    root = own_thread(actor, message_id)
    message = root if root.id == message_id else Message.objects.get(id=message_id)
    ThreadFollow.objects.get_or_create(
        person=actor, root=root, defaults={"room_id": root.room_id, "level": FollowLevel.FOLLOW}
    )
    ThreadFollow.objects.filter(person=actor, root=root).update(
        read_seq=message.seq - 1, read_version=F("read_version") + 1
    )
    reopen(actor, root.room_id, root.id, message.seq)
    return tell_thread(actor, root)
