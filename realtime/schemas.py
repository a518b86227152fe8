"""The socket's language, `flurfunk.v1`: frames from the server, commands from the client. See README.md."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, TypeAdapter

from communities.bots import events as bots
from communities.chat import events as chat
from communities.chat.schemas import SEQ_LIMIT, VERSION_LIMIT, MessageOut, ReadOut, RoomLevelOut
from communities.chat.thread_schemas import ThreadMarkOut
from communities.drafts import events as drafts
from communities.later import events as later
from communities.reports import events as reports
from communities.sidebar import events as sidebar
from communities.spaces import events as spaces
from realtime.coffee_schemas import AnyCoffeeCommand, AnyCoffeeFact, LobbyResult
from realtime.command import Command
from realtime.talk_schemas import AnyTalkCommand
from realtime.thread_schemas import AnyThreadCommand
from talk.coffee import events as coffee
from talk.coffee.schemas import CoffeeView
from talk.episodes import events as episodes
from talk.shows import events as talk
from talk.shows.schemas import QuestionOut, TalkView
from workspace.attention import events as attention
from workspace.core.log import EntryScrubbed
from workspace.core.schemas import ErrorOut, Id, Wire
from workspace.emoji import events as emoji
from workspace.files.schemas import FILES_A_THING
from workspace.notifications import events as notifications
from workspace.people import events as people

SUBPROTOCOL = "flurfunk.v1"
TOPICS_A_COMMAND = 2_000
FRAME_LIMIT_BYTES = 128 * 1024
"""Largest command; a client that sends more is answered with an error, far more closes the socket."""

# Events and facts: what slices publish, as one union each. A front end must handle every member.
AnyEvent = Annotated[
    chat.MessageSent
    | chat.MessageEdited
    | chat.MessageDeleted
    | chat.ReactionAdded
    | chat.MessagePreviewed
    | chat.ReactionRemoved
    | chat.MessagePinned
    | chat.MessageUnpinned
    | chat.MemberJoined
    | chat.MemberLeft
    | chat.RoomChanged
    | chat.ChannelCreated
    | chat.RoomEntered
    | chat.RoomExited
    | sidebar.SidebarChanged
    | spaces.CommunityFounded
    | spaces.CommunityChanged
    | spaces.CommunityMemberJoined
    | spaces.CommunityMemberChanged
    | spaces.CommunityMemberLeft
    | spaces.CommunityEntered
    | spaces.CommunityExited
    | spaces.InvitationReceived
    | spaces.InvitationClosed
    | spaces.RequestChanged
    | spaces.RequestClosed
    | spaces.OwnershipOffered
    | spaces.OwnershipClosed
    | spaces.MuteChanged
    | spaces.ActRecorded
    | reports.ReportAnswered
    | people.PersonJoined
    | people.PersonChanged
    | people.MeChanged
    | emoji.EmojiAdded
    | emoji.EmojiRemoved
    | emoji.EmojiRuleChanged
    | talk.StageChanged
    | talk.QuestionAsked
    | talk.QuestionVoted
    | talk.QuestionMarked
    | talk.QuestionWithdrawn
    | talk.ClipStarted
    | talk.ClipEnded
    | talk.TalkScheduled
    | talk.TalkStarted
    | talk.TalkChanged
    | talk.TalkEnded
    | talk.TalkReminded
    | talk.ShowChanged
    | coffee.TableChanged
    | episodes.EpisodePublished
    | episodes.EpisodeWithdrawn
    | episodes.EpisodeMade
    | EntryScrubbed,
    Field(discriminator="type"),
]
AnyFact = Annotated[
    chat.TypingStarted
    | chat.RoomRead
    | chat.RoomLevelChanged
    | later.LaterChanged
    | reports.ReportsChanged
    | drafts.DraftChanged
    | drafts.ScheduledChanged
    | spaces.RequestsWait
    | chat.ThreadMarked
    | bots.CommandAnswered
    | bots.CommandInvoked
    | notifications.InboxChanged
    | people.PresenceChanged
    | people.BlocksChanged
    | attention.AvailabilityChanged
    | attention.AttentionChanged
    | talk.TalkReacted
    | talk.TalkLevels
    | talk.AudioTaken
    | talk.SoundLost
    | AnyCoffeeFact,
    Field(discriminator="type"),
]


# Frames


class Welcome(Wire):
    """The first frame. What of a person stands in no log (read marks, levels, blocks), every connect brings."""

    kind: Literal["welcome"] = "welcome"
    person: str
    reads: dict[str, int]
    """Read marks: room → seq."""
    blocked: list[str]
    """Ids of those whom the person has blocked."""
    read_versions: dict[str, int]
    """Of those among them that were ever set back; all others have version 0."""
    levels: dict[str, RoomLevelOut]
    """Rooms for which something was chosen; for all others nothing is."""
    heartbeat_s: int


class EventFrame(Wire):
    """An event of a topic; apply it once, in the order of seq."""

    kind: Literal["event"] = "event"
    topic: str
    seq: int
    event: AnyEvent


class FactFrame(Wire):
    """Something true right now, with no seq and no promise."""

    kind: Literal["fact"] = "fact"
    topic: str
    fact: AnyFact


class HeadsFrame(Wire):
    """The heads of the socket's topics, every `heartbeat_s`: who is behind one of them resumes it."""

    kind: Literal["heads"] = "heads"
    topics: dict[str, int]


