"""Reading one's own list of rooms."""

from communities.sidebar.models import Sidebar
from communities.sidebar.schemas import SectionOut, SidebarOut
from workspace.people.models import Person


def sidebar_of(person: Person) -> SidebarOut:
    """Return how the person wants their list."""
    return sidebar_out(Sidebar.objects.filter(person=person).first() or Sidebar(person=person))


def sidebar_out(sidebar: Sidebar) -> SidebarOut:
    """Shape a list for its owner."""
    return SidebarOut(
        version=sidebar.version,
        starred=sidebar.starred,
        folded=sidebar.folded,
        only_unread=sidebar.only_unread,
        sections=[SectionOut.model_validate(section) for section in sidebar.sections],
        order=sidebar.order,
        sorts=sidebar.sorts,
    )
