"""What wraps every HTTP request: nothing unstorable gets in; the person's language and browser permissions."""

import json
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from workspace.config.errors import respond
from workspace.core.errors import Invalid, NotFound
from workspace.people.models import Person

GetResponse = Callable[[HttpRequest], HttpResponse]


class StorableTextMiddleware:
    """Refuses what no database can hold: a NUL anywhere in an address or a cookie, half a character in a sign-in.

    No name of ours contains a NUL, and PostgreSQL's driver refuses to look for one with an error of its own. The
    API's bodies need no such care: what is typed there is cleaned (`core.text`) or must match a pattern. allauth
    hashes passwords as they come.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Look before anything else does."""
        if any("\x00" in part for part in (request.path, *request.COOKIES.values())):
            return respond(NotFound())
        if "%00" in request.META.get("QUERY_STRING", ""):
            return respond(Invalid("query"))
        if request.path.startswith("/_allauth/") and _has_lone_surrogate(request.body):
            return respond(Invalid("body"))
        return self._get_response(request)


def _has_lone_surrogate(body: bytes) -> bool:
    """Tell whether JSON holds half of a character; what is no JSON has none."""
    try:
        json.dumps(json.loads(body), ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    except (ValueError, RecursionError):
        return False
    return False


class PersonLanguageMiddleware:
    """Speaks the signed-in person's language; strangers get what their browser asks for."""

    def __init__(self, get_response: GetResponse) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Activate the language for this request. Static files and probes never load the session."""
        if request.path.startswith(("/api/", "/_allauth/")) and isinstance(request.user, Person):
            translation.activate(request.user.language)
        return self._get_response(request)


class PermissionsPolicyMiddleware:
    """Keeps embedded content away from devices; microphone and camera are ours alone, the latter where it is wanted."""

    def __init__(self, get_response: GetResponse) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the header."""
        response = self._get_response(request)
        camera = "(self)" if settings.COFFEE_CAMERA else "()"
        response["Permissions-Policy"] = (
            f"camera={camera}, microphone=(self), geolocation=(), payment=(), usb=()"
        )
        return response
