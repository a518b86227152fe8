"""Who waits is brought together by the engine: once, for reasons, with nothing left of it that tells who met."""

import json
import threading
from collections.abc import Callable, Iterable

import pytest
from django.db import connection

from talk.coffee.models import CoffeeKind, CoffeeRoom, CoffeeSeat
from talk.coffee.people import Term
from talk.coffee.queries import coffee_rooms_for, coffee_view
from talk.coffee.services.attendance import LOG_KEPT, forget_tables
from talk.coffee.services.seats import get_up, sit_down
from talk.lobby.models import CoffeeMet, CoffeeWait
from talk.lobby.queries import apart_from, lobby_of
from talk.lobby.services.apart import keep_apart, keep_apart_no_longer
from talk.lobby.services.pairing import APART_FOR, forget_meetings
from talk.lobby.services.waiting import notice_lobby, wait_for_coffee
from tests.conftest import Clock, RememberingSink
from tests.making import make_community, make_person
from tests.talk.coffee.making import make_corner
from workspace.core.errors import Invalid, NotFound
from workspace.core.models import LogEntry
from workspace.people.events import HOUSE, person_topic
from workspace.people.models import Person, Role, Site
from workspace.people.services.blocks import block_person

pytestmark = pytest.mark.django_db


def wait(*people: Person, languages: Iterable[str] = ("de", "en")) -> None:
    for person in people:
        wait_for_coffee(person, list(languages))


def tick(*here: Person) -> None:
    notice_lobby({person.id: {person.id} for person in here}, complete=True)


def table_of(person: Person) -> set[str]:
    """Return who sits at the table that was found for somebody."""
    room = lobby_of(person).room
    return set(CoffeeSeat.objects.filter(room=room).values_list("person_id", flat=True)) if room else set()


def test_two_who_wait_have_a_table_and_are_told(sink: RememberingSink) -> None:
    ada, ben = make_person(), make_person()
    wait(ada, ben)
    tick(ada, ben)
    assert table_of(ada) == table_of(ben) == {ada.id, ben.id}
    assert not CoffeeWait.objects.exists()
    for person in (ada, ben):
        told = [json.loads(hint.payload) for hint in sink.of(person_topic(person.id))]
        assert {"type": "coffee.found", "room": lobby_of(person).room} in told


def test_three_who_wait_sit_together() -> None:
    people = [make_person(), make_person(), make_person()]
    wait(*people)
    tick(*people)
    assert table_of(people[0]) == {person.id for person in people}


def test_who_is_not_here_is_not_matched() -> None:
    ada, ben = make_person(), make_person()
    wait(ada, ben)
    tick(ada)
    assert table_of(ada) == set()


def test_a_tick_is_every_twenty_seconds_and_of_two_processes_one_has_it(clock: Clock) -> None:
    ada, ben, cem, dan = (make_person() for _ in range(4))
    wait(ada, ben)
    tick(ada, ben)
    wait(cem, dan)
    clock.advance(seconds=19)
    tick(cem, dan)
    assert table_of(cem) == set()
    clock.advance(seconds=1)
    tick(cem, dan)
    tick(cem, dan)
    assert table_of(cem) == {cem.id, dan.id}
    assert CoffeeRoom.objects.count() == 2


def test_those_between_whom_a_block_stands_are_kept_apart_and_told_nothing(clock: Clock) -> None:
    ada, ben, cem = make_person(), make_person(), make_person()
    block_person(ada, ben.id)
    wait(ada, ben)
    for _ in range(6):
        tick(ada, ben)
        clock.advance(seconds=20)
    assert table_of(ada) == table_of(ben) == set()
    wait(cem)
    tick(ada, ben, cem)
    assert table_of(cem) in ({ada.id, cem.id}, {ben.id, cem.id})


@pytest.mark.parametrize("own", [True, False])
def test_a_private_list_counts_for_both_and_is_seen_by_its_owner_alone(own: bool, clock: Clock) -> None:
    ada, ben = make_person(), make_person()
    keep_apart(ada if own else ben, (ben if own else ada).id)
    keep_apart(ada if own else ben, (ben if own else ada).id)
    assert (apart_from(ada), apart_from(ben)) == (([ben.id], []) if own else ([], [ada.id]))
    wait(ada, ben)
    clock.advance(seconds=100)
    tick(ada, ben)
    assert table_of(ada) == set()
    keep_apart_no_longer(ada, ben.id)
    keep_apart_no_longer(ben, ada.id)
    clock.advance(seconds=20)
    tick(ada, ben)
    assert table_of(ada) == {ada.id, ben.id}


