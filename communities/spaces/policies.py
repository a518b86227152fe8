"""Who may see and do what with communities: one rule for the write, the list and the socket."""

from django.db.models import Q

from communities.spaces.models import (
    Community,
    CommunityMember,
    Sanction,
    SanctionKind,
    Standing,
    Visibility,
)
from workspace.core.errors import Conflict, NotAllowed, NotFound
from workspace.people.models import Person
from workspace.people.policies import is_administrator, is_moderator

_LOOKS_AFTER = (Standing.MODERATOR, Standing.OWNER)


def communities_visible_to(person: Person) -> Q:
    """Filter `Community`: public ones, and private ones that the person is in.

    By subqueries: joins would multiply rows.
    """
    own = CommunityMember.objects.filter(person=person).values("community")
    return Q(visibility=Visibility.PUBLIC) | Q(id__in=own)


def communities_found_by(person: Person) -> Q:
    """Filter `Community`: those, and the faces of listed ones.

    Who is banned from one finds as much as of a hidden one: nothing.
    """
    bans = Sanction.objects.filter(person=person, kind=SanctionKind.BAN).values("community")
    return communities_visible_to(person) | Q(is_listed=True) & ~Q(id__in=bans)


def communities_open_to(person: Person) -> Q:
    """Filter `Community`: those of them whose channels, people and talks one may look at. Who is banned may not.

    A subquery, and no join: it gives no row twice.
    """
    seats = CommunityMember.objects.filter(person=person).values("community")
    banned = Sanction.objects.filter(person=person, kind=SanctionKind.BAN).values("community")
    return Q(id__in=seats) | Q(visibility=Visibility.PUBLIC) & ~Q(id__in=banned)


def can_look_into(community: Community, membership: CommunityMember | None, *, is_banned: bool) -> bool:
    """Tell the same of one community."""
    return membership is not None or (community.visibility == Visibility.PUBLIC and not is_banned)


def can_see_community(community: Community, membership: CommunityMember | None) -> bool:
    """Tell the same of one community."""
    return community.visibility == Visibility.PUBLIC or membership is not None


def looks_after(person: Person, standing: str | None) -> bool:
    """Keep order in a community that one can see: its moderators and owners, and the house's."""
    return is_moderator(person) or standing in _LOOKS_AFTER


def can_moderate(person: Person, membership: CommunityMember | None) -> bool:
    """Tell the same of a membership."""
    return looks_after(person, membership.standing if membership else None)


def can_restrain(
    actor: Person, seat: CommunityMember | None, person: Person, membership: CommunityMember | None
) -> bool:
    """Mute, remove or ban somebody: who looks after the community, and only those with less to say than oneself."""
    return can_moderate(actor, seat) and _rank(actor, seat) > _rank(person, membership)


def _rank(person: Person, membership: CommunityMember | None) -> int:
    if is_administrator(person):
        return 3
    standing = membership.standing if membership else None
    if is_moderator(person) or standing == Standing.OWNER:
        return 2
    return 1 if standing == Standing.MODERATOR else 0


def can_own(person: Person, membership: CommunityMember | None) -> bool:
    """Change the community itself: its owners, and administrators who are in it."""
    if membership is None:
        return False
    return membership.standing == Standing.OWNER or person.role == "administrator"


def require_moderator(person: Person, membership: CommunityMember | None) -> None:
    """Raise `NotAllowed` for who does not look after the community."""
    if not can_moderate(person, membership):
        raise NotAllowed


def require_owner(person: Person, membership: CommunityMember | None) -> None:
    """Raise `NotAllowed` for who may not change the community."""
    if not can_own(person, membership):
        raise NotAllowed


def require_member(membership: CommunityMember | None) -> CommunityMember:
    """Return the membership. Raises `NotFound` without one, as for a place that one cannot see."""
    if membership is None:
        raise NotFound
    return membership


def require_active(community: Community) -> None:
    """Raise `Conflict` for a community that is archived: nothing new begins in it."""
    if community.archived_at is not None:
        raise Conflict("community_archived")
