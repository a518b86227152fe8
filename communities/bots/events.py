"""What is told of commands, for a moment and to one alone (topic `person`): facts, so no log of what people typed."""

from typing import Literal

from communities.bots.schemas import CommandAnswerOut
from workspace.core.events import Fact


class CommandAnswered(Fact):
    """A bot answers a command, to the person who gave it (topic `person`)."""

    type: Literal["command.answered"] = "command.answered"
    answer: CommandAnswerOut


class CommandInvoked(Fact):
    """Somebody gave a command that a bot answers from its socket (topic `person` of the bot).

    `invocation` goes back with the answer (`POST /api/command-answers`) within half an hour.
    """

    type: Literal["command.invoked"] = "command.invoked"
    invocation: str
    command: str
    text: str
    room: str
    thread: str | None
    caller: str
