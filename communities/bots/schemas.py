"""Bots, webhooks and commands on the wire."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from communities.bots.models import DeliveryState
from workspace.core.schemas import Id, Wire
from workspace.people.schemas import BotTokenOut, PersonOut

Url = Annotated[str, Field(max_length=2_048)]


class HookEvent(StrEnum):
    """What a webhook may want to be told of."""

    SENT = "message.sent"
    EDITED = "message.edited"
    DELETED = "message.deleted"
    REACTION = "reaction"


class BotIn(Wire):
    """A bot to make."""

    name: str = Field(max_length=200)
    about: str = Field(default="", max_length=400)


class BotPatch(Wire):
    """A change of a bot; what is absent stays."""

    name: str | None = Field(default=None, max_length=200)
    about: str | None = Field(default=None, max_length=400)


class BotOut(Wire):
    """A bot as those see it who look after it or its community."""

    person: PersonOut
    about: str
    community: str | None
    """None for one of the house."""
    made_by: str | None
    maker_left: bool
    """Who made it has no account any more: change the secrets that they knew."""
    made_at: datetime
    tokens: list[BotTokenOut]
    """Empty for who may not make any."""
    may_change: bool
    """Change and remove it, and make tokens."""


class IncomingHookIn(Wire):
    """An incoming webhook to make."""

    name: str = Field(max_length=200)
    room: Id
    bot: Id | None = None
    """Absent: a bot of this name is made for it."""


class IncomingHookOut(Wire):
    """An incoming webhook without its secret."""

    id: str
    name: str
    room: str
    room_name: str
    bot: str
    made_by: str | None
    maker_left: bool
    made_at: datetime
    taken_at: datetime | None
    refused_at: datetime | None
    refusal: str
    """The code of the last error."""


class IncomingHookMade(IncomingHookOut):
    """An incoming webhook at the one moment when its address is shown."""

    url: str


class OutgoingHookIn(Wire):
    """An outgoing webhook to make."""

    name: str = Field(max_length=200)
    room: Id | None = None
    """Absent: all public channels of the community."""
    bot: Id | None = None
    url: Url
    events: list[HookEvent] = Field(min_length=1, max_length=4)
    words: list[Annotated[str, StringConstraints(min_length=1, max_length=40)]] = Field(
        default_factory=list, max_length=20
    )


class OutgoingHookPatch(Wire):
    """A change of an outgoing webhook; what is absent stays."""

    name: str | None = Field(default=None, max_length=200)
    url: Url | None = None
    events: list[HookEvent] | None = Field(default=None, min_length=1, max_length=4)
    words: list[Annotated[str, StringConstraints(min_length=1, max_length=40)]] | None = Field(
        default=None, max_length=20
    )
    is_stopped: bool | None = None


class OutgoingHookOut(Wire):
    """An outgoing webhook without its secret."""

    id: str
    name: str
    community: str
    room: str | None
    room_name: str
    bot: str
    url: str
    events: list[HookEvent]
    words: list[str]
    made_by: str | None
    maker_left: bool
    made_at: datetime
    stopped_at: datetime | None
    stopped_for: str
    """Why it stopped by itself; empty where somebody stopped it."""


class OutgoingHookMade(OutgoingHookOut):
    """An outgoing webhook at a moment when what it is signed with is shown."""

    secret: str


class DeliveryOut(Wire):
    """One delivery, without what it said."""

    id: str
    kind: str
    happened_at: datetime
    state: DeliveryState
    tries: int
    tried_at: datetime | None
    next_at: datetime | None
    status: int | None
    reason: str


class CommandIn(Wire):
    """A command of a bot to make."""

    name: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,29}$")]
    bot: Id
    hint: str = Field(default="", max_length=60)
    description: str = Field(default="", max_length=120)
    url: Url = ""


class CommandOut(Wire):
    """A command as the composer completes it."""

    id: str
    name: str
    bot: str
    hint: str
    description: str


class ManagedCommand(CommandOut):
    """A command as those see it who look after the community."""

    url: str
    made_by: str | None


class CommandMade(ManagedCommand):
    """A command at the one moment when what it is signed with is shown."""

    secret: str


class IntegrationsOut(Wire):
    """All that connects a community to other programs, as far as the viewer may see it."""

    bots: list[BotOut]
    house_bots: list[PersonOut]
    """Bots of the house that are not in the community."""
    incoming: list[IncomingHookOut]
    outgoing: list[OutgoingHookOut]
    commands: list[ManagedCommand]
    may_make_bots: bool


class InvokeIn(Wire):
    """A command as it was typed."""

    name: str = Field(max_length=40)
    text: str = Field(default="", max_length=4_000)
    thread: Id | None = None


class CommandAnswerOut(Wire):
    """What a bot answers to one person alone."""

    room: str
    thread: str | None
    command: str
    bot: str
    html: str
    """Safe HTML, made by the server."""


class InvokedOut(Wire):
    """What came of a command."""

    state: Literal["answered", "said", "passed_on"]
    """Answered to oneself; said in the room; or the bot has it and answers later, or not."""
    answer: CommandAnswerOut | None


class AnswerIn(Wire):
    """What a bot answers to a command, up to half an hour later."""

    invocation: str = Field(max_length=1_000)
    text: str
    visible: Literal["caller", "room"] = "caller"


class PostedIn(BaseModel):
    """What other programs send to an incoming webhook; what they send besides is passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    text: str
    username: str | None = Field(default=None, max_length=200)
    thread: Id | None = None
    """The id of a message in whose thread it is said."""


class PostedOut(Wire):
    """The message that a webhook has sent."""

    id: str
    room: str
    seq: int


class AnsweredIn(BaseModel):
    """What an address outside may answer; anything else says nothing."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    text: str = ""
    visible: Literal["caller", "room"] = "caller"
    thread: bool = False
    """To a webhook: say it in the thread of the message."""
