"""Reading what one has not said yet."""

from collections.abc import Iterable, Sequence
from typing import Final

from communities.chat.models import Message
from communities.chat.queries.messages import quote_out
from communities.chat.queries.places import visible_rooms
from communities.chat.schemas import QuoteOut
from communities.drafts.models import Draft, ScheduledFile, ScheduledMessage
from communities.drafts.schemas import MessageDraftOut, ScheduledOut
from workspace.core.clock import now, seconds_between
from workspace.core.errors import NotFound, text_of
from workspace.core.schemas import ErrorOut
from workspace.files.models import StoredFile
from workspace.files.queries import file_out
from workspace.files.schemas import FileOut
from workspace.people.models import Person

HOLDER: Final = "scheduled"
"""The name under which scheduled messages hold files."""


def drafts_of(person: Person) -> list[MessageDraftOut]:
    """Return all drafts of a person, the last written first, also those of rooms that the person has left."""
    return drafts_out(person, list(Draft.objects.filter(person=person).order_by("-revision", "-pk")))


def drafts_out(person: Person, rows: Sequence[Draft]) -> list[MessageDraftOut]:
    """Shape drafts for their owner, in three queries however many they are."""
    files = _unheld(person, [file for row in rows for file in row.files])
    open_rooms = {room.id for room in visible_rooms(person, {row.room_id for row in rows})}
    quotes = _quotes(row.reply_to_id for row in rows if row.room_id in open_rooms)
    return [
        MessageDraftOut(
            room=row.room_id,
            thread=row.thread_id,
            text=row.text,
            reply_to=quotes.get(row.reply_to_id or ""),
            files=[files[file] for file in row.files if file in files],
            revision=row.revision,
            changed_at=row.changed_at,
        )
        for row in rows
    ]


def scheduled_of(person: Person) -> list[ScheduledOut]:
    """Return a person's scheduled messages, the next one first."""
    return scheduled_out(
        person, list(ScheduledMessage.objects.filter(person=person).order_by("due_at", "id"))
    )


def scheduled_out(owner: Person, rows: Sequence[ScheduledMessage]) -> list[ScheduledOut]:
    """Shape scheduled messages for their owner and in their language, in two queries however many they are."""
    files: dict[str, list[FileOut]] = {}
    held = ScheduledFile.objects.filter(scheduled__in=rows).select_related("file").order_by("position")
    for row in held:
        files.setdefault(row.scheduled_id, []).append(file_out(row.file))
    quotes = _quotes(row.reply_to_id for row in rows)
    at = now()
    return [
        ScheduledOut(
            id=row.id,
            room=row.room_id,
            thread=row.thread_id,
            also_in_room=row.also_in_room,
            body=row.body,
            reply_to=quotes.get(row.reply_to_id or ""),
            files=files.get(row.id, []),
            due_at=row.due_at,
            in_s=seconds_between(at, row.due_at),
            problem=ErrorOut(code=row.problem, message=text_of(row.problem, owner.language))
            if row.problem
            else None,
        )
        for row in rows
    ]


def find_scheduled(owner: Person, scheduled_id: str, *, lock: bool = False) -> ScheduledMessage:
    """Return a scheduled message of one's own. Raises `NotFound`."""
    rows = ScheduledMessage.objects.select_for_update(no_key=True) if lock else ScheduledMessage.objects
    row = rows.filter(id=scheduled_id, person=owner).first()
    if row is None:
        raise NotFound
    return row


class ScheduledFiles:
    """Answers `workspace.files.ports.Holder`: until it is sent, nobody but its author reads a file."""

    def may_read(self, person: Person, file_id: str) -> bool:
        """Tell whether the file hangs on a scheduled message of this person."""
        return ScheduledFile.objects.filter(file=file_id, scheduled__person=person).exists()


def _unheld(person: Person, file_ids: Sequence[str]) -> dict[str, FileOut]:
    if not file_ids:
        return {}
    rows = StoredFile.objects.filter(id__in=file_ids, owner=person, holder="", ready_at__isnull=False)
    return {file.id: file_out(file) for file in rows}


def _quotes(message_ids: Iterable[str | None]) -> dict[str, QuoteOut]:
    wanted = [message_id for message_id in message_ids if message_id]
    if not wanted:
        return {}
    return {message.id: quote_out(message) for message in Message.objects.filter(id__in=wanted)}
