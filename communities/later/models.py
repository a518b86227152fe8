"""What one person keeps for later. Private: no query returns a row to anybody but its owner."""

from django.db import models

from communities.chat.models import Message
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
