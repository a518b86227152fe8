"""Who is gone loses their seat after half a minute; knocks fade; whoever blocks somebody at their table gets up."""

import json

import pytest

from communities.spaces.models import Reason
from communities.spaces.schemas import WhyIn
from communities.spaces.services.order import ban_person
from talk.coffee.models import CoffeeKnock
from talk.coffee.queries import coffee_view
from talk.coffee.schemas import TableSeatOut
from talk.coffee.services.attendance import notice_tables
from talk.coffee.services.door import answer_knock, knock
from talk.coffee.services.seats import sit_down
from tests.conftest import Clock, RememberingSink
from tests.making import make_community, make_person
from tests.talk.coffee.making import make_corner
from workspace.people.events import person_topic
from workspace.people.models import Person, Role
from workspace.people.services.blocks import block_person
from workspace.people.services.roles import deactivate

pytestmark = pytest.mark.django_db


def notice(room: str, *here: Person, complete: bool = True) -> None:
    notice_tables({room: {person.id for person in here}}, complete=complete)


def seat(viewer: Person, room: str, person: Person) -> TableSeatOut | None:
    table = coffee_view(viewer, room).table
    return next((each for each in table.seats if each.person == person.id), None) if table else None


def test_a_seat_is_kept_for_half_a_minute(clock: Clock) -> None:
    owner, ada = make_person(), make_person()
    room = make_corner(owner, make_community(owner, ada), owner, ada)
    clock.advance(seconds=10)
    notice(room, owner)
    gone = seat(owner, room, ada)
    assert gone is not None
    assert not gone.here
    clock.advance(seconds=29)
    notice(room, owner)
    assert seat(owner, room, ada) is not None
    clock.advance(seconds=1)
    notice(room, owner)
    assert seat(owner, room, ada) is None


def test_who_comes_back_in_time_keeps_their_seat_and_since_when(clock: Clock) -> None:
    owner, ada = make_person(), make_person()
    room = make_corner(owner, make_community(owner, ada), owner, ada)
    before = seat(owner, room, ada)
    clock.advance(seconds=10)
    notice(room, owner)
    clock.advance(seconds=20)
    sit_down(ada, room)
    notice(room, owner)
    assert seat(owner, room, ada) == before
    clock.advance(seconds=20)
    notice(room, owner, ada)
    assert seat(owner, room, ada) == before


def test_nobody_is_taken_for_gone_before_every_process_was_heard(clock: Clock) -> None:
    owner, ada = make_person(), make_person()
    room = make_corner(owner, make_community(owner, ada), owner, ada)
    clock.advance(seconds=60)
    notice(room, owner, complete=False)
    still = seat(owner, room, ada)
    assert still is not None
    assert still.here


def test_a_closed_account_gets_up_at_once() -> None:
    owner, ada = make_person(), make_person()
    room = make_corner(owner, make_community(owner, ada), owner, ada)
    deactivate(make_person(role=Role.ADMINISTRATOR), ada.id)
    notice(room, owner, ada)
    assert seat(owner, room, ada) is None


def test_who_blocks_somebody_at_their_table_gets_up() -> None:
    owner, ada, ben = make_person(), make_person(), make_person()
    room = make_corner(owner, make_community(owner, ada, ben), owner, ada, ben)
    block_person(ada, ben.id)
    notice(room, owner, ada, ben)
    assert seat(owner, room, ada) is None
    assert seat(owner, room, ben) is not None


def test_who_is_banned_gets_up_also_where_they_are_no_member() -> None:
    owner, guest = make_person(), make_person()
    community = make_community(owner)
    room = make_corner(owner, community, owner, guest)
    ban_person(owner, community.id, guest.id, WhyIn(reason=Reason.SPAM))
    notice(room, owner, guest)
    assert seat(owner, room, guest) is None


def test_a_knock_that_nobody_answers_fades_and_is_told(clock: Clock, sink: RememberingSink) -> None:
    owner, ada = make_person(), make_person()
    room = make_corner(owner, make_community(owner, ada), owner, is_closed=True)
    knock(ada, room)
    clock.advance(seconds=59)
    notice(room, owner)
    assert CoffeeKnock.objects.exists()
    clock.advance(seconds=1)
    notice(room, owner)
    assert not CoffeeKnock.objects.exists()
    told = json.loads(sink.of(person_topic(ada.id))[-1].payload)
    assert (told["type"], told["is_let_in"]) == ("coffee.answered", False)


def test_leave_to_come_in_fades_as_well(clock: Clock) -> None:
    owner, ada = make_person(), make_person()
    room = make_corner(owner, make_community(owner, ada), owner, is_closed=True)
    knock(ada, room)
    answer_knock(owner, room, ada.id, let_in=True)
    clock.advance(seconds=61)
    notice(room, owner)
    assert not CoffeeKnock.objects.exists()
