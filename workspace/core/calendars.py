"""What is planned as a calendar file (RFC 5545), for calendars that people have already."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpResponse
from icalendar import Calendar, Event

from workspace.core.clock import now


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in a calendar. Moments are aware; `path` is where its screen is."""

    id: str
    begins: datetime
    ends: datetime
    title: str
    path: str
    text: str = ""
    is_cancelled: bool = False
    """Says so to calendars that have it already, which take it out."""
    revision: int = 0
    """Counts its changes; calendars believe the higher one."""


def calendar_file(entries: Iterable[Entry]) -> bytes:
    """Return the entries as an iCalendar file in UTC."""
    calendar = Calendar()
    calendar.add("prodid", "-//Flurfunk//Talk//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for entry in entries:
        calendar.add_component(_event(entry))
    return bytes(calendar.to_ical())


def calendar_response(content: bytes, name: str) -> HttpResponse:
    """Return a calendar file as something to download, called `name` without its ending."""
    response = HttpResponse(content, "text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return response


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", f"{entry.id}@{settings.PUBLIC_URL.partition('://')[2]}")
    event.add("dtstamp", now())
    event.add("dtstart", entry.begins)
    event.add("dtend", entry.ends)
    event.add("summary", entry.title)
    if entry.text:
        event.add("description", entry.text)
    event.add("url", f"{settings.PUBLIC_URL}{entry.path}")
    event.add("sequence", entry.revision)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    return event
