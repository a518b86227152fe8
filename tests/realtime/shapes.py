"""Messages as the reference client compares them, what is left of a deleted one, and rooms out of their columns."""

from collections.abc import Iterator
from typing import Any

from communities.chat import events as chat
from communities.chat.schemas import MessageOut, MyRoomColumns, MyRoomOut, RoomOut


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


def rooms_in(columns: MyRoomColumns) -> Iterator[MyRoomOut]:
    """Return the rooms one by one, as every client has to put them together."""
    for at, room_id in enumerate(columns.id):
        room = RoomOut(
            id=room_id,
            community=columns.community[at],
            people=columns.people.get(room_id, []),
            name=columns.name[at],
            purpose=columns.purpose[at],
            **dict(columns.traits[columns.trait[at]]),
        )
        yield MyRoomOut(
            room=room,
            seq=columns.seq[at],
            read_seq=columns.read_seq[at],
            read_version=columns.read_version[at],
            unread=columns.unread[at],
            mentions=columns.mentions[at],
            last_message_at=columns.last_message_at[at],
        )
