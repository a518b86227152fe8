"""Django's handle on the app."""

from django.apps import AppConfig


class RealtimeConfig(AppConfig):
    """The `realtime` app."""

    name = "realtime"

    def ready(self) -> None:
        """Tell other processes of changes; a process with sockets connects its hub instead (`station`)."""
        from django.conf import settings

        if settings.REDIS_URL:
            from realtime.link import tell_by_redis
            from workspace.core.events import set_sink

            set_sink(tell_by_redis)
