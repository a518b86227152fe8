"""How a person stands to threads: following, muting, leaving them alone, and how far they have read."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Greatest

from communities.chat.events import ThreadMarked, room_topic
from communities.chat.models import FollowLevel, Message, ThreadFollow
from communities.chat.policies import require_membership
from communities.chat.queries.threads import find_thread, mark_of, unread_threads
from communities.chat.services.levels import check_mute
from communities.chat.services.live import of_version
from communities.chat.thread_schemas import ThreadLevel, ThreadMarkOut
from workspace.core.errors import Invalid
from workspace.core.events import announce
from workspace.core.log import head_of
from workspace.people.events import person_topic
from workspace.people.models import Person


@transaction.atomic
def set_thread_level(
    actor: Person, message_id: str, level: ThreadLevel, muted_until: datetime | None = None
) -> ThreadMarkOut:
    """Follow a thread, mute it for good or for a time, or do neither. What was said before one follows counts as read.

    Raises `NotFound`, `NotAllowed` outside of the room, `Invalid` for an end that has passed or is years away.
    """
    check_mute(muted_until)
    root = own_thread(actor, message_id)
    rows = ThreadFollow.objects.filter(person=actor, root=root)
    if level == ThreadLevel.NONE:
        rows.delete()
    else:
        ThreadFollow.objects.update_or_create(
            person=actor,
            root=root,
            defaults={"level": FollowLevel(level), "muted_until": muted_until},
            create_defaults={
                "level": FollowLevel(level),
                "muted_until": muted_until,
                "room_id": root.room_id,
                "read_seq": head_of(room_topic(root.room_id)),
            },
        )
    return tell_thread(actor, root)


@transaction.atomic
def mark_thread_read(
    actor: Person, message_id: str, seq: int, read_version: int | None = None
) -> ThreadMarkOut:
    """Move the read mark in a thread forward, never back. Nothing is kept of who does not follow it.

    With a `read_version` only a mark of that version, as `live.mark_read` has it.
    Raises `NotFound`, `NotAllowed` outside of the room, `Invalid` for a seq that the room has not reached.
    """
    root = own_thread(actor, message_id)
    if seq > head_of(room_topic(root.room_id)):
        raise Invalid("seq")
    rows = ThreadFollow.objects.filter(of_version(read_version), person=actor, root=root, read_seq__lt=seq)
    moved = rows.update(read_seq=Greatest(F("read_seq"), seq))
    return tell_thread(actor, root) if moved else mark_of(actor, root)


@transaction.atomic
def mark_all_threads_read(actor: Person) -> list[ThreadMarkOut]:
    """Move the read marks of all followed threads to their newest replies."""
    unread = [mark.root.id for mark in unread_threads(actor)]
    newest = Message.objects.filter(thread=OuterRef("root")).order_by("-seq").values("seq")[:1]
    rows = ThreadFollow.objects.filter(person=actor, root__in=unread)
    rows.alias(newest=Subquery(newest)).filter(newest__gt=F("read_seq")).update(read_seq=Subquery(newest))
    marks = [mark_of(actor, root) for root in Message.objects.filter(id__in=unread)]
    _announce(actor, marks)
    return marks


def own_thread(actor: Person, message_id: str) -> Message:
    """Return the root of a thread in a room that one is in. Raises `NotFound`, and `NotAllowed` outside of the room."""
    root, place = find_thread(actor, message_id)
    require_membership(place.room, place.membership, place.seat)
    return root


def tell_thread(actor: Person, root: Message) -> ThreadMarkOut:
    """Tell the person's other devices how they stand to a thread, after commit, and return it."""
    mark = mark_of(actor, root)
    _announce(actor, [mark])
    return mark


def _announce(actor: Person, marks: Sequence[ThreadMarkOut]) -> None:
    if marks:
        fact = ThreadMarked(threads=list(marks))
        transaction.on_commit(lambda: announce(person_topic(actor.id), fact))
