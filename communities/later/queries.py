"""Reading what one keeps for later, with what it points to as its owner may read it now."""

from communities.chat.queries.messages import readable_messages
from communities.chat.queries.places import visible_rooms
from communities.chat.queries.rooms import rooms_out
from communities.chat.schemas import MessageOut, RoomOut
from communities.later.models import Bookmark, Reminder
from communities.later.schemas import BookmarkOut, LaterOut, ReminderOut
from workspace.core.clock import now, seconds_between
from workspace.people.models import Person


def later_of(person: Person) -> LaterOut:
    """Return all that a person keeps for later, in eleven queries however much it is."""
    saved = list(Bookmark.objects.filter(person=person).order_by("-saved_at", "-id"))
    reminders = list(Reminder.objects.filter(person=person).order_by("due_at", "id"))
    wanted = {row.message_id for row in saved} | {row.message_id for row in reminders if row.message_id}
    said = {message.id: message for message in readable_messages(person, list(wanted))}
    rooms = rooms_out(visible_rooms(person, {message.room for message in said.values()}))
    at = now()

    def found(message_id: str | None) -> tuple[MessageOut | None, RoomOut | None]:
        message = said.get(message_id or "")
        return message, rooms.get(message.room) if message else None

    def bookmark_out(row: Bookmark) -> BookmarkOut:
        message, room = found(row.message_id)
        return BookmarkOut(
            id=row.message_id,
            said=message,
            room=room,
            note=row.note,
            saved_at=row.saved_at,
            done_at=row.done_at,
        )

    def reminder_out(row: Reminder) -> ReminderOut:
        message, room = found(row.message_id)
        return ReminderOut(
            id=row.id,
            message=row.message_id,
            said=message,
            room=room,
            note=row.note,
            due_at=row.due_at,
            in_s=seconds_between(at, row.due_at),
            is_due=row.due_at <= at,
        )

    return LaterOut(
        saved=[bookmark_out(row) for row in saved], reminders=[reminder_out(row) for row in reminders]
    )
