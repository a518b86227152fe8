"""Noting acts of order: each goes into the audit log, and is told at once to the person whom it concerns."""

from dataclasses import dataclass
from datetime import datetime

from communities.spaces.events import ActRecorded
from communities.spaces.queries import act_out
from communities.spaces.schemas import ActKind, WhyIn
from workspace.audit.services import record
from workspace.core.events import Publication
from workspace.core.text import clean_text
from workspace.notifications.models import NoticeKind
from workspace.notifications.services.notify import About, notify
from workspace.people.events import person_topic
from workspace.people.models import Person


@dataclass(frozen=True, slots=True)
class Act:
    """What is to be noted."""

    kind: ActKind
    subject: str
    """Id of the message, room or community that it is about."""
    community: str | None
    person: str = ""
    """Whom it concerns."""
    room: str | None = None
    why: WhyIn | None = None
    until: datetime | None = None


def note(actor: Person, act: Act, **detail: str | int | bool | None) -> list[Publication]:
    """Append an act to the audit log and return what to publish: nothing where it concerns nobody else."""
    if act.why is not None:
        detail |= {"reason": act.why.reason, "words": clean_words(act.why)}
    if act.until is not None:
        detail["until"] = act.until.isoformat()
    if act.room is not None:
        detail["room"] = act.room
    entry = record(actor.id, act.kind, act.subject, person=act.person, place=act.community or "", **detail)
    if act.person in ("", actor.id):
        return []
    about = About(NoticeKind.ORDER, entry.id, place=act.community or "", actor=actor.id)
    # Whoever keeps order is heard also by those who have blocked them; a program is told of nothing.
    notify(Person.objects.filter(id=act.person, is_bot=False).values_list("id", flat=True), about)
    return [Publication(person_topic(act.person), ActRecorded(act=act_out(entry)))]


def clean_words(why: WhyIn) -> str:
    """Return the free words of a reason in one line."""
    return " ".join(clean_text(why.words).split())
