"""What goes by itself: work of the jobs process."""

from datetime import datetime, timedelta
from typing import Final

from workspace.notifications.models import Notice

KEPT: Final = timedelta(days=90)
_AT_ONCE: Final = 5_000


def tidy_notices(at: datetime) -> int:
    """Delete notices that have had nothing new to tell for that long; return how many."""
    stale = Notice.objects.filter(at__lt=at - KEPT).order_by("at").values_list("id", flat=True)[:_AT_ONCE]
    return Notice.objects.filter(id__in=list(stale)).delete()[0]
