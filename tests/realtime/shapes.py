"""Messages as the reference client compares them, and what is left of a deleted one."""

from typing import Any

from communities.chat import events as chat
from communities.chat.schemas import MessageOut


def in_stream(message: MessageOut) -> bool:
    """Tell whether a message stands in its room's own stream."""
    return message.thread is None or message.also_in_room


def plain_message(message: MessageOut) -> dict[str, Any]:
    """Return a message as plain values. Which emoji stands first is the screen's choice, not the log's."""
    plain = message.model_dump()
    plain["reactions"] = {item["emoji"]: item["people"] for item in plain["reactions"]}
    return plain


def tombstone(room_id: str, event: chat.MessageDeleted) -> MessageOut:
    """Return what remains of a message: the event alone tells it, even to who never saw the message."""
    return MessageOut.model_validate(
        {
            "id": event.message,
            "room": room_id,
            "seq": event.message_seq,
            "author": event.author,
            "client_id": event.client_id,
            "body": "",
            "html": "",
            "reply_to": None,
            "thread": event.thread,
            "also_in_room": event.also_in_room,
            "replies": event.replies,
            "mentions": [],
            "calls": [],
            "reactions": [],
            "files": [],
            "forward": None,
            "pinned": None,
            "previews": [],
            "version": event.version,
            "sent_at": event.sent_at,
            "edited_at": None,
            "deleted_by": event.deleted_by,
        }
    )
