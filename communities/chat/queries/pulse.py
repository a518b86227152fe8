"""What is going on in communities: how much is said in their public channels, and never by whom."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Final

from django.db.models import Count, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import TruncDate

from communities.chat.models import Message, Room, RoomKind
from communities.spaces.models import Visibility
from communities.spaces.ports import Pulse
from workspace.core.ids import new_id

DAYS: Final = 14
_WEEK: Final = 7
_DATED: Final = 9
"""Characters of an id that tell when it was made."""


def pulses(at: datetime) -> Mapping[str, Pulse]:
    """Count the messages of the last 14 days by community and day. Costs a look at each of them: callers keep it."""
    days: dict[str, list[int]] = defaultdict(lambda: [0] * DAYS)
    today = at.astimezone(UTC).date()
    counted = _said_since(at, DAYS).annotate(day=TruncDate("sent_at", tzinfo=UTC))
    rows = counted.values_list("room__community", "day").annotate(count=Count("id"))
    for community, day, count in rows:
        before = (today - day).days
        if 0 <= before < DAYS:
            days[str(community)][DAYS - 1 - before] = count
    writers = _said_since(at, _WEEK).values_list("room__community")
    people = dict(writers.annotate(count=Count("author", distinct=True)))
    return {
        community: Pulse(days.get(community, [0] * DAYS), people.get(community, 0), last)
        for community, last in _last_days().items()
    }


def _said_since(at: datetime, days: int) -> QuerySet[Message]:
    """Filter by the id as well, which is dated and the primary key: so nobody reads all that was ever said."""
    since = at - timedelta(days=days)
    first = new_id(int(since.timestamp() * 1000))[:_DATED]
    return Message.objects.filter(
        id__gte=first,
        sent_at__gt=since,
        deleted_at=None,
        room__kind=RoomKind.CHANNEL,
        room__visibility=Visibility.PUBLIC,
    ).order_by()


def _last_days() -> dict[str, date]:
    newest = Message.objects.filter(room=OuterRef("pk")).order_by("-seq").values("sent_at")[:1]
    rooms = Room.objects.filter(kind=RoomKind.CHANNEL, visibility=Visibility.PUBLIC)
    rows = rooms.annotate(last=Subquery(newest)).values_list("community").annotate(Max("last")).order_by()
    return {str(community): last.astimezone(UTC).date() for community, last in rows if last is not None}
