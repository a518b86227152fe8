"""Sending a message: once, whatever the network does, at a cost that does not grow with the room."""

import hashlib
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction

from communities.chat.events import MessageSent, room_topic
from communities.chat.models import Membership, Mention, Message, Posting, Room
from communities.chat.policies import can_post, require_membership
from communities.chat.queries import Place, find_place, message_out, shape_message
from communities.chat.schemas import BODY_LIMIT, MessageIn, MessageOut
from communities.spaces.models import CommunityMember
from workspace.core.clock import now
from workspace.core.errors import Conflict, Invalid, NotAllowed
from workspace.core.events import publish, take_seq
from workspace.core.limits import Limit, take
from workspace.core.text import Rendered, clean_text, handles_in, render
from workspace.people.models import Person
from workspace.people.queries import mentionable

SEND_LIMIT = Limit.parse("send", settings.SEND_LIMIT)


def send_message(actor: Person, room_id: str, wish: MessageIn) -> MessageOut:
    """Send a message and return it as stored, after commit.

    A retry with the same `client_id`, even a parallel one, returns the first result. Raises `Conflict` where
    the id stands for another message, `Invalid` (empty, too long), `NotAllowed`, `NotFound`, `TooFast`.
    """
    fingerprint = _fingerprint(room_id, wish)
    first = _first_result(actor, wish.client_id, fingerprint)
    if first is not None:
        return first
    body = check_body(wish.body)
    take(SEND_LIMIT, actor.id)
    try:
        with transaction.atomic():
            return _send(actor, room_id, wish, body, fingerprint)
    except IntegrityError:
        # A parallel retry committed first; its seq stands and ours was rolled back with the rest.
        first = _first_result(actor, wish.client_id, fingerprint)
        if first is None:
            raise
        return first


def check_body(body: str) -> str:
    """Return the text as it will be stored. Raises `Invalid` for one that is empty or too long."""
    text = clean_text(body).strip("\n").rstrip()
    if not text.strip():
        raise Invalid("body", "message_empty")
    if len(text) > BODY_LIMIT:
        raise Invalid("body", "message_too_long", limit=BODY_LIMIT, length=len(text))
    return text


def render_for_room(room: Room, body: str) -> tuple[Rendered, list[str]]:
    """Return the safe HTML, and the members of the room whom it mentions."""
    handles = handles_in(body)
    rendered = render(body, mentionable(handles) if handles else {})
    if not rendered.mentioned:
        return rendered, []
    members = set(
        Membership.objects.filter(room=room, person__in=rendered.mentioned).values_list(
            "person_id", flat=True
        )
    )
    return rendered, [person for person in rendered.mentioned if person in members]


def require_writer(actor: Person, room_id: str) -> Place:
    """Return the place where the person may write. Raises `NotFound`, `NotAllowed`."""
    membership = Membership.objects.filter(room=room_id, person=actor).select_related("room").first()
    if membership is None:
        place = find_place(actor, room_id)
        require_membership(place.room, place.membership, place.seat)
        return place
    room = membership.room
    if room.posting == Posting.EVERYONE:
        return Place(room, membership, None)
    seat = CommunityMember.objects.filter(community=room.community_id, person=actor).first()
    if not can_post(actor, room, seat):
        raise NotAllowed("announcements_only")
    return Place(room, membership, seat)


def add_mentions(message: Message, people: list[str]) -> None:
    """Store whom a message mentions, so that unread mentions can be counted."""
    Mention.objects.bulk_create(
        Mention(message=message, person_id=person, room_id=message.room_id, seq=message.seq)
        for person in people
    )


def _send(actor: Person, room_id: str, wish: MessageIn, body: str, fingerprint: str) -> MessageOut:
    room = require_writer(actor, room_id).room
    quote = _quoted(room, wish.reply_to)
    rendered, mentions = render_for_room(room, body)
    topic = room_topic(room.id)
    message = Message.objects.create(
        room=room,
        seq=take_seq(topic),
        author=actor,
        client_id=wish.client_id,
        fingerprint=fingerprint,
        body=body,
        html=rendered.html,
        reply_to=quote,
        sent_at=now(),
    )
    if mentions:
        add_mentions(message, mentions)
    shape = shape_message(message, quote=quote, mentions=mentions, reactions={})
    publish(topic, MessageSent(message=shape), seq=message.seq, subject=message.id)
    return shape


def _first_result(actor: Person, client_id: UUID, fingerprint: str) -> MessageOut | None:
    message = Message.objects.filter(author=actor, client_id=client_id).first()
    if message is None:
        return None
    if message.fingerprint != fingerprint:
        raise Conflict("client_id_reused", field="client_id")
    return message_out(message)


def _quoted(room: Room, message_id: str | None) -> Message | None:
    if message_id is None:
        return None
    quote = Message.objects.filter(id=message_id, room=room).first()
    if quote is None:
        raise Invalid("reply_to", "not_found")
    if quote.deleted_at is not None:
        raise Conflict("message_gone", field="reply_to")
    return quote


def _fingerprint(room_id: str, wish: MessageIn) -> str:
    said = "\x00".join((room_id, wish.reply_to or "", wish.body))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()
