"""Who may sign in to the demo, for the terminal and the sign-in screen."""

from dataclasses import dataclass
from functools import cache

from workspace.audit.models import AuditEntry
from workspace.config.demo.content import read_people
from workspace.config.demo.shapes import Person, Role

DEMO_PASSWORD = "flurfunk-demo"  # noqa: S105 - the demo's, told to everybody on purpose
LOADED = "demo.loaded"
"""The audit log's word for it; its entry marks a database as a demo."""
SUBJECT = "demo"


@dataclass(frozen=True, slots=True)
class SignIn:
    """A person whom a visitor may be."""

    email: str
    password: str
    name: str
    what: str
    """Title and role, to choose by."""


_POWERS = {
    "de": {Role.MODERATOR: "moderiert", Role.ADMINISTRATOR: "administriert"},
    "en": {Role.MODERATOR: "moderator", Role.ADMINISTRATOR: "administrator"},
}


def demo_organisation() -> str:
    """Return the name of the demo's company."""
    return read_people().organisation.name


@cache
def demo_sign_ins(language: str = "en") -> tuple[SignIn, ...]:
    """Return the people to choose from, told in a language, without looking at the database."""
    staff = read_people()
    chosen = {key: number for number, key in enumerate(staff.sign_ins)}
    people = sorted((p for p in staff.people if p.key in chosen), key=lambda p: chosen[p.key])
    return tuple(SignIn(p.email, DEMO_PASSWORD, p.name, _what(p, language)) for p in people)


def _what(person: Person, language: str) -> str:
    power = _POWERS[language].get(person.role)
    return f"{person.job_title} · {power}" if power else person.job_title


def demo_is_loaded() -> bool:
    """Tell whether this database is a demo, in one indexed look."""
    return AuditEntry.objects.filter(subject_id=SUBJECT, action=LOADED).exists()
