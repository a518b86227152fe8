"""Episodes: what became of a recorded talk, and what people keep of it.

Of listening nothing is kept but where a person is in an episode, which only that person is told, and only until it
has been heard to its end.
"""

from django.db import models

from communities.spaces.models import Community
from talk.shows.limits import TITLE_LIMIT
from talk.shows.models import Talk
from workspace.core.ids import new_id
from workspace.people.models import Person

NOTES_LIMIT = 5000
COMMENT_LIMIT = 1000


class EpisodeState(models.TextChoices):
    """Where the making of its audio stands."""

    MAKING = "making"
    READY = "ready"
    FAILED = "failed"


class Problem(models.TextChoices):
    """Why an episode could not be made."""

    NOTHING_RECORDED = "nothing_recorded"
    DISK_FULL = "disk_full"
    BROKEN = "broken"


class Episode(models.Model):
    """A talk to listen to afterwards. `revision` counts how often its audio was asked for: each makes its own files."""

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    talk = models.OneToOneField(Talk, on_delete=models.CASCADE, related_name="episode")
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=TITLE_LIMIT)
    notes = models.CharField(max_length=NOTES_LIMIT, blank=True)
    downloadable = models.BooleanField(default=False)
    state = models.CharField(max_length=7, choices=EpisodeState, default=EpisodeState.MAKING)
    problem = models.CharField(max_length=16, choices=Problem, blank=True)
    percent = models.PositiveSmallIntegerField(default=0)
    """How far the making is."""
    revision = models.PositiveIntegerField(default=1)
    made_revision = models.PositiveIntegerField(null=True)
    """The revision whose files are there; null: none. Then there is no audio, whatever else stands here."""
    duration_ms = models.PositiveIntegerField(default=0)
    peaks = models.BinaryField(default=bytes)
    """A byte for every 100 ms, 255 is full scale."""
    chapters = models.JSONField(default=list)
    """`[[start_ms, title], …]` in order, the first at 0."""
    has_own_chapters = models.BooleanField(default=False)
    """Whether somebody has edited them: then a new mix keeps them."""
    cuts = models.JSONField(default=list)
    """`[[start_ms, end_ms], …]` in the episode as it is without any cuts."""
    uncut_ms = models.PositiveIntegerField(default=0)
    uncut_peaks = models.BinaryField(default=bytes)
    """The same without any cuts, for who edits them."""
    mp3_bytes = models.PositiveBigIntegerField(default=0)
    m4a_bytes = models.PositiveBigIntegerField(default=0)
    created_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["community", "published_at"], name="episodes_of_community")]

    def __str__(self) -> str:
        return self.title


class EpisodeComment(models.Model):
    """What somebody says about a moment of an episode."""

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    episode = models.ForeignKey(Episode, on_delete=models.CASCADE, related_name="comments")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at_ms = models.PositiveIntegerField()
    text = models.CharField(max_length=COMMENT_LIMIT)
    written_at = models.DateTimeField()


class Bookmark(models.Model):
    """Where a person stopped listening. Deleted when they have heard the episode to its end."""

    episode = models.ForeignKey(Episode, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at_ms = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["episode", "person"], name="bookmark_once")]


class FeedKey(models.Model):
    """A person's private podcast feed. Its secret is made of this row's id, and worthless once the row is gone."""

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField()
