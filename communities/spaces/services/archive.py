"""Communities put away and brought back: everything in them stays readable, nothing is added."""

from django.db import transaction

from communities.spaces.events import CommunityFounded
from communities.spaces.models import Community, Visibility
from communities.spaces.policies import require_owner
from communities.spaces.queries import community_out, find_seat
from communities.spaces.services.communities import told
from workspace.audit.services import record
from workspace.core.clock import now
from workspace.core.events import Publication, publish_all
from workspace.people.events import HOUSE
from workspace.people.models import Person


@transaction.atomic
def archive_community(actor: Person, community_id: str) -> Community:
    """Make a community read-only with all of its channels, and take it off the lists. For owners.

    Again changes nothing.
    """
    return _set_archived(actor, community_id, on=True)


@transaction.atomic
def restore_community(actor: Person, community_id: str) -> Community:
    """Open a community again. For owners; again changes nothing."""
    return _set_archived(actor, community_id, on=False)


def _set_archived(actor: Person, community_id: str, *, on: bool) -> Community:
    seat = find_seat(actor, community_id, lock=True)
    require_owner(actor, seat.membership)
    community = seat.community
    if (community.archived_at is not None) == on:
        return community
    community.archived_at = now() if on else None
    community.save(update_fields=["archived_at"])
    record(actor.id, "community.archived" if on else "community.restored", community.id)
    publications = told(community)
    if not on and community.visibility == Visibility.PUBLIC:
        publications.append(Publication(HOUSE, CommunityFounded(community=community_out(community))))
    publish_all(publications)
    return community
