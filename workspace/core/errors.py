"""The few errors a service may raise. One table translates them for HTTP and the socket (`answer`).

Missing and forbidden look alike: whoever may not know of a thing gets `NotFound` for it. `NotAllowed` is for
things that the person can see and may not change.
"""

from typing import ClassVar

from django.utils.translation import get_language

from workspace.core.error_texts import TEXTS
from workspace.core.schemas import ErrorOut


class FlurfunkError(Exception):  # its kinds are answers and named as such, without "Error" behind them
    """An answer to the person, not a fault of the server. `code` names a text in `error_texts.TEXTS`."""

    http_status: ClassVar[int] = 400

    def __init__(self, code: str, *, field: str | None = None, **values: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.values = values
        self.retry_after_s: float | None = None


class NotFound(FlurfunkError):
    """There is no such thing, or not for this person."""

    http_status = 404

    def __init__(self, code: str = "not_found") -> None:
        super().__init__(code)


class NotSignedIn(FlurfunkError):
    """Nobody, or a session that has ended."""

    http_status = 401

    def __init__(self, code: str = "not_signed_in") -> None:
        super().__init__(code)


class NotAllowed(FlurfunkError):
    """The person can see the thing and may not do this to it."""

    http_status = 403

    def __init__(self, code: str = "not_allowed", **values: str | int) -> None:
        super().__init__(code, field=None, **values)


class Invalid(FlurfunkError):
    """The input cannot be accepted; `field` says which part of it."""

    http_status = 422

    def __init__(self, field: str, code: str = "invalid", **values: str | int) -> None:
        super().__init__(code, field=field, **values)


class Conflict(FlurfunkError):
    """The input was fine, but the state has moved on."""

    http_status = 409


class TooFast(FlurfunkError):
    """A limit is used up for `retry_after_s` seconds."""

    http_status = 429

    def __init__(self, retry_after_s: float) -> None:
        super().__init__("too_fast", seconds=max(1, round(retry_after_s)))
        self.retry_after_s = max(0.01, round(retry_after_s, 2))


class Unavailable(FlurfunkError):
    """Something the server needs is away; the same request will work later and loses nothing by waiting."""

    http_status = 503

    def __init__(self, code: str = "unavailable", retry_after_s: float = 2.0) -> None:
        super().__init__(code)
        self.retry_after_s = retry_after_s


def text_of(code: str, language: str | None = None, **values: str | int) -> str:
    """Return the sentence for `code` in `language` (default: the active one), German or English."""
    german, english = TEXTS[code]
    chosen = german if (language or get_language() or "en").startswith("de") else english
    return chosen.format(**values)


def answer(error: FlurfunkError, language: str | None = None) -> ErrorOut:
    """Shape an error for the wire, its sentence in the person's language."""
    return ErrorOut(
        code=error.code,
        message=text_of(error.code, language, **error.values),
        field=error.field,
        retry_after_s=error.retry_after_s,
    )
