"""The programme as a calendar file."""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings

from talk.shows.models import Talk, TalkState
from workspace.core.calendar import Entry, calendar_file


def calendar_of(talks: Iterable[Talk]) -> bytes:
    """Return the talks as an iCalendar file."""
    return calendar_file(map(_entry, talks), "Talk")


def _entry(talk: Talk) -> Entry:
    begins = talk.started_at or talk.starts_at
    return Entry(
        uid=f"{talk.id}@{settings.PUBLIC_URL.partition('://')[2]}",
        begins=begins,
        ends=talk.ended_at or begins + timedelta(minutes=talk.length_min),
        title=talk.title,
        url=f"{settings.PUBLIC_URL}/talks/{talk.id}",
        description=talk.description,
        is_cancelled=talk.state == TalkState.CANCELLED,
    )
