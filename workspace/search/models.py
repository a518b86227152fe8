"""The search index: a row for each thing that can be found, written by the slice that owns the thing.

What is matched stands beside the row and not in the model, since each database has its own form for it: PostgreSQL a
column `terms` (tsvector, GIN), SQLite the FTS5 table `workspace_searchterms`. `dialects.py` is all that knows of them.
"""

from django.db import models

TEXT_LIMIT = 10_500
"""Characters of one entry: the longest message, whose mentions are written out."""


class SearchEntry(models.Model):
    """Something that can be found. No foreign keys: the row comes and goes with its thing, in one transaction, and the
    tables of upper slices cannot be named here.
    """

    kind = models.CharField(max_length=12)
    """`message`; each kind has a source (`ports.py`), which knows who may find it."""
    ref = models.CharField(max_length=16, unique=True)
    """Id of the thing; ids are unique across all kinds."""
    place = models.CharField(max_length=16)
    """What the right to read hangs on, such as the id of a room."""
    anchor = models.BigIntegerField()
    """Where in its place: the seq of a message."""
    within = models.CharField(max_length=16, blank=True, default="", db_default="")
    """What it is seen in, where that is not the place itself: the root of a thread."""
    author = models.CharField(max_length=16)
    at = models.DateTimeField()
    marks = models.PositiveIntegerField(default=0)
    """Bits of `language.Mark`."""
    text = models.TextField()
    """Plain text, for the snippet."""

    class Meta:
        indexes = [
            models.Index(fields=["at", "id"], name="searchentry_at"),
            models.Index(fields=["place", "at", "id"], name="searchentry_place_at"),
            models.Index(fields=["author", "at", "id"], name="searchentry_author_at"),
        ]


class SearchWord(models.Model):
    """A stem that occurs, so that a misspelt word finds its neighbours. PostgreSQL only: FTS5 lists its own."""

    word = models.CharField(primary_key=True, max_length=32)


class SearchProgress(models.Model):
    """How far the words have been gathered and looked over: one row."""

    gathered_until = models.BigIntegerField(default=0)
    """Id of the last entry whose words are known."""
    checked_until = models.CharField(max_length=32, blank=True)
    """The last word that was asked whether it still occurs."""
