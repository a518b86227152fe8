"""Django's handle on the app."""

from django.apps import AppConfig


class CommunitiesConfig(AppConfig):
    """The `communities` app."""

    name = "communities"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the chat know who comes to a community and who leaves; files and search, who may read messages."""
        from communities.bots.services.listening import Hooks
        from communities.chat import ports as chat
        from communities.chat.findable import Messages
        from communities.chat.queries.files import HOLDER, MessageFiles
        from communities.chat.queries.pulse import pulses
        from communities.chat.services.seats import Rooms
        from communities.drafts.queries import HOLDER as SCHEDULED
        from communities.drafts.queries import ScheduledFiles
        from communities.spaces.ports import attach, attach_pulses
        from workspace.files import ports as files
        from workspace.search import ports as search

        attach(Rooms())
        chat.attach(Hooks())
        attach_pulses(pulses)
        files.attach(HOLDER, MessageFiles())
        files.attach(SCHEDULED, ScheduledFiles())
        search.attach(Messages())
