"""Who decides on reports: one rule for the list, the decision, and for who is told."""

from django.db.models import Q

from communities.reports.models import Report
from communities.spaces.models import Community, CommunityMember, Standing, Visibility
from communities.spaces.policies import communities_open_to
from workspace.people.models import Person, Role
from workspace.people.policies import is_moderator

_LOOKS_AFTER = (Standing.MODERATOR, Standing.OWNER)
_OF_THE_HOUSE = (Role.MODERATOR, Role.ADMINISTRATOR)


def reports_for(person: Person) -> Q:
    """Filter `Report`: on others' messages, in the communities that the person looks after.

    For the house's moderators also those from conversations among people, and those on who looks after a community.
    """
    seats = CommunityMember.objects.filter(person=person, standing__in=_LOOKS_AFTER).values("community")
    theirs = Q(community__in=seats)
    if is_moderator(person):
        in_sight = Community.objects.filter(communities_open_to(person)).values("id")
        theirs |= Q(community=None) | Q(is_for_house=True) | Q(community__in=in_sight)
    return theirs & ~Q(author=person)


def deciders_of(report: Report) -> set[str]:
    """Return the ids of everyone for whom the report is: the same rule, asked the other way round."""
    house = Person.objects.filter(role__in=_OF_THE_HOUSE, deactivated_at=None)
    if report.community is not None and not report.is_for_house:
        seats = CommunityMember.objects.filter(community=report.community).values("person")
        if report.community.visibility == Visibility.PRIVATE:
            house = house.filter(id__in=seats)
    people = set(house.values_list("id", flat=True))
    if report.community is not None:
        seats_of = CommunityMember.objects.filter(community=report.community, standing__in=_LOOKS_AFTER)
        people |= set(seats_of.values_list("person_id", flat=True))
    return people - {report.author_id}
