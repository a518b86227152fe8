"""What one person has not said yet. Private: no query returns a row to anybody but its owner."""

from django.db import models

from communities.chat.models import Message, Room
from workspace.core.ids import new_id
from workspace.files.models import StoredFile
from workspace.people.models import Person


class Draft(models.Model):
    """What stands in a composer of one person, in a room or in a thread of it. The last writer wins."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="+")
    thread = models.ForeignKey(Message, on_delete=models.CASCADE, null=True, related_name="+")
    """The root, for a reply in a thread."""
    place = models.CharField(max_length=16)
    """The id of the thread, else of the room: one draft each."""
    text = models.TextField(blank=True)
    reply_to = models.ForeignKey(
        Message, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False
    )
    files = models.JSONField(default=list)
    """Ids of uploads that nothing holds yet. They go 14 days after they came, whatever names them."""
    revision = models.BigIntegerField()
    """Grows with every write, also over a deletion in between: milliseconds since 1970, or one more than before."""
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "place"], name="draft_once")]


class ScheduledMessage(models.Model):
    """A message that goes at a time of its own. The row ends with the sending, in one transaction."""

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    """The `client_id` of the message is made from it, so that it can be sent once only."""
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="+")
    thread = models.ForeignKey(Message, on_delete=models.CASCADE, null=True, related_name="+")
    also_in_room = models.BooleanField(default=False)
    body = models.TextField(blank=True)
    reply_to = models.ForeignKey(
        Message, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False
    )
    due_at = models.DateTimeField()
    """As the person wants it."""
    try_at = models.DateTimeField()
    """When the worker tries next: later than `due_at` where a slow room made it wait."""
    problem = models.CharField(max_length=40, blank=True)
    """Why it could not be sent, as the code of an error. It rests then, until its author decides."""

    class Meta:
        indexes = [
            models.Index(fields=["try_at"], name="scheduled_due", condition=models.Q(problem="")),
        ]


class ScheduledFile(models.Model):
    """A file of a scheduled message, held until it goes."""

    scheduled = models.ForeignKey(ScheduledMessage, on_delete=models.CASCADE, related_name="files")
    file = models.OneToOneField(StoredFile, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField()
