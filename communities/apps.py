"""Django's handle on the app."""

from django.apps import AppConfig


class CommunitiesConfig(AppConfig):
    """The `communities` app."""

    name = "communities"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the chat know who comes to a community and who leaves."""
        from communities.chat.services.seats import Rooms
        from communities.spaces.ports import attach

        attach(Rooms())
