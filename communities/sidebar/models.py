"""How one person wants their list of rooms: one row a person, the last writer wins."""

from django.db import models

from workspace.people.models import Person


class Sidebar(models.Model):
    """A person's list. Who never arranged anything has no row."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="+")
    version = models.PositiveIntegerField(default=0)
    """Counts the changes, so that a device never goes back to an older list."""
    starred = models.JSONField(default=list)
    """Ids of rooms, in the order that they stand in. A room that the person has left stays here, unseen."""
    folded = models.JSONField(default=list)
    """Names of the parts of the list that are folded: ids of communities, `directs`, `starred`."""
    only_unread = models.BooleanField(default=False)
    sections = models.JSONField(default=list)
    """The person's own sections in their order: `schemas.SectionOut`."""
    order = models.JSONField(default=list)
    """Names of the parts that the person put somewhere, in their order; the others follow as they always do."""
    sorts = models.JSONField(default=dict)
    """How the rooms of a part are sorted, where that is not by hand: name of the part → `schemas.Sort`."""
