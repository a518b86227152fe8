"""HTTP routes on rooms and messages; the live ones are commands of the socket as well."""

from datetime import date
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import Query, Router, Status

from communities.chat.queries import days, messages, own, places, previews, reach, rooms
from communities.chat.schemas import (
    ChannelIn,
    ChannelOrderIn,
    ChannelPatch,
    DayOut,
    HistoryOut,
    HistoryQuery,
    ListedRoom,
    MessageIn,
    MessageOut,
    MessagePatch,
    MyRoomOut,
    ReachOut,
    ReadIn,
    ReadOut,
    RevisionOut,
    RoomLevelIn,
    RoomLevelOut,
    RoomMembersOut,
    RoomOut,
    TextIn,
    TextOut,
)
from communities.chat.services import (
    archive,
    arrange,
    channels,
    drafts,
    edit,
    levels,
    live,
    pin,
    preview,
    react,
    send,
    unread,
)
from communities.spaces.schemas import InviteIn, WhyIn
from workspace.core.large import answer_large
from workspace.core.schemas import ErrorOut
from workspace.files.serving import answer_kept
from workspace.people.auth import SIGNED_IN, actor_of, signed_in
from workspace.people.scopes import Scope

router = Router(auth=SIGNED_IN, tags=["rooms"])
_PICTURE: Final = {200: None, 206: None, 304: None, 416: None, 401: ErrorOut, 404: ErrorOut, 503: ErrorOut}
messages_router = Router(auth=SIGNED_IN, tags=["messages"])


@router.get(
    "/communities/{community_id}/channels",
    auth=signed_in(Scope.ROOMS_READ),
    response={200: list[ListedRoom], 401: ErrorOut, 403: ErrorOut, 404: ErrorOut},
)
def list_channels(request: HttpRequest, community_id: str) -> list[ListedRoom]:
    """Return the channels of a community that one can see."""
    return rooms.channels_of(actor_of(request), community_id)


@router.post(
    "/communities/{community_id}/channels",
    response={201: MyRoomOut, 401: ErrorOut, 404: ErrorOut, 409: ErrorOut, 422: ErrorOut},
)
def create_channel(request: HttpRequest, community_id: str, payload: ChannelIn) -> Status[MyRoomOut]:
    """Make a channel and enter it. For members of the community."""
    return Status(201, channels.create_channel(actor_of(request), community_id, payload))


@router.put(
    "/communities/{community_id}/channel-order",
    response={204: None, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 422: ErrorOut},
)
def arrange_channels(request: HttpRequest, community_id: str, payload: ChannelOrderIn) -> Status[None]:
    """Put the channels of a community in order, for everyone. For its owners."""
    arrange.arrange_channels(actor_of(request), community_id, payload.rooms)
    return Status(204, None)


@router.get(
    "/rooms", auth=signed_in(Scope.ROOMS_READ), response={200: list[MyRoomOut], 401: ErrorOut, 403: ErrorOut}
)
def list_my_rooms(request: HttpRequest) -> HttpResponse:
    """Return one's own rooms with read marks and unread counts."""
    return answer_large(request, own.my_rooms(actor_of(request)))


@router.get(
    "/rooms/{room_id}",
    auth=signed_in(Scope.ROOMS_READ),
    response={200: RoomOut, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut},
)
def read_room(request: HttpRequest, room_id: str) -> RoomOut:
    """Return a room that one can see."""
    return rooms.room_out(places.find_place(actor_of(request), room_id).room)


@router.patch(
    "/rooms/{room_id}",
    response={200: RoomOut, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 409: ErrorOut, 422: ErrorOut},
)
def change_channel(request: HttpRequest, room_id: str, payload: ChannelPatch) -> RoomOut:
    """Change a channel. For those who look after it."""
    return rooms.room_out(channels.change_channel(actor_of(request), room_id, payload))


@router.post(
    "/rooms/{room_id}/archive",
    response={200: RoomOut, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 409: ErrorOut},
)
def archive_channel(request: HttpRequest, room_id: str) -> RoomOut:
    """Make a channel read-only and take it off the lists. For those who look after it."""
    return rooms.room_out(archive.archive_channel(actor_of(request), room_id))


@router.post("/rooms/{room_id}/restore", response={200: RoomOut, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut})
def restore_channel(request: HttpRequest, room_id: str) -> RoomOut:
    """Open an archived channel again. For those who look after it."""
    return rooms.room_out(archive.restore_channel(actor_of(request), room_id))


