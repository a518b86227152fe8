"""The socket's commands on coffee rooms and the lobby, and what is told of coffee.

Acts at a table are those of HTTP (`talk.coffee.schemas`).
"""

from typing import Literal

from pydantic import Field

from realtime.command import Command
from talk.coffee import events as coffee
from talk.coffee.schemas import CoffeeReactAct, GuestAct, OwnCoffeeAct, TimerAct
from talk.dates import events as dates
from talk.lobby import events as lobby
from talk.lobby.schemas import LobbyOut, WaitIn
from talk.rounds import events as rounds
from workspace.core.schemas import Id, Wire


class SitDown(Command):
    """Take a seat, from whichever table one sat at before; then resume its topic."""

    do: Literal["coffee.sit"]
    room: Id


class GetUp(Command):
    """Leave the table."""

    do: Literal["coffee.leave"]
    room: Id


class ActAtTable(Command, OwnCoffeeAct):
    """Do something for oneself or for the table, or at its door."""

    room: Id


class ActOnGuest(Command, GuestAct):
    """Answer a knock, or take somebody out."""

    room: Id


class SetTimer(Command, TimerAct):
    """Set the timer that all share, or stop it."""

    room: Id


class ReactAtTable(Command, CoffeeReactAct):
    """Let a reaction float."""

    room: Id


class SetVolume(Command):
    """Hear somebody at one's table louder or quieter; 1 is as they are. It holds for as long as one is connected."""

    do: Literal["coffee.volume"]
    room: Id
    person: Id
    volume: float = Field(ge=0, le=2)


class WaitForCoffee(Command, WaitIn):
    """Wait in the lobby; then join the topic `lobby:<own id>`."""

    do: Literal["coffee.wait"]


class StopWaiting(Command):
    """Wait no longer."""

    do: Literal["coffee.stop_waiting"]


class LobbyResult(Wire):
    """How one stands to the lobby now."""

    type: Literal["lobby"] = "lobby"
    lobby: LobbyOut


AnyCoffeeCommand = (
    SitDown
    | GetUp
    | ActAtTable
    | ActOnGuest
    | SetTimer
    | ReactAtTable
    | SetVolume
    | WaitForCoffee
    | StopWaiting
)
AnyCoffeeFact = (
    coffee.CoffeeRoomChanged
    | coffee.CoffeeRoomGone
    | coffee.KnockAnswered
    | coffee.CoffeeReacted
    | lobby.CoffeeFound
    | rounds.RoundsChanged
    | dates.CoffeeDateChanged
    | dates.CoffeeDateAnswered
    | dates.CoffeeDateJoined
    | dates.CoffeeDateGone
)
