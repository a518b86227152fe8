"""Keeping what stands in a composer. Nobody but its author ever reads it, whatever their role."""

from datetime import datetime

from django.db import transaction

from communities.chat.models import Message
from communities.chat.policies import require_membership
from communities.chat.queries.places import find_place
from communities.chat.schemas import MessageIn, MessageOut
from communities.chat.services.replies import find_root
from communities.chat.services.send import send_message
from communities.drafts.events import DraftChanged
from communities.drafts.models import Draft
from communities.drafts.queries import drafts_out
from communities.drafts.schemas import TEXT_LIMIT, MessageDraftIn, MessageDraftOut
from workspace.core.clock import now
from workspace.core.errors import Conflict
from workspace.core.events import announce
from workspace.core.text import clean_text
from workspace.files.models import StoredFile
from workspace.people.events import person_topic
from workspace.people.models import Person

DRAFTS_A_PERSON = 300


@transaction.atomic
def keep_draft(actor: Person, room_id: str, wish: MessageDraftIn) -> MessageDraftOut:
    """Keep a draft, over whatever another device wrote before; an empty one is taken away.

    A new one is for rooms that one is in; one that is there can be changed and taken away also after one has left.
    Raises `NotFound`, `NotAllowed`, `Invalid` (no such thread), `Conflict` (too many).
    """
    place = wish.thread or room_id
    row = Draft.objects.select_for_update(no_key=True).filter(person=actor, place=place, room=room_id).first()
    text = clean_text(wish.text)
    if row is None:
        _require_way_in(actor, room_id, wish.thread)
        row = Draft(person=actor, room_id=room_id, thread_id=wish.thread, place=place, revision=0)
    row.text = text if text.strip() else ""
    row.reply_to = Message.objects.filter(id=wish.reply_to, room=room_id).first() if wish.reply_to else None
    row.files = _own_files(actor, wish.files)
    return _store(actor, row, device=wish.device)


def send_draft(actor: Person, room_id: str, wish: MessageIn, *, revision: int) -> MessageOut:
    """Send a message and, in the same transaction, take away the draft that it was: of this revision, or older.

    What another device has written since stays. Raises what sending raises, and then keeps the draft.
    """
    with transaction.atomic():
        message = send_message(actor, room_id, wish)
        rows = Draft.objects.select_for_update(no_key=True).filter(
            person=actor, place=wish.thread or room_id, room=room_id, revision__lte=revision
        )
        row = rows.first()
        if row is not None:
            row.text, row.reply_to, row.files = "", None, []
            _store(actor, row, device="")
    return message


def give_back_text(actor: Person, row: Draft, device: str = "") -> MessageDraftOut:
    """Put what was taken out of its place into the draft there, behind what stands in it. Inside of a transaction."""
    before = Draft.objects.select_for_update(no_key=True).filter(person=actor, place=row.place).first()
    if before is not None:
        row.text = "\n\n".join(part for part in (before.text, row.text) if part)[:TEXT_LIMIT]
        row.files = list(dict.fromkeys([*before.files, *row.files]))
        row.reply_to = row.reply_to or before.reply_to
        row.pk, row.revision = before.pk, before.revision
    return _store(actor, row, device=device)


def _require_way_in(actor: Person, room_id: str, thread: str | None) -> None:
    place = find_place(actor, room_id)
    require_membership(place.room, place.membership, place.seat)
    if thread is not None:
        find_root(room_id, thread)
    if Draft.objects.filter(person=actor).count() >= DRAFTS_A_PERSON:
        raise Conflict("too_many_drafts", limit=DRAFTS_A_PERSON)


def _own_files(actor: Person, file_ids: list[str]) -> list[str]:
    if not file_ids:
        return []
    own = set(StoredFile.objects.filter(id__in=file_ids, owner=actor, holder="").values_list("id", flat=True))
    return [file_id for file_id in dict.fromkeys(file_ids) if file_id in own]


def _store(actor: Person, row: Draft, *, device: str) -> MessageDraftOut:
    at = now()
    row.revision = max(_milliseconds(at), row.revision + 1)
    row.changed_at = at
    is_empty = not row.text and row.reply_to is None and not row.files
    if not is_empty:
        Draft.objects.update_or_create(
            person=actor,
            place=row.place,
            defaults={
                "room_id": row.room_id,
                "thread_id": row.thread_id,
                "text": row.text,
                "reply_to": row.reply_to,
                "files": row.files,
                "revision": row.revision,
                "changed_at": at,
            },
        )
    elif row.pk:
        Draft.objects.filter(pk=row.pk).delete()
    [shape] = drafts_out(actor, [row])
    fact = DraftChanged(draft=shape, device=device)
    transaction.on_commit(lambda: announce(person_topic(actor.id), fact), robust=True)
    return shape


def _milliseconds(at: datetime) -> int:
    return int(at.timestamp() * 1_000)
