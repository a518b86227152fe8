"""Django's handle on the app."""

from django.apps import AppConfig


class CommunitiesConfig(AppConfig):
    """The `communities` app."""

    name = "communities"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the chat know who comes to a community and who leaves, and who asks for the files of messages."""
        from communities.chat.queries.files import HOLDER, MessageFiles
        from communities.chat.services.seats import Rooms
        from communities.spaces.ports import attach
        from workspace.files import ports as files

        attach(Rooms())
        files.attach(HOLDER, MessageFiles())
