"""What somebody should know of. A notice holds ids and never a text: what it tells is read when it is shown."""

from django.db import models

from workspace.core.ids import new_id
from workspace.people.models import Person


class NoticeKind(models.TextChoices):
    """What a notice tells of."""

    MENTION = "mention"
    """A message names the person."""
    REPLY = "reply"
    """A message answers one of theirs by quoting it."""
    THREAD = "thread"
    """Somebody replied in a thread that they follow: one notice a thread, about its newest reply."""
    REACTION = "reaction"
    """Others reacted to a message of theirs: one notice a message."""
    INVITATION = "invitation"
    """They are invited to a community."""
    ADDED = "added"
    """Somebody brought them into a channel or a group."""
    ORDER = "order"
    """Somebody who keeps order did something that concerns them."""
    REMINDER = "reminder"
    """They wanted to be reminded of something."""
    COFFEE = "coffee"
    """A coffee that they come to is planned, moved, soon, open or off: one notice a date, about what is now."""
    ROUND = "round"
    """A coffee is proposed to them, or there is nobody for them in a round: one notice of each, about what is now."""


class Notice(models.Model):
    """One thing that one person should know of. No foreign keys to it: upper slices' tables cannot be named here.

    Private: every query starts with its person. Whether it was read is a flag and no time, and nobody else sees it.
    """

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=10, choices=NoticeKind)
    subject = models.CharField(max_length=16)
    """Id of what it tells of: a message, the root of a thread, an invitation, a room, an act, a date, a round."""
    place = models.CharField(max_length=16, blank=True)
    """What the right to know of it hangs on: the id of a room or a community."""
    within = models.CharField(max_length=16, blank=True)
    """Root of the thread in which alone it is to be seen; such a notice is read with the thread, not with the room."""
    anchor = models.BigIntegerField(default=0)
    """Seq of the message: whose read mark has reached it has read the notice. 0: no read mark says anything of it."""
    actor = models.CharField(max_length=16, blank=True)
    """Who did it last; empty where nobody did."""
    at = models.DateTimeField()
    """When it was written, or last had something new to tell."""
    is_read = models.BooleanField(default=False)
    """Read in the inbox; a read mark that has reached the anchor says the same."""
    is_done = models.BooleanField(default=False)
    """Put away, until there is something new to tell."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind", "subject"], name="notice_once")]
        indexes = [
            models.Index(fields=["person", "at"], name="notice_person"),
            models.Index(
                fields=["person", "at"],
                name="notice_unread",
                condition=models.Q(is_read=False, is_done=False),
            ),
            models.Index(fields=["subject"], name="notice_subject"),
            models.Index(fields=["at"], name="notice_at"),
        ]
