"""HTTP routes on threads; following and reading are commands of the socket as well."""

from django.http import HttpRequest
from ninja import Query, Router

from communities.chat.queries.threads import list_threads, my_threads, thread_of
from communities.chat.schemas import HistoryQuery
from communities.chat.services import threads, unread
from communities.chat.thread_schemas import (
    ThreadLevelIn,
    ThreadMarkOut,
    ThreadOut,
    ThreadReadIn,
    ThreadsOut,
    ThreadsQuery,
)
from workspace.core.schemas import ErrorOut
from workspace.people.auth import SIGNED_IN, actor_of, signed_in
from workspace.people.scopes import Scope

router = Router(auth=SIGNED_IN, tags=["threads"])


@router.get("/threads", response={200: ThreadsOut, 401: ErrorOut, 422: ErrorOut})
def read_threads(request: HttpRequest, query: Query[ThreadsQuery]) -> ThreadsOut:
    """Return the threads that one follows, the unread ones first, with their latest replies."""
    return list_threads(actor_of(request), query)


@router.get("/threads/marks", response={200: list[ThreadMarkOut], 401: ErrorOut})
def read_thread_marks(request: HttpRequest) -> list[ThreadMarkOut]:
    """Return how one stands to the threads that one follows or has muted, the newest 300."""
    return my_threads(actor_of(request))


@router.post("/threads/read", response={200: list[ThreadMarkOut], 401: ErrorOut})
def mark_all_threads_read(request: HttpRequest) -> list[ThreadMarkOut]:
    """Say that one has read all threads that one follows; return those that were unread."""
    return threads.mark_all_threads_read(actor_of(request))


@router.get(
    "/messages/{message_id}/thread",
    auth=signed_in(Scope.MESSAGES_READ),
    response={200: ThreadOut, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 422: ErrorOut},
)
def read_thread(request: HttpRequest, message_id: str, query: Query[HistoryQuery]) -> ThreadOut:
    """Return the thread that a message begins or is said in, with a stretch of its replies."""
    return thread_of(actor_of(request), message_id, query)


@router.put(
    "/messages/{message_id}/thread",
    response={200: ThreadMarkOut, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 422: ErrorOut},
)
def set_thread_level(request: HttpRequest, message_id: str, payload: ThreadLevelIn) -> ThreadMarkOut:
    """Follow a thread, mute it, or do neither. For members of the room."""
    return threads.set_thread_level(actor_of(request), message_id, payload.level, payload.muted_until)


@router.post(
    "/messages/{message_id}/thread/read",
    response={200: ThreadMarkOut, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 422: ErrorOut},
)
def mark_thread_read(request: HttpRequest, message_id: str, payload: ThreadReadIn) -> ThreadMarkOut:
    """Say how far one has read a thread."""
    return threads.mark_thread_read(actor_of(request), message_id, payload.seq, payload.read_version)


@router.post(
    "/messages/{message_id}/thread/unread",
    response={200: ThreadMarkOut, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut},
)
def mark_thread_unread(request: HttpRequest, message_id: str) -> ThreadMarkOut:
    """Set one's read mark in the thread back to right before a message of it, on all devices."""
    return unread.mark_thread_unread(actor_of(request), message_id)
