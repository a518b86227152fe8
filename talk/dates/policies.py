"""Who sees coffee dates, and who decides on them: one rule for the write and the list."""

from django.db.models import Q

from communities.spaces.models import CommunityMember
from communities.spaces.policies import can_moderate
from talk.dates.models import CoffeeDate
from workspace.core.errors import NotAllowed, NotFound
from workspace.people.models import Person


def dates_open_to(person: Person) -> Q:
    """Filter `CoffeeDate`: of the communities that the person is in. Archived ones rest."""
    own = CommunityMember.objects.filter(person=person, community__archived_at=None)
    return Q(community__in=own.values("community"))


def can_see_dates(person: Person, membership: CommunityMember | None) -> bool:
    """Tell the same of a community that the person may look into. Who keeps order in it sees them from outside."""
    return not person.is_bot and (membership is not None or can_moderate(person, membership))


def can_keep(person: Person, date: CoffeeDate, membership: CommunityMember | None) -> bool:
    """Take a moment, move, cancel, delete: whose date it is, as long as they are in, and who keeps order."""
    is_theirs = membership is not None and date.proposed_by_id == person.id
    return is_theirs or can_moderate(person, membership)


def require_sight(person: Person, membership: CommunityMember | None) -> None:
    """Raise `NotFound` for who is not in the community."""
    if not can_see_dates(person, membership):
        raise NotFound


def require_keeper(person: Person, date: CoffeeDate, membership: CommunityMember | None) -> None:
    """Raise `NotAllowed` for everyone else."""
    if not can_keep(person, date, membership):
        raise NotAllowed
