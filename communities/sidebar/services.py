"""Arranging one's own list of rooms."""

from django.db import transaction

from communities.chat.queries.places import joined_rooms
from communities.sidebar.events import SidebarChanged
from communities.sidebar.models import Sidebar
from communities.sidebar.queries import sidebar_out
from communities.sidebar.schemas import SidebarOut, SidebarPatch
from workspace.core.events import publish
from workspace.people.events import person_topic
from workspace.people.models import Person


@transaction.atomic
def arrange_sidebar(actor: Person, change: SidebarPatch) -> SidebarOut:
    """Change one's list, on all of one's devices. The last writer wins; no change publishes nothing.

    A star on a room that one is not in is left out without a word, whether the room exists or not: the other device
    may have left it a moment ago.
    """
    Sidebar.objects.get_or_create(person=actor)
    sidebar = Sidebar.objects.select_for_update(no_key=True).get(person=actor)
    before = sidebar_out(sidebar)
    if change.starred is not None:
        sidebar.starred = _own(actor, change.starred, before.starred)
    if change.folded is not None:
        sidebar.folded = list(dict.fromkeys(change.folded))
    if change.only_unread is not None:
        sidebar.only_unread = change.only_unread
    if sidebar_out(sidebar) == before:
        return before
    sidebar.version += 1
    sidebar.save()
    shape = sidebar_out(sidebar)
    publish(person_topic(actor.id), SidebarChanged(sidebar=shape))
    return shape


def _own(actor: Person, rooms: list[str], before: list[str]) -> list[str]:
    allowed = joined_rooms(actor.id, rooms) | set(before)
    return [room for room in dict.fromkeys(rooms) if room in allowed]
