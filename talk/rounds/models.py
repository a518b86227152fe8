"""Coffee rounds: where they are held, who wishes for one, and what they propose.

Who was brought together with whom is kept for `coffee.people.DEFAULT_WINDOW` rounds, so that nobody meets the same
person again so soon, and deleted then. Until then a row can be read by those whom it concerns, and by no one else:
there is no list, no number and no view of it for anybody, whatever their role.
"""

from django.db import models
from django.db.models import Q

from communities.spaces.models import Community
from talk.coffee.cadence import Every
from talk.coffee.models import CoffeeRoom
from talk.coffee.people import MAX_CREDIT, Why, Wish
from talk.rounds.fate import Answer, State
from workspace.core.ids import new_id
from workspace.people.models import Person

HOUSE_SERIES = "house"
"""Id of the series that everyone in the house may join."""


class RoundSeries(models.Model):
    """Rounds that come round weekly: of a community, whose id it has, or of the whole house."""

    id = models.CharField(primary_key=True, max_length=16)
    community = models.OneToOneField(Community, on_delete=models.CASCADE, null=True, related_name="+")
    is_on = models.BooleanField(default=False)
    weekday = models.PositiveSmallIntegerField(default=0)
    """0 is Monday."""
    begins = models.TimeField()
    """When people are brought together, on the clock of `time_zone`."""
    time_zone = models.CharField(max_length=40)
    due_at = models.DateTimeField(null=True)
    """When the next round is held; None while it is off."""
    held = models.PositiveIntegerField(default=0)
    """Number of the last round."""
    held_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(id=HOUSE_SERIES, community=None)
                | Q(community__isnull=False, id=models.F("community_id")),
                name="round_series_is_somewhere",
            ),
            models.CheckConstraint(
                condition=Q(is_on=False, due_at=None) | Q(is_on=True, due_at__isnull=False),
                name="round_series_due_while_on",
            ),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="round_series_weekday"),
        ]
        indexes = [models.Index(fields=["due_at"], name="round_series_due", condition=Q(is_on=True))]


class Round(models.Model):
    """One round that was held: all that replays it, but for its guests."""

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    series = models.ForeignKey(RoundSeries, on_delete=models.CASCADE, related_name="rounds", db_index=False)
    number = models.PositiveIntegerField()
    seed = models.BigIntegerField()
    steps = models.PositiveIntegerField()
    starts_at = models.DateTimeField()
    """From then on for a week there are slots (`coffee.slots`)."""
    held_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["series", "number"], name="round_once")]


class RoundWish(models.Model):
    """Somebody takes part in a series, and how. The row is the opt-in: without it they are in no round."""

    series = models.ForeignKey(RoundSeries, on_delete=models.CASCADE, related_name="wishes", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    every = models.PositiveSmallIntegerField(default=Every.WEEK, choices=[(n.value, n.name) for n in Every])
    paused_until = models.DateField(null=True)
    """The first day on which they are there again."""
    languages = models.JSONField()
    wish = models.CharField(max_length=5, choices=[(wish.value, wish.name) for wish in Wish])
    begins = models.TimeField()
    ends = models.TimeField()
    weekdays = models.JSONField()
    """Days of the window, 0 is Monday. The clock is that of the place where the person lives."""
    free = models.JSONField(default=list)
    """Times that they have typed in (`schemas.FreeSpanOut`)."""
    own_team = models.BooleanField(default=True)
    last_round = models.PositiveIntegerField(null=True)
    """Number of the last round that gave them a table; None again where that fell through."""
    spared = models.BooleanField(default=False)
    """They were left out, or the odd one: not twice in a row."""
    credit = models.PositiveSmallIntegerField(default=0)
    left_of = models.ForeignKey(Round, on_delete=models.SET_NULL, null=True, related_name="left")
    """The round in which they have nobody."""
    left_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=20, blank=True, choices=[(why.value, why.name) for why in Why])
    """Why they have nobody; empty while somebody is looked for."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "person"], name="round_wish_once"),
            models.CheckConstraint(condition=Q(credit__lte=MAX_CREDIT), name="round_wish_credit"),
        ]
        indexes = [
            models.Index(
                fields=["left_of"], name="round_looked_for", condition=Q(why="", left_of__isnull=False)
            ),
        ]


class RoundCalendar(models.Model):
    """Where somebody's calendar can be read, and what it says of the next days. For the engine alone."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="+")
    address = models.TextField()
    """Whoever knows it can read the calendar: it is never shown again, only which machine it leads to."""
    tried_at = models.DateTimeField(db_index=True)
    read_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=24, blank=True)
    """Why it could not be read the last time: code of an error."""
    busy = models.JSONField(default=list)
    """Pairs of moments (ISO 8601, UTC), of the days after `read_at` alone; no title, no place."""


class Proposal(models.Model):
    """People of a round who are to meet, when, and why they."""

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="proposals")
    at = models.DateTimeField()
    found = models.JSONField()
    """Why these people, and what they all speak (`coffee.schemas.MatchOut`)."""
    state = models.CharField(
        max_length=12, default=State.PROPOSED, choices=[(state.value, state.name) for state in State]
    )
    room = models.ForeignKey(CoffeeRoom, on_delete=models.SET_NULL, null=True, related_name="+")
    """The room of the match, from its slot until it is gone."""

    class Meta:
        indexes = [
            models.Index(fields=["state", "at"], name="proposal_due"),
        ]


class ProposalGuest(models.Model):
    """Somebody who is to meet the others of a proposal."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="guests", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    answer = models.CharField(
        max_length=4, default=Answer.OPEN, choices=[(answer.value, answer.name) for answer in Answer]
    )
    did_meet = models.BooleanField(null=True)
    """What they have said afterwards, for nobody's eyes: where nobody met, they may be brought together again."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proposal", "person"], name="proposal_guest_once"),
        ]
