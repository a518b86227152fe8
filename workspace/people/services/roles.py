"""Administrators change roles, deactivate people and let them back in."""

from django.db import transaction

from workspace.audit.services import record
from workspace.core.clock import now
from workspace.core.errors import NotAllowed, NotFound
from workspace.people.models import Person, Role
from workspace.people.policies import require_administrator
from workspace.people.queries import people
from workspace.people.services.credentials import end_all_sessions
from workspace.people.services.profile import tell_change
from workspace.people.services.tokens import end_tokens


@transaction.atomic
def change_role(actor: Person, person_id: str, role: Role) -> Person:
    """Give a person another role in the house. Raises `NotAllowed` for one's own."""
    person = _other_person(actor, person_id)
    if person.role == role:
        return person
    record(actor.id, "person.role_changed", person.id, before=person.role, after=role)
    person.role = role
    person.save(update_fields=["role"])
    tell_change(person)
    return person


@transaction.atomic
def deactivate(actor: Person, person_id: str) -> Person:
    """End a person's access at once, everywhere; what they wrote stays. Again changes nothing."""
    person = _other_person(actor, person_id)
    if not person.is_active:
        return person
    person.deactivated_at = now()
    person.save(update_fields=["deactivated_at"])
    end_tokens(person)
    end_all_sessions(person)
    record(actor.id, "person.deactivated", person.id)
    tell_change(person)
    return person


@transaction.atomic
def reactivate(actor: Person, person_id: str) -> Person:
    """Let a deactivated person sign in again. Again changes nothing."""
    person = _other_person(actor, person_id)
    if person.is_active:
        return person
    person.deactivated_at = None
    person.save(update_fields=["deactivated_at"])
    record(actor.id, "person.reactivated", person.id)
    tell_change(person)
    return person


def _other_person(actor: Person, person_id: str) -> Person:
    """Lock and return whom an administrator acts on: never themselves, so the house always has one left; no bot."""
    require_administrator(actor)
    if person_id == actor.id:
        raise NotAllowed("role_not_yours_to_change")
    person = people().select_for_update(of=("self",), no_key=True).filter(id=person_id, is_bot=False).first()
    if person is None:
        raise NotFound
    return person
