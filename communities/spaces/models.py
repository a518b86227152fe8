"""Communities: places around an interest that people found, find, join and leave."""

from django.db import models
from django.db.models.functions import Lower

from workspace.core.ids import new_id
from workspace.people.models import Person


class Visibility(models.TextChoices):
    """Who may find a place: everyone, or only those who are in it."""

    PUBLIC = "public"
    PRIVATE = "private"


class Standing(models.TextChoices):
    """What a member may do in one community."""

    MEMBER = "member"
    MODERATOR = "moderator"
    OWNER = "owner"


class Reason(models.TextChoices):
    """Why somebody who looks after a place steps in, in a word; more of it in their own words."""

    HARASSMENT = "harassment"
    SPAM = "spam"
    OFF_TOPIC = "off_topic"
    PRIVATE = "private"
    """It tells what is somebody's private matter."""
    OTHER = "other"


class SanctionKind(models.TextChoices):
    """What a sanction takes away."""

    MUTE = "mute"
    """Writing, for a time: the person reads and reacts."""
    BAN = "ban"
    """Being there, until it is lifted."""


class Community(models.Model):
    """A community. Its channels are rooms (`communities.chat`)."""

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    name = models.CharField(max_length=60)
    description = models.CharField(max_length=400, blank=True)
    visibility = models.CharField(max_length=8, choices=Visibility, default=Visibility.PUBLIC)
    founded_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    founded_at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True)
    """Since then it is read-only with all that is in it, and off the lists (`services.archive`)."""
    link_previews = models.BooleanField(default=True, db_default=True)
    """Show in its channels what the pages are about to which messages lead."""
    is_hooked = models.BooleanField(default=False, db_default=False)
    """A webhook listens to all of its public channels (`communities.bots`)."""
    open_calls = models.BooleanField(default=False, db_default=False)
    """Every member may call everyone in a channel (`@channel`, `@here`), not only those who look after it."""
    member_count = models.PositiveIntegerField(default=0)
    """Kept by `services.members` in the transaction that changes it."""

    class Meta:
        constraints = [models.UniqueConstraint(Lower("name"), name="community_name_unique")]

    def __str__(self) -> str:
        return self.name


class CommunityMember(models.Model):
    """A person in a community."""

    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    standing = models.CharField(max_length=10, choices=Standing, default=Standing.MEMBER)
    joined_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "person"], name="community_member_once")]
        indexes = [models.Index(fields=["person"], name="community_member_person")]


class CommunityInvitation(models.Model):
    """An open invitation into a community; it goes when it is accepted, declined or withdrawn."""

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="invitations")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    invited_by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "person"], name="community_invited_once")]


class Sanction(models.Model):
    """A mute or a ban that holds, in one community. It goes when it is lifted; that it was there, the audit log tells.

    It does not hang on the membership: who leaves and comes back is still muted.
    """

    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="sanctions")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=4, choices=SanctionKind)
    reason = models.CharField(max_length=12, choices=Reason)
    words = models.CharField(max_length=300, blank=True)
    imposed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    imposed_at = models.DateTimeField()
    until = models.DateTimeField(null=True)
    """When a mute ends by itself; None for a ban."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "person", "kind"], name="sanction_once"),
            models.CheckConstraint(
                condition=models.Q(kind=SanctionKind.MUTE, until__isnull=False)
                | models.Q(kind=SanctionKind.BAN, until=None),
                name="mute_ends_and_ban_does_not",
            ),
        ]
