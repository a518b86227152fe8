"""What ends by itself when somebody comes or goes: their request to be let in, offers of ownership from and to them."""

from django.db.models import Q

from communities.spaces.events import OwnershipClosed, RequestClosed
from communities.spaces.models import Community, JoinRequest, OwnershipOffer
from workspace.core.events import Publication
from workspace.people.events import person_topic


def close_request(community: Community, person_id: str) -> list[Publication]:
    """Take a person's request away, whatever its state, and return what to publish."""
    request = JoinRequest.objects.filter(community=community, person=person_id).first()
    if request is None:
        return []
    closed = RequestClosed(request=request.id)
    request.delete()
    return [Publication(person_topic(person_id), closed)]


def close_offers(community: Community, person_id: str) -> list[Publication]:
    """Take away what the person offers and is offered, and return what to publish."""
    concerned = Q(offered_by=person_id) | Q(person=person_id)
    rows = OwnershipOffer.objects.filter(concerned, community=community)
    return [publication for row in rows for publication in close_offer(row)]


def close_offer(offer: OwnershipOffer) -> list[Publication]:
    """Take an offer away and return what to publish: both of its people hear of it."""
    closed = OwnershipClosed(offer=offer.id)
    offer.delete()
    return [Publication(person_topic(person), closed) for person in (offer.offered_by_id, offer.person_id)]
