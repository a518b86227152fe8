"""The one place that asks what time it is, so that a test can hold it still."""

import math
from collections.abc import Callable
from datetime import datetime

from django.utils import timezone

_source: Callable[[], datetime] = timezone.now


def now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return _source()


def seconds_between(at: datetime, later: datetime) -> int:
    """Return how many seconds one moment is after another, rounded up; 0 where it is not."""
    return max(0, math.ceil((later - at).total_seconds()))


def set_source(source: Callable[[], datetime] | None) -> None:
    """Replace the clock (None restores the real one). For tests and the demo."""
    global _source
    _source = source or timezone.now
