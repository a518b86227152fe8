"""HTTP routes on what one has not said yet."""

from django.http import HttpRequest
from ninja import Router, Status

from communities.chat.schemas import MessageOut
from communities.drafts.queries import drafts_of, scheduled_of
from communities.drafts.schemas import (
    MessageDraftIn,
    MessageDraftOut,
    ScheduledOut,
    ScheduleIn,
    SchedulePatch,
)
from communities.drafts.services.drafts import keep_draft
from communities.drafts.services.scheduled import call_off, change_scheduled, schedule_message
from communities.drafts.services.sending import send_now
from workspace.core.schemas import ErrorOut
from workspace.people.auth import SIGNED_IN, actor_of

router = Router(auth=SIGNED_IN, tags=["drafts"])


@router.get("/drafts", response={200: list[MessageDraftOut], 401: ErrorOut})
def list_drafts(request: HttpRequest) -> list[MessageDraftOut]:
    """Return one's drafts, the last written first."""
    return drafts_of(actor_of(request))


@router.put(
    "/rooms/{room_id}/draft",
    response={
        200: MessageDraftOut,
        401: ErrorOut,
        403: ErrorOut,
        404: ErrorOut,
        409: ErrorOut,
        422: ErrorOut,
    },
)
def put_draft(request: HttpRequest, room_id: str, payload: MessageDraftIn) -> MessageDraftOut:
    """Keep what stands in one's composer for a room, or for a thread in it. An empty one takes the draft away."""
    return keep_draft(actor_of(request), room_id, payload)


@router.get("/scheduled", response={200: list[ScheduledOut], 401: ErrorOut})
def list_scheduled(request: HttpRequest) -> list[ScheduledOut]:
    """Return one's scheduled messages, the next one first, and why those that failed could not be sent."""
    return scheduled_of(actor_of(request))


@router.post(
    "/rooms/{room_id}/scheduled",
    response={201: ScheduledOut, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 409: ErrorOut, 422: ErrorOut},
)
def post_scheduled(request: HttpRequest, room_id: str, payload: ScheduleIn) -> Status[ScheduledOut]:
    """Put a message off to a later time, a year away at most."""
    return Status(201, schedule_message(actor_of(request), room_id, payload))


@router.patch(
    "/scheduled/{scheduled_id}",
    response={
        200: ScheduledOut,
        401: ErrorOut,
        403: ErrorOut,
        404: ErrorOut,
        409: ErrorOut,
        422: ErrorOut,
    },
)
def patch_scheduled(request: HttpRequest, scheduled_id: str, payload: SchedulePatch) -> ScheduledOut:
    """Change text or time of a scheduled message."""
    return change_scheduled(actor_of(request), scheduled_id, payload)


@router.post(
    "/scheduled/{scheduled_id}/send",
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
def send_scheduled(request: HttpRequest, scheduled_id: str) -> MessageOut:
    """Send a scheduled message now."""
    return send_now(actor_of(request), scheduled_id)


@router.delete("/scheduled/{scheduled_id}", response={200: MessageDraftOut, 401: ErrorOut, 404: ErrorOut})
def delete_scheduled(request: HttpRequest, scheduled_id: str) -> MessageDraftOut:
    """Call a scheduled message off: it is a draft again, which is returned."""
    return call_off(actor_of(request), scheduled_id)
