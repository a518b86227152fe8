"""Who may hear, run and plan talks: one rule for the write, the list and the socket."""

from django.db.models import Q

from communities.spaces.models import Community, CommunityMember, Visibility
from communities.spaces.policies import can_moderate, can_see_community
from workspace.core.errors import NotAllowed
from workspace.people.models import Person


def talks_audible_to(person: Person) -> Q:
    """Filter `Talk` and `Show`: those of public communities, and of private ones that the person is in."""
    return Q(community__visibility=Visibility.PUBLIC) | Q(community__members__person=person)


def can_hear(person: Person, community: Community, membership: CommunityMember | None) -> bool:
    """Tell the same of one community."""
    return person.is_active and can_see_community(community, membership)


def is_host(person: Person, hosts: list[str], membership: CommunityMember | None) -> bool:
    """Tell whether a person hosts: who has left the community does not any more."""
    return membership is not None and person.id in hosts


def can_manage(person: Person, hosts: list[str], membership: CommunityMember | None) -> bool:
    """Run a show or a talk: its hosts, and those who look after the community."""
    return is_host(person, hosts, membership) or can_moderate(person, membership)


def require_manager(person: Person, hosts: list[str], membership: CommunityMember | None) -> None:
    """Raise `NotAllowed` for everyone else."""
    if not can_manage(person, hosts, membership):
        raise NotAllowed
