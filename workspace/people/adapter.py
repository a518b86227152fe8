"""What allauth asks us: nobody signs up by themselves, and mail speaks the person's language."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from workspace.people.models import BOT_DOMAIN


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-up is closed: people come in by invitation (`people.services.invitations`)."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse allauth's own sign-up in every case."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send no mail to a bot's address, which nobody reads: it only fills the column."""
        if not email.endswith(BOT_DOMAIN):
            super().send_mail(template_prefix, email, context)

    def populate_username(self, request: HttpRequest, user: Any) -> None:  # noqa: ANN401 - allauth's signature
        """Leave the handle alone: there is no user name."""
