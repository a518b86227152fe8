"""Who may add and remove emoji; everyone in the organisation sees and uses them."""

from workspace.emoji.models import Emoji
from workspace.people.models import Person
from workspace.people.policies import is_administrator


def can_add(person: Person, *, everyone_adds: bool) -> bool:
    """Administrators, or everyone where they have said so."""
    return everyone_adds or is_administrator(person)


def can_remove(person: Person, emoji: Emoji) -> bool:
    """Administrators any, everyone else what they added themselves."""
    return is_administrator(person) or emoji.added_by_id == person.id
