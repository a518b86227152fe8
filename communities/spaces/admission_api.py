"""HTTP routes on being let in, and on handing a community over."""

from typing import Final

from django.http import HttpRequest
from ninja import Router, Status

from communities.spaces import admission
from communities.spaces.admission_schemas import (
    JoinRequestOut,
    MyRequestOut,
    OfferIn,
    OfferOut,
    WaitingOut,
    WordsIn,
)
from communities.spaces.services import offers, requests
from workspace.core.schemas import ErrorOut
from workspace.people.auth import SIGNED_IN, actor_of

router = Router(auth=SIGNED_IN, tags=["communities"])
_ANSWERING: Final = {204: None, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 409: ErrorOut, 422: ErrorOut}
_CLOSING: Final = {204: None, 401: ErrorOut, 404: ErrorOut}


@router.post(
    "/communities/{community_id}/requests",
    response={201: MyRequestOut, 401: ErrorOut, 404: ErrorOut, 409: ErrorOut, 422: ErrorOut},
)
def ask_to_join(request: HttpRequest, community_id: str, payload: WordsIn) -> Status[MyRequestOut]:
    """Ask to be let into a private community that is listed."""
    return Status(201, requests.ask_to_join(actor_of(request), community_id, payload.words))


@router.get(
    "/communities/{community_id}/requests",
    response={200: list[JoinRequestOut], 401: ErrorOut, 403: ErrorOut, 404: ErrorOut},
)
def list_requests(request: HttpRequest, community_id: str) -> list[JoinRequestOut]:
    """Return who asks to be let in. For those who look after the community."""
    return admission.requests_to(actor_of(request), community_id)


@router.post("/communities/{community_id}/requests/{request_id}/accept", response=_ANSWERING)
def accept_request(request: HttpRequest, community_id: str, request_id: str) -> Status[None]:
    """Let somebody in. For those who look after the community."""
    requests.accept_request(actor_of(request), community_id, request_id)
    return Status(204, None)


@router.post("/communities/{community_id}/requests/{request_id}/decline", response=_ANSWERING)
def decline_request(
    request: HttpRequest, community_id: str, request_id: str, payload: WordsIn
) -> Status[None]:
    """Say no. For those who look after the community."""
    requests.decline_request(actor_of(request), community_id, request_id, payload.words)
    return Status(204, None)


@router.get("/me/requests", response={200: list[MyRequestOut], 401: ErrorOut})
def list_my_requests(request: HttpRequest) -> list[MyRequestOut]:
    """Return one's own requests to be let in, with what has become of them."""
    return admission.requests_of(actor_of(request))


@router.delete("/me/requests/{request_id}", response=_CLOSING)
def withdraw_request(request: HttpRequest, request_id: str) -> Status[None]:
    """Take one's own request back."""
    requests.withdraw_request(actor_of(request), request_id)
    return Status(204, None)


@router.get("/me/waiting-requests", response={200: WaitingOut, 401: ErrorOut})
def count_waiting(request: HttpRequest) -> WaitingOut:
    """Return how many wait to be let in, in the communities that one looks after."""
    return admission.waiting_for(actor_of(request))


@router.post(
    "/communities/{community_id}/ownership",
    response={201: OfferOut, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 409: ErrorOut, 422: ErrorOut},
)
def offer_ownership(request: HttpRequest, community_id: str, payload: OfferIn) -> Status[OfferOut]:
    """Offer one's ownership to a member. For owners."""
    return Status(201, offers.offer_ownership(actor_of(request), community_id, payload))


@router.get(
    "/communities/{community_id}/ownership",
    response={200: list[OfferOut], 401: ErrorOut, 403: ErrorOut, 404: ErrorOut},
)
def list_offers(request: HttpRequest, community_id: str) -> list[OfferOut]:
    """Return the offers of ownership that wait for an answer. For owners."""
    return admission.offers_at(actor_of(request), community_id)


@router.post("/me/ownership/{offer_id}/accept", response=_CLOSING)
def accept_offer(request: HttpRequest, offer_id: str) -> Status[None]:
    """Take a community over."""
    offers.accept_offer(actor_of(request), offer_id)
    return Status(204, None)


@router.delete("/me/ownership/{offer_id}", response=_CLOSING)
def close_offer(request: HttpRequest, offer_id: str) -> Status[None]:
    """Decline an offer, or withdraw one's own."""
    offers.close(actor_of(request), offer_id)
    return Status(204, None)
