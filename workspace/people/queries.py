"""Reading people, as one person may see them."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from workspace.core.clock import now
from workspace.core.errors import NotFound
from workspace.core.markdown import Mentionable
from workspace.people.models import AccessToken, Invitation, Language, Person, Role
from workspace.people.policies import require_administrator
from workspace.people.schemas import (
    BotTokenOut,
    DirectoryOut,
    InvitationOut,
    MeOut,
    PersonOut,
    ProfileOut,
    TokenOut,
)
from workspace.people.scopes import read_scopes

DIRECTORY_PAGE = 100


def avatar_url(person: Person) -> str | None:
    """Return where the browser gets the picture, None for initials."""
    return f"/media/avatars/{person.avatar}" if person.avatar else None


def person_out(person: Person) -> PersonOut:
    """Shape a person for everyone."""
    return PersonOut(
        id=person.id,
        handle=person.handle,
        name=person.name,
        avatar_url=avatar_url(person),
        job_title=person.job_title,
        department=person.department.name if person.department else None,
        site=person.site.name if person.site else None,
        role=Role(person.role),
        is_bot=person.is_bot,
        active=person.is_active,
    )


def profile_out(person: Person) -> ProfileOut:
    """Shape a person's page."""
    return ProfileOut(
        **person_out(person).model_dump(),
        about=person.about,
        time_zone=person.time_zone,
        joined_at=person.joined_at,
    )


def me_out(person: Person) -> MeOut:
    """Shape the person for themselves."""
    return MeOut(**profile_out(person).model_dump(), email=person.email, language=Language(person.language))


def people() -> QuerySet[Person]:
    """Return everybody, with what `person_out` needs."""
    return Person.objects.select_related("department", "site")


def find_person(person_id: str) -> Person:
    """Return a person by id. Raises `NotFound`."""
    person = people().filter(id=person_id).first()
    if person is None:
        raise NotFound
    return person


def all_people_out() -> list[PersonOut]:
    """Return everybody, for the front end's table of names; the departed too, since their words remain."""
    return [person_out(person) for person in people().order_by("name", "id")]


def directory(search: str, offset: int) -> DirectoryOut:
    """Return a page of active people, no bots among them, whose name, title, department or site contains every word."""
    found = people().filter(deactivated_at=None, is_bot=False)
    for word in search.split():
        found = found.filter(
            Q(name__icontains=word)
            | Q(job_title__icontains=word)
            | Q(department__name__icontains=word)
            | Q(site__name__icontains=word)
        )
    page = found.order_by("name", "id")[offset : offset + DIRECTORY_PAGE]
    return DirectoryOut(people=[person_out(person) for person in page], total=found.count())


def mentionable(handles: Iterable[str]) -> dict[str, Mentionable]:
    """Return the active people of these handles, for the renderer."""
    names = list(handles)
    if not names:
        return {}
    rows = Person.objects.filter(handle__in=names, deactivated_at=None).values_list("handle", "id", "name")
    return {handle: Mentionable(person_id, name) for handle, person_id, name in rows}


def tokens_of(person: Person) -> list[TokenOut]:
    """Return the person's own tokens, newest first."""
    return [token_out(token) for token in AccessToken.objects.filter(person=person).order_by("-created_at")]


def token_out(token: AccessToken) -> TokenOut:
    """Shape a token without its secret."""
    return TokenOut(id=token.id, name=token.name, created_at=token.created_at, expires_at=token.expires_at)


def bot_token_out(token: AccessToken) -> BotTokenOut:
    """Shape a bot's token without its secret."""
    return BotTokenOut(
        id=token.id,
        name=token.name,
        scopes=sorted(read_scopes(token.scopes)),
        made_by=token.made_by_id,
        created_at=token.created_at,
        last_used_on=token.last_used_on,
    )


def open_invitations(viewer: Person) -> list[InvitationOut]:
    """Return the invitations that somebody could still accept. For administrators."""
    require_administrator(viewer)
    rows = (
        Invitation.objects.filter(accepted_by=None, revoked_at=None, expires_at__gt=now())
        .select_related("invited_by")
        .order_by("-created_at")
    )
    return [invitation_out(invitation) for invitation in rows]


def invitation_out(invitation: Invitation) -> InvitationOut:
    """Shape an invitation for administrators."""
    return InvitationOut(
        id=invitation.id,
        email=invitation.email,
        role=Role(invitation.role),
        invited_by=invitation.invited_by.name,
        created_at=invitation.created_at,
        expires_at=invitation.expires_at,
    )
