"""Sending a message: once, whatever the network does, at a cost that does not grow with the room."""

import hashlib
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction

from communities.chat.events import MessageSent, room_topic
from communities.chat.findable import entry_of
from communities.chat.hot import WriterStanding, insert_message, writer_standing
from communities.chat.models import Mention, Message
from communities.chat.policies import can_post, require_membership
from communities.chat.queries.messages import message_out, shape_message
from communities.chat.queries.places import find_place, joined_rooms_of
from communities.chat.schemas import BODY_LIMIT, MessageIn, MessageOut
from communities.chat.services.attach import attach_files
from communities.chat.services.listing import bring_back
from workspace.core.clock import now
from workspace.core.errors import Conflict, FlurfunkError, Invalid, NotAllowed, NotFound
from workspace.core.events import publish, publish_all, take_seq
from workspace.core.limits import Limit, take
from workspace.core.text import Rendered, clean_text, handles_in, render
from workspace.people.models import Person
from workspace.people.queries import mentionable
from workspace.search.services.entries import put_entry

SEND_LIMIT = Limit.parse("send", settings.SEND_LIMIT)


def send_message(actor: Person, room_id: str, wish: MessageIn) -> MessageOut:
    """Send a message and return it as stored, after commit.

    A retry with the same `client_id`, even a parallel one, returns the first result. Raises `Conflict` where
    the id stands for another message, `Invalid` (empty, too long), `NotAllowed`, `NotFound`, `TooFast`.
    """
    fingerprint = _fingerprint(room_id, wish)
    try:
        body = check_body(wish.body, may_be_empty=bool(wish.files))
        take(SEND_LIMIT, actor.id)
        with transaction.atomic():
            return _send(actor, room_id, wish, body, fingerprint)
    except (IntegrityError, FlurfunkError):
        # Only what fails can be a retry: the unique (author, client_id) refused it and took its seq back,
        # or the person may no longer write where the first try succeeded.
        first = _first_result(actor, wish.client_id, fingerprint)
        if first is None:
            raise
        return first


def check_body(body: str, *, may_be_empty: bool = False) -> str:
    """Return the text as it will be stored. Raises `Invalid` for one that is empty or too long."""
    text = clean_text(body).strip("\n").rstrip()
    if not text.strip() and not may_be_empty:
        raise Invalid("body", "message_empty")
    if len(text) > BODY_LIMIT:
        raise Invalid("body", "message_too_long", limit=BODY_LIMIT, length=len(text))
    return text


def render_for_room(room_id: str, body: str) -> tuple[Rendered, list[str]]:
    """Return the safe HTML, and the members of the room whom it mentions."""
    handles = handles_in(body)
    rendered = render(body, mentionable(handles) if handles else {})
    if not rendered.mentioned:
        return rendered, []
    members = joined_rooms_of(rendered.mentioned, room_id)
    return rendered, [person for person in rendered.mentioned if person in members]


def require_writer(actor: Person, room_id: str) -> WriterStanding:
    """Let only those pass who may write in the room. Raises `NotFound`, `NotAllowed`, `Conflict`."""
    standing = writer_standing(actor.id, room_id)
    if standing is None:
        place = find_place(actor, room_id)
        require_membership(place.room, place.membership, place.seat)
        raise NotFound
    if standing.is_archived:
        raise Conflict("room_archived")
    if not can_post(actor, standing.posting, standing.in_community):
        raise NotAllowed("announcements_only")
    if standing.is_alone:
        raise NotAllowed("nobody_reads")
    return standing


def add_mentions(message: Message, people: list[str]) -> None:
    """Store whom a message mentions, so that unread mentions can be counted."""
    Mention.objects.bulk_create(
        Mention(message=message, person_id=person, room_id=message.room_id, seq=message.seq)
        for person in people
    )


def _send(actor: Person, room_id: str, wish: MessageIn, body: str, fingerprint: str) -> MessageOut:
    standing = require_writer(actor, room_id)
    quote = _quoted(room_id, wish.reply_to)
    rendered, mentions = render_for_room(room_id, body)
    topic = room_topic(room_id)
    message = Message(
        room_id=room_id,
        seq=take_seq(topic),
        author=actor,
        client_id=wish.client_id,
        fingerprint=fingerprint,
        body=body,
        html=rendered.html,
        reply_to=quote,
        sent_at=now(),
    )
    insert_message(message)
    if mentions:
        add_mentions(message, mentions)
    files = attach_files(actor, message, wish.files)
    put_entry(entry_of(message, mentions, files=files))
    shape = shape_message(message, quote=quote, mentions=mentions, reactions={}, files=files)
    if standing.is_personal:
        publish_all(bring_back(room_id, before=message.seq))
    publish(topic, MessageSent(message=shape), seq=message.seq, subject=message.id)
    return shape


def _first_result(actor: Person, client_id: UUID, fingerprint: str) -> MessageOut | None:
    message = Message.objects.filter(author=actor, client_id=client_id).first()
    if message is None:
        return None
    if message.fingerprint != fingerprint:
        raise Conflict("client_id_reused", field="client_id")
    return message_out(message)


def _quoted(room_id: str, message_id: str | None) -> Message | None:
    if message_id is None:
        return None
    quote = Message.objects.filter(id=message_id, room=room_id).first()
    if quote is None:
        raise Invalid("reply_to", "not_found")
    if quote.deleted_at is not None:
        raise Conflict("message_gone", field="reply_to")
    return quote


def _fingerprint(room_id: str, wish: MessageIn) -> str:
    # Files come first: a body may hold anything, and what was sent without files keeps the fingerprint it had.
    said = "\x00".join((*wish.files, room_id, wish.reply_to or "", wish.body))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()
