"""HTTP routes on how one is to be reached."""

from django.http import HttpRequest
from ninja import Router

from workspace.attention import services
from workspace.attention.queries import attention_for
from workspace.attention.schemas import (
    AttentionOut,
    AttentionPatch,
    AvailabilityOut,
    DndIn,
    OwnAttentionOut,
    StatusIn,
)
from workspace.core.schemas import ErrorOut
from workspace.people.auth import SIGNED_IN, actor_of

router = Router(auth=SIGNED_IN, tags=["attention"])


@router.get("/attention", response={200: AttentionOut, 401: ErrorOut})
def read_attention(request: HttpRequest) -> AttentionOut:
    """Return one's own choices, and how everyone is to be reached who has said something of that."""
    return attention_for(actor_of(request))


@router.patch("/me/attention", response={200: OwnAttentionOut, 401: ErrorOut, 422: ErrorOut, 429: ErrorOut})
def change_attention(request: HttpRequest, payload: AttentionPatch) -> OwnAttentionOut:
    """Choose what may interrupt, and in which hours nothing may."""
    return services.change_attention(actor_of(request), payload)


@router.put("/me/status", response={200: AvailabilityOut, 401: ErrorOut, 422: ErrorOut, 429: ErrorOut})
def set_status(request: HttpRequest, payload: StatusIn) -> AvailabilityOut:
    """Say something of oneself for a while; an empty status takes it back."""
    return services.set_status(actor_of(request), payload)


@router.put("/me/dnd", response={200: AvailabilityOut, 401: ErrorOut, 422: ErrorOut, 429: ErrorOut})
def begin_dnd(request: HttpRequest, payload: DndIn) -> AvailabilityOut:
    """Let nothing interrupt, until then or until it is lifted."""
    return services.begin_dnd(actor_of(request), payload.until)


@router.delete("/me/dnd", response={200: AvailabilityOut, 401: ErrorOut, 429: ErrorOut})
def end_dnd(request: HttpRequest) -> AvailabilityOut:
    """Be there again; quiet hours that hold right now are overruled until they are over."""
    return services.end_dnd(actor_of(request))
