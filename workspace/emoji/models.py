"""The organisation's own emoji, and who may add to them."""

from django.db import models

from workspace.core.ids import new_id
from workspace.people.models import Person


class Emoji(models.Model):
    """A small picture that everyone may use by its name. Its files lie in the folder `emoji` of the media."""

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    name = models.CharField(max_length=32, unique=True)
    """Without colons, in small letters (`names`)."""
    picture = models.CharField(max_length=40)
    """File name; moving where it moves."""
    still = models.CharField(max_length=40)
    """The same where it does not move; else its first frame."""
    added_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    added_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class EmojiRule(models.Model):
    """Who may add emoji: one row, or none as long as nobody has changed anything."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    everyone_adds = models.BooleanField(default=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="emoji_rule_once")]
