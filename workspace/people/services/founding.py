"""The first person: made on the server's shell, since every other way in needs somebody who invites."""

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from workspace.audit.services import record
from workspace.core.clock import now
from workspace.core.errors import Conflict, Invalid
from workspace.core.events import publish
from workspace.core.text import clean_name
from workspace.people.events import HOUSE, PersonJoined
from workspace.people.models import Language, Person, Role
from workspace.people.queries import person_out
from workspace.people.services.invitations import free_handle
from workspace.people.services.profile import NAME_LIMIT


@transaction.atomic
def appoint_administrator(email: str, *, name: str, language: str = Language.GERMAN) -> str:
    """Make an administrator without a password; return the single-use link under which they choose one.

    Raises `Conflict` where the address has an account, `Invalid` for a wrong address or name.
    """
    try:
        validate_email(email)
    except ValidationError as error:
        raise Invalid("email", "invalid_detail", detail=" ".join(error.messages)) from error
    if Person.objects.filter(email__iexact=email).exists():
        raise Conflict("email_taken", field="email")
    cleaned = clean_name(name, field="name", limit=NAME_LIMIT)
    person = Person(
        email=email.lower(),
        handle=free_handle(cleaned),
        name=cleaned,
        role=Role.ADMINISTRATOR,
        language=language,
        joined_at=now(),
    )
    person.set_unusable_password()
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    record("", "administrator.appointed", person.id)
    publish(HOUSE, PersonJoined(person=person_out(person)))
    key = f"{user_pk_to_url_str(person)}-{default_token_generator.make_token(person)}"
    return f"{settings.PUBLIC_URL}/password/{key}"
