"""Reading who asks to be let in, and to whom communities are to be handed over; always for one viewer."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from django.db.models import Count, Q

from communities.spaces.admission_schemas import JoinRequestOut, MyRequestOut, OfferOut, WaitingOut
from communities.spaces.models import (
    Community,
    CommunityMember,
    JoinRequest,
    OwnershipOffer,
    RequestState,
    Standing,
)
from communities.spaces.policies import require_moderator, require_owner
from communities.spaces.queries import find_seat
from workspace.core.clock import now
from workspace.people.models import Person, Role
from workspace.people.policies import is_moderator

ASK_AGAIN_AFTER: Final = timedelta(days=7)
_KEEPING: Final = (Standing.MODERATOR, Standing.OWNER)


def requests_to(viewer: Person, community_id: str) -> list[JoinRequestOut]:
    """Return the open requests, the oldest first. For those who look after the community."""
    seat = find_seat(viewer, community_id)
    require_moderator(viewer, seat.membership)
    rows = JoinRequest.objects.filter(
        community=seat.community, state=RequestState.OPEN, person__deactivated_at=None
    )
    return [
        JoinRequestOut(
            id=row.id,
            community=row.community_id,
            person=row.person_id,
            words=row.words,
            asked_at=row.asked_at,
        )
        for row in rows.order_by("asked_at", "id")
    ]


def waiting_for(viewer: Person) -> WaitingOut:
    """Return how many wait where, in the communities that the viewer is in and looks after."""
    seats = CommunityMember.objects.filter(person=viewer)
    if not is_moderator(viewer):
        seats = seats.filter(standing__in=_KEEPING)
    rows = JoinRequest.objects.filter(
        community__in=seats.values("community"), state=RequestState.OPEN, person__deactivated_at=None
    )
    return WaitingOut(communities=dict(rows.values_list("community").annotate(count=Count("id"))))


def keepers_of(community: Community) -> list[str]:
    """Return who hears of a request: all who are in the community and look after it."""
    house = Q(person__role__in=(Role.MODERATOR, Role.ADMINISTRATOR))
    rows = CommunityMember.objects.filter(house | Q(standing__in=_KEEPING), community=community)
    return list(rows.filter(person__deactivated_at=None).values_list("person_id", flat=True))


def requests_of(person: Person) -> list[MyRequestOut]:
    """Return one's own requests, open and declined, the newest first."""
    rows = JoinRequest.objects.filter(person=person).select_related("community")
    return [request_out(row) for row in rows.order_by("-asked_at")]


def request_out(request: JoinRequest) -> MyRequestOut:
    """Shape a request for the person who asks."""
    return MyRequestOut(
        id=request.id,
        community=request.community_id,
        community_name=request.community.name,
        words=request.words,
        asked_at=request.asked_at,
        state=RequestState(request.state),
        answer=request.answer,
        answered_at=request.answered_at,
        again_at=request.answered_at + ASK_AGAIN_AFTER if request.answered_at else None,
    )


def offers_at(viewer: Person, community_id: str) -> list[OfferOut]:
    """Return the offers of ownership that wait. For owners."""
    seat = find_seat(viewer, community_id)
    require_owner(viewer, seat.membership)
    return _offers_out(OwnershipOffer.objects.filter(community=seat.community, until__gt=now()))


def offers_of(person: Person) -> list[OfferOut]:
    """Return the offers that one made or got, and that wait."""
    concerned = Q(person=person) | Q(offered_by=person)
    return _offers_out(OwnershipOffer.objects.filter(concerned, until__gt=now()))


def _offers_out(rows: Iterable[OwnershipOffer]) -> list[OfferOut]:
    ordered = sorted(rows, key=lambda row: row.id)
    names = dict(
        Community.objects.filter(id__in=[row.community_id for row in ordered]).values_list("id", "name")
    )
    return [_shape(row, names[row.community_id]) for row in ordered]


def offer_out(offer: OwnershipOffer) -> OfferOut:
    """Shape an offer for the two whom it concerns."""
    return _shape(offer, offer.community.name)


def _shape(offer: OwnershipOffer, community_name: str) -> OfferOut:
    return OfferOut(
        id=offer.id,
        community=offer.community_id,
        community_name=community_name,
        offered_by=offer.offered_by_id,
        person=offer.person_id,
        afterwards=Standing(offer.afterwards),
        offered_at=offer.offered_at,
        until=offer.until,
    )
