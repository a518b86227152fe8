"""From a day to the message with which it begins in a room."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from communities.chat.models import Message
from communities.chat.queries.places import find_place
from communities.chat.schemas import DayOut
from workspace.people.models import Person

_EARLIEST = date(1970, 1, 1)
_LATEST = date(9998, 12, 31)
"""Days outside of these have no instant in every time zone; nothing was said on them either."""


def beginning_of(viewer: Person, room_id: str, day: date) -> DayOut:
    """Return the first message on a day of the viewer, or after it, in a room that they can see."""
    place = find_place(viewer, room_id)
    begin = datetime.combine(min(max(day, _EARLIEST), _LATEST), time.min, ZoneInfo(viewer.time_zone))
    rows = Message.objects.filter(room=place.room, in_stream=True, sent_at__gte=begin)
    return DayOut(seq=rows.order_by("sent_at", "seq").values_list("seq", flat=True).first())
