"""Saving messages for oneself. Nobody else learns of it, their authors included."""

from django.db import transaction

from communities.chat.queries.places import find_message
from communities.later.models import Bookmark
from communities.later.services.telling import tell_devices
from workspace.core.clock import now
from workspace.core.errors import Conflict
from workspace.core.text import clean_text
from workspace.people.models import Person

BOOKMARKS_A_PERSON = 1_000


@transaction.atomic
def save_message(actor: Person, message_id: str, *, note: str, is_done: bool) -> None:
    """Save a message that one can read, or change the note and the tick of one that is saved.

    Raises `NotFound`, `Conflict` (deleted, or too many are saved). One's own row can be changed also where the
    message is gone or no longer open.
    """
    row = Bookmark.objects.select_for_update(no_key=True).filter(person=actor, message=message_id).first()
    if row is None:
        message, _ = find_message(actor, message_id)
        if message.deleted_at is not None:
            raise Conflict("message_gone")
        if Bookmark.objects.filter(person=actor).count() >= BOOKMARKS_A_PERSON:
            raise Conflict("too_many_saved", limit=BOOKMARKS_A_PERSON)
        row, _ = Bookmark.objects.get_or_create(
            person=actor, message_id=message_id, defaults={"saved_at": now()}
        )
    row.note = clean_text(note).strip()
    row.done_at = (row.done_at or now()) if is_done else None
    row.save(update_fields=["note", "done_at"])
    tell_devices(actor)


@transaction.atomic
def forget_message(actor: Person, message_id: str) -> None:
    """Take a message off one's list. Again, or for one that never stood there, changes nothing."""
    removed, _ = Bookmark.objects.filter(person=actor, message=message_id).delete()
    if removed:
        tell_devices(actor)
