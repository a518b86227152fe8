"""What a bot may do at a socket: the scope that each command asks of its token. What is not named is for people."""

from typing import Any

from realtime import schemas
from realtime.line import Line
from workspace.core.ids import TopicName
from workspace.people.events import person_topic
from workspace.people.scopes import Scope, require_scope

_SCOPES: dict[type[Any], Scope] = {
    schemas.MarkRead: Scope.MESSAGES_READ,
    schemas.SendMessage: Scope.MESSAGES_WRITE,
    schemas.EditMessage: Scope.MESSAGES_WRITE,
    schemas.DeleteMessage: Scope.MESSAGES_WRITE,
    schemas.StartTyping: Scope.MESSAGES_WRITE,
    schemas.AddReaction: Scope.REACTIONS_WRITE,
    schemas.RemoveReaction: Scope.REACTIONS_WRITE,
}
_BY_TOPIC = (schemas.ResumeTopics, schemas.LeaveTopics)


def require_scope_of(line: Line, command: schemas.AnyCommand) -> None:
    """Raise `NotAllowed` where the line is a bot's whose token is not for the command. Topics are asked one by one."""
    if not isinstance(command, _BY_TOPIC):
        require_scope(line.scopes, _SCOPES.get(type(command)))


def may_hear(line: Line, topic: TopicName) -> bool:
    """Tell whether a line may ask for a topic at all: a bot its rooms and its own, never who comes and goes."""
    if line.scopes is None:
        return True
    if topic == person_topic(line.person):
        return bool(line.scopes & {Scope.COMMANDS, Scope.MESSAGES_READ})
    return topic.startswith("room:") and Scope.MESSAGES_READ in line.scopes
