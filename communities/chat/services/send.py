"""Sending a message: once, whatever the network does, at a cost that does not grow with the room."""

import hashlib
from collections.abc import Collection
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction

from communities.chat.calls import CallKind, bits_of
from communities.chat.events import MessageSent, room_topic
from communities.chat.findable import entry_of
from communities.chat.hot import WriterStanding, insert_message, writer_standing
from communities.chat.models import Message
from communities.chat.policies import require_membership, why_silent
from communities.chat.ports import Happening, Heard, tell
from communities.chat.queries.messages import message_out, shape_message
from communities.chat.queries.places import find_place, joined_rooms_of
from communities.chat.schemas import BODY_LIMIT, MessageIn, MessageOut
from communities.chat.services.attach import attach_files
from communities.chat.services.calling import (
    add_mentions,
    called_by,
    called_by_all,
    reach_for,
    require_call,
    words_offered,
)
from communities.chat.services.forward import find_original
from communities.chat.services.listing import bring_back
from communities.chat.services.notices import tell_of_message
from communities.chat.services.pace import keep_pace
from communities.chat.services.preview import ask_for_previews
from communities.chat.services.replies import find_root, note_reply
from workspace.core.clock import now
from workspace.core.errors import Conflict, FlurfunkError, Invalid, NotAllowed, NotFound
from workspace.core.events import publish, publish_all, take_seq
from workspace.core.limits import Limit, take
from workspace.core.text import Rendered, clean_text, handles_in, render, shortcodes_in
from workspace.emoji.queries import pictures_of
from workspace.people.models import Person
from workspace.people.queries import mentionable
from workspace.search.services.entries import put_entry

SEND_LIMIT = Limit.parse("send", settings.SEND_LIMIT)


def send_message(actor: Person, room_id: str, wish: MessageIn) -> MessageOut:
    """Send a message and return it as stored, after commit.

    A retry with the same `client_id`, even a parallel one, returns the first result. Raises `Conflict` where
    the id stands for another message, or it calls many and is not `confirmed`; `Invalid` (empty, too long),
    `NotAllowed`, `NotFound`, `TooFast`.
    """
    fingerprint = _fingerprint(room_id, wish)
    try:
        body = check_body(wish.body, may_be_empty=bool(wish.files or wish.forward))
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


def render_for_room(room_id: str, body: str, words: Collection[CallKind] = ()) -> tuple[Rendered, list[str]]:
    """Return the safe HTML, and the members of the room whom it names. `words` for many may be calls."""
    handles = handles_in(body)
    pictures = pictures_of(shortcodes_in(body)) if ":" in body else {}
    rendered = render(body, mentionable(handles) if handles else {}, groups=words, emoji=pictures)
    if not rendered.mentioned:
        return rendered, []
    members = joined_rooms_of(rendered.mentioned, room_id)
    return rendered, [person for person in rendered.mentioned if person in members]


def require_writer(actor: Person, room_id: str, *, in_stream: bool = True) -> WriterStanding:
    """Let only those pass who may write in the room's stream, or in its threads.

    Raises `NotFound`, `NotAllowed`, `Conflict`.
    """
    standing = writer_standing(actor.id, room_id)
    if standing is None:
        place = find_place(actor, room_id)
        require_membership(place.room, place.membership, place.seat)
        raise NotFound
    if standing.is_archived:
        raise Conflict("room_archived")
    silent = why_silent(actor, standing, in_stream=in_stream)
    if silent is not None:
        raise NotAllowed(silent)
    return standing


def require_known_call(
    actor: Person, standing: WriterStanding, room_id: str, body: str, *, in_stream: bool, confirmed: bool
) -> None:
    """Ask of a text that goes later what is asked of one that goes now. Raises `NotAllowed`, `Conflict`."""
    reached = reach_for(actor, room_id, body)
    if reached is not None:
        rendered, _ = render_for_room(room_id, body, words_offered(reached, in_stream=in_stream))
        kinds = [CallKind(word) for word in rendered.groups]
        require_call(actor, standing, reached, kinds, confirmed=confirmed)


def find_quote(room_id: str, message_id: str | None) -> Message | None:
    """Return the message of the room that is answered. Raises `Invalid`, and `Conflict` for a deleted one."""
    if message_id is None:
        return None
    quote = Message.objects.filter(id=message_id, room=room_id).first()
    if quote is None:
        raise Invalid("reply_to", "not_found")
    if quote.deleted_at is not None:
        raise Conflict("message_gone", field="reply_to")
    return quote


def _send(actor: Person, room_id: str, wish: MessageIn, body: str, fingerprint: str) -> MessageOut:
    in_stream = wish.thread is None or wish.also_in_room
    standing = require_writer(actor, room_id, in_stream=in_stream)
    keep_pace(actor, room_id, standing)
    quote = find_quote(room_id, wish.reply_to)
    root = find_root(room_id, wish.thread) if wish.thread else None
    original = find_original(actor, wish.forward) if wish.forward else None
    reached = reach_for(actor, room_id, body)
    rendered, named = render_for_room(room_id, body, words_offered(reached, in_stream=in_stream))
    kinds = [CallKind(word) for word in rendered.groups]
    called: dict[str, CallKind] = {}
    everyone: list[str] = []
    if reached is not None and kinds:
        require_call(actor, standing, reached, kinds, confirmed=wish.confirmed)
        called, everyone = called_by(reached, kinds), called_by_all(reached, kinds)
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
        thread=root,
        forward_of_id=original,
        in_stream=in_stream,
        calls=int(bits_of(kinds)),
        sent_at=now(),
    )
    insert_message(message)
    mentions = add_mentions(message, named, called) if named or called else []
    files = attach_files(actor, message, wish.files)
    put_entry(entry_of(message, mentions, files=files))
    replies = note_reply(message, root, mentions) if root else None
    tell_of_message(message, [*mentions, *everyone], quote)
    shape = shape_message(message, quote=quote, root=root, mentions=mentions, reactions={}, files=files)
    ask_for_previews(message, is_new=True)
    if standing.is_personal:
        publish_all(bring_back(room_id, before=message.seq))
    if standing.is_heard:
        tell(Heard(Happening.SENT, message, actor))
    publish(topic, MessageSent(message=shape, root_replies=replies), seq=message.seq, subject=message.id)
    return shape


def _first_result(actor: Person, client_id: UUID, fingerprint: str) -> MessageOut | None:
    message = Message.objects.filter(author=actor, client_id=client_id).first()
    if message is None:
        return None
    if message.fingerprint != fingerprint:
        raise Conflict("client_id_reused", field="client_id")
    return message_out(message)


def _fingerprint(room_id: str, wish: MessageIn) -> str:
    # The newer parts come first: a body may hold anything, and what was sent without them keeps its fingerprint.
    in_thread = [f"#{wish.thread}{'+' if wish.also_in_room else ''}"] if wish.thread else []
    passed_on = [f">{wish.forward}"] if wish.forward else []
    said = "\x00".join((*passed_on, *in_thread, *wish.files, room_id, wish.reply_to or "", wish.body))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()
