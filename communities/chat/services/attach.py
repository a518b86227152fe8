"""Files of messages: given to a message as it is sent, taken from it by an edit, gone with it."""

from collections.abc import Sequence

from communities.chat.models import Attachment, Message
from communities.chat.queries.files import HOLDER
from workspace.core.errors import Invalid
from workspace.files.queries import file_out
from workspace.files.schemas import FileOut
from workspace.files.services.holding import hold, let_go
from workspace.people.models import Person


def attach_files(actor: Person, message: Message, file_ids: Sequence[str]) -> list[FileOut]:
    """Give one's own finished uploads to a message. Raises `Invalid`, `Conflict`."""
    if not file_ids:
        return []
    files = hold(actor, file_ids, HOLDER)
    Attachment.objects.bulk_create(
        Attachment(message=message, file=file, position=position) for position, file in enumerate(files)
    )
    return [file_out(file) for file in files]


def keep_files(message: Message, file_ids: Sequence[str]) -> bool:
    """Delete the files of a message that are not named; tell whether any was. Raises `Invalid` for others."""
    present = set(Attachment.objects.filter(message=message).values_list("file_id", flat=True))
    if set(file_ids) - present:
        raise Invalid("files", "file_missing")
    gone = present - set(file_ids)
    let_go(gone)
    return bool(gone)


def drop_files(message: Message) -> None:
    """Delete all files of a message."""
    keep_files(message, [])