def test_nobody_keeps_apart_from_themselves() -> None:
    ada = make_person()
    with pytest.raises(Invalid):
        keep_apart(ada, ada.id)


def test_people_without_a_common_language_wait_for_others() -> None:
    ada, ben = make_person(), make_person()
    wait(ada, languages=["de"])
    wait(ben, languages=["en"])
    tick(ada, ben)
    assert table_of(ada) == set()


def test_who_met_within_a_week_meets_again_only_when_the_wait_gets_long(clock: Clock) -> None:
    ada, ben = make_person(), make_person()
    wait(ada, ben)
    tick(ada, ben)
    for person in (ada, ben):
        get_up(person, str(lobby_of(person).room))
    clock.advance(seconds=60)
    wait(ada, ben)
    tick(ada, ben)
    assert table_of(ada) == set()
    clock.advance(seconds=80)
    tick(ada, ben)
    assert table_of(ada) == {ada.id, ben.id}


def test_a_table_tells_in_a_few_words_why_it_is_this_one() -> None:
    ada, ben = make_person(), make_person()
    for person, site in ((ada, "Kiel"), (ben, "Ulm")):
        person.site = Site.objects.create(name=site)
        person.save()
    cem = make_person("Cem")  # not everyone is in the community
    make_community(ada, ben, name="Lauftreff")
    wait(ada, ben, languages=["de"])
    tick(ada, ben, cem)
    found = coffee_view(ada, str(lobby_of(ada).room)).found
    assert found is not None
    assert found.languages == ["de"]
    told = {reason.term: reason.names for reason in found.reasons}
    assert told[Term.SHARED_INTERESTS] == ["Lauftreff"]
    assert Term.OTHER_SITE in told
    assert Term.WAITED not in told


def test_a_match_is_open_to_its_guests_alone_whatever_the_role_of_others() -> None:
    ada, ben, boss = make_person(), make_person(), make_person(role=Role.ADMINISTRATOR)
    wait(ada, ben)
    tick(ada, ben)
    room = str(lobby_of(ada).room)
    assert [shown.id for shown in coffee_rooms_for(ada).rooms] == [room]
    assert coffee_rooms_for(boss).rooms == []
    for act in (coffee_view, sit_down, get_up):
        with pytest.raises(NotFound):
            act(boss, room)
    assert not coffee_view(ada, room).may_keep


def test_a_guest_comes_back_while_somebody_sits_there() -> None:
    ada, ben = make_person(), make_person()
    wait(ada, ben)
    tick(ada, ben)
    room = str(lobby_of(ada).room)
    get_up(ada, room)
    assert coffee_view(ada, room).table is None
    assert sit_down(ada, room).table is not None


def test_nothing_that_stays_tells_who_was_brought_together(clock: Clock, sink: RememberingSink) -> None:
    ada, ben = make_person(), make_person()
    wait(ada, ben)
    sink.clear()
    tick(ada, ben)
    room = str(lobby_of(ada).room)
    assert sink.of(HOUSE) == []
    for person in (ada, ben):
        get_up(person, room)
    clock.now += LOG_KEPT
    clock.advance(seconds=1)
    forget_tables(clock.now)
    assert not CoffeeRoom.objects.filter(kind=CoffeeKind.MATCH).exists()
    logs = " ".join(LogEntry.objects.values_list("payload", flat=True))
    assert room not in logs
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM talk_coffeemet")
        kept = str(cursor.fetchall())
    assert ada.id not in kept
    assert ben.id not in kept


def test_a_meeting_is_forgotten_after_a_week(clock: Clock) -> None:
    ada, ben = make_person(), make_person()
    wait(ada, ben)
    tick(ada, ben)
    assert forget_meetings(clock.now) == 0
    clock.now += APART_FOR
    assert forget_meetings(clock.now) == 1
    assert not CoffeeMet.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_many_processes_that_tick_at_once_one_opens_the_tables() -> None:
    """And whoever sits down at a corner at that moment is at one table only."""
    people = [make_person() for _ in range(9)]
    corner = make_corner(people[0], make_community(*people))
    wait(*people)
    acts: list[Callable[[], object]] = [lambda: tick(*people)] * 4
    acts.append(lambda: sit_down(people[0], corner))
    barrier = threading.Barrier(len(acts))

    def run(act: Callable[[], object]) -> None:
        try:
            barrier.wait()
            act()
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    rooms = CoffeeRoom.objects.filter(kind=CoffeeKind.MATCH)
    assert rooms.count() == 4
    assert CoffeeSeat.objects.count() == CoffeeSeat.objects.values("person").distinct().count() == 9
    assert CoffeeSeat.objects.get(person=people[0]).room_id == corner
    assert not CoffeeWait.objects.exists()
