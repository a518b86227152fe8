"""HTTP routes on what one keeps for later."""

from django.http import HttpRequest
from ninja import Router, Status

from communities.later.queries import later_of
from communities.later.schemas import BookmarkIn, LaterOut, ReminderIn
from communities.later.services.bookmarks import forget_message, save_message
from communities.later.services.reminders import change_reminder, drop_reminder, remind_of
from workspace.core.schemas import ErrorOut
from workspace.people.auth import SIGNED_IN, actor_of

router = Router(auth=SIGNED_IN, tags=["later"])


@router.get("/later", response={200: LaterOut, 401: ErrorOut})
def read_later(request: HttpRequest) -> LaterOut:
    """Return all that one keeps for later. What a message says is there only where one may read it now."""
    return later_of(actor_of(request))


@router.put(
    "/messages/{message_id}/bookmark",
    response={204: None, 401: ErrorOut, 404: ErrorOut, 409: ErrorOut, 422: ErrorOut},
)
def put_bookmark(request: HttpRequest, message_id: str, payload: BookmarkIn) -> Status[None]:
    """Save a message for oneself, or change the note and the tick of one that is saved."""
    save_message(actor_of(request), message_id, note=payload.note, is_done=payload.is_done)
    return Status(204, None)


@router.delete("/messages/{message_id}/bookmark", response={204: None, 401: ErrorOut})
def delete_bookmark(request: HttpRequest, message_id: str) -> Status[None]:
    """Take a message off one's list of saved ones."""
    forget_message(actor_of(request), message_id)
    return Status(204, None)


@router.put(
    "/messages/{message_id}/reminder",
    response={204: None, 401: ErrorOut, 404: ErrorOut, 409: ErrorOut, 422: ErrorOut},
)
def put_reminder(request: HttpRequest, message_id: str, payload: ReminderIn) -> Status[None]:
    """Ask to be reminded of a message, or move the reminder that one has."""
    remind_of(actor_of(request), message_id, payload)
    return Status(204, None)


@router.patch("/reminders/{reminder_id}", response={204: None, 401: ErrorOut, 404: ErrorOut, 422: ErrorOut})
def patch_reminder(request: HttpRequest, reminder_id: str, payload: ReminderIn) -> Status[None]:
    """Put a reminder off, or change its note."""
    change_reminder(actor_of(request), reminder_id, payload)
    return Status(204, None)


@router.delete("/reminders/{reminder_id}", response={204: None, 401: ErrorOut})
def delete_reminder(request: HttpRequest, reminder_id: str) -> Status[None]:
    """Tick a reminder off."""
    drop_reminder(actor_of(request), reminder_id)
    return Status(204, None)
