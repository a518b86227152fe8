"""Who waits in the lobby, as long as they wait, and which pairs were brought together not long ago.

Nobody can look up here who had coffee with whom: a row of `CoffeeWait` goes with the match, and a pair is kept as a
digest under the installation's key, for `services.pairing.APART_FOR`.
"""

from django.db import models

from workspace.people.models import Person


class CoffeeWait(models.Model):
    """Somebody has time right now. Deleted when they are matched, stop, sit down somewhere, or are gone."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()
    arrived_at = models.DateTimeField()
    """When they last said so: their socket may take a moment to follow."""
    gone_at = models.DateTimeField(null=True)
    """Since when no socket of theirs is connected."""
    languages = models.JSONField()
    """In which they would talk: codes, at least one."""


class CoffeeApart(models.Model):
    """Somebody does not want to be brought together with somebody else. Known to them alone; it counts for both."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    other = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "other"], name="coffee_apart_once"),
            models.CheckConstraint(
                condition=~models.Q(person=models.F("other")), name="coffee_apart_of_another"
            ),
        ]


class CoffeeMet(models.Model):
    """Two were brought together lately."""

    pair = models.CharField(primary_key=True, max_length=64)
    """A keyed digest of both ids (`services.pairing`)."""
    until = models.DateTimeField(db_index=True)
    """From then on it does not matter any more, and is deleted."""


class LobbyTick(models.Model):
    """The one row by which of several processes one has the tick."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="lobby_tick_once")]
