"""The programme as a calendar file."""

from collections.abc import Iterable
from datetime import timedelta

from talk.shows.models import Talk, TalkState
from workspace.core.calendars import Entry, calendar_file


def calendar_of(talks: Iterable[Talk]) -> bytes:
    """Return the talks as an iCalendar file; a cancelled one says so, so that calendars take it out."""
    return calendar_file(_entry(talk) for talk in talks)


def _entry(talk: Talk) -> Entry:
    begins = talk.started_at or talk.starts_at
    return Entry(
        id=talk.id,
        begins=begins,
        ends=talk.ended_at or begins + timedelta(minutes=talk.length_min),
        title=talk.title,
        text=talk.description,
        path=f"/talks/{talk.id}",
        is_cancelled=talk.state == TalkState.CANCELLED,
    )
