"""The programme as a calendar file (RFC 5545), for calendars that people have already."""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from icalendar import Calendar, Event

from talk.shows.models import Talk, TalkState
from workspace.core.clock import now


def calendar_of(talks: Iterable[Talk]) -> bytes:
    """Return the talks as an iCalendar file in UTC; a cancelled one says so, so that calendars take it out."""
    calendar = Calendar()
    calendar.add("prodid", "-//Flurfunk//Talk//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for talk in talks:
        calendar.add_component(_event(talk))
    return bytes(calendar.to_ical())


def _event(talk: Talk) -> Event:
    begins = talk.started_at or talk.starts_at
    event = Event()
    event.add("uid", f"{talk.id}@{settings.PUBLIC_URL.partition('://')[2]}")
    event.add("dtstamp", now())
    event.add("dtstart", begins)
    event.add("dtend", talk.ended_at or begins + timedelta(minutes=talk.length_min))
    event.add("summary", talk.title)
    if talk.description:
        event.add("description", talk.description)
    event.add("url", f"{settings.PUBLIC_URL}/talks/{talk.id}")
    event.add("status", "CANCELLED" if talk.state == TalkState.CANCELLED else "CONFIRMED")
    return event
