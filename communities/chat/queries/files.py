"""Files of messages: in their order, and who may read them."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from communities.chat.models import Attachment
from communities.chat.queries.places import find_place
from workspace.core.errors import NotFound
from workspace.files.queries import file_out
from workspace.files.schemas import FileOut
from workspace.people.models import Person

HOLDER: Final = "message"
"""The name under which messages hold files."""


def files_of(message_ids: Iterable[str]) -> dict[str, list[FileOut]]:
    """Return the files of messages, in one query."""
    found: dict[str, list[FileOut]] = defaultdict(list)
    rows = Attachment.objects.filter(message__in=list(message_ids)).select_related("file")
    for row in rows.order_by("message", "position"):
        found[row.message_id].append(file_out(row.file))
    return found


class MessageFiles:
    """Answers `workspace.files.ports.Holder`."""

    def may_read(self, person: Person, file_id: str) -> bool:
        """Let those read a file who may read its message: one rule for text and files."""
        row = (
            Attachment.objects.filter(file=file_id, message__deleted_at=None)
            .select_related("message")
            .first()
        )
        if row is None:
            return False
        try:
            find_place(person, row.message.room_id)
        except NotFound:
            return False
        return True
