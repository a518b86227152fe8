"""How a request says who it is: the browser's session (with CSRF), or a personal access token."""

from django.http import HttpRequest
from ninja.security import APIKeyCookie, HttpBearer

from workspace.core.errors import NotAllowed, NotSignedIn
from workspace.people.models import Person
from workspace.people.scopes import Scope, require_scope
from workspace.people.services.credentials import identify_token


class BrowserSession(APIKeyCookie):
    """The session cookie; Ninja checks the CSRF token of writes before."""

    param_name = "sessionid"

    def __call__(self, request: HttpRequest) -> Person | None:
        """Ask for the CSRF token only where somebody is signed in: all others must sign in, not reload."""
        if not isinstance(request.user, Person):
            return None
        person: Person | None = super().__call__(request)
        return person

    def authenticate(self, request: HttpRequest, key: str | None) -> Person | None:
        """Return the signed-in person."""
        return request.user if isinstance(request.user, Person) else None


class AccessTokenBearer(HttpBearer):
    """`Authorization: Bearer ff_…`. Without a scope the route is for people and their own tokens alone."""

    def __init__(self, scope: Scope | None = None) -> None:
        super().__init__()
        self._scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> Person:
        """Return the token's owner. A worthless token is told as such, whatever cookies come with it."""
        identity = identify_token(token)
        if identity is None:
            raise NotSignedIn
        require_scope(identity.scopes, self._scope)
        return identity.person


SIGNED_IN = [AccessTokenBearer(), BrowserSession()]


def signed_in(scope: Scope) -> list[AccessTokenBearer | BrowserSession]:
    """Open a route to bots as well: to those whose token has the scope."""
    return [AccessTokenBearer(scope), BrowserSession()]


def actor_of(request: HttpRequest) -> Person:
    """Return who makes an authenticated request."""
    person = getattr(request, "auth", None)
    if not isinstance(person, Person):
        raise NotSignedIn
    return person


def require_browser(request: HttpRequest) -> None:
    """Refuse access tokens where only the person at a browser may act (sessions, tokens)."""
    if "Authorization" in request.headers:
        raise NotAllowed