@router.post(
    "/rooms/{room_id}/join",
    response={200: MyRoomOut, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 409: ErrorOut},
)
def join_channel(request: HttpRequest, room_id: str) -> MyRoomOut:
    """Enter a public channel."""
    return channels.join_channel(actor_of(request), room_id)


@router.post("/rooms/{room_id}/leave", response={204: None, 401: ErrorOut, 404: ErrorOut, 409: ErrorOut})
def leave_channel(request: HttpRequest, room_id: str) -> Status[None]:
    """Leave a channel."""
    channels.leave_channel(actor_of(request), room_id)
    return Status(204, None)


@router.get(
    "/rooms/{room_id}/members",
    auth=signed_in(Scope.ROOMS_READ),
    response={200: RoomMembersOut, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut},
)
def list_room_members(request: HttpRequest, room_id: str) -> RoomMembersOut:
    """Return who is in a room."""
    return RoomMembersOut(people=rooms.people_in(actor_of(request), room_id))


@router.post(
    "/rooms/{room_id}/members",
    response={204: None, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 409: ErrorOut, 422: ErrorOut},
)
def add_room_members(request: HttpRequest, room_id: str, payload: InviteIn) -> Status[None]:
    """Bring members of the community into a channel. For its members."""
    channels.add_people(actor_of(request), room_id, payload.people)
    return Status(204, None)


@router.delete(
    "/rooms/{room_id}/members/{person_id}",
    response={204: None, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 409: ErrorOut},
)
def remove_room_member(request: HttpRequest, room_id: str, person_id: str) -> Status[None]:
    """Take somebody out of a channel. For those who look after it."""
    channels.remove_person(actor_of(request), room_id, person_id)
    return Status(204, None)


@router.get(
    "/rooms/{room_id}/reach", response={200: list[ReachOut], 401: ErrorOut, 403: ErrorOut, 404: ErrorOut}
)
def read_reach(request: HttpRequest, room_id: str) -> list[ReachOut]:
    """Return whom `@channel`, `@here`, `@moderators` and `@owners` would reach, and which of them one may use."""
    return reach.reach_of(actor_of(request), room_id)


@router.put(
    "/rooms/{room_id}/level",
    response={200: RoomLevelOut, 401: ErrorOut, 404: ErrorOut, 422: ErrorOut},
)
def set_room_level(request: HttpRequest, room_id: str, payload: RoomLevelIn) -> RoomLevelOut:
    """Choose what of a room that one is in may interrupt, and mute it for a time."""
    return levels.set_room_level(actor_of(request), room_id, payload)


@router.post(
    "/rooms/{room_id}/read",
    auth=signed_in(Scope.MESSAGES_READ),
    response={200: ReadOut, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 422: ErrorOut},
)
def mark_read(request: HttpRequest, room_id: str, payload: ReadIn) -> ReadOut:
    """Say how far one has read."""
    return live.mark_read(actor_of(request), room_id, payload.seq, payload.read_version)


@messages_router.post(
    "/messages/{message_id}/unread", response={200: ReadOut, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut}
)
def mark_unread(request: HttpRequest, message_id: str) -> ReadOut:
    """Set one's read mark in the message's room back to right before the message, on all devices."""
    return unread.mark_unread(actor_of(request), message_id)


@messages_router.get(
    "/rooms/{room_id}/days/{day}", response={200: DayOut, 401: ErrorOut, 404: ErrorOut, 422: ErrorOut}
)
def find_day(request: HttpRequest, room_id: str, day: date) -> DayOut:
    """Return the first message on a day, as one's own time zone has it, or after that day."""
    return days.beginning_of(actor_of(request), room_id, day)


@messages_router.get(
    "/rooms/{room_id}/messages",
    auth=signed_in(Scope.MESSAGES_READ),
    response={200: HistoryOut, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 422: ErrorOut},
)
def read_history(request: HttpRequest, room_id: str, query: Query[HistoryQuery]) -> HistoryOut:
    """Return a stretch of messages: the newest, or those before, after or around a seq."""
    return messages.history(actor_of(request), room_id, query)


@messages_router.post(
    "/rooms/{room_id}/messages",
    auth=signed_in(Scope.MESSAGES_WRITE),
    response={
        200: MessageOut,
        401: ErrorOut,
        403: ErrorOut,
        404: ErrorOut,
        409: ErrorOut,
        422: ErrorOut,
        429: ErrorOut,
    },
)
def send_message(request: HttpRequest, room_id: str, payload: MessageIn) -> MessageOut:
    """Send a message; the same `client_id` again returns the first result."""
    return send.send_message(actor_of(request), room_id, payload)


