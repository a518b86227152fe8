"""Public, immutable ids: 16 characters, sortable by creation, safe in a URL.

Crockford's base32 in lower case: 9 characters of milliseconds since 2020 (enough until the year 3135),
7 of randomness. An id is a name, never a secret: every access is checked.
"""

import secrets
import time
from typing import NewType

TopicName = NewType("TopicName", str)

ID_LENGTH = 16
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_EPOCH_MS = 1_577_836_800_000  # 2020-01-01T00:00:00Z
_RANDOM_BITS = 35


def new_id(at_ms: int | None = None) -> str:
    """Make an id; two ids made in different milliseconds sort by time.

    `at_ms` (since 1970) dates the id; only the demo, which tells of the past, has a reason to.
    """
    elapsed_ms = (time.time_ns() // 1_000_000 if at_ms is None else at_ms) - _EPOCH_MS
    number = (elapsed_ms << _RANDOM_BITS) | secrets.randbits(_RANDOM_BITS)
    return "".join(_ALPHABET[(number >> shift) & 31] for shift in range((ID_LENGTH - 1) * 5, -1, -5))
