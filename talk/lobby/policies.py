"""Who may wait in the lobby."""

from workspace.core.errors import NotFound
from workspace.people.models import Person


def require_someone(person: Person) -> None:
    """Raise `NotFound` for a program: it drinks no coffee."""
    if person.is_bot:
        raise NotFound
