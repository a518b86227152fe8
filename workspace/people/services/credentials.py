"""What a request or a socket stands on: a browser session or an access token, and how either ends.

The log never holds a session key: a credential is named by a digest (`s:…`) or by its token's id (`t:…`).
"""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass

from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils.crypto import constant_time_compare

from workspace.core.clock import now
from workspace.core.errors import NotFound
from workspace.core.events import publish
from workspace.core.statements import SideBySide, fetch_row
from workspace.people.events import ACCESS, AccessRevoked
from workspace.people.models import AccessToken, Department, Person, Site
from workspace.people.queries import people
from workspace.people.scopes import Scopes, read_scopes

_TABLES = SideBySide(t=AccessToken, p=Person, d=Department, s=Site)
_HOLDER = """
SELECT {columns} FROM workspace_accesstoken t
JOIN workspace_person p ON p.id = t.person_id AND p.deactivated_at IS NULL
LEFT JOIN workspace_department d ON d.id = p.department_id
LEFT JOIN workspace_site s ON s.id = p.site_id
WHERE t.digest = %s
"""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who is on the line, and the credential that the line stands on."""

    person: Person
    credential: str
    scopes: Scopes | None = None
    """What a bot's token is for; None for people, who may what they may."""


def digest_of(secret: str) -> str:
    """Return the SHA-256 under which a secret is stored."""
    return hashlib.sha256(secret.encode()).hexdigest()


def session_credential(session_key: str) -> str:
    """Name a session without revealing its key."""
    return f"s:{digest_of(session_key)[:24]}"


def token_credential(token_id: str) -> str:
    """Name a token."""
    return f"t:{token_id}"


def identify_session(session_key: str | None) -> Identity | None:
    """Return who a session cookie stands for: None when it has ended or the password has changed since."""
    if not session_key or not session_key.isalnum():
        return None
    session = SessionStore(session_key).load()
    person_id, session_hash = session.get("_auth_user_id"), session.get("_auth_user_hash", "")
    person = people().filter(id=person_id, deactivated_at=None).first() if person_id else None
    if person is None or not constant_time_compare(session_hash, person.get_session_auth_hash()):
        return None
    return Identity(person, session_credential(session_key))


def identify_token(secret: str) -> Identity | None:
    """Return who an access token stands for."""
    token = _find_token(secret)
    if token is None or (token.expires_at is not None and token.expires_at <= now()):
        return None
    if not token.person.is_bot:
        return Identity(token.person, token_credential(token.id))
    _note_day(token)
    return Identity(token.person, token_credential(token.id), read_scopes(token.scopes))


def _find_token(secret: str) -> AccessToken | None:
    """Return a token of somebody who is still there, with its person, in one statement: each request pays for it."""
    row = fetch_row(_HOLDER.format(columns=_TABLES.columns), [digest_of(secret)])
    if row is None:
        return None
    found = _TABLES.read(row)
    token: AccessToken = found["t"]
    token.person = found["p"]
    token.person.department, token.person.site = found["d"], found["s"]
    return token


def _note_day(token: AccessToken) -> None:
    """Keep the day on which a bot's token was last used: one write a day."""
    today = now().date()
    if token.last_used_on != today:
        AccessToken.objects.filter(id=token.id).update(last_used_on=today)


def valid_credentials(pairs: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return which (person id, credential) pairs of connected sockets still hold, in four queries."""
    people_ids = {person for person, _ in pairs}
    active = set(Person.objects.filter(id__in=people_ids, deactivated_at=None).values_list("id", flat=True))
    tokens = AccessToken.objects.filter(person__in=active).exclude(expires_at__lte=now())
    holding = {(person, token_credential(token)) for person, token in tokens.values_list("person_id", "id")}
    rows = UserSession.objects.filter(user__in=active).values_list("user_id", "session_key")
    alive = set(
        Session.objects.filter(session_key__in=[key for _, key in rows], expire_date__gt=now()).values_list(
            "session_key", flat=True
        )
    )
    holding |= {(person, session_credential(key)) for person, key in rows if key in alive}
    return holding & set(pairs)


@transaction.atomic
def end_session(actor: Person, session_id: str) -> None:
    """Sign the person out of one of their own browsers; its sockets close. Raises `NotFound`."""
    session = UserSession.objects.filter(user=actor, id=_number(session_id)).first()
    if session is None:
        raise NotFound
    key = session.session_key
    session.end()
    revoke(actor.id, session_credential(key))


@transaction.atomic
def end_all_sessions(person: Person, *, keep_key: str | None = None) -> None:
    """Sign the person out everywhere, but for the session of `keep_key`."""
    for session in UserSession.objects.filter(user=person).exclude(session_key=keep_key or ""):
        session.end()
    keep = session_credential(keep_key) if keep_key else None
    publish(ACCESS, AccessRevoked(person=person.id, keep=keep))


def revoke(person_id: str, credential: str | None) -> None:
    """Tell every process that a credential (None: all of the person's) no longer holds."""
    with transaction.atomic():
        publish(ACCESS, AccessRevoked(person=person_id, credential=credential))


def _number(session_id: str) -> int:
    return int(session_id) if session_id.isascii() and session_id.isdigit() and len(session_id) < 16 else 0
