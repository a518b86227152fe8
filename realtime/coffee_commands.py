"""What a client may ask of the socket in a coffee room: each command calls one service, or the sound."""

from collections.abc import Awaitable, Callable
from typing import Any

from realtime import coffee_schemas as schemas
from realtime.acting import as_person
from realtime.line import Line
from realtime.schemas import AnyResult, CoffeeResult, Done
from realtime.sounds import COFFEE
from realtime.station import Station
from realtime.talk_commands import sound_of
from talk.coffee.schemas import AnyCoffeeAct, CoffeeReactAct, GuestAct, OwnCoffeeAct, TimerAct
from talk.coffee.services import seats
from talk.coffee.services.acts import act_at_table
from talk.coffee.voices import require_voice
from talk.lobby.services.waiting import stop_waiting, wait_for_coffee


async def _sit(station: Station, line: Line, command: schemas.SitDown) -> AnyResult:
    return CoffeeResult(coffee=await as_person(line, seats.sit_down, command.room))


async def _leave(station: Station, line: Line, command: schemas.GetUp) -> AnyResult:
    await as_person(line, seats.get_up, command.room)
    return Done()


async def _act_for_oneself(station: Station, line: Line, command: schemas.ActAtTable) -> AnyResult:
    return await _act(line, command.room, OwnCoffeeAct(do=command.do))


async def _act_on_guest(station: Station, line: Line, command: schemas.ActOnGuest) -> AnyResult:
    return await _act(line, command.room, GuestAct(do=command.do, person=command.person))


async def _time(station: Station, line: Line, command: schemas.SetTimer) -> AnyResult:
    return await _act(line, command.room, TimerAct(do=command.do, minutes=command.minutes))


async def _react(station: Station, line: Line, command: schemas.ReactAtTable) -> AnyResult:
    return await _act(line, command.room, CoffeeReactAct(do=command.do, kind=command.kind))


async def _act(line: Line, room: str, act: AnyCoffeeAct) -> AnyResult:
    await as_person(line, act_at_table, room, act)
    return Done()


async def _set_volume(station: Station, line: Line, command: schemas.SetVolume) -> AnyResult:
    sound = sound_of(station)
    await as_person(line, require_voice, command.room)
    await sound.set_gain(COFFEE.prefix + command.room, line.person, command.person, command.volume)
    return Done()


async def _wait(station: Station, line: Line, command: schemas.WaitForCoffee) -> AnyResult:
    return schemas.LobbyResult(lobby=await as_person(line, wait_for_coffee, command.languages))


async def _stop_waiting(station: Station, line: Line, command: schemas.StopWaiting) -> AnyResult:
    await as_person(line, stop_waiting)
    return Done()


SERVED: dict[type[Any], Callable[[Station, Line, Any], Awaitable[AnyResult]]] = {
    schemas.SitDown: _sit,
    schemas.GetUp: _leave,
    schemas.ActAtTable: _act_for_oneself,
    schemas.ActOnGuest: _act_on_guest,
    schemas.SetTimer: _time,
    schemas.ReactAtTable: _react,
    schemas.SetVolume: _set_volume,
    schemas.WaitForCoffee: _wait,
    schemas.StopWaiting: _stop_waiting,
}
