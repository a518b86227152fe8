"""Founding a community, and changing what it says of itself."""

from django.db import transaction

from communities.spaces import ports
from communities.spaces.events import CommunityChanged, CommunityFounded, community_topic
from communities.spaces.models import Community, Standing, Visibility
from communities.spaces.policies import require_owner
from communities.spaces.queries import community_out, find_seat
from communities.spaces.schemas import CommunityIn, CommunityPatch
from communities.spaces.services.members import enter
from workspace.core.clock import now
from workspace.core.errors import Conflict
from workspace.core.events import Publication, publish_all
from workspace.core.text import clean_name, clean_text
from workspace.people.events import HOUSE
from workspace.people.models import Person

NAME_LIMIT = 60


@transaction.atomic
def found_community(actor: Person, wish: CommunityIn) -> Community:
    """Found a community; its founder owns it. Raises `Conflict` where the name is taken."""
    name = clean_name(wish.name, field="name", limit=NAME_LIMIT)
    _require_free_name(name)
    community = Community.objects.create(
        name=name,
        description=clean_text(wish.description).strip(),
        visibility=wish.visibility,
        founded_by=actor,
        founded_at=now(),
    )
    ports.furnish(actor, community)
    publications = enter(community, actor, Standing.OWNER)
    if community.visibility == Visibility.PUBLIC:
        publications.append(Publication(HOUSE, CommunityFounded(community=community_out(community))))
    publish_all(publications)
    return community


@transaction.atomic
def change_community(actor: Person, community_id: str, change: CommunityPatch) -> Community:
    """Change what a community says of itself, who finds it, and what goes in its channels. For owners."""
    seat = find_seat(actor, community_id, lock=True)
    require_owner(actor, seat.membership)
    community, was_public = seat.community, seat.community.visibility == Visibility.PUBLIC
    if change.name is not None:
        community.name = clean_name(change.name, field="name", limit=NAME_LIMIT)
        _require_free_name(community.name, besides=community.id)
    if change.description is not None:
        community.description = clean_text(change.description).strip()
    if change.visibility is not None:
        community.visibility = change.visibility
    if change.link_previews is not None:
        community.link_previews = change.link_previews
    if change.open_calls is not None:
        community.open_calls = change.open_calls
    community.save(update_fields=["name", "description", "visibility", "link_previews", "open_calls"])
    shape = community_out(community)
    publications = [Publication(community_topic(community.id), CommunityChanged(community=shape))]
    if community.visibility == Visibility.PUBLIC and not was_public:
        publications.append(Publication(HOUSE, CommunityFounded(community=shape)))
    publish_all(publications)
    return community


def _require_free_name(name: str, besides: str = "") -> None:
    if Community.objects.filter(name__iexact=name).exclude(id=besides).exists():
        raise Conflict("community_name_taken", field="name")
