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


class TranscriptState(models.TextChoices):
    """Where the writing down of what was said stands."""

    ABSENT = "absent"
    """There is none yet."""
    WRITING = "writing"
    READY = "ready"
    FAILED = "failed"
    DELETED = "deleted"
    """Those who run it want none: it is not written by itself again."""


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
    timeline = models.JSONField(default=dict)
    """What of the recording the audio holds (`placing`); empty: made before this was kept."""
    transcript_state = models.CharField(max_length=7, choices=TranscriptState, default=TranscriptState.ABSENT)
    transcript_percent = models.PositiveSmallIntegerField(default=0)
    worked_at = models.DateTimeField(null=True)
    """The last sign of life of whoever mixes or writes down; it is silent once both are done."""
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


class EpisodeTrack(models.Model):
    """How far somebody's track has been written down. Deleted with their voice, and all their lines with it."""

    episode = models.ForeignKey(Episode, on_delete=models.CASCADE, related_name="tracks")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=5)
    of = models.CharField(max_length=32)
    """With `kind` what `talk.media.tracks.TrackId` says: a person, or a recorded question."""
    heard_until_ms = models.PositiveBigIntegerField(default=0)
    """By the wall clock, since 1970."""
    language = models.CharField(max_length=16, blank=True)
    """The last that was spoken."""
    is_done = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["episode", "kind", "of"], name="track_of_episode_once")
        ]


class EpisodeLine(models.Model):
    """A sentence or two of somebody. `words` is what was heard; the rest is what the present audio holds of it."""

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    track = models.ForeignKey(EpisodeTrack, on_delete=models.CASCADE, related_name="lines")
    said_at_ms = models.PositiveBigIntegerField()
    """By the wall clock, since 1970: cuts come and go, this stays."""
    words = models.JSONField()
    """`[[start_ms, end_ms, text], …]` in order, from `said_at_ms` on (`lines`)."""
    language = models.CharField(max_length=16)
    start_ms = models.PositiveIntegerField(null=True)
    """In the episode; null: all of it is cut out."""
    end_ms = models.PositiveIntegerField(null=True)
    text = models.TextField(blank=True)
    """Those of the words that can be heard. Empty: those who run the episode took it out."""

    class Meta:
        indexes = [models.Index(fields=["track", "start_ms"], name="lines_of_track")]


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
