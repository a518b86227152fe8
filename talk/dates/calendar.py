"""A coffee date as a calendar file."""

from datetime import timedelta
from typing import Final

from talk.dates.models import CoffeeDate, DateState
from workspace.core.calendars import Entry, calendar_file
from workspace.core.errors import Conflict

LENGTH: Final = timedelta(minutes=30)
"""What a calendar keeps free for it. The room knows no end: it goes with the last guest."""


def calendar_of_date(date: CoffeeDate) -> bytes:
    """Return the date as an iCalendar file. Raises `Conflict` for a poll."""
    if date.starts_at is None:
        raise Conflict("date_is_poll")
    entry = Entry(
        id=date.id,
        begins=date.starts_at,
        ends=date.starts_at + LENGTH,
        title=date.title,
        path=f"/coffee/dates/{date.id}",
        is_cancelled=date.state == DateState.CANCELLED,
        revision=date.version,
    )
    return calendar_file([entry])
