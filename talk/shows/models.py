"""Shows, their sessions (`Talk`), and what a live one needs for as long as it is live.

Who listened is nobody's business: participants, removals and votes are deleted when a talk ends. What stays is
who hosted and spoke, and what those who were on stage said to being recorded, since that has to be proven. Recordings
of callers go with it as well, but for those that were played to everyone.
"""

from django.db import models
from django.db.models import Q

from communities.chat.models import Room
from communities.spaces.models import Community
from talk.shows.limits import (
    CHAPTER_TITLE_LIMIT,
    CLIP_TITLE_LIMIT,
    DESCRIPTION_LIMIT,
    QUESTION_LIMIT,
    TITLE_LIMIT,
)
from talk.stage.state import Consent, Muted, StageRole
from workspace.core.ids import new_id
from workspace.people.models import Person

_ROLES = [(role.value, role.name) for role in StageRole]
_MUTED = [(muted.value, muted.name) for muted in Muted]
_ANSWERS = [(consent.value, consent.name) for consent in Consent]


class TalkState(models.TextChoices):
    """The life of a session."""

    SCHEDULED = "scheduled"
    LIVE = "live"
    ENDED = "ended"
    CANCELLED = "cancelled"


class QuestionState(models.TextChoices):
    """What the hosts have made of a question."""

    OPEN = "open"
    ON_AIR = "on_air"
    ANSWERED = "answered"
    DISMISSED = "dismissed"


class Show(models.Model):
    """A programme of a community, with hosts and perhaps a regular slot."""

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=TITLE_LIMIT)
    description = models.CharField(max_length=DESCRIPTION_LIMIT, blank=True)
    cover = models.CharField(max_length=80, blank=True)
    """Name of the re-encoded picture below `covers`; empty without one."""
    weekday = models.PositiveSmallIntegerField(null=True)
    """Of the regular slot, 0 is Monday; null without one. The four belong together."""
    starts = models.TimeField(null=True)
    time_zone = models.CharField(max_length=40, blank=True)
    length_min = models.PositiveSmallIntegerField(null=True)
    created_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    """A closed show keeps its past sessions."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(weekday=None, starts=None, time_zone="", length_min=None)
                | Q(weekday__isnull=False, starts__isnull=False, length_min__isnull=False, weekday__lte=6)
                & ~Q(time_zone=""),
                name="show_slot_whole",
            )
        ]

    def __str__(self) -> str:
        return self.title


class ShowHost(models.Model):
    """A person who hosts a show."""

    show = models.ForeignKey(Show, on_delete=models.CASCADE, related_name="hosts")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["show", "person"], name="show_host_once")]


class Subscription(models.Model):
    """A person who wants to know when a show is on."""

    show = models.ForeignKey(Show, on_delete=models.CASCADE, related_name="subscriptions")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["show", "person"], name="subscription_once")]


class Talk(models.Model):
    """One session. Its stage is told on the topic `talk:<id>`, its chat is a room."""

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="+")
    show = models.ForeignKey(Show, on_delete=models.SET_NULL, null=True, related_name="talks")
    title = models.CharField(max_length=TITLE_LIMIT)
    description = models.CharField(max_length=DESCRIPTION_LIMIT, blank=True)
    state = models.CharField(max_length=10, choices=TalkState, default=TalkState.SCHEDULED)
    starts_at = models.DateTimeField()
    """As announced; of a talk that was started at once, when that was."""
    length_min = models.PositiveSmallIntegerField(default=60)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    created_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    room = models.OneToOneField(Room, on_delete=models.SET_NULL, null=True, related_name="+")
    locked = models.BooleanField(default=False)
    unmute_freely = models.BooleanField(default=False)
    count = models.PositiveIntegerField(default=0)
    """The last number given to a hand or a place on stage (`stage.state.Stage.count`)."""
    recording_wanted_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    """Who has asked for the recording; None where nobody has, or it was stopped."""
    has_recorded = models.BooleanField(default=False)
    """Whether a recording has run at some time. Stays when the talk has ended."""
    log_forgotten = models.BooleanField(default=False)
    """Whether the log of the stage, which tells who came and went, is gone."""

    class Meta:
        indexes = [
            models.Index(fields=["state", "starts_at"], name="talk_programme"),
            models.Index(fields=["community", "starts_at"], name="talk_of_community"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["show"], condition=Q(state="live"), name="show_live_once"),
            models.CheckConstraint(
                condition=~Q(state="live") | Q(started_at__isnull=False, room__isnull=False),
                name="live_talk_has_begun",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Participant(models.Model):
    """A person in a live talk (`stage.state.Seat`). Deleted when they leave or the talk ends."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="participants")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=8, choices=_ROLES)
    muted = models.CharField(max_length=4, choices=_MUTED)
    hand = models.PositiveIntegerField(null=True)
    standing = models.PositiveIntegerField(null=True)
    invited = models.BooleanField(default=False)
    arrived_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True)
    noise_reduced = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["talk", "person"], name="participant_once"),
            models.UniqueConstraint(fields=["talk"], condition=Q(role="host"), name="one_host"),
            models.CheckConstraint(
                condition=~Q(role="listener") | ~Q(muted="no"), name="listeners_are_muted"
            ),
        ]


