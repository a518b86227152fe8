"""Bots and what connects other programs: webhooks in and out, their deliveries, and commands."""

from django.db import models

from communities.chat.models import Message, Room
from communities.spaces.models import Community
from workspace.core.ids import new_id
from workspace.people.models import Person


class Bot(models.Model):
    """Beside the person that a bot is: whose it is. It goes with the bot; the person stays as an author."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="bot")
    community = models.ForeignKey(Community, on_delete=models.CASCADE, null=True, related_name="+")
    """None for one of the house, which any community may take in."""
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()


class IncomingHook(models.Model):
    """An address at which other programs speak in one channel, as a bot. Whoever knows its secret may."""

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    name = models.CharField(max_length=60)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="+")
    bot = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)
    """When it last said something."""
    refused_at = models.DateTimeField(null=True)
    refusal = models.CharField(max_length=40, blank=True)
    """The code of the last error."""


class OutgoingHook(models.Model):
    """An address outside that is told what happens in one channel, or in all public ones of a community.

    What it is signed with is derived from its id and `version` (`signing`), and stored nowhere.
    """

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    name = models.CharField(max_length=60)
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="+")
    room = models.ForeignKey(Room, on_delete=models.CASCADE, null=True, related_name="+")
    """None: all public channels."""
    bot = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    """Who says what the other side answers."""
    url = models.CharField(max_length=2_048)
    events = models.JSONField(default=list)
    words = models.JSONField(default=list)
    """Messages count only if one of these words is in them; empty: all do."""
    version = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)
    """Since then nothing is delivered, until somebody starts it again."""
    stopped_for = models.CharField(max_length=16, blank=True)
    """Why: the reason of the last failure, or empty where somebody stopped it."""
    claimed_until = models.DateTimeField(null=True)
    """A process is delivering; whoever finds this in the past may take over."""


class DeliveryState(models.TextChoices):
    """How far a delivery is."""

    PENDING = "pending"
    DONE = "done"
    FAILED = "failed"
    DROPPED = "dropped"
    """What it would have told of is gone."""


class HookDelivery(models.Model):
    """One thing to tell one address. It holds no text: that is read when it is sent, so nothing deleted leaves."""

    hook = models.ForeignKey(OutgoingHook, on_delete=models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=16)
    message = models.ForeignKey(Message, on_delete=models.CASCADE, null=True, related_name="+")
    """None for a trial."""
    actor = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    emoji = models.CharField(max_length=24, blank=True)
    happened_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=DeliveryState, default=DeliveryState.PENDING)
    tries = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField()
    tried_at = models.DateTimeField(null=True)
    status = models.PositiveSmallIntegerField(null=True)
    reason = models.CharField(max_length=16, blank=True)
    """Why there was no answer that counts."""

    class Meta:
        indexes = [
            models.Index(fields=["hook", "id"], name="hook_delivery_order"),
            models.Index(
                fields=["hook", "id"],
                name="hook_delivery_pending",
                condition=models.Q(state=DeliveryState.PENDING),
            ),
        ]


class BotCommand(models.Model):
    """A slash command that a bot answers in one community."""

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="+")
    bot = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=30)
    hint = models.CharField(max_length=60, blank=True)
    """What stands behind the name: `[service] [version]`."""
    description = models.CharField(max_length=120, blank=True)
    url = models.CharField(max_length=2_048, blank=True)
    """Where it is asked; empty: the bot hears it at its socket."""
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "name"], name="command_once")]
