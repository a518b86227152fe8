"""The event log: a counter a topic, a row an event. It is the truth that every broadcast only hints at."""

from django.db import models


class Topic(models.Model):
    """A stream of events with a gapless seq. Its row is the counter, and the lock that keeps it gapless."""

    name = models.CharField(max_length=64, primary_key=True)
    head = models.BigIntegerField(default=0)
    """Seq of the newest event; 0 when there is none."""
    floor = models.BigIntegerField(default=0)
    """Events up to this seq have been pruned: who stands below it must take a fresh snapshot."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(head__gte=models.F("floor")), name="topic_head_over_floor"
            )
        ]


class LogEntry(models.Model):
    """One event of one topic, as the bytes that went out."""

    pk = models.CompositePrimaryKey("topic", "seq")
    topic = models.CharField(max_length=64)
    seq = models.BigIntegerField()
    payload = models.TextField()
    """The event as JSON, already serialised: a replay sends what the first delivery sent."""
    subject = models.CharField(max_length=16, blank=True, default="")
    """Id of the message that the event tells of, so that a deletion can scrub it."""
    evicts = models.CharField(max_length=16, blank=True, default="")
    """Id of the person who may hear nothing of this topic after this event."""
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(
                fields=["topic", "subject"], name="logentry_subject", condition=~models.Q(subject="")
            ),
            models.Index(fields=["at"], name="logentry_at"),
        ]
