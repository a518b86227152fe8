"""Changing and deleting messages."""

from collections.abc import Sequence

from django.db import transaction

from communities.chat.calls import CallKind, bits_of, kinds_in
from communities.chat.events import MessageDeleted, MessageEdited, room_topic
from communities.chat.findable import entry_of
from communities.chat.models import Mention, Message, MessageRevision, Reaction
from communities.chat.policies import can_delete, require_membership
from communities.chat.ports import Happening, Heard, is_heard, tell
from communities.chat.queries.files import files_of
from communities.chat.queries.messages import message_out
from communities.chat.queries.places import find_message
from communities.chat.queries.replies import replies_of
from communities.chat.schemas import MessageOut
from communities.chat.services.attach import drop_files, keep_files
from communities.chat.services.calling import change_mentions
from communities.chat.services.notices import take_back, tell_of_edit
from communities.chat.services.preview import ask_for_previews, drop_previews
from communities.chat.services.send import check_body, render_for_room, require_writer
from communities.spaces.schemas import ActKind, WhyIn
from communities.spaces.services.acts import Act, note
from workspace.core.clock import now
from workspace.core.errors import Conflict, NotAllowed
from workspace.core.events import Publication, publish, publish_all, take_seq
from workspace.core.log import scrub
from workspace.people.models import Person
from workspace.search.services.entries import drop_entry, put_entry


@transaction.atomic
def edit_message(
    actor: Person, message_id: str, *, body: str, version: int, files: Sequence[str] | None = None
) -> MessageOut:
    """Replace the text of one's own message; what it said before stays readable as a revision.

    `files` names those that stay; the others are deleted for good.

    Saying again what it says already changes nothing. Raises `Conflict` when the message was deleted, or has
    another version than the editor saw; `NotAllowed` for others' messages.
    """
    message, _ = find_message(actor, message_id, lock=True)
    if message.author_id != actor.id:
        raise NotAllowed
    if message.deleted_at is not None:
        raise Conflict("message_gone")
    standing = require_writer(actor, message.room_id, in_stream=message.in_stream)
    text, staying = _what_stays(message, body, files)
    if message.body == text and staying is None:
        return message_out(message)
    if message.version != version:
        raise Conflict("edit_conflict", field="version")
    if staying is not None:
        keep_files(message, staying)
    if message.body != text:
        _keep_revision(message)
    # A word for many calls when a message is sent; what an edit adds of them stays a word.
    rendered, named = render_for_room(message.room_id, text, kinds_in(message.calls))
    calls = [CallKind(word) for word in rendered.groups]
    calls_before = message.calls
    message.body, message.html = text, rendered.html
    message.calls = int(bits_of(calls))
    message.version += 1
    message.edited_at = edited_at = now()
    message.save(update_fields=["body", "html", "calls", "version", "edited_at"])
    before = list(Mention.objects.filter(message=message).values_list("person_id", flat=True))
    mentions = change_mentions(message, named, calls)
    tell_of_edit(message, before, mentions, calls_before)
    has_reaction = Reaction.objects.filter(message=message).exists()
    kept = files_of([message.id])[message.id]
    put_entry(entry_of(message, mentions, files=kept, has_reaction=has_reaction))
    event = MessageEdited(
        message=message.id,
        thread=message.thread_id,
        also_in_room=message.thread_id is not None and message.in_stream,
        body=text,
        html=rendered.html,
        mentions=mentions,
        calls=kinds_in(message.calls),
        files=kept,
        version=message.version,
        edited_at=edited_at,
    )
    if standing.is_heard:
        tell(Heard(Happening.EDITED, message, actor))
    publish(room_topic(message.room_id), event, subject=message.id)
    ask_for_previews(message, is_new=False)
    return message_out(message)


@transaction.atomic
def delete_message(actor: Person, message_id: str, why: WhyIn | None = None) -> MessageOut:
    """Delete a message for everyone: text, revisions, reactions, and what the log said of it.

    Again changes nothing. Raises `NotAllowed` for others' messages, except where the person looks after the room.
    """
    message, place = find_message(actor, message_id, lock=True)
    require_membership(place.room, place.membership, place.seat)
    if not can_delete(actor, message, place.room, place.membership, place.seat):
        raise NotAllowed
    return erase_message(actor, message, place.room.community_id, why)


def erase_message(
    actor: Person, message: Message, community_id: str | None, why: WhyIn | None = None
) -> MessageOut:
    """Delete a message (the caller holds its row and has asked who may). Again changes nothing."""
    if message.deleted_at is not None:
        return message_out(message)
    message.body, message.html, message.calls = "", "", 0
    message.deleted_at, message.deleted_by = now(), actor
    message.pinned_at = message.pinned_by = message.forward_of = None
    message.save(
        update_fields=[
            "body",
            "html",
            "calls",
            "deleted_at",
            "deleted_by",
            "pinned_at",
            "pinned_by",
            "forward_of",
        ]
    )
    MessageRevision.objects.filter(message=message).delete()
    Reaction.objects.filter(message=message).delete()
    Mention.objects.filter(message=message).delete()
    drop_entry(message.id)
    take_back(message)
    drop_files(message)
    drop_previews(message)
    noted: list[Publication] = []
    if actor.id != message.author_id:
        act = Act(
            ActKind.MESSAGE_DELETED,
            message.id,
            community_id,
            message.author_id,
            room=message.room_id,
            why=why,
        )
        noted = note(actor, act)
    if is_heard(message.room):
        tell(Heard(Happening.DELETED, message, actor))
    # The room's counter before a person's, as everywhere.
    shape = _tell_deletion(message)
    publish_all(noted)
    return shape


def _tell_deletion(message: Message) -> MessageOut:
    """Publish the tombstone. The seq is taken first: from then on nobody else changes the thread's replies."""
    topic = room_topic(message.room_id)
    seq = take_seq(topic)
    shape = message_out(message)
    event = MessageDeleted(
        message=shape.id,
        message_seq=shape.seq,
        author=shape.author,
        sent_at=shape.sent_at,
        client_id=str(shape.client_id),
        version=shape.version,
        deleted_by=shape.deleted_by or shape.author,
        thread=shape.thread,
        also_in_room=shape.also_in_room,
        replies=shape.replies,
        root_replies=replies_of([shape.thread.id]).get(shape.thread.id) if shape.thread else None,
    )
    publish(topic, event, seq=seq)
    scrub(topic, message.id)
    return shape


def _what_stays(message: Message, body: str, files: Sequence[str] | None) -> tuple[str, Sequence[str] | None]:
    """Return the new text, and the files that stay where that are not all of them. Raises `Invalid`."""
    present = [file.id for file in files_of([message.id])[message.id]]
    staying = present if files is None else files
    text = check_body(body, may_be_empty=bool(staying) or message.forward_of_id is not None)
    return text, None if set(staying) == set(present) else staying


def _keep_revision(message: Message) -> None:
    MessageRevision.objects.create(
        message=message,
        version=message.version,
        body=message.body,
        html=message.html,
        written_at=message.edited_at or message.sent_at,
    )
