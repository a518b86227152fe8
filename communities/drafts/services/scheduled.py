"""Putting a message off to a later time, and changing one's mind about it."""

from datetime import datetime, timedelta

from django.db import transaction

from communities.chat.hot import writer_standing
from communities.chat.services.replies import find_root
from communities.chat.services.send import check_body, find_quote, require_known_call, require_writer
from communities.drafts.events import ScheduledChanged
from communities.drafts.models import Draft, ScheduledFile, ScheduledMessage
from communities.drafts.queries import HOLDER, find_scheduled, scheduled_out
from communities.drafts.schemas import MessageDraftOut, ScheduledOut, ScheduleIn, SchedulePatch
from communities.drafts.services.drafts import give_back_text
from workspace.core.clock import now
from workspace.core.errors import Conflict, Invalid
from workspace.core.events import announce
from workspace.files.services.holding import give_back, hold
from workspace.people.events import person_topic
from workspace.people.models import Person

SCHEDULED_A_PERSON = 100
FARTHEST = timedelta(days=366)


@transaction.atomic
def schedule_message(actor: Person, room_id: str, wish: ScheduleIn) -> ScheduledOut:
    """Put a message off. Who may not write there now may not schedule either; at its time that is asked again.

    Raises `NotFound`, `NotAllowed`, `Conflict` (too many, archived, it calls many and is not `confirmed`),
    `Invalid` (a time that has passed or is too far away, empty, too long).
    """
    in_stream = wish.thread is None or wish.also_in_room
    standing = require_writer(actor, room_id, in_stream=in_stream)
    require_known_call(actor, standing, room_id, wish.body, in_stream=in_stream, confirmed=wish.confirmed)
    if ScheduledMessage.objects.filter(person=actor).count() >= SCHEDULED_A_PERSON:
        raise Conflict("too_many_scheduled", limit=SCHEDULED_A_PERSON)
    due_at = require_time_ahead(wish.due_at)
    row = ScheduledMessage.objects.create(
        person=actor,
        room_id=room_id,
        thread=find_root(room_id, wish.thread) if wish.thread else None,
        also_in_room=wish.also_in_room,
        body=check_body(wish.body, may_be_empty=bool(wish.files)),
        reply_to=find_quote(room_id, wish.reply_to),
        due_at=due_at,
        try_at=due_at,
    )
    if wish.files:
        files = hold(actor, wish.files, HOLDER)
        ScheduledFile.objects.bulk_create(
            ScheduledFile(scheduled=row, file=file, position=position) for position, file in enumerate(files)
        )
    tell_devices(actor)
    return scheduled_out(actor, [row])[0]


@transaction.atomic
def change_scheduled(actor: Person, scheduled_id: str, change: SchedulePatch) -> ScheduledOut:
    """Change text or time. One that failed tries again with a new time.

    Raises `NotFound`, `NotAllowed` and `Conflict` (whom the new text calls), `Invalid`.
    """
    row = find_scheduled(actor, scheduled_id, lock=True)
    if change.body is not None:
        row.body = check_body(change.body, may_be_empty=row.files.exists())
        in_stream = row.thread_id is None or row.also_in_room
        standing = writer_standing(actor.id, row.room_id)
        if standing is not None:  # who may no longer write there is told so at its time
            confirmed = change.confirmed
            require_known_call(
                actor, standing, row.room_id, row.body, in_stream=in_stream, confirmed=confirmed
            )
    if change.due_at is not None:
        row.due_at = row.try_at = require_time_ahead(change.due_at)
        row.problem = ""
    row.save(update_fields=["body", "due_at", "try_at", "problem"])
    tell_devices(actor)
    return scheduled_out(actor, [row])[0]


@transaction.atomic
def call_off(actor: Person, scheduled_id: str) -> MessageDraftOut:
    """Do not send it: it becomes the draft of its place again, behind what stands there. Raises `NotFound`."""
    row = find_scheduled(actor, scheduled_id, lock=True)
    held = list(row.files.order_by("position").values_list("file_id", flat=True))
    give_back(held)
    draft = Draft(
        person=actor,
        room_id=row.room_id,
        thread_id=row.thread_id,
        place=row.thread_id or row.room_id,
        text=row.body,
        reply_to=row.reply_to,
        files=held,
        revision=0,
    )
    row.delete()
    shape = give_back_text(actor, draft)
    tell_devices(actor)
    return shape


def require_time_ahead(at: datetime) -> datetime:
    """Return a moment that is still to come, by the server's clock. Raises `Invalid`."""
    moment = now()
    if at <= moment:
        raise Invalid("due_at", "time_passed")
    if at > moment + FARTHEST:
        raise Invalid("due_at", "time_too_far", days=FARTHEST.days)
    return at


def tell_devices(person: Person) -> None:
    """Tell all of a person's devices, after commit."""
    topic = person_topic(person.id)
    transaction.on_commit(lambda: announce(topic, ScheduledChanged()), robust=True)
