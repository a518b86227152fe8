"""Who waits is here, stops, or is gone; nobody else learns of it."""

import pytest

from realtime.topics import joinable
from talk.coffee.services.seats import sit_down
from talk.lobby.events import lobby_topic
from talk.lobby.models import CoffeeWait
from talk.lobby.queries import lobby_of
from talk.lobby.services.waiting import notice_lobby, stop_waiting, wait_for_coffee
from tests.conftest import Clock, RememberingSink
from tests.making import make_community, make_person
from tests.talk.coffee.making import make_corner
from workspace.core.errors import Conflict
from workspace.people.models import Person, Role
from workspace.people.services.roles import deactivate

pytestmark = pytest.mark.django_db

BOTH = ("de", "en")


def notice(*here: Person, complete: bool = True) -> None:
    notice_lobby({person.id: {person.id} for person in here}, complete=complete)


def test_who_waits_again_goes_on_waiting_and_who_stops_does_not_wait(clock: Clock) -> None:
    ada = make_person()
    first = wait_for_coffee(ada, BOTH)
    assert first.since == clock.now
    clock.advance(seconds=30)
    assert wait_for_coffee(ada, ["de"]) == first
    assert CoffeeWait.objects.get().languages == ["de"]
    stop_waiting(ada)
    stop_waiting(ada)
    assert lobby_of(ada).since is None


def test_who_sits_at_a_table_does_not_wait() -> None:
    owner = make_person()
    make_corner(owner, make_community(owner), owner)
    with pytest.raises(Conflict) as caught:
        wait_for_coffee(owner, BOTH)
    assert caught.value.code == "coffee_sits_already"


def test_who_is_gone_for_ten_seconds_does_not_wait_any_more(clock: Clock) -> None:
    ada = make_person()
    wait_for_coffee(ada, BOTH)
    clock.advance(seconds=15)
    notice()
    clock.advance(seconds=9)
    notice()
    assert lobby_of(ada).since is not None
    clock.advance(seconds=1)
    notice()
    assert lobby_of(ada).since is None


def test_who_comes_back_in_time_has_waited_all_the_while(clock: Clock) -> None:
    ada = make_person()
    since = wait_for_coffee(ada, BOTH).since
    clock.advance(seconds=15)
    notice()
    clock.advance(seconds=5)
    notice(ada)
    clock.advance(seconds=20)
    notice(ada)
    assert lobby_of(ada).since == since


def test_nobody_is_taken_for_gone_before_every_process_was_heard(clock: Clock) -> None:
    ada = make_person()
    wait_for_coffee(ada, BOTH)
    clock.advance(seconds=60)
    notice(complete=False)
    clock.advance(seconds=60)
    notice(complete=False)
    assert lobby_of(ada).since is not None


def test_a_closed_account_does_not_wait() -> None:
    ada = make_person()
    wait_for_coffee(ada, BOTH)
    deactivate(make_person(role=Role.ADMINISTRATOR), ada.id)
    notice(ada)
    assert not CoffeeWait.objects.exists()


def test_the_topic_of_a_place_in_the_lobby_is_the_persons_own_and_only_while_they_wait() -> None:
    ada, ben = make_person(), make_person()
    wait_for_coffee(ada, BOTH)
    topics = [lobby_topic(ada.id), lobby_topic(ben.id)]
    assert joinable(ada.id, topics) == {lobby_topic(ada.id)}
    assert joinable(ben.id, topics) == set()


def test_waiting_is_told_to_nobody(sink: RememberingSink) -> None:
    ada, ben = make_person(), make_person()
    sink.clear()
    wait_for_coffee(ada, BOTH)
    notice(ada)
    stop_waiting(ada)
    assert sink.hints == []
    assert lobby_of(ben).model_dump() == {"since": None, "room": None}


def test_who_sits_down_somewhere_is_not_brought_together_with_anybody() -> None:
    owner, ada = make_person(), make_person()
    corner = make_corner(owner, make_community(owner, ada))
    wait_for_coffee(owner, BOTH)
    wait_for_coffee(ada, BOTH)
    sit_down(ada, corner)
    notice(owner, ada)
    assert lobby_of(ada).since is None
    assert lobby_of(owner).room is None
    assert lobby_of(owner).since is not None
