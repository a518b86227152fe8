"""What one person keeps for later. Private: no query returns a row to anybody but its owner."""

from django.db import models

from communities.chat.models import Message
from workspace.core.ids import new_id
from workspace.people.models import Person

NOTE_LIMIT = 500


class Bookmark(models.Model):
    """A message that one person has saved, perhaps with a note, perhaps ticked off."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="+")
    note = models.CharField(max_length=NOTE_LIMIT, blank=True)
    saved_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "message"], name="saved_message_once")]


class Reminder(models.Model):
    """A message that one person wants to be reminded of. Ticking it off deletes it."""

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    message = models.ForeignKey(Message, on_delete=models.SET_NULL, null=True, related_name="+")
    """None once it is gone together with its room; the note stays."""
    note = models.CharField(max_length=NOTE_LIMIT, blank=True)
    due_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)
    """When the person's devices were told that it is due."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "message"], name="reminder_of_message_once")]
        indexes = [
            models.Index(fields=["due_at"], name="reminder_waits", condition=models.Q(told_at=None)),
        ]
