"""When a delivery is tried again."""

from datetime import UTC, datetime

import pytest

from communities.bots.backoff import TRIES, read_retry_after, wait_s
from communities.bots.signing import signature

pytestmark = pytest.mark.pure

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def test_eight_tries_take_about_a_day_whatever_luck_says() -> None:
    for luck in (0.0, 0.5, 1.0):
        waits = [wait_s(tries, luck) for tries in range(1, TRIES)]
        assert waits == sorted(waits)
        assert 24 <= waits[0] <= 36
        assert 14 * 3600 < sum(waits) < 26 * 3600


def test_the_other_side_may_ask_for_more_time_a_day_at_the_most() -> None:
    assert wait_s(1, 0.5, 600) == 600
    assert wait_s(7, 0.5, 600) > 600
    assert wait_s(1, 0.5, 1e9) == 24 * 3600


@pytest.mark.parametrize(
    ("field", "seconds"),
    [
        ("120", 120),
        ("Mon, 02 Mar 2026 09:05:00 GMT", 300),
        ("Mon, 02 Mar 2026 08:00:00 GMT", 0),
        ("soon", 0),
        ("", 0),
        ("-5", 0),
        ("9" * 400, 0),
    ],
)
def test_a_wish_is_read_as_seconds_or_as_a_date(field: str, seconds: float) -> None:
    assert read_retry_after(field, AT) == seconds


def test_a_signature_is_that_of_the_moment_and_the_body() -> None:
    """As `printf '1700000000.{}' | openssl dgst -sha256 -hmac ffs_x` says."""
    assert signature("ffs_x", b"{}", 1_700_000_000) == (
        "t=1700000000,v1=8433e972c7238f19aaac8ef9b894dab6d06c8c0a8430e10b5275c28a223ba538"
    )
