"""One table from exceptions to answers, for HTTP: services' errors, bad input, outages, and real faults."""

import sys
from typing import Any

import redis
import structlog
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from psycopg_pool import PoolTimeout

from workspace.core.errors import (
    FlurfunkError,
    Invalid,
    NotAllowed,
    NotFound,
    NotSignedIn,
    Unavailable,
    answer,
    text_of,
)
from workspace.core.schemas import ErrorOut

OUTAGES = (OperationalError, InterfaceError, PoolTimeout, redis.RedisError)
"""What the libraries raise when the database or Redis is away."""

log = structlog.get_logger(__name__)


def respond(error: FlurfunkError) -> JsonResponse:
    """Shape an error as the response that every route gives."""
    response = JsonResponse(answer(error).model_dump(), status=error.http_status)
    if error.retry_after_s is not None:
        response["Retry-After"] = str(max(1, round(error.retry_after_s)))
    return response


def from_validation(error: ValidationError) -> FlurfunkError:
    """Name the first field that does not fit; Pydantic's own words say why."""
    first: dict[str, Any] = error.errors[0] if error.errors else {}
    path = [str(part) for part in first.get("loc", ()) if part not in ("body", "query", "path", "payload")]
    return Invalid(".".join(path) or "body", "invalid_detail", detail=str(first.get("msg", "")))


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer what nothing else caught (Django's handler500): 503 during an outage, else a logged fault."""
    exception = sys.exc_info()[1]
    if isinstance(exception, OUTAGES):
        log.warning("A service is away", error=type(exception).__name__)
        if not request.path.startswith(("/api/", "/_allauth/")):
            return HttpResponse(
                text_of("unavailable"), "text/plain; charset=utf-8", 503, headers={"Retry-After": "5"}
            )
        return respond(Unavailable())
    return JsonResponse(ErrorOut(code="internal", message=text_of("internal")).model_dump(), status=500)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what Django itself could not read, a broken form above all (Django's handler400)."""
    return respond(Invalid("body"))


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer for an address that no route knows (Django's handler404)."""
    return respond(NotFound())


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer for a request whose CSRF token is missing or old (Django's CSRF_FAILURE_VIEW)."""
    return respond(NotAllowed("csrf"))


def install_handlers(api: NinjaAPI) -> None:
    """Make every route of the API answer from the table."""
    for kind in (FlurfunkError, ValidationError, AuthenticationError, Http404, HttpError, *OUTAGES):
        api.add_exception_handler(kind, lambda request, error: respond(translate(error)))


def translate(error: object) -> FlurfunkError:
    """Return the answer to what a library raised, or the service's own error."""
    match error:
        case FlurfunkError():
            return error
        case ValidationError():
            return from_validation(error)
        case AuthenticationError():
            return NotSignedIn()
        case Http404():
            return NotFound()
        case HttpError(status_code=403):
            return NotAllowed("csrf")
        case HttpError():
            return Invalid("body", "invalid_detail", detail=str(error))
    return Unavailable()
