"""What goes when somebody leaves a community: their answers, and that they come. What they proposed stays."""

from collections.abc import Sequence

from communities.spaces.models import Community
from talk.dates.models import CoffeeDate, DateAnswer, DateGuest
from talk.dates.services.telling import tell_changed
from workspace.core.events import Publication
from workspace.notifications.models import NoticeKind
from workspace.notifications.services.notify import withdraw
from workspace.people.models import Person


class CoffeeDates:
    """Coffee dates as a tenant of communities (`spaces.ports.Tenant`)."""

    def furnish(self, founder: Person, community: Community) -> None:
        """Need nothing in a new community."""

    def admit(self, community: Community, person: Person) -> Sequence[Publication]:
        """Need nothing for a new member."""
        return []

    def dismiss(self, community: Community, person: Person) -> Sequence[Publication]:
        """Take a former member out of the community's polls and dates."""
        rows = CoffeeDate.objects.select_for_update(no_key=True).filter(community=community).order_by("id")
        for date in rows:
            answers, _ = DateAnswer.objects.filter(moment__date=date, person=person).delete()
            guests, _ = DateGuest.objects.filter(date=date, person=person).delete()
            withdraw(date.id, NoticeKind.COFFEE, people=[person.id])
            if answers or guests:
                tell_changed(date)
        return []
