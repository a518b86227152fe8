"""HTTP routes on people: oneself, colleagues, invitations."""

from allauth.usersessions.models import UserSession
from django.http import HttpRequest
from ninja import File, Query, Router, Status
from ninja.files import UploadedFile

from workspace.core.clock import now
from workspace.core.images import read_picture
from workspace.core.limits import Limit, take
from workspace.core.schemas import ErrorOut, PageQuery
from workspace.people.auth import SIGNED_IN, actor_of, require_browser, signed_in
from workspace.people.blocking import blocked_by
from workspace.people.models import Person
from workspace.people.queries import (
    directory,
    find_person,
    me_out,
    open_invitations,
    profile_out,
    tokens_of,
)
from workspace.people.schemas import (
    AcceptIn,
    DirectoryOut,
    InvitationIn,
    InvitationMade,
    InvitationOut,
    MeIn,
    MeOut,
    PersonIn,
    ProfileOut,
    SessionOut,
    TokenIn,
    TokenMade,
    TokenOut,
    WelcomeOut,
)
from workspace.people.scopes import Scope
from workspace.people.services import blocks, credentials, invitations, profile, roles, tokens
from workspace.people.sign_in import sign_in
from workspace.people.user_agents import describe

router = Router(auth=SIGNED_IN, tags=["people"])
welcome = Router(tags=["people"])
"""Routes for strangers who hold an invitation."""
_ACCEPT_LIMIT = Limit("invitation", 20, 60)


@router.get("/me", auth=signed_in(Scope.ROOMS_READ), response={200: MeOut, 401: ErrorOut, 403: ErrorOut})
def read_me(request: HttpRequest) -> MeOut:
    """Return the signed-in person."""
    return me_out(actor_of(request))


@router.patch("/me", response={200: MeOut, 401: ErrorOut, 422: ErrorOut})
def change_me(request: HttpRequest, payload: MeIn) -> MeOut:
    """Change one's own profile and settings."""
    return me_out(profile.change_profile(actor_of(request), payload))


@router.post("/me/avatar", response={200: MeOut, 401: ErrorOut, 422: ErrorOut})
def change_avatar(request: HttpRequest, image: File[UploadedFile]) -> MeOut:
    """Upload a picture (PNG, JPEG, WebP, GIF); it is cropped to a square and re-encoded."""
    return me_out(profile.change_avatar(actor_of(request), read_picture(image)))


@router.delete("/me/avatar", response={200: MeOut, 401: ErrorOut})
def remove_avatar(request: HttpRequest) -> MeOut:
    """Go back to initials."""
    return me_out(profile.remove_avatar(actor_of(request)))


@router.get("/me/sessions", response={200: list[SessionOut], 401: ErrorOut, 403: ErrorOut})
def list_sessions(request: HttpRequest) -> list[SessionOut]:
    """Return one's own signed-in browsers."""
    require_browser(request)
    rows = UserSession.objects.filter(user=actor_of(request)).order_by("-created_at")
    return [_session_out(row, request) for row in rows if row.exists()]


@router.delete("/me/sessions/{session_id}", response={204: None, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut})
def end_session(request: HttpRequest, session_id: str) -> Status[None]:
    """Sign out of one browser."""
    require_browser(request)
    credentials.end_session(actor_of(request), session_id)
    return Status(204, None)


@router.get("/me/tokens", response={200: list[TokenOut], 401: ErrorOut, 403: ErrorOut})
def list_tokens(request: HttpRequest) -> list[TokenOut]:
    """Return one's own access tokens."""
    require_browser(request)
    return tokens_of(actor_of(request))


@router.post("/me/tokens", response={201: TokenMade, 401: ErrorOut, 403: ErrorOut, 422: ErrorOut})
def make_token(request: HttpRequest, payload: TokenIn) -> Status[TokenMade]:
    """Make an access token; the secret is in this answer only."""
    require_browser(request)
    made = tokens.make_token(actor_of(request), name=payload.name, expires_in_days=payload.expires_in_days)
    return Status(201, made)


@router.delete("/me/tokens/{token_id}", response={204: None, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut})
def revoke_token(request: HttpRequest, token_id: str) -> Status[None]:
    """Make a token worthless at once."""
    require_browser(request)
    tokens.revoke_token(actor_of(request), token_id)
    return Status(204, None)


