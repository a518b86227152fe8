"""Being reminded of a message. Nobody else learns of it; the message is looked up anew when the time has come."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from communities.chat.queries.messages import readable_messages
from communities.chat.queries.places import find_message
from communities.later.models import Reminder
from communities.later.schemas import LONGEST_S, ReminderIn
from communities.later.services.telling import tell_devices
from workspace.core.clock import now
from workspace.core.errors import Conflict, Invalid, NotFound
from workspace.core.text import clean_text
from workspace.notifications.models import NoticeKind
from workspace.notifications.services.notify import About, notify
from workspace.notifications.services.reading import put_away
from workspace.people.models import Person

REMINDERS_A_PERSON: Final = 500
_A_ROUND: Final = 500


@transaction.atomic
def remind_of(actor: Person, message_id: str, wish: ReminderIn) -> None:
    """Ask to be reminded of a message that one can read; asked again, the reminder moves.

    Raises `NotFound`, `Conflict` (deleted, or too many), `Invalid` (no time, one that has passed, or too far away).
    """
    due_at = _moment(wish)
    if due_at is None:
        raise Invalid("due_at", "blank")
    message, _ = find_message(actor, message_id)
    if message.deleted_at is not None:
        raise Conflict("message_gone")
    row = Reminder.objects.select_for_update(no_key=True).filter(person=actor, message=message).first()
    if row is None:
        if Reminder.objects.filter(person=actor).count() >= REMINDERS_A_PERSON:
            raise Conflict("too_many_reminders", limit=REMINDERS_A_PERSON)
        row, _ = Reminder.objects.get_or_create(person=actor, message=message, defaults={"due_at": due_at})
    _change(actor, row, due_at, wish.note)


@transaction.atomic
def change_reminder(actor: Person, reminder_id: str, wish: ReminderIn) -> None:
    """Put a reminder off, or change its note, also where its message is gone. Raises `NotFound`, `Invalid`."""
    row = Reminder.objects.select_for_update(no_key=True).filter(id=reminder_id, person=actor).first()
    if row is None:
        raise NotFound
    _change(actor, row, _moment(wish), wish.note)


@transaction.atomic
def drop_reminder(actor: Person, reminder_id: str) -> None:
    """Tick a reminder off, its notice too. Again, or for one of somebody else, changes nothing."""
    row = Reminder.objects.select_for_update(no_key=True).filter(id=reminder_id, person=actor).first()
    if row is None:
        return
    row.delete()
    if row.message_id is not None:
        put_away(actor, NoticeKind.REMINDER, row.message_id)
    tell_devices(actor)


def tell_due(at: datetime) -> int:
    """Tell everyone of the reminders that are due and of which they were not told; return how many."""
    due = Reminder.objects.filter(told_at=None, due_at__lte=at).order_by("due_at", "id")
    return sum(_tell(reminder_id, at) for reminder_id in list(due.values_list("id", flat=True)[:_A_ROUND]))


@transaction.atomic
def _tell(reminder_id: str, at: datetime) -> bool:
    """Tell of one, unless another worker has, or it was put off meanwhile."""
    mine = Reminder.objects.filter(id=reminder_id, told_at=None, due_at__lte=at)
    if not mine.update(told_at=at):
        return False
    row = Reminder.objects.select_related("person", "message").get(id=reminder_id)
    if row.message is not None and readable_messages(row.person, [row.message.id], with_reactions=False):
        about = About(NoticeKind.REMINDER, row.message.id, place=row.message.room_id)
        notify([row.person_id], about)
    tell_devices(row.person)
    return True


def _change(actor: Person, row: Reminder, due_at: datetime | None, note: str | None) -> None:
    if due_at is not None:
        row.due_at, row.told_at = due_at, None
        if row.message_id is not None:
            put_away(actor, NoticeKind.REMINDER, row.message_id)
    if note is not None:
        row.note = clean_text(note).strip()
    row.save(update_fields=["due_at", "told_at", "note"])
    tell_devices(actor)


def _moment(wish: ReminderIn) -> datetime | None:
    """Return the moment that is meant, None where none is. Raises `Invalid`."""
    at = now()
    if wish.in_s is not None:
        if wish.due_at is not None:
            raise Invalid("due_at")
        return at + timedelta(seconds=wish.in_s)
    if wish.due_at is None:
        return None
    if wish.due_at <= at:
        raise Invalid("due_at", "time_passed")
    if wish.due_at > at + timedelta(seconds=LONGEST_S):
        raise Invalid("due_at", "time_too_far", days=LONGEST_S // 86_400)
    return wish.due_at
