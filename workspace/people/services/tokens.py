"""Access tokens of people and of bots: made, shown once, revoked."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from workspace.core.clock import now
from workspace.core.errors import Invalid, NotFound
from workspace.core.text import clean_name
from workspace.people.models import AccessToken, Person
from workspace.people.queries import bot_token_out, token_out
from workspace.people.schemas import BotTokenMade, TokenMade
from workspace.people.scopes import Scope, stored_scopes
from workspace.people.services.credentials import digest_of, revoke, token_credential

TOKENS_A_PERSON = 20


@transaction.atomic
def make_token(actor: Person, *, name: str, expires_in_days: int | None) -> TokenMade:
    """Make a token and return its secret, for the only time. Raises `Invalid`."""
    made = _make(actor, name, expires_in_days)
    return TokenMade(**token_out(made.token).model_dump(), secret=made.secret)


@transaction.atomic
def make_bot_token(actor: Person, bot: Person, *, name: str, scopes: Iterable[Scope]) -> BotTokenMade:
    """Make a token of a bot and return its secret, for the only time. Who may is asked by the caller."""
    wanted = stored_scopes(scopes)
    if not wanted:
        raise Invalid("scopes", "scopes_missing")
    made = _make(bot, name, None, scopes=wanted, made_by=actor)
    return BotTokenMade(**bot_token_out(made.token).model_dump(), secret=made.secret)


@transaction.atomic
def end_tokens(person: Person) -> None:
    """Make worthless all tokens of a person, and those of bots whose secrets were shown to them."""
    AccessToken.objects.filter(person=person).delete()
    shown = AccessToken.objects.filter(made_by=person).select_for_update()
    for token in shown:
        token_id, bot = token.id, token.person_id
        token.delete()
        revoke(bot, token_credential(token_id))


@transaction.atomic
def revoke_token(actor: Person, token_id: str) -> None:
    """Make a token worthless; sockets that stand on it close. Raises `NotFound`."""
    deleted, _ = AccessToken.objects.filter(person=actor, id=token_id).delete()
    if not deleted:
        raise NotFound
    revoke(actor.id, token_credential(token_id))


@dataclass(frozen=True, slots=True)
class _Made:
    token: AccessToken
    secret: str


def _make(
    person: Person, name: str, days: int | None, *, scopes: str = "", made_by: Person | None = None
) -> _Made:
    label = clean_name(name, field="name", limit=60)
    if AccessToken.objects.filter(person=person).count() >= TOKENS_A_PERSON:
        raise Invalid("name", "token_limit", limit=TOKENS_A_PERSON)
    secret = f"ff_{secrets.token_urlsafe(32)}"
    created_at = now()
    token = AccessToken.objects.create(
        person=person,
        name=label,
        digest=digest_of(secret),
        scopes=scopes,
        made_by=made_by,
        created_at=created_at,
        expires_at=created_at + timedelta(days=days) if days else None,
    )
    return _Made(token, secret)
