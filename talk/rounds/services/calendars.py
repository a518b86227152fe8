"""One's calendar: where it is read, and what it says of the next days. Nothing but busy times is kept of it."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings

from talk.rounds.events import RoundNews
from talk.rounds.feeds import FeedTooLarge, FeedUnreadable, Span, busy_in
from talk.rounds.models import RoundCalendar, RoundWish
from talk.rounds.queries import rounds_for
from talk.rounds.schemas import RoundsOut
from talk.rounds.services.telling import tell
from workspace.core.clock import now
from workspace.core.errors import Conflict, Invalid
from workspace.core.limits import Limit, take
from workspace.egress.client import Ask, Egress, EgressFailed, EgressRefused, Limits, Reason
from workspace.egress.urls import BadUrl, read_url
from workspace.people.models import Person

CALENDAR_LIMIT: Final = Limit("rounds_calendar", 6, 600)
AHEAD: Final = timedelta(days=9)
"""A round that is held before the next reading lasts no longer."""
EVERY: Final = timedelta(hours=3)
_AT_ONCE: Final = 8
_MOST_A_TURN: Final = 64
_LIMITS: Final = Limits(bytes=4 * 1_048_576, time_s=8.0, redirects=3)
_outside: Final = Egress()


class _Problem(Exception):
    """Why a calendar cannot be read: code of an error."""


def set_calendar(actor: Person, address: str, egress: Egress = _outside) -> RoundsOut:
    """Read somebody's calendar and count it from now on. One that cannot be read changes nothing.

    Raises `Conflict` for who takes part in no rounds, `Invalid`, `TooFast`. Not in a transaction: it waits for others.
    """
    take(CALENDAR_LIMIT, actor.id)
    if not RoundWish.objects.filter(person=actor).exists():
        raise Conflict("rounds_join_first")
    at = now()
    try:
        url = _spelled_out(address)
        busy = _read(url, actor.time_zone, at, egress)
    except _Problem as problem:
        raise Invalid("address", str(problem)) from problem
    kept = {"address": url, "tried_at": at, "read_at": at, "problem": "", "busy": _stored(busy)}
    RoundCalendar.objects.update_or_create(person=actor, defaults=kept)
    tell([actor.id], RoundNews.CHANGED)
    return rounds_for(actor)


def forget_calendar(actor: Person) -> None:
    """Forget somebody's calendar. Again changes nothing."""
    RoundCalendar.objects.filter(person=actor).delete()
    tell([actor.id], RoundNews.CHANGED)


def forget_unused(actor: Person) -> None:
    """Forget the calendar of somebody who takes part in no rounds any more."""
    if not RoundWish.objects.filter(person=actor).exists():
        RoundCalendar.objects.filter(person=actor).delete()


def read_calendars(at: datetime, egress: Egress = _outside) -> int:
    """Read again what was read long ago; return how many. Work of the jobs process.

    Of two processes that want the same one, one statement lets one have it. Who cannot be read keeps what was there.
    """
    due = RoundCalendar.objects.filter(tried_at__lte=at - EVERY, person__deactivated_at=None)
    rows = list(due.select_related("person").order_by("tried_at")[:_MOST_A_TURN])
    own = [row for row in rows if due.filter(person=row.person_id).update(tried_at=at)]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        outcomes = list(pool.map(lambda row: _outcome(row, at, egress), own))
    for row, outcome in zip(own, outcomes, strict=True):
        same = RoundCalendar.objects.filter(person=row.person_id, address=row.address)
        if isinstance(outcome, _Problem):
            same.update(problem=str(outcome))
        else:
            same.update(problem="", read_at=at, busy=_stored(outcome))
    return len(own)


def _outcome(row: RoundCalendar, at: datetime, egress: Egress) -> Sequence[Span] | _Problem:
    """Touches no database: it runs beside others."""
    try:
        return _read(row.address, row.person.time_zone, at, egress)
    except _Problem as problem:
        return problem


def _spelled_out(address: str) -> str:
    scheme, separator, rest = address.strip().partition("://")
    plain = f"https://{rest}" if separator and scheme.lower() in ("webcal", "webcals") else address.strip()
    try:
        target = read_url(plain)
    except BadUrl as error:
        raise _Problem("calendar_unusable") from error
    if target.host == urlsplit(settings.PUBLIC_URL).hostname:
        raise _Problem("calendar_inside")
    return target.url


def _read(url: str, time_zone: str, at: datetime, egress: Egress) -> Sequence[Span]:
    try:
        answer = egress.send(Ask(url, headers={"Accept": "text/calendar"}), _LIMITS)
    except (EgressRefused, EgressFailed) as error:
        raise _Problem(_CODES.get(error.reason, "calendar_away")) from error
    if answer.status != 200:
        raise _Problem("calendar_away")
    try:
        return busy_in(answer.body, at, at + AHEAD, time_zone)
    except FeedTooLarge as error:
        raise _Problem("calendar_too_large") from error
    except FeedUnreadable as error:
        raise _Problem("calendar_unreadable") from error


def _stored(busy: Sequence[Span]) -> list[list[str]]:
    return [[begins.isoformat(), ends.isoformat()] for begins, ends in busy]


_CODES: Final = {
    Reason.URL: "calendar_unusable",
    Reason.PORT: "calendar_unusable",
    Reason.ADDRESS: "calendar_inside",
    Reason.SIZE: "calendar_too_large",
}
