"""Who may do what with people."""

from workspace.core.errors import NotAllowed, NotFound
from workspace.people.models import Person, Role


def is_administrator(person: Person) -> bool:
    """Administrators invite, deactivate and hand out roles."""
    return person.is_active and person.role == Role.ADMINISTRATOR


def is_moderator(person: Person) -> bool:
    """Moderators keep order in every community that they can see; administrators may too."""
    return person.is_active and person.role in (Role.MODERATOR, Role.ADMINISTRATOR)


def require_administrator(person: Person) -> None:
    """Raise `NotFound` for everyone else: the house's rooms do not show that they exist."""
    if not is_administrator(person):
        raise NotFound


def require_active(person: Person) -> None:
    """Raise `NotAllowed` for a deactivated person."""
    if not person.is_active:
        raise NotAllowed
