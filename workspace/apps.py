"""Django's handle on the app."""

from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    """The `workspace` app."""

    name = "workspace"
    default_auto_field = "django.db.models.BigAutoField"
