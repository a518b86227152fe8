"""Files of people: on their way, waiting in a draft, or held by something that others can see."""

from django.db import models

from workspace.core.ids import new_id
from workspace.people.models import Person


class FileKind(models.TextChoices):
    """How a file is shown. What is none of the first four is only ever downloaded."""

    IMAGE = "image"
    AUDIO = "audio"
    VIDEO = "video"
    VOICE = "voice"
    FILE = "file"


class StoredFile(models.Model):
    """One file of one person. How much of an upload is here says its partial file, not a column."""

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    name = models.CharField(max_length=200)
    size = models.BigIntegerField()
    """Bytes: as announced, and once it is ready as stored."""
    is_voice = models.BooleanField(default=False)
    """Announced as a voice note: it is encoded anew."""
    kind = models.CharField(max_length=8, choices=FileKind, blank=True)
    """Empty until it is ready."""
    mime = models.CharField(max_length=80, blank=True)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    """Pixels, upright; of pictures and videos."""
    duration_ms = models.PositiveIntegerField(null=True)
    waveform = models.JSONField(default=list)
    """64 bars, 0..100; of sounds."""
    placeholder = models.CharField(max_length=600, blank=True)
    """A picture of a few pixels as a data address, shown until the real one is there."""
    folder = models.CharField(max_length=80, blank=True)
    """Where its bytes lie in the storage: `content`, and where there are such `thumb` and `preview`."""
    has_thumb = models.BooleanField(default=False)
    has_preview = models.BooleanField(default=False)
    holder = models.CharField(max_length=16, blank=True)
    """What holds it (`ports.attach`); empty while only its owner knows of it."""
    created_at = models.DateTimeField()
    ready_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(size__gt=0), name="file_not_empty"),
            models.CheckConstraint(
                condition=models.Q(ready_at=None, kind="", folder="", holder="")
                | models.Q(ready_at__isnull=False) & ~models.Q(kind="") & ~models.Q(folder=""),
                name="file_ready_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["owner"], name="file_owner"),
            models.Index(fields=["created_at"], name="file_unheld", condition=models.Q(holder="")),
        ]


class DiscardedFolder(models.Model):
    """Bytes that nothing points at any more. The row goes once they are deleted, however long the storage is away."""

    folder = models.CharField(primary_key=True, max_length=80)
    discarded_at = models.DateTimeField()
