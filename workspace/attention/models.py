"""How a person is to be reached: one row a person, with what holds now and nothing of what held before."""

from django.db import models

from workspace.attention.rules import Level
from workspace.people.models import Person

STATUS_LIMIT = 80


class Attention(models.Model):
    """Who never chose anything has no row. What has ended is not shown, and blanked soon (`services.forget_ended`)."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="+")
    version = models.PositiveIntegerField(default=0)
    """Counts the changes, so that nobody goes back to an older state."""
    status_emoji = models.CharField(max_length=24, blank=True)
    status_text = models.CharField(max_length=STATUS_LIMIT, blank=True)
    status_until = models.DateTimeField(null=True)
    is_dnd = models.BooleanField(default=False)
    dnd_until = models.DateTimeField(null=True)
    has_quiet_hours = models.BooleanField(default=False)
    """Whether the plan holds; it stays while it does not."""
    quiet_hours = models.JSONField(default=list)
    """Spans of the weekly plan as they were said: `schemas.QuietSpan`."""
    awake_until = models.DateTimeField(null=True)
    """Quiet hours are overruled until then: the end of those in which that was said."""
    level = models.CharField(
        max_length=8, choices=[(level.value, level.value) for level in Level], default=Level.MENTIONS.value
    )
    """What may interrupt in rooms for which nothing else was chosen."""
    shows_content = models.BooleanField(default=False)
    """Notifications say what was said, not only who said something where."""
    has_sound = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_dnd=True) | models.Q(dnd_until=None), name="dnd_end_only_with_dnd"
            )
        ]
