"""Reporting somebody at a table: from a guest's word to the desk, and what comes of it."""

import pytest

from communities.inbox.queries import waiting_of
from communities.reports.models import Complaint, Outcome, Report
from communities.reports.queries import my_reports, reports_of
from communities.reports.schemas import DecisionIn, PersonReportIn
from communities.reports.services.deciding import decide_report
from communities.spaces.models import Standing, Visibility
from communities.spaces.queries import acts_concerning, banned_from
from communities.spaces.schemas import ActKind
from talk.coffee.models import CoffeeSeat
from talk.coffee.schemas import CoffeeIn
from talk.coffee.services.attendance import forget_tables, notice_tables
from talk.coffee.services.reporting import report_at_table
from talk.coffee.services.rooms import open_coffee_room
from talk.coffee.services.seats import get_up, sit_down
from tests.conftest import Clock
from tests.making import give_standing, make_community, make_person
from tests.talk.coffee.making import make_corner
from workspace.core.errors import Conflict, Invalid, NotAllowed, NotFound
from workspace.people.models import Person, Role, Site

pytestmark = pytest.mark.django_db

INSULT = PersonReportIn(complaint=Complaint.INSULT, words="Shouts at people")


class Kitchen:
    """A corner in which somebody behaves badly, and others sit."""

    def __init__(self, visibility: Visibility = Visibility.PUBLIC) -> None:
        self.owner, self.moderator, self.rude, self.guest = (
            make_person(name) for name in ("Owner", "Moderator", "Rude", "Guest")
        )
        self.house = make_person(role=Role.MODERATOR)
        self.community = make_community(
            self.owner, self.moderator, self.rude, self.guest, visibility=visibility
        )
        give_standing(self.owner, self.community, self.moderator, Standing.MODERATOR)
        self.room = make_corner(self.owner, self.community, self.rude, self.guest)

    def report(self, actor: Person, person: Person, wish: PersonReportIn = INSULT) -> None:
        report_at_table(actor, self.room, person.id, wish)


def seen_by(*people: Person) -> list[int]:
    return [len(reports_of(person).open) for person in people]


@pytest.fixture
def kitchen() -> Kitchen:
    return Kitchen()


def test_a_report_holds_who_where_when_and_what_one_wrote(kitchen: Kitchen) -> None:
    kitchen.report(kitchen.guest, kitchen.rude)
    (report,) = reports_of(kitchen.moderator).open
    assert report.table is not None
    assert (report.author, report.table.id, report.table.name, report.community) == (
        kitchen.rude.id,
        kitchen.room,
        "Teeküche",
        kitchen.community.id,
    )
    (filing,) = report.filings
    assert (filing.complaint, filing.words, filing.shown) == (Complaint.INSULT, "Shouts at people", [])
    assert (report.message, report.room, report.is_gone, report.may_visit, report.may_restrain) == (
        "",
        "",
        False,
        False,
        True,
    )


def test_it_goes_to_who_keeps_order_there_and_never_to_whom_it_concerns(kitchen: Kitchen) -> None:
    kitchen.report(kitchen.guest, kitchen.rude)
    assert seen_by(kitchen.owner, kitchen.moderator, kitchen.house) == [1, 1, 1]
    assert seen_by(kitchen.rude, kitchen.guest) == [0, 0]
    assert waiting_of(kitchen.rude) == []


def test_on_who_looks_after_a_private_community_the_house_decides_as_well() -> None:
    kitchen = Kitchen(Visibility.PRIVATE)
    kitchen.report(kitchen.guest, kitchen.rude)
    assert seen_by(kitchen.owner, kitchen.house) == [1, 0]
    sit_down(kitchen.moderator, kitchen.room)
    kitchen.report(kitchen.guest, kitchen.moderator)
    assert seen_by(kitchen.owner, kitchen.house, kitchen.moderator) == [2, 1, 1]


