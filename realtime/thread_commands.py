"""What a client may ask of the socket about threads: each command calls one service."""

from collections.abc import Awaitable, Callable
from typing import Any

from communities.chat.services import threads
from realtime.acting import as_person
from realtime.line import Line
from realtime.schemas import AnyResult, ThreadResult
from realtime.station import Station
from realtime.thread_schemas import MarkThreadRead, SetThreadLevel


async def _read(station: Station, line: Line, command: MarkThreadRead) -> AnyResult:
    return ThreadResult(
        thread=await as_person(
            line, threads.mark_thread_read, command.message, command.seq, command.read_version
        )
    )


async def _follow(station: Station, line: Line, command: SetThreadLevel) -> AnyResult:
    return ThreadResult(
        thread=await as_person(
            line, threads.set_thread_level, command.message, command.level, command.muted_until
        )
    )


SERVED: dict[type[Any], Callable[[Station, Line, Any], Awaitable[AnyResult]]] = {
    MarkThreadRead: _read,
    SetThreadLevel: _follow,
}
