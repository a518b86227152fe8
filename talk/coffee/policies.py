"""Who may come into coffee rooms, and who looks after them: one rule for the write, the list and the socket."""

from django.db.models import Q

from communities.spaces.models import Community, CommunityMember
from communities.spaces.policies import can_moderate, communities_open_to
from communities.spaces.queries import may_look_into
from talk.coffee.models import CoffeeGuest, CoffeeKind, CoffeeRoom
from workspace.core.errors import NotAllowed, NotFound
from workspace.people.models import Person
from workspace.people.policies import is_administrator, is_moderator


def rooms_open_to(person: Person) -> Q:
    """Filter `CoffeeRoom`: of sites, of communities that the person may look into, and matches of theirs.

    Archived communities rest.
    """
    open_ = Community.objects.filter(communities_open_to(person), archived_at=None).values("id")
    own = CoffeeGuest.objects.filter(person=person).values("room")
    return Q(ended_at=None) & (Q(site__isnull=False) | Q(community__in=open_) | Q(id__in=own))


def can_enter(
    person: Person, room: CoffeeRoom, membership: CommunityMember | None, *, is_guest: bool = False
) -> bool:
    """Tell the same of one room, but for the archive: that is said, not hidden. A match is open to its guests alone."""
    if not person.is_active or person.is_bot or room.ended_at is not None:
        return False
    if room.kind == CoffeeKind.MATCH:
        return is_guest
    return room.community is None or may_look_into(person, room.community, membership)


def can_keep(person: Person, room: CoffeeRoom, membership: CommunityMember | None) -> bool:
    """Change and close a room: who looks after its community, at a site administrators, and whose instant one it is.

    A match is nobody's: all its guests are equal there.
    """
    if room.kind == CoffeeKind.INSTANT and room.created_by_id == person.id:
        return True
    if room.kind == CoffeeKind.MATCH:
        return False
    return is_administrator(person) if room.community is None else can_moderate(person, membership)


def can_remove(person: Person, room: CoffeeRoom, membership: CommunityMember | None) -> bool:
    """Take somebody out: who keeps order, in rooms of sites the house's moderators."""
    if room.kind == CoffeeKind.MATCH:
        return False
    return is_moderator(person) if room.community is None else can_moderate(person, membership)


def require_keeper(person: Person, room: CoffeeRoom, membership: CommunityMember | None) -> None:
    """Raise `NotAllowed` for everyone else."""
    if not can_keep(person, room, membership):
        raise NotAllowed


def require_opener_at_site(person: Person) -> None:
    """Raise `NotFound` for who may not open corners at sites: they are not offered any."""
    if not is_administrator(person):
        raise NotFound
