"""Personal access tokens: made, shown once, revoked."""

import secrets
from datetime import timedelta

from django.db import transaction

from workspace.core.clock import now
from workspace.core.errors import Invalid, NotFound
from workspace.core.text import clean_name
from workspace.people.models import AccessToken, Person
from workspace.people.queries import token_out
from workspace.people.schemas import TokenMade
from workspace.people.services.credentials import digest_of, revoke, token_credential

TOKENS_A_PERSON = 20


@transaction.atomic
def make_token(actor: Person, *, name: str, expires_in_days: int | None) -> TokenMade:
    """Make a token and return its secret, for the only time. Raises `Invalid`."""
    label = clean_name(name, field="name", limit=60)
    if AccessToken.objects.filter(person=actor).count() >= TOKENS_A_PERSON:
        raise Invalid("name", "token_limit", limit=TOKENS_A_PERSON)
    secret = f"ff_{secrets.token_urlsafe(32)}"
    created_at = now()
    token = AccessToken.objects.create(
        person=actor,
        name=label,
        digest=digest_of(secret),
        created_at=created_at,
        expires_at=created_at + timedelta(days=expires_in_days) if expires_in_days else None,
    )
    return TokenMade(**token_out(token).model_dump(), secret=secret)


@transaction.atomic
def revoke_token(actor: Person, token_id: str) -> None:
    """Make a token worthless; sockets that stand on it close. Raises `NotFound`."""
    deleted, _ = AccessToken.objects.filter(person=actor, id=token_id).delete()
    if not deleted:
        raise NotFound
    revoke(actor.id, token_credential(token_id))
