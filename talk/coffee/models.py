"""Coffee rooms, and what one needs for as long as somebody is in it.

Who drank coffee with whom is nobody's business: seats, knocks and removals are deleted when a room empties, its chat
with them, and no row ever tells that somebody was there. Nothing that is said is recorded.
"""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from communities.chat.models import Room
from communities.spaces.models import Community
from workspace.core.ids import new_id
from workspace.people.models import Person, Site

NAME_LIMIT = 60
FEWEST, MOST = 2, 8
"""Places in a room. The engine mixes so many voices."""
MOST_CAMERAS = 4
"""Cameras that are on at a table. The engine has so many places for pictures."""


class CoffeeKind(models.TextChoices):
    """What becomes of a room when the last one has left."""

    CORNER = "corner"
    """It stays: always open, for whoever comes by."""
    INSTANT = "instant"
    """Somebody opened it for the moment: it goes."""
    MATCH = "match"
    """People were brought together in it (`services.matches`): it goes as well, and is nobody else's business."""


class CoffeeRoom(models.Model):
    """A table with up to eight places, of a community or of a site, or of its guests. Its topic is `coffee:<id>`."""

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    kind = models.CharField(max_length=8, choices=CoffeeKind, default=CoffeeKind.CORNER)
    community = models.ForeignKey(Community, on_delete=models.CASCADE, null=True, related_name="+")
    site = models.ForeignKey(Site, on_delete=models.CASCADE, null=True, related_name="+")
    name = models.CharField(max_length=NAME_LIMIT)
    places = models.PositiveSmallIntegerField(default=MOST)
    is_closed = models.BooleanField(default=False)
    """Who finds somebody in it has to knock."""
    created_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    """Since then it is gone for everyone; the row goes when its log is forgotten."""
    stays_until = models.DateTimeField(null=True)
    """Until then it waits for guests as a corner does: it was opened at an agreed moment."""
    emptied_at = models.DateTimeField(null=True)
    """When the last one left; None again once the log of that is forgotten."""
    chat = models.OneToOneField(Room, on_delete=models.SET_NULL, null=True, related_name="+")
    """There while somebody is in the room."""
    version = models.PositiveIntegerField(default=0)
    """Counts what is told of the room on lists: what has overtaken something newer is dropped."""
    card = models.PositiveSmallIntegerField(null=True)
    """The ice-breaker on the table, a number of the deck."""
    card_about = models.CharField(max_length=60, blank=True)
    """What two of those at the table share, where the card is about that."""
    timer_s = models.PositiveIntegerField(null=True)
    """How long the timer was set for; None: there is none."""
    timer_ends_at = models.DateTimeField(null=True)
    found = models.JSONField(null=True)
    """Of a match: why these people (`schemas.MatchOut`)."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(community=None, site__isnull=False)
                | Q(community__isnull=False, site=None)
                | Q(kind="match", community=None, site=None),
                name="coffee_room_is_somewhere",
            ),
            models.CheckConstraint(
                condition=Q(places__gte=FEWEST, places__lte=MOST), name="coffee_room_has_places"
            ),
            models.CheckConstraint(
                condition=Q(timer_s=None, timer_ends_at=None)
                | Q(timer_s__isnull=False, timer_ends_at__isnull=False),
                name="coffee_timer_whole",
            ),
            models.UniqueConstraint(
                "community",
                Lower("name"),
                name="coffee_corner_name_in_community",
                condition=Q(kind="corner", ended_at=None, community__isnull=False),
            ),
            models.UniqueConstraint(
                "site",
                Lower("name"),
                name="coffee_corner_name_at_site",
                condition=Q(kind="corner", ended_at=None, site__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["emptied_at"], name="coffee_emptied", condition=Q(emptied_at__isnull=False)),
            models.Index(fields=["stays_until"], name="coffee_stays", condition=Q(stays_until__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.name


class CoffeeSeat(models.Model):
    """A person at a table: at one at a time. Deleted when they get up."""

    room = models.ForeignKey(CoffeeRoom, on_delete=models.CASCADE, related_name="seats")
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="coffee_seat")
    sat_at = models.DateTimeField()
    """Since when they sit there, as everyone sees."""
    arrived_at = models.DateTimeField()
    """When they last came, or came back: their socket may take a moment to follow."""
    is_muted = models.BooleanField(default=True)
    camera = models.PositiveSmallIntegerField(null=True)
    """At which of the places for pictures they are seen; None: their camera is off."""
    gone_at = models.DateTimeField(null=True)
    """Since when no socket of theirs is connected."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["room", "camera"], name="coffee_camera_place"),
            models.CheckConstraint(
                condition=Q(camera=None) | Q(camera__lt=MOST_CAMERAS), name="coffee_cameras"
            ),
        ]


class CoffeeKnock(models.Model):
    """Somebody stands at a closed door; with `let_in_at` they may come in. Gone a minute later."""

    room = models.ForeignKey(CoffeeRoom, on_delete=models.CASCADE, related_name="knocks")
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    let_in_at = models.DateTimeField(null=True)


class CoffeeRemoval(models.Model):
    """Somebody who may not come back for as long as the others sit there."""

    room = models.ForeignKey(CoffeeRoom, on_delete=models.CASCADE, related_name="removals")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "person"], name="coffee_removal_once")]


class CoffeeGuest(models.Model):
    """Somebody for whom a match was opened: they alone may come in. Goes with the room."""

    room = models.ForeignKey(CoffeeRoom, on_delete=models.CASCADE, related_name="guests")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "person"], name="coffee_guest_once")]
