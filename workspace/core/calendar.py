"""Calendar files (RFC 5545), for calendars that people have already."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from icalendar import Calendar, Event

from workspace.core.clock import now


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that takes place."""

    uid: str
    """The same for the same thing, however it moves: so that calendars change it, and have it once."""
    begins: datetime
    ends: datetime
    title: str
    url: str
    """Where it is to be found here."""
    description: str = ""
    is_cancelled: bool = False
    """It says so, so that calendars take it out."""
    revision: int = 0
    """Counts its changes; calendars believe the higher one."""


def calendar_file(entries: Iterable[Entry], maker: str) -> bytes:
    """Return the entries as an iCalendar file, its moments in UTC; `maker` names the part of Flurfunk it comes from."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Flurfunk//{maker}//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for entry in entries:
        calendar.add_component(_event(entry))
    return bytes(calendar.to_ical())


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", now())
    event.add("dtstart", entry.begins)
    event.add("dtend", entry.ends)
    event.add("summary", entry.title)
    if entry.description:
        event.add("description", entry.description)
    event.add("url", entry.url)
    event.add("sequence", entry.revision)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    return event
