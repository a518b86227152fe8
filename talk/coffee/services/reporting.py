"""Reporting somebody at a table. Nothing is recorded there: a report tells who, where, when, and what one writes."""

from communities.reports.schemas import PersonReportIn
from communities.reports.services.filing import AtTable, report_person
from talk.coffee.models import CoffeeRoom
from talk.coffee.queries import find_coffee_room, sat_at
from workspace.core.errors import Conflict
from workspace.people.models import Person


def report_at_table(actor: Person, room_id: str, person_id: str, wish: PersonReportIn) -> None:
    """Ask those who keep order to look at somebody who sits at the same table, or sat there until a moment ago.

    So nobody escapes a report by getting up, and who has left because of somebody may still say so. Raises `NotFound`,
    `Conflict` where the two did not sit there, `TooFast`.
    """
    room = CoffeeRoom.objects.select_related("community", "site").filter(id=room_id).first()
    people = sat_at(room_id) if room is not None else set()
    if room is None or actor.id not in people:
        find_coffee_room(actor, room_id)
        raise Conflict("not_at_table")
    person = Person.objects.filter(id=person_id).first() if person_id in people else None
    if person is None:
        raise Conflict("not_at_table")
    name = ", ".join(part for part in (room.name, room.site.name if room.site else "") if part)
    report_person(actor, AtTable(person, room.id, name, room.community), wish)