@router.get("/me/blocked", response={200: list[str], 401: ErrorOut})
def list_blocked(request: HttpRequest) -> list[str]:
    """Return the ids of those whom one has blocked, the last one first."""
    return blocked_by(actor_of(request).id)


@router.put(
    "/me/blocked/{person_id}",
    response={204: None, 401: ErrorOut, 404: ErrorOut, 409: ErrorOut, 422: ErrorOut},
)
def block_person(request: HttpRequest, person_id: str) -> Status[None]:
    """Let nothing of a person reach oneself any more. They are not told."""
    blocks.block_person(actor_of(request), person_id)
    return Status(204, None)


@router.delete("/me/blocked/{person_id}", response={204: None, 401: ErrorOut})
def unblock_person(request: HttpRequest, person_id: str) -> Status[None]:
    """Hear from a person again."""
    blocks.unblock_person(actor_of(request), person_id)
    return Status(204, None)


@router.get("/people", response={200: DirectoryOut, 401: ErrorOut, 422: ErrorOut})
def list_people(request: HttpRequest, query: Query[PageQuery]) -> DirectoryOut:
    """Find colleagues by name, title, department or site."""
    return directory(query.search, query.offset)


@router.get(
    "/people/{person_id}",
    auth=signed_in(Scope.ROOMS_READ),
    response={200: ProfileOut, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut},
)
def read_person(request: HttpRequest, person_id: str) -> ProfileOut:
    """Return a colleague's page."""
    return profile_out(find_person(person_id))


@router.patch(
    "/people/{person_id}",
    response={200: ProfileOut, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 422: ErrorOut},
)
def change_person(request: HttpRequest, person_id: str, payload: PersonIn) -> ProfileOut:
    """Change a person's role, deactivate them or let them back in. For administrators."""
    actor, person = actor_of(request), None
    if payload.role is not None:
        person = roles.change_role(actor, person_id, payload.role)
    if payload.active is not None:
        act = roles.reactivate if payload.active else roles.deactivate
        person = act(actor, person_id)
    return profile_out(person or find_person(person_id))


@router.get("/invitations", response={200: list[InvitationOut], 401: ErrorOut, 404: ErrorOut})
def list_invitations(request: HttpRequest) -> list[InvitationOut]:
    """Return open invitations. For administrators."""
    return open_invitations(actor_of(request))


@router.post(
    "/invitations",
    response={201: InvitationMade, 401: ErrorOut, 404: ErrorOut, 409: ErrorOut, 422: ErrorOut},
)
def make_invitation(request: HttpRequest, payload: InvitationIn) -> Status[InvitationMade]:
    """Invite an address; the link is in this answer only, and in the mail. For administrators."""
    return Status(201, invitations.invite(actor_of(request), payload))


@router.delete("/invitations/{invitation_id}", response={204: None, 401: ErrorOut, 404: ErrorOut})
def revoke_invitation(request: HttpRequest, invitation_id: str) -> Status[None]:
    """Revoke an open invitation. For administrators."""
    invitations.revoke_invitation(actor_of(request), invitation_id)
    return Status(204, None)


@welcome.get("/{code}", response={200: WelcomeOut, 404: ErrorOut, 409: ErrorOut, 429: ErrorOut})
def look_at_invitation(request: HttpRequest, code: str) -> WelcomeOut:
    """Return what an invitation says."""
    take(_ACCEPT_LIMIT, _address(request))
    return invitations.look_at(code)


@welcome.post("/{code}", response={201: MeOut, 404: ErrorOut, 409: ErrorOut, 422: ErrorOut, 429: ErrorOut})
def accept_invitation(request: HttpRequest, code: str, payload: AcceptIn) -> Status[MeOut]:
    """Accept an invitation: the account is made and this browser is signed in."""
    take(_ACCEPT_LIMIT, _address(request))
    person = invitations.accept(code, payload)
    sign_in(request, person)
    return Status(201, me_out(Person.objects.select_related("department", "site").get(id=person.id)))


def _address(request: HttpRequest) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))


def _session_out(row: UserSession, request: HttpRequest) -> SessionOut:
    return SessionOut(
        id=str(row.pk),
        browser=describe(row.user_agent),
        address=row.ip or "",
        created_at=row.created_at or now(),
        current=row.session_key == request.session.session_key,
    )
