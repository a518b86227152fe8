"""What allauth asks us: nobody signs up by themselves, and mail speaks the person's language."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-up is closed: people come in by invitation (`people.services.invitations`)."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse allauth's own sign-up in every case."""
        return False

    def populate_username(self, request: HttpRequest, user: Any) -> None:  # noqa: ANN401 - allauth's signature
        """Leave the handle alone: there is no user name."""
