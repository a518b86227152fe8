"""Who may hear, run and plan talks: one rule for the write, the list and the socket."""

from django.db.models import Q

from communities.spaces.models import Community, CommunityMember
from communities.spaces.policies import can_moderate, communities_open_to
from communities.spaces.queries import may_look_into
from workspace.core.errors import NotAllowed
from workspace.people.models import Person


def talks_audible_to(person: Person) -> Q:
    """Filter `Talk` and `Show`: those of the communities that the person may look into."""
    return Q(community__in=Community.objects.filter(communities_open_to(person)).values("id"))


def can_hear(person: Person, community: Community, membership: CommunityMember | None) -> bool:
    """Tell the same of one community."""
    return person.is_active and may_look_into(person, community, membership)


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
