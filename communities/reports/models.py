"""Messages, and people at coffee tables, that somebody asks those who keep order to look at, and what was decided.

What was said is kept here as it was when somebody reported it, also if it is edited or deleted afterwards; of a person
at a table who, where and when, since nothing records what is said there. It is read by those who decide and by nobody
else, and gone thirty days after the decision; the audit log keeps the decision.
"""

from django.db import models

from communities.spaces.models import Community
from workspace.core.ids import new_id
from workspace.people.models import Person

WORDS_LIMIT = 500
TABLE_NAME_LIMIT = 200


class Complaint(models.TextChoices):
    """What is wrong, in a word."""

    INSULT = "insult"
    SPAM = "spam"
    PRIVATE = "private"
    """It tells what is somebody's private matter."""
    OTHER = "other"


class Outcome(models.TextChoices):
    """What came of a report, as those hear who reported."""

    REMOVED = "removed"
    """The message is no longer there."""
    ACTED = "acted"
    """Something else was done. What, only the person concerned is told."""
    NO_VIOLATION = "no_violation"


class Report(models.Model):
    """One message, or one person at one table, to be looked at, however many people report it: one open report at most.

    It names message, room and table without foreign keys: it outlives a group that everyone has left, and every table.
    """

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    message_id = models.CharField(max_length=16, blank=True)
    """Empty for a person at a table, as are room and thread."""
    room_id = models.CharField(max_length=16, blank=True)
    seq = models.BigIntegerField(default=0)
    thread_id = models.CharField(max_length=16, blank=True)
    """The root of the thread in which alone it is said."""
    table_id = models.CharField(max_length=16, blank=True)
    """The coffee room; empty for a message."""
    table_name = models.CharField(max_length=TABLE_NAME_LIMIT, blank=True)
    """What it was called, with its site. Empty where it had no name."""
    community = models.ForeignKey(Community, on_delete=models.CASCADE, null=True, related_name="+")
    """None for conversations and tables of no community: the house's moderators decide on those."""
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    """Whom it concerns: who wrote the message, or sat there."""
    is_for_house = models.BooleanField(default=False)
    """The house's moderators decide as well, though they may not see the community: its author looks after it."""
    opened_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    answer = models.CharField(max_length=WORDS_LIMIT, blank=True)
    """What those who reported are told beside it."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["message_id"],
                name="report_open_once",
                condition=models.Q(decided_at=None) & ~models.Q(message_id=""),
            ),
            models.UniqueConstraint(
                fields=["table_id", "author"],
                name="report_at_table_open_once",
                condition=models.Q(decided_at=None) & ~models.Q(table_id=""),
            ),
            models.CheckConstraint(
                condition=models.Q(message_id="") & ~models.Q(table_id="")
                | ~models.Q(message_id="") & models.Q(table_id=""),
                name="report_is_of_one_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_at=None, outcome="") | models.Q(decided_at__isnull=False),
                name="report_is_open_or_decided",
            ),
        ]
        indexes = [
            models.Index(fields=["community", "opened_at"], name="report_in_community"),
            models.Index(
                fields=["decided_at"], name="report_decided", condition=models.Q(decided_at__isnull=False)
            ),
        ]


class Filing(models.Model):
    """One person's part in a report. Those who decide see what it says, not whose it is."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="filings")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    complaint = models.CharField(max_length=8, choices=Complaint)
    words = models.CharField(max_length=WORDS_LIMIT, blank=True)
    shown = models.JSONField(default=list)
    """What was said at that moment (`schemas.SaidOut`): up to five messages before it, and the message, last."""
    filed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "report"], name="filing_once")]
