"""What dates do by themselves: once each, whoever is killed or comes second."""

from datetime import timedelta
from threading import Thread

import pytest
from django.db import connection

from communities.inbox.queries import list_inbox
from communities.inbox.schemas import InboxQuery
from communities.spaces.services.archive import archive_community
from talk.coffee.models import CoffeeRoom
from talk.coffee.queries import coffee_rooms_for
from talk.coffee.services.attendance import forget_tables
from talk.coffee.services.rooms import EXPECTS_FOR
from talk.coffee.services.seats import get_up, sit_down
from talk.dates.models import CoffeeDate, DateGuest, DateState
from talk.dates.queries import date_view, dates_for
from talk.dates.schemas import CoffeeDatePatch
from talk.dates.services.answering import set_coming
from talk.dates.services.deciding import change_date
from talk.dates.services.opening import OPENS_LATE, mind_dates
from tests.conftest import Clock, RememberingSink
from tests.making import make_community, make_person
from tests.talk.dates.making import make_date, make_poll
from workspace.core.clock import now
from workspace.notifications.models import Notice, NoticeKind
from workspace.notifications.services.reading import mark_all_read
from workspace.people.events import person_topic
from workspace.people.models import Person

pytestmark = pytest.mark.django_db


def is_told(person: Person) -> bool:
    """Tell whether something new is in the inbox, and read it."""
    is_new = Notice.objects.filter(person=person, kind=NoticeKind.COFFEE, is_read=False).exists()
    mark_all_read(person)
    return is_new


def test_those_who_come_are_reminded_once_ten_minutes_before(clock: Clock) -> None:
    author, guest, other = make_person(), make_person(), make_person()
    date = make_date(author, make_community(author, guest, other), hours=1)
    set_coming(guest, date.id, on=True)
    clock.advance(minutes=49)
    assert mind_dates(now()) == 0
    clock.advance(minutes=1)
    assert [mind_dates(now()), mind_dates(now())] == [1, 0]
    assert [is_told(person) for person in (author, guest, other)] == [True, True, False]


def test_a_moved_date_reminds_at_its_new_moment(clock: Clock) -> None:
    author = make_person()
    date = make_date(author, make_community(author), hours=1)
    clock.advance(minutes=55)
    assert mind_dates(now()) == 1
    is_told(author)
    change_date(author, date.id, CoffeeDatePatch(starts_at=now() + timedelta(hours=2)))
    clock.advance(minutes=10)
    assert (mind_dates(now()), is_told(author)) == (0, False)
    clock.advance(minutes=102)
    assert (mind_dates(now()), is_told(author)) == (1, True)


def test_at_its_moment_the_room_opens_for_the_community_and_goes_with_the_last_guest(clock: Clock) -> None:
    author, guest, other = make_person(), make_person(), make_person()
    date = make_date(author, make_community(author, guest, other), hours=1)
    set_coming(guest, date.id, on=True)
    clock.advance(minutes=60)
    assert [mind_dates(now()), mind_dates(now())] == [1, 0]
    seen = date_view(other, date.id)
    assert seen.state == DateState.OPEN
    (room,) = coffee_rooms_for(other).rooms
    assert (room.id, room.name, room.places, room.people) == (seen.room, "Kaffeeklatsch", 8, [])
    assert [is_told(person) for person in (author, guest, other)] == [True, True, False]
    sit_down(guest, room.id)
    get_up(guest, room.id)
    assert mind_dates(now()) == 0
    sit_down(other, room.id)
    clock.advance(minutes=40)
    assert mind_dates(now()) == 0
    get_up(other, room.id)
    assert mind_dates(now()) == 1
    assert not CoffeeDate.objects.exists()
    assert not DateGuest.objects.exists()
    assert not Notice.objects.filter(kind=NoticeKind.COFFEE).exists()


def test_a_room_to_which_nobody_comes_closes_by_itself(clock: Clock) -> None:
    author = make_person()
    make_date(author, make_community(author), hours=1)
    clock.advance(minutes=60)
    mind_dates(now())
    clock.now += EXPECTS_FOR
    mind_dates(now())
    assert (coffee_rooms_for(author).rooms, dates_for(author).dates) == ([], [])
    clock.advance(minutes=3)
    forget_tables(now())
    assert not CoffeeRoom.objects.exists()


def test_a_date_whose_moment_passed_while_no_process_ran_opens_late_or_is_called_off(clock: Clock) -> None:
    author = make_person()
    community = make_community(author)
    late, too_late = make_date(author, community, hours=1), make_date(author, community, hours=0.5)
    clock.advance(minutes=61)
    mind_dates(now())
    assert date_view(author, late.id).state == DateState.OPEN
    assert timedelta(minutes=31) > OPENS_LATE
    assert date_view(author, too_late.id).state == DateState.CANCELLED


def test_where_the_community_rests_the_date_is_off_and_those_who_come_can_read_so(clock: Clock) -> None:
    owner, guest = make_person(), make_person()
    community = make_community(owner, guest)
    date = make_date(owner, community, hours=1)
    set_coming(guest, date.id, on=True)
    archive_community(owner, community.id)
    clock.advance(minutes=55)
    mind_dates(now())
    assert not is_told(guest)
    clock.advance(minutes=5)
    mind_dates(now())
    (item,) = list_inbox(guest, InboxQuery()).items
    assert item.occasion is not None
    assert item.occasion.state == "cancelled"
    assert not CoffeeRoom.objects.exists()
    clock.advance(days=1)
    assert mind_dates(now()) == 1
    assert not CoffeeDate.objects.exists()


def test_a_poll_that_closes_tells_its_author_once_and_goes_a_day_after_its_last_moment(clock: Clock) -> None:
    author, member = make_person(), make_person()
    make_poll(author, make_community(author, member), hours=(4, 6), closes=2)
    clock.advance(hours=2)
    assert [mind_dates(now()), mind_dates(now())] == [1, 0]
    assert [is_told(author), is_told(member)] == [True, False]
    clock.advance(hours=27)
    assert mind_dates(now()) == 0
    clock.advance(hours=1)
    assert mind_dates(now()) == 1
    assert not CoffeeDate.objects.exists()
    assert not Notice.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_processes_remind_and_open_once(clock: Clock, sink: RememberingSink) -> None:
    author = make_person()
    make_date(author, make_community(author), hours=1)

    def in_two(span: timedelta) -> list[int]:
        clock.now += span
        done: list[int] = []

        def mind() -> None:
            try:
                done.append(mind_dates(clock.now))
            finally:
                connection.close()

        threads = [Thread(target=mind) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return sorted(done)

    sink.clear()
    assert in_two(timedelta(minutes=50)) == [0, 1]
    assert len([hint for hint in sink.of(person_topic(author.id)) if "inbox.changed" in hint.payload]) == 1
    assert in_two(timedelta(minutes=10)) == [0, 1]
    assert CoffeeRoom.objects.count() == 1
