"""HTTP routes on conversations among people: begun, named, joined by others, left, hidden."""

from django.http import HttpRequest
from ninja import Router, Status

from communities.chat.queries import rooms
from communities.chat.schemas import (
    DirectIn,
    GroupPatch,
    MyRoomOut,
    RoomOut,
)
from communities.chat.services import (
    directs,
    listing,
)
from communities.spaces.schemas import InviteIn
from workspace.core.schemas import ErrorOut
from workspace.people.auth import SIGNED_IN, actor_of

router = Router(auth=SIGNED_IN, tags=["directs"])


@router.post(
    "/directs", response={200: MyRoomOut, 401: ErrorOut, 404: ErrorOut, 409: ErrorOut, 422: ErrorOut}
)
def start_conversation(request: HttpRequest, payload: DirectIn) -> MyRoomOut:
    """Return the conversation with these people, begun now where there is none; with oneself alone one's notes."""
    return directs.start_conversation(actor_of(request), payload.people)


@router.patch(
    "/directs/{room_id}", response={200: RoomOut, 401: ErrorOut, 404: ErrorOut, 409: ErrorOut, 422: ErrorOut}
)
def name_group(request: HttpRequest, room_id: str, payload: GroupPatch) -> RoomOut:
    """Give a group that one is in a name, or none."""
    return rooms.room_out(directs.name_group(actor_of(request), room_id, payload.name))


@router.post(
    "/directs/{room_id}/people",
    response={204: None, 401: ErrorOut, 404: ErrorOut, 409: ErrorOut, 422: ErrorOut},
)
def add_to_group(request: HttpRequest, room_id: str, payload: InviteIn) -> Status[None]:
    """Bring people into a group that one is in."""
    directs.add_to_group(actor_of(request), room_id, payload.people)
    return Status(204, None)


@router.post("/directs/{room_id}/leave", response={204: None, 401: ErrorOut, 404: ErrorOut, 409: ErrorOut})
def leave_group(request: HttpRequest, room_id: str) -> Status[None]:
    """Leave a group. With the last person it is gone."""
    directs.leave_group(actor_of(request), room_id)
    return Status(204, None)


@router.post("/directs/{room_id}/hide", response={204: None, 401: ErrorOut, 404: ErrorOut})
def hide_conversation(request: HttpRequest, room_id: str) -> Status[None]:
    """Take a conversation off one's list until its next message."""
    listing.hide_conversation(actor_of(request), room_id)
    return Status(204, None)


@router.post("/directs/{room_id}/show", response={200: MyRoomOut, 401: ErrorOut, 404: ErrorOut})
def show_conversation(request: HttpRequest, room_id: str) -> MyRoomOut:
    """Put a conversation back on one's list."""
    return listing.show_conversation(actor_of(request), room_id)