@messages_router.post(
    "/rooms/{room_id}/preview",
    response={
        200: TextOut,
        401: ErrorOut,
        403: ErrorOut,
        404: ErrorOut,
        409: ErrorOut,
        422: ErrorOut,
        429: ErrorOut,
    },
)
def render_draft(request: HttpRequest, room_id: str, payload: TextIn) -> TextOut:
    """Return a text as it would look there once it is sent. Nothing of it is kept."""
    return TextOut(html=drafts.draft_html(actor_of(request), room_id, payload.body))


@messages_router.patch(
    "/messages/{message_id}",
    auth=signed_in(Scope.MESSAGES_WRITE),
    response={200: MessageOut, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 409: ErrorOut, 422: ErrorOut},
)
def edit_message(request: HttpRequest, message_id: str, payload: MessagePatch) -> MessageOut:
    """Change one's own message."""
    return edit.edit_message(
        actor_of(request), message_id, body=payload.body, version=payload.version, files=payload.files
    )


@messages_router.delete(
    "/messages/{message_id}",
    auth=signed_in(Scope.MESSAGES_WRITE),
    response={200: MessageOut, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 422: ErrorOut},
)
def delete_message(request: HttpRequest, message_id: str, why: Query[WhyIn]) -> MessageOut:
    """Delete a message; what comes back is its tombstone. The reason is for somebody else's."""
    return edit.delete_message(actor_of(request), message_id, why)


@messages_router.get(
    "/messages/{message_id}/revisions", response={200: list[RevisionOut], 401: ErrorOut, 404: ErrorOut}
)
def list_revisions(request: HttpRequest, message_id: str) -> list[RevisionOut]:
    """Return what a message said before its edits."""
    return messages.revisions_of(actor_of(request), message_id)


@messages_router.get(
    "/rooms/{room_id}/pins",
    auth=signed_in(Scope.MESSAGES_READ),
    response={200: list[MessageOut], 401: ErrorOut, 403: ErrorOut, 404: ErrorOut},
)
def list_pins(request: HttpRequest, room_id: str) -> list[MessageOut]:
    """Return the pinned messages of a room, the last pinned first."""
    return messages.pins_of(actor_of(request), room_id)


@messages_router.put(
    "/messages/{message_id}/pin",
    response={204: None, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 409: ErrorOut},
)
def pin_message(request: HttpRequest, message_id: str) -> Status[None]:
    """Put a message on its room's list of pinned ones."""
    pin.pin_message(actor_of(request), message_id)
    return Status(204, None)


@messages_router.delete(
    "/messages/{message_id}/pin",
    response={204: None, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 409: ErrorOut},
)
def unpin_message(request: HttpRequest, message_id: str) -> Status[None]:
    """Take a message off that list."""
    pin.unpin_message(actor_of(request), message_id)
    return Status(204, None)


@messages_router.get("/messages/{message_id}/previews/{preview_id}/image", response=_PICTURE)
def read_preview_image(request: HttpRequest, message_id: str, preview_id: str) -> HttpResponseBase:
    """Return the picture of a preview, as WebP."""
    return answer_kept(request, previews.find_picture(actor_of(request), message_id, preview_id).folder)


@messages_router.delete(
    "/messages/{message_id}/previews/{preview_id}",
    response={204: None, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut},
)
def remove_preview(request: HttpRequest, message_id: str, preview_id: str) -> Status[None]:
    """Take away what is shown behind a link, for everyone. For its author, and those who may delete the message."""
    preview.remove_preview(actor_of(request), message_id, preview_id)
    return Status(204, None)


@messages_router.put(
    "/messages/{message_id}/reactions/{emoji}",
    auth=signed_in(Scope.REACTIONS_WRITE),
    response={204: None, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 409: ErrorOut, 422: ErrorOut},
)
def add_reaction(request: HttpRequest, message_id: str, emoji: str) -> Status[None]:
    """React with an emoji."""
    react.add_reaction(actor_of(request), message_id, emoji)
    return Status(204, None)


@messages_router.delete(
    "/messages/{message_id}/reactions/{emoji}",
    auth=signed_in(Scope.REACTIONS_WRITE),
    response={204: None, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 409: ErrorOut, 422: ErrorOut},
)
def remove_reaction(request: HttpRequest, message_id: str, emoji: str) -> Status[None]:
    """Take a reaction back."""
    react.remove_reaction(actor_of(request), message_id, emoji)
    return Status(204, None)
