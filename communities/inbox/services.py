"""Reading the inbox as a whole."""

from django.db import transaction

from communities.inbox.queries import waiting_of
from workspace.notifications.services.reading import mark_all_read
from workspace.people.models import Person


@transaction.atomic
def read_inbox(actor: Person) -> list[str]:
    """Mark all notices as read; return the ids of those that waited, so that it can be undone."""
    waited = [notice.id for notice in waiting_of(actor)]
    mark_all_read(actor)
    return waited
