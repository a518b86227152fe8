"""What one does at a table, from the one shape that the socket and HTTP share."""

from talk.coffee.schemas import AnyCoffeeAct, CoffeeReactAct, GuestAct, TimerAct
from talk.coffee.services import cameras, door, pastime, seats
from workspace.people.models import Person


def act_at_table(actor: Person, room_id: str, act: AnyCoffeeAct) -> None:
    """Carry out an act. Again changes nothing, but for drawing.

    Raises `NotFound`, `NotAllowed`, `Conflict`, `TooFast`.
    """
    match act:
        case TimerAct(minutes=minutes):
            pastime.set_timer(actor, room_id, minutes)
        case CoffeeReactAct(kind=kind):
            seats.react(actor, room_id, kind)
        case GuestAct(do="coffee.remove", person=person):
            seats.remove_from_table(actor, room_id, person)
        case GuestAct(do=do, person=person):
            door.answer_knock(actor, room_id, person, let_in=do == "coffee.let_in")
        case _:
            _act_for_oneself(actor, room_id, act.do)


def _act_for_oneself(actor: Person, room_id: str, do: str) -> None:
    match do:
        case "coffee.mute" | "coffee.unmute":
            seats.mute(actor, room_id, on=do == "coffee.mute")
        case "coffee.camera_on":
            cameras.turn_on(actor, room_id)
        case "coffee.camera_off":
            cameras.turn_off(actor, room_id)
        case "coffee.knock":
            door.knock(actor, room_id)
        case "coffee.go_away":
            door.go_away(actor, room_id)
        case "coffee.draw":
            pastime.draw_card(actor, room_id)
        case _:
            pastime.put_card_away(actor, room_id)
