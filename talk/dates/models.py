"""Coffee dates of communities: moments to choose from, who can when, and who comes.

A date lives until its coffee is over, and goes with all of that: nothing tells afterwards who wanted to come, or came.
"""

from django.db import models
from django.db.models import Q

from communities.spaces.models import Community
from talk.coffee.models import NAME_LIMIT, CoffeeRoom
from workspace.core.ids import new_id
from workspace.people.models import Person

TITLE_LIMIT = NAME_LIMIT
"""The room is called by it."""


class DateState(models.TextChoices):
    """How far a date is."""

    POLL = "poll"
    """People say when they can."""
    PLANNED = "planned"
    """Its moment is known."""
    OPEN = "open"
    """Its room is there."""
    CANCELLED = "cancelled"
    """It does not take place; those who wanted to come can still read so for a while."""


class Availability(models.TextChoices):
    """Whether somebody can at a moment."""

    YES = "yes"
    MAYBE = "maybe"
    """If need be."""
    NO = "no"


class CoffeeDate(models.Model):
    """A coffee that is to be, or is, of one community."""

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=TITLE_LIMIT)
    state = models.CharField(max_length=9, choices=DateState)
    proposed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField()
    closes_at = models.DateTimeField(null=True)
    """Of a poll: from then on nobody answers any more; None: as long as it lasts."""
    is_closing_told = models.BooleanField(default=False)
    """Its author has been told that everyone has answered who will."""
    starts_at = models.DateTimeField(null=True)
    """The moment that was taken."""
    was_at = models.DateTimeField(null=True)
    """Before it was moved; None: it was not."""
    is_reminded = models.BooleanField(default=False)
    """Those who come have been told that it is soon."""
    room = models.OneToOneField(CoffeeRoom, on_delete=models.SET_NULL, null=True, related_name="+")
    ends_at = models.DateTimeField(null=True)
    """Of a poll, or of what was cancelled: from then on it is no more."""
    version = models.PositiveIntegerField(default=0)
    """Counts its changes: what has overtaken something newer is dropped."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="poll", starts_at=None) | ~Q(state="poll") & Q(starts_at__isnull=False),
                name="coffee_date_has_moment",
            )
        ]
        indexes = [
            models.Index(fields=["community", "state"], name="coffee_date_in_community"),
            models.Index(fields=["starts_at"], name="coffee_date_planned", condition=Q(state="planned")),
        ]

    def __str__(self) -> str:
        return self.title


class DateMoment(models.Model):
    """One of the moments of a poll."""

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    date = models.ForeignKey(CoffeeDate, on_delete=models.CASCADE, related_name="moments", db_index=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["date", "at"], name="date_moment_once")]


class DateAnswer(models.Model):
    """What one person says to one moment. Goes when they take it back, or leave the community."""

    moment = models.ForeignKey(DateMoment, on_delete=models.CASCADE, related_name="answers", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    answer = models.CharField(max_length=5, choices=Availability)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["moment", "person"], name="date_answer_once")]


class DateGuest(models.Model):
    """Somebody who says that they come."""

    date = models.ForeignKey(CoffeeDate, on_delete=models.CASCADE, related_name="guests", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["date", "person"], name="date_guest_once")]
