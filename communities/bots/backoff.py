"""When a delivery that failed is tried again: eight times within about a day. Pure."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

TRIES: Final = 8
_FIRST_S: Final = 30.0
_GROWTH: Final = 4
_LONGEST_S: Final = 8 * 3600.0
_JITTER: Final = 0.2
_DAY_S: Final = 24 * 3600.0


def wait_s(tries: int, luck: float, retry_after_s: float = 0.0) -> float:
    """Return how long to wait after so many tries: 30 s, 2 min, 8 min … up to eight hours, a fifth more or less.

    `luck` (0 to 1) spreads what failed at the same moment. Asked for longer, one waits longer, a day at the most.
    """
    steady = min(_LONGEST_S, _FIRST_S * float(_GROWTH ** (tries - 1)))
    return max(steady * (1 + _JITTER * (2 * luck - 1)), min(retry_after_s, _DAY_S))


def read_retry_after(field: str, at: datetime) -> float:
    """Read a Retry-After field, in seconds or as a date (RFC 9110, 10.2.3); 0 where it says nothing."""
    text = field.strip()
    if text.isascii() and text.isdigit() and len(text) < 10:
        return float(text)
    try:
        due = parsedate_to_datetime(text)
    except ValueError:
        return 0.0
    due = due if due.tzinfo else due.replace(tzinfo=UTC)
    return max(0.0, (due - at).total_seconds())
