"""People of the organisation, the ways in (invitations, tokens), and where they belong."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from workspace.core.ids import new_id

BOT_DOMAIN = "@bots.invalid"
"""Behind it bots have the address that each person needs; the domain never exists (RFC 2606)."""


class Role(models.TextChoices):
    """What a person may do in the whole organisation; communities have roles of their own."""

    MEMBER = "member"
    MODERATOR = "moderator"
    ADMINISTRATOR = "administrator"


class Language(models.TextChoices):
    """Languages of the screen."""

    GERMAN = "de"
    ENGLISH = "en"


class Site(models.Model):
    """A place where people work."""

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    name = models.CharField(max_length=80, unique=True)

    def __str__(self) -> str:
        return self.name


class Department(models.Model):
    """A node of the organisation's tree."""

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    name = models.CharField(max_length=80, unique=True)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )

    def __str__(self) -> str:
        return self.name


class PersonManager(BaseUserManager["Person"]):
    """Finds people by address regardless of case; Django's sign-in asks for it by this name."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """Return the person of an e-mail address."""
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Somebody of the organisation. `id` and `handle` never change; nothing about their conduct is kept."""

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    email = models.EmailField(max_length=254)
    handle = models.CharField(max_length=31, unique=True)
    """How others mention them: `@mara.lindner`."""
    name = models.CharField(max_length=80)
    job_title = models.CharField(max_length=80, blank=True)
    about = models.CharField(max_length=400, blank=True)
    department = models.ForeignKey(Department, on_delete=models.SET_NULL, null=True, blank=True)
    site = models.ForeignKey(Site, on_delete=models.SET_NULL, null=True, blank=True)
    avatar = models.CharField(max_length=80, blank=True)
    """Path of the re-encoded picture below the media folder; empty where initials stand in."""
    language = models.CharField(max_length=2, choices=Language, default=Language.GERMAN)
    time_zone = models.CharField(max_length=40, default="Europe/Berlin")
    role = models.CharField(max_length=16, choices=Role, default=Role.MEMBER)
    is_bot = models.BooleanField(default=False, db_default=False)
    """A program: it has no password, is never present, and acts by tokens with scopes (`communities.bots`)."""
    joined_at = models.DateTimeField()
    deactivated_at = models.DateTimeField(null=True, blank=True)

    USERNAME_FIELD = "id"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[PersonManager] = PersonManager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="person_email_unique")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """Tell whether the person may sign in; Django and allauth ask by this name."""
        return self.deactivated_at is None


class Invitation(models.Model):
    """A single-use, revocable way in for one address. The code is shown once and stored as a digest."""

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    code_digest = models.CharField(max_length=64, unique=True)
    email = models.EmailField(max_length=254)
    role = models.CharField(max_length=16, choices=Role, default=Role.MEMBER)
    invited_by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_by = models.OneToOneField(
        Person, on_delete=models.CASCADE, null=True, blank=True, related_name="invitation"
    )
    revoked_at = models.DateTimeField(null=True, blank=True)


class AccessToken(models.Model):
    """A key for programs, shown once and stored as a digest. The use of a person's own is not recorded."""

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="tokens")
    scopes = models.CharField(max_length=120, default="", db_default="")
    """What a bot's token is for, words with spaces; a person's own token is for everything and has none."""
    made_by = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    """To whom the secret of a bot's token was shown: it ends with their account."""
    last_used_on = models.DateField(null=True)
    """The last day on which a bot's token was used, so that a forgotten one is noticed; of a person's, nothing."""
    name = models.CharField(max_length=60)
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True, blank=True)


class Block(models.Model):
    """Somebody wants to hear nothing from somebody else. Known to its owner alone: nothing tells the other one."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    blocked = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "blocked"], name="block_once"),
            models.CheckConstraint(
                condition=~models.Q(person=models.F("blocked")), name="block_is_of_another"
            ),
        ]
