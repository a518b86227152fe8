"""The way in: an administrator invites an address, its owner accepts once."""

import re
import secrets
import unicodedata
from datetime import timedelta
from typing import Final

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from workspace.audit.services import record
from workspace.core.clock import now
from workspace.core.errors import Conflict, Invalid, NotFound
from workspace.core.events import publish
from workspace.core.text import clean_name
from workspace.people.events import HOUSE, PersonJoined
from workspace.people.models import Invitation, Person
from workspace.people.policies import require_administrator
from workspace.people.queries import invitation_out, person_out
from workspace.people.schemas import AcceptIn, InvitationIn, InvitationMade, WelcomeOut
from workspace.people.services.credentials import digest_of
from workspace.people.services.profile import NAME_LIMIT, check_time_zone
from workspace.people.tasks import mail_invitation

# Letters that NFKD leaves whole, as German and its neighbours write them in an address.
_FOLDED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "ł": "l", "æ": "ae", "đ": "d"})


@transaction.atomic
def invite(actor: Person, wish: InvitationIn) -> InvitationMade:
    """Make a single-use invitation, send it by mail, and return its link for the only time.

    Raises `Conflict` where the address has an account; an older open invitation to it is revoked.
    """
    require_administrator(actor)
    email = wish.email.lower()
    if Person.objects.filter(email__iexact=email).exists():
        raise Conflict("email_taken", field="email")
    at = now()
    Invitation.objects.filter(email__iexact=email, accepted_by=None, revoked_at=None).update(revoked_at=at)
    code = secrets.token_urlsafe(24)
    invitation = Invitation.objects.create(
        code_digest=digest_of(code),
        email=email,
        role=wish.role,
        invited_by=actor,
        created_at=at,
        expires_at=at + timedelta(days=wish.days),
    )
    record(actor.id, "invitation.made", invitation.id, role=wish.role)
    link = f"{settings.PUBLIC_URL}/welcome/{code}"
    mail_invitation.enqueue(
        email=email,
        link=link,
        invited_by=actor.name,
        language=actor.language,
        organisation=settings.ORGANISATION,
    )
    return InvitationMade(**invitation_out(invitation).model_dump(), link=link)


@transaction.atomic
def revoke_invitation(actor: Person, invitation_id: str) -> None:
    """Make an open invitation worthless. Raises `NotFound` once it is used or revoked."""
    require_administrator(actor)
    open_ones = Invitation.objects.filter(id=invitation_id, accepted_by=None, revoked_at=None)
    if not open_ones.update(revoked_at=now()):
        raise NotFound
    record(actor.id, "invitation.revoked", invitation_id)


def look_at(code: str) -> WelcomeOut:
    """Return what the invited person sees first. Raises as `accept` does."""
    invitation = _usable(code)
    return WelcomeOut(
        email=invitation.email, organisation=settings.ORGANISATION, invited_by=invitation.invited_by.name
    )


@transaction.atomic
def accept(code: str, wish: AcceptIn) -> Person:
    """Make the invited person. Two at once: one gets in, the other is told that the invitation is spent.

    Raises `Conflict` (spent, revoked, expired), `NotFound` (no such code), `Invalid` (name, password, zone).
    """
    invitation = _usable(code, lock=True)
    name = clean_name(wish.name, field="name", limit=NAME_LIMIT)
    person = Person(
        email=invitation.email,
        handle=free_handle(name),
        name=name,
        role=invitation.role,
        language=wish.language,
        time_zone=check_time_zone(wish.time_zone),
        joined_at=now(),
    )
    try:
        validate_password(wish.password, person)
    except ValidationError as error:
        raise Invalid("password", "password_weak", detail=" ".join(error.messages)) from error
    person.set_password(wish.password)
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    invitation.accepted_by = person
    invitation.save(update_fields=["accepted_by"])
    publish(HOUSE, PersonJoined(person=person_out(person)))
    return person


RESERVED_HANDLES: Final = frozenset({"channel", "here", "moderators", "owners"})
"""Words that call many (`communities.chat.calls`): nobody is called like them."""


def free_handle(name: str) -> str:
    """Derive an unused handle from a name: "Björn Öz-Łuk" → `bjoern.oez-luk`."""
    folded = unicodedata.normalize("NFKD", name.lower().translate(_FOLDED)).encode("ascii", "ignore").decode()
    base = re.sub(r"[^a-z0-9-]+", ".", folded).strip(".-")[:26] or "person"
    rows = Person.objects.filter(handle__startswith=base)
    taken = RESERVED_HANDLES.union(rows.values_list("handle", flat=True))
    return next(h for n in range(1, len(taken) + 2) if (h := base if n == 1 else f"{base}.{n}") not in taken)


def _usable(code: str, *, lock: bool = False) -> Invitation:
    rows = Invitation.objects.select_related("invited_by")
    if lock:
        rows = rows.select_for_update(of=("self",))
    invitation = rows.filter(code_digest=digest_of(code)).first()
    if invitation is None:
        raise NotFound("invitation_void")
    if invitation.accepted_by_id is not None:
        raise Conflict("invitation_spent")
    if invitation.revoked_at is not None or invitation.expires_at <= now():
        raise Conflict("invitation_void")
    return invitation
