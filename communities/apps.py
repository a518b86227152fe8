"""Django's handle on the app."""

from django.apps import AppConfig


class CommunitiesConfig(AppConfig):
    """The `communities` app."""

    name = "communities"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the chat know who comes to a community and who leaves, and the search who may find messages."""
        from communities.chat.findable import Messages
        from communities.chat.services.seats import Rooms
        from communities.spaces.ports import attach
        from workspace.search import ports as search

        attach(Rooms())
        search.attach(Messages())