class Removal(models.Model):
    """Somebody who may not come back into a live talk. Deleted when it ends."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="removals")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["talk", "person"], name="removal_once")]


class Credit(models.Model):
    """Somebody who hosted or spoke: the highest role that they had."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="credits")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=8, choices=_ROLES)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["talk", "person"], name="credit_once")]


class RecordingConsent(models.Model):
    """What somebody who stood on stage said to being recorded, last of all. Stays as proof."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="consents")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    answer = models.CharField(max_length=3, choices=_ANSWERS)
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["talk", "person"], name="recording_consent_once")]


class ChapterMark(models.Model):
    """A moment of a recorded talk at which a chapter begins: marked by a host, or a question that went on air."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="marks")
    title = models.CharField(max_length=CHAPTER_TITLE_LIMIT)
    at = models.DateTimeField()


class Reminder(models.Model):
    """A person who asked to be reminded of a scheduled talk. Deleted when that is done."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="reminders")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["talk", "person"], name="reminder_once")]


class Question(models.Model):
    """A question to those on stage, perhaps spoken. The votes are a count; who voted is kept while the talk is live."""

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="questions")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    text = models.CharField(max_length=QUESTION_LIMIT)
    state = models.CharField(max_length=9, choices=QuestionState, default=QuestionState.OPEN)
    votes = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField()
    call_file = models.CharField(max_length=80, blank=True)
    """The recording, below `MEDIA_ROOT`; empty for a written question, and once the recording is gone."""
    call_ms = models.PositiveIntegerField(default=0)
    call_peaks = models.JSONField(default=list)
    call_played = models.BooleanField(default=False)
    """Whether everyone has heard it: then it stays."""


class QuestionVote(models.Model):
    """One person's vote for a question. Deleted when the talk ends."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "person"], name="vote_once")]


class Clip(models.Model):
    """A jingle or a clip on the board of a show; of its community, for talks that belong to none."""

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="+")
    show = models.ForeignKey(Show, on_delete=models.CASCADE, null=True, related_name="clips")
    title = models.CharField(max_length=CLIP_TITLE_LIMIT)
    file = models.CharField(max_length=80)
    """The re-encoded audio, below `MEDIA_ROOT`."""
    duration_ms = models.PositiveIntegerField()
    created_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.title


class Playing(models.Model):
    """A clip or a call-in that everyone in a live talk should hear right now. Deleted when it ends."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="playing")
    clip = models.CharField(max_length=16)
    """Id of the clip, or of the question whose recording it is."""
    file = models.CharField(max_length=80)
    title = models.CharField(max_length=CLIP_TITLE_LIMIT, blank=True)
    duration_ms = models.PositiveIntegerField()
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    """Who is heard, in a call-in."""
    started_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["talk", "clip"], name="playing_once")]
