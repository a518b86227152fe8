"""A calendar says when somebody is busy; one that cannot be read says why."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from talk.coffee.slots import moment_of
from talk.rounds.gathering import guests_of
from talk.rounds.models import RoundCalendar, RoundWish
from talk.rounds.queries import rounds_for
from talk.rounds.services.calendars import EVERY, forget_calendar, read_calendars, set_calendar
from talk.rounds.services.wishes import leave_rounds
from talk.rounds.times import first_slot
from tests.conftest import Clock, RememberingSink
from tests.making import make_person
from tests.talk.rounds.making import join, switch_on
from tests.workspace.egress.pages import Page, Site, serving
from workspace.core.errors import Conflict, Invalid
from workspace.people.models import Person

pytestmark = pytest.mark.django_db(transaction=True)

ICS = "text/calendar"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def mara(clock: Clock, sink: RememberingSink) -> Person:
    switch_on()
    mara = make_person()
    join(mara)
    return mara


def busy_at(clock: Clock) -> bytes:
    """Return a calendar with three hours from the first slot of a round on."""
    begins = first_slot(clock.now)
    ends = begins + timedelta(hours=3)
    return (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Sehr geheim\r\n"
        f"DTSTART:{begins:%Y%m%dT%H%M%SZ}\r\nDTEND:{ends:%Y%m%dT%H%M%SZ}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    ).encode()


def slots(clock: Clock) -> list[int]:
    starts = first_slot(clock.now)
    wishes = list(RoundWish.objects.select_related("person", "series__community"))
    (guest,) = guests_of(wishes, starts, starts, clock.now)
    return [slot for slot in range(336) if guest.slots >> slot & 1]


def test_what_the_calendar_says_is_busy_is_no_slot(mara: Person, clock: Clock, site: Site) -> None:
    site.pages["/a.ics"] = Page(busy_at(clock), ICS)
    before = slots(clock)
    out = set_calendar(mara, site.url("/a.ics"), site.client())
    assert out.calendar is not None
    assert (out.calendar.host, out.calendar.problem) == ("pages.example", None)
    after = slots(clock)
    assert set(before) - set(after) == set(before) & set(range(6))
    assert moment_of(after[0], first_slot(clock.now)) >= first_slot(clock.now) + timedelta(hours=3)


def test_only_busy_times_are_kept_and_the_address_is_not_shown_again(
    mara: Person, clock: Clock, site: Site
) -> None:
    site.pages["/secret-token.ics"] = Page(busy_at(clock), ICS)
    out = set_calendar(mara, site.url("/secret-token.ics"), site.client())
    row = RoundCalendar.objects.get()
    assert "geheim" not in str(row.busy)
    assert "secret-token" not in out.model_dump_json()


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Page(b"<html>Sign in</html>"), "calendar_unreadable"),
        (Page(b"", status=403), "calendar_away"),
        (Page(b"BEGIN:VCALENDAR\r\n" + b"X" * (5 << 20), ICS), "calendar_too_large"),
        (Page(status=302, location="http://inside.example/a.ics"), "calendar_unusable"),
        (Page(status=302, location="/a.ics"), "calendar_away"),
    ],
)
def test_what_cannot_be_read_says_why_and_changes_nothing(
    mara: Person, clock: Clock, site: Site, reply: Page, code: str
) -> None:
    site.pages["/good.ics"] = Page(busy_at(clock), ICS)
    set_calendar(mara, site.url("/good.ics"), site.client())
    site.pages["/a.ics"] = reply
    with pytest.raises(Invalid) as refused:
        set_calendar(mara, site.url("/a.ics"), site.client())
    assert (refused.value.field, refused.value.code) == ("address", code)
    assert RoundCalendar.objects.get().address.endswith("/good.ics")


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("not an address", "calendar_unusable"),
        ("ftp://calendars.example/a.ics", "calendar_unusable"),
        ("https://127.0.0.1/a.ics", "calendar_inside"),
        ("https://[::1]/a.ics", "calendar_inside"),
        ("https://10.1.2.3/a.ics", "calendar_inside"),
        ("webcal://192.168.0.4/a.ics", "calendar_inside"),
    ],
)
def test_addresses_inside_and_none_at_all_are_not_asked(mara: Person, address: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        set_calendar(mara, address)
    assert refused.value.code == code


def test_it_is_read_again_and_what_was_there_counts_while_it_is_away(
    mara: Person, clock: Clock, site: Site
) -> None:
    site.pages["/a.ics"] = Page(busy_at(clock), ICS)
    set_calendar(mara, site.url("/a.ics"), site.client())
    assert read_calendars(clock.now, site.client()) == 0
    del site.pages["/a.ics"]
    clock.advance(seconds=EVERY.total_seconds())
    assert read_calendars(clock.now, site.client()) == 1
    calendar = rounds_for(mara).calendar
    assert calendar is not None
    assert calendar.problem is not None
    assert RoundCalendar.objects.get().busy
    site.pages["/a.ics"] = Page(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n", ICS)
    clock.advance(seconds=EVERY.total_seconds())
    assert (read_calendars(clock.now, site.client()), read_calendars(clock.now, site.client())) == (1, 0)
    row = RoundCalendar.objects.get()
    assert (row.problem, row.busy) == ("", [])


def test_it_goes_with_the_last_round_or_when_one_says_so(mara: Person, clock: Clock, site: Site) -> None:
    site.pages["/a.ics"] = Page(busy_at(clock), ICS)
    for forget in (forget_calendar, lambda person: leave_rounds(person, "house")):
        set_calendar(mara, site.url("/a.ics"), site.client())
        forget(mara)
        assert not RoundCalendar.objects.exists()
    with pytest.raises(Conflict):
        set_calendar(mara, site.url("/a.ics"), site.client())
