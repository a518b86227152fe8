"""Who takes part in coffee rounds, and who switches them on."""

from django.db.models import Q

from communities.spaces.models import Community, CommunityMember
from communities.spaces.policies import can_moderate
from talk.rounds.models import HOUSE_SERIES
from workspace.core.errors import NotAllowed
from workspace.people.models import Person
from workspace.people.policies import is_administrator


def can_keep_series(person: Person, community: Community | None, membership: CommunityMember | None) -> bool:
    """Switch a series on and off and say when: who looks after the community, for the house administrators."""
    return is_administrator(person) if community is None else can_moderate(person, membership)


def require_keeper_of_series(
    person: Person, community: Community | None, membership: CommunityMember | None
) -> None:
    """Raise `NotAllowed` for everyone else."""
    if not can_keep_series(person, community, membership):
        raise NotAllowed


def takes_part_where(series_id: str) -> Q:
    """Filter `RoundWish` of a series: of people who are there, and still in its community."""
    there = Q(series=series_id, person__deactivated_at=None, person__is_bot=False)
    if series_id == HOUSE_SERIES:
        return there
    return there & Q(person__in=CommunityMember.objects.filter(community=series_id).values("person"))
