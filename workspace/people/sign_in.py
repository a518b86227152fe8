"""What we add to allauth's sign-in: whoever signs out or changes a password closes the sockets that stand on it.

Connected to Django's and allauth's signals when the app starts; the slices themselves publish events instead.
"""

from allauth.account.signals import password_changed, password_reset
from allauth.usersessions.models import UserSession
from django.contrib.auth import login
from django.contrib.auth.signals import user_logged_out
from django.http import HttpRequest

from workspace.people.models import Person
from workspace.people.services.credentials import end_all_sessions, revoke, session_credential


def connect() -> None:
    """Listen to the libraries' signals."""
    user_logged_out.connect(_signed_out, dispatch_uid="flurfunk.signed_out")
    password_changed.connect(_password_changed, dispatch_uid="flurfunk.password_changed")
    password_reset.connect(_password_reset, dispatch_uid="flurfunk.password_reset")


def sign_in(request: HttpRequest, person: Person) -> None:
    """Sign this browser in as somebody who has just proved who they are (by an invitation)."""
    login(request, person, "allauth.account.auth_backends.AuthenticationBackend")
    UserSession.objects.create_from_request(request)


def _signed_out(sender: object, request: HttpRequest, user: object, **kwargs: object) -> None:
    key = request.session.session_key
    if isinstance(user, Person) and key:
        UserSession.objects.filter(user=user, session_key=key).delete()
        revoke(user.id, session_credential(key))


def _password_changed(sender: object, request: HttpRequest, user: object, **kwargs: object) -> None:
    """Sign out everywhere else; this browser's session has just got a new key and comes back with it."""
    if isinstance(user, Person):
        end_all_sessions(user, keep_key=request.session.session_key)


def _password_reset(sender: object, request: HttpRequest, user: object, **kwargs: object) -> None:
    if isinstance(user, Person):
        end_all_sessions(user)
