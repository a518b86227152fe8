"""HTTP routes on the inbox."""

from django.http import HttpRequest
from ninja import Query, Router, Status

from communities.inbox.queries import list_inbox, waiting_of
from communities.inbox.schemas import InboxOut, InboxQuery, MarksIn, ReadAllOut
from communities.inbox.services import read_inbox
from workspace.core.schemas import ErrorOut
from workspace.notifications.schemas import NoticeOut
from workspace.notifications.services.reading import mark_notices
from workspace.people.auth import SIGNED_IN, actor_of

router = Router(auth=SIGNED_IN, tags=["inbox"])


@router.get("/inbox", response={200: InboxOut, 401: ErrorOut, 422: ErrorOut})
def read_page(request: HttpRequest, query: Query[InboxQuery]) -> InboxOut:
    """Return one's notices, the newest first, with what they tell of where one may read it now."""
    return list_inbox(actor_of(request), query)


@router.get("/inbox/waiting", response={200: list[NoticeOut], 401: ErrorOut})
def read_waiting(request: HttpRequest) -> list[NoticeOut]:
    """Return the notices that wait for one, the newest 200, as ids alone."""
    return waiting_of(actor_of(request))


@router.patch("/inbox", response={204: None, 401: ErrorOut, 404: ErrorOut, 422: ErrorOut})
def mark_some(request: HttpRequest, payload: MarksIn) -> Status[None]:
    """Mark some of one's notices as read or unread, put them away or take them out again."""
    mark_notices(actor_of(request), payload.ids, is_read=payload.is_read, is_done=payload.is_done)
    return Status(204, None)


@router.post("/inbox/read", response={200: ReadAllOut, 401: ErrorOut})
def read_all(request: HttpRequest) -> ReadAllOut:
    """Mark all of one's notices as read; return those that waited until now."""
    return ReadAllOut(ids=read_inbox(actor_of(request)))
