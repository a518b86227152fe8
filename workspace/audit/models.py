"""The audit log: who used a power over others, on what, and why. Rows are only ever added.

The database holds to that: triggers refuse every change and every deletion of a row. (SQLite rebuilds a table with its
next change and loses triggers then: a migration of this table has to put them back.)
"""

from django.db import models

from workspace.core.ids import new_id


class AuditEntry(models.Model):
    """One act. It names acts of administration and moderation only, never ordinary use."""

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    at = models.DateTimeField(db_index=True)
    actor_id = models.CharField(max_length=16, blank=True)
    """Person who acted; empty for the system. No foreign key: the log outlives what it speaks of."""
    action = models.CharField(max_length=60)
    """`noun.past_tense`, as events are named."""
    subject_id = models.CharField(max_length=32, db_index=True)
    person_id = models.CharField(max_length=16, blank=True, default="")
    """Whom the act concerns, where that is somebody: they may read the entry."""
    place_id = models.CharField(max_length=16, blank=True, default="")
    """The community in which it was done: those who look after it may read the entry."""
    detail = models.JSONField(default=dict)
    """Values of the act (a role before and after, a reason). Never a message's text."""

    class Meta:
        indexes = [
            models.Index(fields=["person_id", "id"], name="audit_person", condition=~models.Q(person_id="")),
            models.Index(fields=["place_id", "id"], name="audit_place", condition=~models.Q(place_id="")),
        ]
