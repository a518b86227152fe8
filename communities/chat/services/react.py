"""Reactions: one emoji of one person on one message, on or off."""

from django.db import transaction

from communities.chat.events import ReactionAdded, ReactionRemoved, room_topic
from communities.chat.models import Message, Reaction, Room
from communities.chat.policies import require_membership, require_open
from communities.chat.ports import Happening, Heard, is_heard, tell
from communities.chat.queries.places import Place, find_message
from communities.chat.services.notices import take_reaction_back, tell_of_reaction
from workspace.core.clock import now
from workspace.core.errors import Conflict, Invalid
from workspace.core.events import publish
from workspace.core.text import is_emoji
from workspace.emoji.queries import is_own_emoji
from workspace.people.models import Person
from workspace.search.language import Mark
from workspace.search.services.entries import mark_entry

KINDS_A_MESSAGE = 20


@transaction.atomic
def add_reaction(actor: Person, message_id: str, emoji: str) -> None:
    """React to a message. Again changes nothing. Raises `Invalid` (no emoji, too many kinds), `Conflict` (deleted)."""
    if not (is_emoji(emoji) or is_own_emoji(emoji)):
        raise Invalid("emoji", "emoji_unknown")
    message, place = _reactable(actor, message_id)
    kinds = set(Reaction.objects.filter(message=message).values_list("emoji", flat=True))
    if emoji not in kinds and len(kinds) >= KINDS_A_MESSAGE:
        raise Invalid("emoji", "too_many_reactions", limit=KINDS_A_MESSAGE)
    _, added = Reaction.objects.get_or_create(
        message=message, person=actor, emoji=emoji, defaults={"reacted_at": now()}
    )
    if added:
        mark_entry(message.id, Mark.REACTION, on=True)
        event = ReactionAdded(message=message.id, emoji=emoji, person=actor.id)
        _pass_on(Heard(Happening.REACTED, message, actor, emoji), place.room)
        tell_of_reaction(message, actor.id)
        publish(room_topic(message.room_id), event, subject=message.id)


@transaction.atomic
def remove_reaction(actor: Person, message_id: str, emoji: str) -> None:
    """Take a reaction back. Again changes nothing."""
    message, place = _reactable(actor, message_id)
    removed, _ = Reaction.objects.filter(message=message, person=actor, emoji=emoji).delete()
    if removed:
        left = Reaction.objects.filter(message=message).exists()
        mark_entry(message.id, Mark.REACTION, on=left)
        take_reaction_back(message)
        event = ReactionRemoved(message=message.id, emoji=emoji, person=actor.id)
        _pass_on(Heard(Happening.UNREACTED, message, actor, emoji), place.room)
        publish(room_topic(message.room_id), event, subject=message.id)


def _pass_on(heard: Heard, room: Room) -> None:
    if is_heard(room):
        tell(heard)


def _reactable(actor: Person, message_id: str) -> tuple[Message, Place]:
    """Lock the message, so that a reaction and a deletion at once end in one order."""
    message, place = find_message(actor, message_id, lock=True)
    require_membership(place.room, place.membership, place.seat)
    require_open(place.room)
    if message.deleted_at is not None:
        raise Conflict("message_gone")
    return message, place
