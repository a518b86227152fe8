"""Django's handle on the app."""

from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    """The `workspace` app."""

    name = "workspace"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hear of sign-outs and changed passwords; let attention hear who lives in another time zone."""
        from workspace.attention.services import follow_zone
        from workspace.people import ports
        from workspace.people.sign_in import connect

        connect()
        ports.attach(follow_zone)
