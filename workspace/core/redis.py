"""The process's one synchronous Redis client, where Redis is configured."""

from functools import cache

import redis
from django.conf import settings


@cache
def redis_client() -> "redis.Redis[bytes] | None":
    """Return the shared client (thread-safe, bounded waits), or None in the embedded default."""
    if not settings.REDIS_URL:
        return None
    return redis.Redis.from_url(
        settings.REDIS_URL, socket_timeout=2, socket_connect_timeout=1, health_check_interval=30
    )