class ResetFrame(Wire):
    """Too far behind to replay: take a fresh snapshot. The socket is live on the topic from `head` on."""

    kind: Literal["reset"] = "reset"
    topic: str
    head: int


class OkFrame(Wire):
    """A command's result; for a write, after its commit."""

    kind: Literal["ok"] = "ok"
    re: int
    result: "AnyResult"


class ErrorFrame(Wire):
    """A refused command. `re` is None where the frame was too broken to tell."""

    kind: Literal["error"] = "error"
    re: int | None
    error: ErrorOut


# Results


class Done(Wire):
    """Nothing to tell but that it is done."""

    type: Literal["done"] = "done"


class Resumed(Wire):
    """The socket is live on `topics` (topic → head). `refused` do not exist for this person."""

    type: Literal["resumed"] = "resumed"
    topics: dict[str, int]
    refused: list[str]


class MessageResult(Wire):
    """The message as it is stored now."""

    type: Literal["message"] = "message"
    message: MessageOut


class ReadResult(Wire):
    """The read mark after max-merge."""

    type: Literal["read"] = "read"
    read: ReadOut


class ThreadResult(Wire):
    """How one stands to the thread now."""

    type: Literal["thread"] = "thread"
    thread: ThreadMarkOut


class TalkResult(Wire):
    """The talk that one has come into, true at its `seq`: resume its topic from there."""

    type: Literal["talk"] = "talk"
    talk: TalkView


class CoffeeResult(Wire):
    """The coffee room that one sits in now, true at its `seq`: resume its topic from there."""

    type: Literal["coffee"] = "coffee"
    coffee: CoffeeView


class AudioAnswer(Wire):
    """The engine's answer to an offer, all of its candidates included."""

    type: Literal["rtc.answer"] = "rtc.answer"
    sdp: str
    line: str
    """Names what one hears over, for `rtc.lost`."""


class QuestionResult(Wire):
    """The question as it was asked."""

    type: Literal["question"] = "question"
    question: QuestionOut


AnyResult = Annotated[
    Done
    | Resumed
    | MessageResult
    | ReadResult
    | ThreadResult
    | TalkResult
    | QuestionResult
    | AudioAnswer
    | CoffeeResult
    | LobbyResult,
    Field(discriminator="type"),
]
OkFrame.model_rebuild()
AnyFrame = Annotated[
    Welcome | EventFrame | FactFrame | HeadsFrame | ResetFrame | OkFrame | ErrorFrame,
    Field(discriminator="kind"),
]


# Commands


class ResumeTopics(Command):
    """Join topics, each after the last seq that the client has applied; None joins from now on."""

    do: Literal["topics.resume"]
    topics: dict[str, Annotated[int, Field(ge=0, le=SEQ_LIMIT)] | None] = Field(max_length=TOPICS_A_COMMAND)


class LeaveTopics(Command):
    """Stop listening to topics."""

    do: Literal["topics.leave"]
    topics: list[str] = Field(max_length=TOPICS_A_COMMAND)


class SendMessage(Command):
    """Send a message; the same `client_id` again returns the first result."""

    do: Literal["message.send"]
    room: Id
    client_id: UUID
    body: str
    reply_to: Id | None = None
    thread: Id | None = None
    also_in_room: bool = False
    files: list[Id] = Field(default_factory=list, max_length=FILES_A_THING)
    forward: Id | None = None
    """A message to pass on."""
    draft: int | None = Field(default=None, ge=0, le=SEQ_LIMIT)
    """The revision of the draft that this was: it goes in the same transaction."""
    confirmed: bool = False


class EditMessage(Command):
    """Change one's own message; `version` is the one that the editor saw."""

    do: Literal["message.edit"]
    message: Id
    body: str
    files: list[Id] | None = Field(default=None, max_length=FILES_A_THING)
    """Which of its files stay; absent: all."""
    version: int = Field(ge=1)


class DeleteMessage(Command):
    """Delete one's own message, or as a moderator anyone's."""

    do: Literal["message.delete"]
    message: Id


class AddReaction(Command):
    """React with an emoji; again changes nothing."""

    do: Literal["reaction.add"]
    message: Id
    emoji: str = Field(max_length=24)


class RemoveReaction(Command):
    """Take a reaction back; again changes nothing."""

    do: Literal["reaction.remove"]
    message: Id
    emoji: str = Field(max_length=24)


class MarkRead(Command):
    """Say how far one has read; an older mark changes nothing, nor does one of an older version."""

    do: Literal["room.read"]
    room: Id
    seq: int = Field(ge=0, le=SEQ_LIMIT)
    read_version: int | None = Field(default=None, ge=0, le=VERSION_LIMIT)
    """That of the mark that one knows; absent: whichever it is now."""


class StartTyping(Command):
    """Tell the room that one is typing, there or in a thread; repeat every three seconds while it lasts."""

    do: Literal["typing.start"]
    room: Id
    thread: Id | None = None


class SetPresence(Command):
    """Tell whether the person is at this device."""

    do: Literal["presence.set"]
    state: Literal["online", "away"]


AnyCommand = Annotated[
    ResumeTopics
    | LeaveTopics
    | SendMessage
    | EditMessage
    | DeleteMessage
    | AddReaction
    | RemoveReaction
    | MarkRead
    | StartTyping
    | SetPresence
    | AnyThreadCommand
    | AnyTalkCommand
    | AnyCoffeeCommand,
    Field(discriminator="do"),
]
COMMANDS: TypeAdapter[AnyCommand] = TypeAdapter(AnyCommand)
