"""Speaking as a bot what another program has answered."""

import uuid
from typing import Final

from communities.chat.schemas import MessageIn, MessageOut
from communities.chat.services.send import send_message
from workspace.people.models import Person

_NAMESPACE: Final = uuid.UUID("d3a3a6a5-28ea-4f36-8a3f-0a1e6f0c7d2b")


def say_as_bot(bot: Person, room_id: str, text: str, thread: str | None, *, key: str) -> MessageOut:
    """Send a message of a bot; the same key again says nothing more. Raises as sending does."""
    wish = MessageIn(client_id=uuid.uuid5(_NAMESPACE, key), body=text, thread=thread)
    return send_message(bot, room_id, wish)