def test_at_a_table_of_a_site_the_house_decides() -> None:
    chief, house, rude, guest = (
        make_person(role=Role.ADMINISTRATOR),
        make_person(role=Role.MODERATOR),
        make_person(),
        make_person(),
    )
    site = Site.objects.create(name="Jena")
    room = open_coffee_room(chief, CoffeeIn(site=site.id, name="Küche")).room.id
    for person in (rude, guest):
        sit_down(person, room)
    report_at_table(guest, room, rude.id, INSULT)
    assert seen_by(chief, house, rude, guest) == [1, 1, 0, 0]
    (report,) = reports_of(house).open
    assert report.table is not None
    assert (report.table.name, report.may_restrain) == ("Küche, Jena", False)
    decide_report(house, report.id, DecisionIn(restrain="warn", words="Please be kind"))
    (act,) = acts_concerning(rude)
    assert (act.action, act.words, act.community) == (ActKind.PERSON_WARNED, "Please be kind", None)
    assert my_reports(guest)[0].outcome == Outcome.ACTED


def test_several_reports_on_one_person_are_one_and_again_replaces_ones_words(kitchen: Kitchen) -> None:
    sit_down(kitchen.moderator, kitchen.room)
    kitchen.report(kitchen.guest, kitchen.rude)
    kitchen.report(kitchen.guest, kitchen.rude, PersonReportIn(complaint=Complaint.OTHER, words="Sorry"))
    kitchen.report(kitchen.moderator, kitchen.rude)
    (report,) = reports_of(kitchen.owner).open
    assert [filing.words for filing in report.filings] == ["Sorry", "Shouts at people"]


def test_who_gets_up_does_not_escape_and_who_fled_may_still_say_so(kitchen: Kitchen, clock: Clock) -> None:
    get_up(kitchen.guest, kitchen.room)
    get_up(kitchen.rude, kitchen.room)
    kitchen.report(kitchen.guest, kitchen.rude)
    assert seen_by(kitchen.owner) == [1]
    clock.advance(minutes=3)
    forget_tables(clock.now)
    with pytest.raises(Conflict, match="not_at_table"):
        kitchen.report(kitchen.guest, kitchen.rude)


def test_one_reports_only_whom_one_sat_with(kitchen: Kitchen) -> None:
    stranger, outsider = make_person(), make_person()
    with pytest.raises(Conflict, match="not_at_table"):
        kitchen.report(stranger, kitchen.rude)
    with pytest.raises(Conflict, match="not_at_table"):
        kitchen.report(kitchen.guest, outsider)
    with pytest.raises(Conflict, match="report_yourself"):
        kitchen.report(kitchen.guest, kitchen.guest)
    private = Kitchen(Visibility.PRIVATE)
    with pytest.raises(NotFound):
        private.report(stranger, private.rude)
    with pytest.raises(NotFound):
        report_at_table(stranger, "0" * 16, stranger.id, INSULT)
    assert Report.objects.count() == 0


def test_who_is_banned_for_it_gets_up(kitchen: Kitchen) -> None:
    kitchen.report(kitchen.guest, kitchen.rude)
    (report,) = reports_of(kitchen.moderator).open
    for wish in (DecisionIn(delete_message=True), DecisionIn(lock_room=True)):
        with pytest.raises(Invalid):
            decide_report(kitchen.moderator, report.id, wish)
    decide_report(kitchen.moderator, report.id, DecisionIn(restrain="ban", answer="Thank you"))
    assert banned_from(kitchen.community.id, [kitchen.rude.id])
    notice_tables({kitchen.room: {kitchen.rude.id, kitchen.guest.id}}, complete=True)
    assert [seat.person_id for seat in CoffeeSeat.objects.filter(room=kitchen.room)] == [kitchen.guest.id]
    (mine,) = my_reports(kitchen.guest)
    assert mine.table is not None
    assert (mine.table.name, mine.outcome, mine.answer) == ("Teeküche", Outcome.ACTED, "Thank you")


def test_one_who_decides_may_not_restrain_their_equal(kitchen: Kitchen) -> None:
    sit_down(kitchen.owner, kitchen.room)
    kitchen.report(kitchen.guest, kitchen.owner)
    (report,) = reports_of(kitchen.moderator).open
    assert not report.may_restrain
    with pytest.raises(NotAllowed):
        decide_report(kitchen.moderator, report.id, DecisionIn(restrain="ban"))
    decide_report(kitchen.moderator, report.id, DecisionIn(answer="They were just loud."))
