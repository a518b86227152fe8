"""People on the wire."""

from datetime import date, datetime

from pydantic import EmailStr, Field

from workspace.core.schemas import Wire
from workspace.people.models import Language, Role
from workspace.people.scopes import Scope


class PersonOut(Wire):
    """What everyone in the organisation sees of a person."""

    id: str
    handle: str
    name: str
    avatar_url: str | None
    job_title: str
    department: str | None
    site: str | None
    role: Role
    is_bot: bool
    active: bool


class ProfileOut(PersonOut):
    """A person's page."""

    about: str
    time_zone: str
    joined_at: datetime


class MeOut(ProfileOut):
    """The signed-in person, with what only they see."""

    email: str
    language: Language


class MeIn(Wire):
    """A change of one's own profile and settings; what is absent stays."""

    name: str | None = Field(default=None, max_length=200)
    job_title: str | None = Field(default=None, max_length=80)
    about: str | None = Field(default=None, max_length=400)
    language: Language | None = None
    time_zone: str | None = Field(default=None, max_length=40)


class PersonIn(Wire):
    """A change that an administrator makes to a person."""

    role: Role | None = None
    active: bool | None = None


class SessionOut(Wire):
    """One of the person's own signed-in browsers."""

    id: str
    browser: str
    """For example "Firefox · Linux", from the user agent; empty where that tells nothing."""
    address: str
    created_at: datetime
    current: bool


class TokenIn(Wire):
    """A personal access token to make."""

    name: str = Field(max_length=200)
    expires_in_days: int | None = Field(default=None, ge=1, le=3650)


class TokenOut(Wire):
    """A token as its owner sees it later: never the secret again."""

    id: str
    name: str
    created_at: datetime
    expires_at: datetime | None


class TokenMade(TokenOut):
    """A token at the one moment when its secret is shown."""

    secret: str


class BotTokenIn(Wire):
    """A token of a bot to make."""

    name: str = Field(max_length=200)
    scopes: list[Scope] = Field(min_length=1, max_length=10)


class BotTokenOut(Wire):
    """A bot's token as those see it who look after the bot."""

    id: str
    name: str
    scopes: list[Scope]
    made_by: str | None
    created_at: datetime
    last_used_on: date | None
    """The day alone."""


class BotTokenMade(BotTokenOut):
    """A bot's token at the one moment when its secret is shown."""

    secret: str


class InvitationIn(Wire):
    """An invitation to make."""

    email: EmailStr
    role: Role = Role.MEMBER
    days: int = Field(default=14, ge=1, le=90)


class InvitationOut(Wire):
    """An open invitation, as administrators see it."""

    id: str
    email: str
    role: Role
    invited_by: str
    created_at: datetime
    expires_at: datetime


class InvitationMade(InvitationOut):
    """An invitation at the one moment when its link is shown."""

    link: str


class WelcomeOut(Wire):
    """What an invited stranger sees before they accept."""

    email: str
    organisation: str
    invited_by: str


class AcceptIn(Wire):
    """Accepting an invitation."""

    name: str = Field(max_length=200)
    password: str = Field(max_length=200)
    language: Language = Language.GERMAN
    time_zone: str = Field(default="Europe/Berlin", max_length=40)


class DirectoryOut(Wire):
    """A page of people."""

    people: list[PersonOut]
    total: int
