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
    description = models.TextField(blank=True)
    """Markdown, as `rules`; what is shown is made when it is written."""
    description_html = models.TextField(blank=True)
    rules = models.TextField(blank=True)
    rules_html = models.TextField(blank=True)
    rules_at = models.DateTimeField(null=True)
    """When the rules were written last; None where there are none."""
    tags = models.JSONField(default=list)
    """In the order that its owners gave them, in the spelling that all communities share (`finding.clean_tags`)."""
    cover = models.CharField(max_length=80, blank=True)
    """Folder of the re-encoded picture on the shelf of files; empty without one."""
    visibility = models.CharField(max_length=8, choices=Visibility, default=Visibility.PUBLIC)
    is_listed = models.BooleanField(default=False)
    """A private one: everyone finds it in the directory and may ask to be let in."""
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
        indexes = [
            models.Index(fields=["person"], name="community_member_person"),
            models.Index(
                fields=["community"],
                name="community_keeper",
                condition=models.Q(standing__in=[Standing.MODERATOR, Standing.OWNER]),
            ),
        ]


class CommunityInvitation(models.Model):
    """An open invitation into a community; it goes when it is accepted, declined or withdrawn."""

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="invitations")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    invited_by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "person"], name="community_invited_once")]


class RequestState(models.TextChoices):
    """What has become of somebody's wish to be let in."""

    OPEN = "open"
    DECLINED = "declined"


class JoinRequest(models.Model):
    """Somebody asks to be let into a private community that is listed.

    It goes when it is granted or withdrawn. A declined one stays for a while, so that the person reads why and those
    who answered are not asked again the next day.
    """

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="requests")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    words = models.CharField(max_length=300, blank=True)
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=RequestState, default=RequestState.OPEN)
    answer = models.CharField(max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "person"], name="community_asked_once"),
            models.CheckConstraint(
                condition=models.Q(state=RequestState.OPEN, answered_at=None, answer="")
                | models.Q(state=RequestState.DECLINED, answered_at__isnull=False),
                name="declined_request_is_answered",
            ),
        ]


class OwnershipOffer(models.Model):
    """An owner would hand the community over to a member, who has until `until` to say yes.

    It goes when it is accepted, declined, withdrawn or late, and when either of the two leaves.
    """

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="offers")
    offered_by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    afterwards = models.CharField(max_length=10, choices=Standing)
    """What the owner becomes: moderator or member."""
    offered_at = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "offered_by"], name="ownership_offered_once"),
            models.CheckConstraint(
                condition=models.Q(afterwards__in=[Standing.MODERATOR, Standing.MEMBER]),
                name="ownership_is_given_away",
            ),
            models.CheckConstraint(
                condition=~models.Q(offered_by=models.F("person")), name="ownership_is_offered_to_another"
            ),
        ]


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
