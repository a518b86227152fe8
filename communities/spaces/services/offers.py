"""Handing a community over: an owner offers, a member says yes, and both roles change in one transaction."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from communities.spaces.admission import offer_out
from communities.spaces.admission_schemas import OfferIn, OfferOut
from communities.spaces.events import (
    CommunityEntered,
    CommunityMemberChanged,
    OwnershipOffered,
    community_topic,
)
from communities.spaces.models import Community, CommunityMember, OwnershipOffer, Standing
from communities.spaces.queries import community_out, find_seat
from communities.spaces.schemas import ActKind
from communities.spaces.services.acts import Act, note
from communities.spaces.services.closing import close_offer, close_offers
from workspace.audit.services import record
from workspace.core.clock import now
from workspace.core.errors import Conflict, NotAllowed, NotFound
from workspace.core.events import Publication, publish_all
from workspace.people.events import person_topic
from workspace.people.models import Person

OPEN_FOR: Final = timedelta(days=14)


@transaction.atomic
def offer_ownership(actor: Person, community_id: str, wish: OfferIn) -> OfferOut:
    """Offer one's own ownership to a member; one offer at a time.

    Raises `NotAllowed` for who is no owner, `NotFound` for somebody who is not in it, `Conflict` for an owner and
    where one's earlier offer still waits.
    """
    seat = find_seat(actor, community_id, lock=True)
    if seat.membership is None or seat.membership.standing != Standing.OWNER:
        raise NotAllowed
    heir = _member(seat.community, wish.person)
    if heir is None or not heir.person.is_active:
        raise NotFound
    if heir.standing == Standing.OWNER:
        raise Conflict("already_owner", field="person")
    offers = OwnershipOffer.objects.filter(community=seat.community, offered_by=actor)
    offers.filter(until__lte=now()).delete()
    if offers.exists():
        raise Conflict("offer_waits")
    offer = OwnershipOffer.objects.create(
        community=seat.community,
        offered_by=actor,
        person=heir.person,
        afterwards=wish.afterwards,
        offered_at=now(),
        until=now() + OPEN_FOR,
    )
    _record(actor, "ownership.offered", offer)
    shape = offer_out(offer)
    publish_all(
        Publication(person_topic(person), OwnershipOffered(offer=shape)) for person in (actor.id, wish.person)
    )
    return shape


@transaction.atomic
def accept_offer(actor: Person, offer_id: str) -> None:
    """Become an owner, and the one who offered becomes what they chose. Raises `NotFound` once the offer is over."""
    offer = _held(offer_id)
    if offer.person_id != actor.id:
        raise NotFound("offer_gone")
    community = offer.community
    owner, heir = _member(community, offer.offered_by_id), _member(community, actor.id)
    if owner is None or heir is None or owner.standing != Standing.OWNER:
        raise NotFound("offer_gone")
    publications = [*_set(heir, Standing.OWNER), *_set(owner, Standing(offer.afterwards))]
    act = Act(ActKind.HANDED_OVER, community.id, community.id, owner.person_id)
    noted = note(actor, act, after=offer.afterwards)
    # Whatever else the two offer or are offered has lost its ground.
    closed = [*close_offers(community, actor.id), *close_offers(community, owner.person_id)]
    publish_all([*publications, *noted, *closed])


@transaction.atomic
def close(actor: Person, offer_id: str) -> None:
    """Decline an offer, or withdraw one's own."""
    offer = _held(offer_id)
    if actor.id not in (offer.person_id, offer.offered_by_id):
        raise NotFound("offer_gone")
    _record(actor, "ownership.declined" if actor.id == offer.person_id else "ownership.withdrawn", offer)
    publish_all(close_offer(offer))


def tidy_offers(at: datetime) -> int:
    """Delete offers that nobody took in time; both sides know by themselves that they are over. Return how many."""
    deleted, _ = OwnershipOffer.objects.filter(until__lte=at).delete()
    return deleted


def _held(offer_id: str) -> OwnershipOffer:
    """Return an offer that waits, its community held. Raises `NotFound`."""
    named = OwnershipOffer.objects.filter(id=offer_id).first()
    if named is not None:
        Community.objects.select_for_update(no_key=True).get(id=named.community_id)
    waiting = OwnershipOffer.objects.filter(id=offer_id, until__gt=now())
    offer = waiting.select_related("community", "person").first()
    if offer is None:
        raise NotFound("offer_gone")
    return offer


def _member(community: Community, person_id: str) -> CommunityMember | None:
    rows = CommunityMember.objects.filter(community=community, person=person_id)
    return rows.select_related("person").first()


def _set(member: CommunityMember, standing: Standing) -> list[Publication]:
    member.standing = standing
    member.save(update_fields=["standing"])
    community = member.community
    changed = CommunityMemberChanged(community=community.id, person=member.person_id, standing=standing)
    entered = CommunityEntered(community=community_out(community), standing=standing)
    return [
        Publication(community_topic(community.id), changed),
        Publication(person_topic(member.person_id), entered),
    ]


def _record(actor: Person, action: str, offer: OwnershipOffer) -> None:
    record(actor.id, action, offer.community_id, person=offer.person_id, place=offer.community_id)
