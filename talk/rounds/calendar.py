"""A coffee as a calendar file."""

from talk.coffee.slots import SLOT
from talk.rounds.models import Proposal
from workspace.core.calendars import Entry, calendar_file
from workspace.people.models import Language, Person

_TITLE = {Language.GERMAN: "Kaffee mit {names}", Language.ENGLISH: "Coffee with {names}"}
_AND = {Language.GERMAN: " und ", Language.ENGLISH: " and "}


def calendar_of(viewer: Person, proposal: Proposal) -> bytes:
    """Return a coffee as an iCalendar file, in the viewer's language."""
    names = [
        guest.person.name
        for guest in proposal.guests.all()
        if guest.answer != "no" and guest.person_id != viewer.id
    ]
    language = Language(viewer.language)
    entry = Entry(
        id=proposal.id,
        begins=proposal.at,
        ends=proposal.at + SLOT,
        title=_TITLE[language].format(names=_AND[language].join(names)),
        path="/coffee",
    )
    return calendar_file([entry])
