"""HTTP routes on coffee rooms; what is live is on the socket as well."""

from django.http import HttpRequest
from ninja import Body, Router, Status

from communities.reports.schemas import PersonReportIn
from talk.coffee import queries
from talk.coffee.schemas import AnyCoffeeAct, CoffeeIn, CoffeePatch, CoffeeRoomsOut, CoffeeView
from talk.coffee.services import rooms, seats
from talk.coffee.services.acts import act_at_table
from talk.coffee.services.reporting import report_at_table
from workspace.core.schemas import ErrorOut
from workspace.people.auth import SIGNED_IN, actor_of

router = Router(auth=SIGNED_IN, tags=["coffee"])

_REFUSED = {401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 409: ErrorOut}
_LIMITED = {**_REFUSED, 422: ErrorOut, 429: ErrorOut}


@router.get("/coffee", response={200: CoffeeRoomsOut, 401: ErrorOut})
def list_coffee_rooms(request: HttpRequest) -> CoffeeRoomsOut:
    """Return the coffee rooms that one may enter, with who is there and since when."""
    return queries.coffee_rooms_for(actor_of(request))


@router.post("/coffee", response={201: CoffeeView, **_LIMITED})
def open_coffee_room(request: HttpRequest, payload: CoffeeIn) -> Status[CoffeeView]:
    """Open a corner, or a room for the moment, in which one sits down at once."""
    return Status(201, rooms.open_coffee_room(actor_of(request), payload))


@router.get("/coffee/{room_id}", response={200: CoffeeView, 401: ErrorOut, 404: ErrorOut})
def read_coffee_room(request: HttpRequest, room_id: str) -> CoffeeView:
    """Return a coffee room, and the seq that it is true at."""
    return queries.coffee_view(actor_of(request), room_id)


@router.patch("/coffee/{room_id}", response={200: CoffeeView, **_LIMITED})
def change_coffee_room(request: HttpRequest, room_id: str, payload: CoffeePatch) -> CoffeeView:
    """Change a room. For those who look after it."""
    return rooms.change_coffee_room(actor_of(request), room_id, payload)


@router.delete("/coffee/{room_id}", response={204: None, **_REFUSED})
def close_coffee_room(request: HttpRequest, room_id: str) -> Status[None]:
    """Close a room for good. For those who look after it."""
    rooms.close_coffee_room(actor_of(request), room_id)
    return Status(204, None)


@router.post("/coffee/{room_id}/sit", response={200: CoffeeView, **_LIMITED})
def sit_down(request: HttpRequest, room_id: str) -> CoffeeView:
    """Take a seat. Then the topic has to be joined on a socket, or the seat is lost."""
    return seats.sit_down(actor_of(request), room_id)


@router.post("/coffee/{room_id}/leave", response={204: None, **_REFUSED})
def get_up(request: HttpRequest, room_id: str) -> Status[None]:
    """Leave the table."""
    seats.get_up(actor_of(request), room_id)
    return Status(204, None)


@router.post("/coffee/{room_id}/acts", response={204: None, **_LIMITED})
def act(request: HttpRequest, room_id: str, payload: Body[AnyCoffeeAct]) -> Status[None]:
    """Do something at the table, or at its door."""
    act_at_table(actor_of(request), room_id, payload)
    return Status(204, None)


@router.post("/coffee/{room_id}/people/{person_id}/report", response={204: None, **_LIMITED})
def report_at(request: HttpRequest, room_id: str, person_id: str, payload: PersonReportIn) -> Status[None]:
    """Ask those who keep order to look at somebody at one's table. Nobody else learns of it."""
    report_at_table(actor_of(request), room_id, person_id, payload)
    return Status(204, None)
