"""Who may find what: one function, through which every find, count and facet goes."""

from django.db.models import Q, QuerySet

from workspace.people.models import Person
from workspace.search.models import SearchEntry
from workspace.search.ports import sources
from workspace.search.schemas import Kind


def entries_visible_to(viewer: Person, kind: Kind | None = None) -> QuerySet[SearchEntry]:
    """Return the entries that the viewer may read at this moment: each slice's own rule, joined into the query."""
    allowed = Q(pk__in=[])
    for source in sources(kind):
        allowed |= Q(kind=source.kind, place__in=source.places_visible_to(viewer))
    return SearchEntry.objects.filter(allowed)
