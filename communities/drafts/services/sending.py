"""Sending what was put off: once, also where two workers run or one dies in between.

The row and the message change places in one transaction, and the message's `client_id` is made from the row's id. So
a worker that dies has sent nothing or all of it, and a second one finds no row, or the first result.
"""

import uuid
from datetime import datetime, timedelta
from typing import Final

from django.db import connection, transaction
from django.db.models import Exists, OuterRef

from communities.chat.schemas import MessageIn, MessageOut
from communities.chat.services.send import send_message
from communities.drafts.models import ScheduledFile, ScheduledMessage
from communities.drafts.queries import HOLDER, find_scheduled
from communities.drafts.services.scheduled import tell_devices
from workspace.core.errors import FlurfunkError, TooFast, Unavailable
from workspace.files.models import StoredFile
from workspace.files.services.holding import give_back
from workspace.people.models import Person

_NAMES: Final = uuid.UUID("6f0c3f2e-6b1d-4c57-9d0b-2f1c9a1f7b5e")
_A_ROUND: Final = 200
_WORDLESS: Final = "not_sent"
"""Stands for a reason whose sentence needs figures that nobody keeps."""
_TELLING: Final = frozenset(
    {
        *("not_found", "members_only", "room_archived", "room_locked", "announcements_only"),
        *("muted", "nobody_reads", "message_gone", "message_empty", "file_missing", "file_held"),
        "call_not_allowed",
    }
)
"""Reasons that say all in one sentence."""


@transaction.atomic
def send_now(actor: Person, scheduled_id: str) -> MessageOut:
    """Send it at once. Raises what sending raises; it stays scheduled then."""
    row = find_scheduled(actor, scheduled_id, lock=True)
    message = _send(actor, row)
    tell_devices(actor)
    return message


def send_due(at: datetime) -> int:
    """Send what is due, the earliest first, however late the worker is; return how many left."""
    due = ScheduledMessage.objects.filter(problem="", try_at__lte=at).order_by("try_at", "id")
    return sum(_try(scheduled_id, at) for scheduled_id in list(due.values_list("id", flat=True)[:_A_ROUND]))


def tidy_scheduled() -> int:
    """Give files back whose scheduled message went with its room; return how many."""
    held = Exists(ScheduledFile.objects.filter(file=OuterRef("pk")))
    orphans = list(StoredFile.objects.filter(~held, holder=HOLDER).values_list("id", flat=True)[:_A_ROUND])
    with transaction.atomic():
        give_back(orphans)
    return len(orphans)


@transaction.atomic
def _try(scheduled_id: str, at: datetime) -> bool:
    """Send one. Another worker that has it in hand is not waited for, where the database can tell."""
    can_skip = connection.features.has_select_for_update_skip_locked
    rows = ScheduledMessage.objects.select_for_update(skip_locked=can_skip, of=("self",))
    row = rows.filter(id=scheduled_id, problem="", try_at__lte=at).select_related("person").first()
    if row is None:
        return False
    try:
        with transaction.atomic():
            _send(row.person, row)
    except (TooFast, Unavailable) as error:
        row.try_at = at + timedelta(seconds=error.retry_after_s or 1)
        row.save(update_fields=["try_at"])
        return False
    except FlurfunkError as error:
        row.problem = error.code if error.code in _TELLING else _WORDLESS
        row.save(update_fields=["problem"])
    tell_devices(row.person)
    return not row.problem


def _send(author: Person, row: ScheduledMessage) -> MessageOut:
    """Let the message take the row's place. Inside of a transaction that is rolled back where this raises."""
    files = list(row.files.order_by("position").values_list("file_id", flat=True))
    wish = MessageIn(
        client_id=uuid.uuid5(_NAMES, row.id),
        body=row.body,
        reply_to=row.reply_to_id,
        thread=row.thread_id,
        also_in_room=row.also_in_room,
        files=files,
        confirmed=True,  # asked when it was put off, however many they are by now
    )
    room_id = row.room_id
    row.files.all().delete()
    give_back(files)
    message = send_message(author, room_id, wish)
    ScheduledMessage.objects.filter(id=row.id).delete()
    return message
