"""The socket's commands on threads. Replying is `message.send`."""

from typing import Literal

from pydantic import AwareDatetime, Field

from communities.chat.schemas import SEQ_LIMIT, VERSION_LIMIT
from communities.chat.thread_schemas import ThreadLevel
from realtime.command import Command
from workspace.core.schemas import Id


class MarkThreadRead(Command):
    """Say how far one has read a thread; an older mark changes nothing."""

    do: Literal["thread.read"]
    message: Id
    seq: int = Field(ge=0, le=SEQ_LIMIT)
    read_version: int | None = Field(default=None, ge=0, le=VERSION_LIMIT)
    """That of the mark that one knows; absent: whichever it is now."""


class SetThreadLevel(Command):
    """Follow a thread, mute it, or do neither."""

    do: Literal["thread.follow"]
    message: Id
    level: ThreadLevel
    muted_until: AwareDatetime | None = None


AnyThreadCommand = MarkThreadRead | SetThreadLevel
