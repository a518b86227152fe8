"""Founding a community, and changing what it says of itself."""

from django.db import transaction

from communities.spaces import ports
from communities.spaces.events import CommunityChanged, CommunityFounded, community_topic
from communities.spaces.finding import clean_tags
from communities.spaces.models import Community, Standing, Visibility
from communities.spaces.policies import require_owner
from communities.spaces.queries import community_out, find_seat
from communities.spaces.schemas import CommunityIn, CommunityPatch
from communities.spaces.services.members import enter
from workspace.core.clock import now
from workspace.core.errors import Conflict
from workspace.core.events import Publication, publish_all
from workspace.core.ids import new_id
from workspace.core.images import wide_webp
from workspace.core.text import clean_name, clean_text, render
from workspace.files import shelf
from workspace.people.events import HOUSE
from workspace.people.models import Person

NAME_LIMIT = 60
COVER_PX = (1280, 400)
_DESCRIBING = [
    *("name", "description", "description_html", "rules", "rules_html", "rules_at", "tags"),
    *("visibility", "is_listed", "link_previews", "open_calls"),
]


@transaction.atomic
def found_community(actor: Person, wish: CommunityIn) -> Community:
    """Found a community; its founder owns it. Raises `Conflict` where the name is taken."""
    name = clean_name(wish.name, field="name", limit=NAME_LIMIT)
    _require_free_name(name)
    community = Community.objects.create(
        name=name,
        **_described(wish.description),
        tags=clean_tags(wish.tags),
        visibility=wish.visibility,
        is_listed=wish.is_listed,
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
    """Change what a community says of itself, who finds and sees it, and what goes in its channels. For owners."""
    seat = find_seat(actor, community_id, lock=True)
    require_owner(actor, seat.membership)
    community, was_public = seat.community, seat.community.visibility == Visibility.PUBLIC
    if change.name is not None:
        community.name = clean_name(change.name, field="name", limit=NAME_LIMIT)
        _require_free_name(community.name, besides=community.id)
    _describe(community, change)
    for field in ("visibility", "is_listed", "link_previews", "open_calls"):
        if (value := getattr(change, field)) is not None:
            setattr(community, field, value)
    community.save(update_fields=_DESCRIBING)
    publications = told(community)
    if community.visibility == Visibility.PUBLIC and not was_public:
        publications.append(Publication(HOUSE, CommunityFounded(community=community_out(community))))
    publish_all(publications)
    return community


@transaction.atomic
def change_cover(actor: Person, community_id: str, image: bytes | None) -> Community:
    """Re-encode a picture, cut wide, and show it; None takes it away. For owners. Raises `Invalid`."""
    seat = find_seat(actor, community_id, lock=True)
    require_owner(actor, seat.membership)
    community, before = seat.community, seat.community.cover
    if image is None and not before:
        return community
    picture = None if image is None else wide_webp(image, COVER_PX, field="image")
    community.cover = "" if picture is None else shelf.keep(new_id(), {shelf.CONTENT: picture})
    community.save(update_fields=["cover"])
    if before:
        shelf.discard(before)
    publish_all(told(community))
    return community


def told(community: Community) -> list[Publication]:
    """Return what its members are to hear after a change."""
    shape = community_out(community)
    return [Publication(community_topic(community.id), CommunityChanged(community=shape))]


def _describe(community: Community, change: CommunityPatch) -> None:
    if change.description is not None:
        described = _described(change.description)
        community.description, community.description_html = described.values()
    if change.rules is not None:
        rules = clean_text(change.rules).strip()
        if rules != community.rules:
            community.rules, community.rules_html = rules, render(rules).html
            community.rules_at = now() if rules else None
    if change.tags is not None:
        community.tags = clean_tags(change.tags)


def _described(description: str) -> dict[str, str]:
    """Return Markdown and what it looks like."""
    cleaned = clean_text(description).strip()
    return {"description": cleaned, "description_html": render(cleaned).html}


def _require_free_name(name: str, besides: str = "") -> None:
    if Community.objects.filter(name__iexact=name).exclude(id=besides).exists():
        raise Conflict("community_name_taken", field="name")
