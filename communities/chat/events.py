"""What happens in rooms. Topic `room:<id>` reaches its members, `person:<id>` one of them on all devices."""

from datetime import datetime
from typing import Literal

from communities.chat.calls import CallKind
from communities.chat.schemas import MessageOut, MyRoomOut, PreviewOut, QuoteOut, RepliesOut, RoomOut
from communities.chat.thread_schemas import ThreadMarkOut
from workspace.attention.rules import Level
from workspace.core.events import Event, Fact
from workspace.core.ids import TopicName
from workspace.files.schemas import FileOut


def room_topic(room_id: str) -> TopicName:
    """Name the topic of a room's members."""
    return TopicName(f"room:{room_id}")


class MessageSent(Event):
    """A new message (topic `room`). `root_replies`: what its thread's root tells of its replies from now on."""

    type: Literal["message.sent"] = "message.sent"
    message: MessageOut
    root_replies: RepliesOut | None


class MessageEdited(Event):
    """A message says something else now (topic `room`)."""

    type: Literal["message.edited"] = "message.edited"
    message: str
    thread: str | None
    also_in_room: bool
    body: str
    html: str
    mentions: list[str]
    calls: list[CallKind]
    files: list[FileOut]
    version: int
    edited_at: datetime


class MessagePreviewed(Event):
    """What stands behind a message's links is known now, or is not shown any more (topic `room`)."""

    type: Literal["message.previewed"] = "message.previewed"
    message: str
    previews: list[PreviewOut]


class MessageDeleted(Event):
    """A message is gone; ids only, and its places in stream and thread for the tombstone (topic `room`).

    `replies` are those to the message itself, `root_replies` those of the thread that it was said in.
    """

    type: Literal["message.deleted"] = "message.deleted"
    message: str
    message_seq: int
    author: str
    sent_at: datetime
    client_id: str
    version: int
    deleted_by: str
    thread: QuoteOut | None
    also_in_room: bool
    replies: RepliesOut | None
    root_replies: RepliesOut | None


class ReactionAdded(Event):
    """Somebody reacted (topic `room`)."""

    type: Literal["reaction.added"] = "reaction.added"
    message: str
    emoji: str
    person: str


class ReactionRemoved(Event):
    """Somebody took a reaction back (topic `room`)."""

    type: Literal["reaction.removed"] = "reaction.removed"
    message: str
    emoji: str
    person: str


class MessagePinned(Event):
    """A message stands on the room's list of pinned ones (topic `room`); ids only, the text is read anew."""

    type: Literal["message.pinned"] = "message.pinned"
    message: str
    by: str
    at: datetime


class MessageUnpinned(Event):
    """A message was taken off that list (topic `room`)."""

    type: Literal["message.unpinned"] = "message.unpinned"
    message: str
    by: str


class MemberJoined(Event):
    """Somebody is in the room now (topic `room`); `added_by` where another member brought them."""

    type: Literal["member.joined"] = "member.joined"
    room: str
    person: str
    added_by: str | None


class MemberLeft(Event):
    """Somebody left or was removed (topic `room`); they hear nothing more."""

    type: Literal["member.left"] = "member.left"
    room: str
    person: str


class RoomChanged(Event):
    """Name, purpose or rules of the room have changed (topic `room`)."""

    type: Literal["room.changed"] = "room.changed"
    room: RoomOut


class ChannelCreated(Event):
    """A public channel came into being (topic `community`)."""

    type: Literal["channel.created"] = "channel.created"
    room: RoomOut


class RoomEntered(Event):
    """You are in: all of your devices show the room (topic `person`)."""

    type: Literal["room.entered"] = "room.entered"
    my_room: MyRoomOut


class RoomExited(Event):
    """You are out: all of your devices forget the room (topic `person`)."""

    type: Literal["room.exited"] = "room.exited"
    room: str


class TypingStarted(Fact):
    """Somebody is typing in the room, or in the thread of a root; good for six seconds (topic `room`)."""

    type: Literal["typing.started"] = "typing.started"
    room: str
    thread: str | None
    person: str


class RoomRead(Fact):
    """You read so far on another device, or set your mark back there (topic `person`). Counted at the room's `seq`.

    A fact, not an event: a log of read marks would be a log of conduct. Every connect brings the marks anew.
    """

    type: Literal["room.read"] = "room.read"
    room: str
    seq: int
    read_seq: int
    read_version: int
    unread: int
    mentions: int


class RoomLevelChanged(Fact):
    """You chose on another device what of this room may interrupt you (topic `person`). A fact as `room.read` is."""

    type: Literal["room.level_changed"] = "room.level_changed"
    room: str
    level: Level | None
    muted_until: datetime | None


class ThreadMarked(Fact):
    """You read, follow, muted or left these threads on another device (topic `person`). A fact as `room.read` is."""

    type: Literal["thread.marked"] = "thread.marked"
    threads: list[ThreadMarkOut]
