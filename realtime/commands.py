"""What a client may ask of the socket: each command calls one service or the hub, and answers.

The services know nothing of sockets; the HTTP routes call the same ones.
"""

import time
from collections.abc import Awaitable, Callable
from typing import Any

from communities.chat.events import room_topic
from communities.chat.schemas import MessageIn
from communities.chat.services import edit, live, react, send
from communities.drafts.services.drafts import send_draft
from realtime import metrics, schemas
from realtime.acting import as_person
from realtime.coffee_commands import SERVED as COFFEE_COMMANDS
from realtime.line import Line
from realtime.schemas import AnyResult, Done, MessageResult, ReadResult, Resumed
from realtime.scoping import may_hear, require_scope_of
from realtime.station import Station
from realtime.talk_commands import SERVED as TALK_COMMANDS
from realtime.thread_commands import SERVED as THREAD_COMMANDS
from workspace.core.ids import TopicName
from workspace.people.events import HOUSE

TYPING_EVERY_S = 2.0
"""More frequent typing is dropped without an answer's worth of work."""


async def serve(station: Station, line: Line, command: schemas.AnyCommand) -> AnyResult:
    """Carry out a command. Raises the services' errors, and `NotAllowed` where a bot's token is not for it."""
    require_scope_of(line, command)
    return await _SERVED[type(command)](station, line, command)


async def _resume(station: Station, line: Line, command: schemas.ResumeTopics) -> AnyResult:
    wants = {TopicName(name): after for name, after in command.topics.items()}
    closed = [name for name in wants if not may_hear(line, name)]
    resumed = await station.hub.resume(line, {name: wants[name] for name in wants if name not in closed})
    if closed:
        resumed = Resumed(topics=resumed.topics, refused=[*resumed.refused, *closed])
    if HOUSE in resumed.topics:
        station.greet(line)
    return resumed


async def _leave(station: Station, line: Line, command: schemas.LeaveTopics) -> AnyResult:
    station.hub.leave(line, [TopicName(name) for name in command.topics])
    return Done()


async def _send(station: Station, line: Line, command: schemas.SendMessage) -> AnyResult:
    wish = MessageIn(
        client_id=command.client_id,
        body=command.body,
        reply_to=command.reply_to,
        thread=command.thread,
        also_in_room=command.also_in_room,
        files=command.files,
        forward=command.forward,
        confirmed=command.confirmed,
    )
    with metrics.SEND_SECONDS.time(), station.hub.expecting(room_topic(command.room)):
        if command.draft is None:
            message = await as_person(line, send.send_message, command.room, wish)
        else:
            message = await as_person(line, send_draft, command.room, wish, revision=command.draft)
    return MessageResult(message=message)


async def _edit(station: Station, line: Line, command: schemas.EditMessage) -> AnyResult:
    message = await as_person(
        line,
        edit.edit_message,
        command.message,
        body=command.body,
        version=command.version,
        files=command.files,
    )
    return MessageResult(message=message)


async def _delete(station: Station, line: Line, command: schemas.DeleteMessage) -> AnyResult:
    return MessageResult(message=await as_person(line, edit.delete_message, command.message))


async def _react(station: Station, line: Line, command: schemas.AddReaction) -> AnyResult:
    await as_person(line, react.add_reaction, command.message, command.emoji)
    return Done()


async def _unreact(station: Station, line: Line, command: schemas.RemoveReaction) -> AnyResult:
    await as_person(line, react.remove_reaction, command.message, command.emoji)
    return Done()


async def _read(station: Station, line: Line, command: schemas.MarkRead) -> AnyResult:
    return ReadResult(
        read=await as_person(line, live.mark_read, command.room, command.seq, command.read_version)
    )


async def _type(station: Station, line: Line, command: schemas.StartTyping) -> AnyResult:
    at_s = time.monotonic()
    if at_s - line.typed_at_s >= TYPING_EVERY_S:
        line.typed_at_s = at_s
        await as_person(line, live.start_typing, command.room, command.thread)
    return Done()


async def _be_present(station: Station, line: Line, command: schemas.SetPresence) -> AnyResult:
    line.presence = command.state
    return Done()


_SERVED: dict[type[Any], Callable[[Station, Line, Any], Awaitable[AnyResult]]] = {
    schemas.ResumeTopics: _resume,
    schemas.LeaveTopics: _leave,
    schemas.SendMessage: _send,
    schemas.EditMessage: _edit,
    schemas.DeleteMessage: _delete,
    schemas.AddReaction: _react,
    schemas.RemoveReaction: _unreact,
    schemas.MarkRead: _read,
    schemas.StartTyping: _type,
    schemas.SetPresence: _be_present,
    **THREAD_COMMANDS,
    **TALK_COMMANDS,
    **COFFEE_COMMANDS,
}
