"""Cameras at a table: off until turned on, four at most, and off with the seat, the line, or the setting."""

import pytest
from django.test import override_settings

from talk.coffee.models import MOST, MOST_CAMERAS, CoffeeSeat
from talk.coffee.queries import coffee_view
from talk.coffee.schemas import OwnCoffeeAct
from talk.coffee.services.acts import act_at_table
from talk.coffee.services.attendance import notice_tables
from talk.coffee.services.cameras import turn_off, turn_on
from talk.coffee.services.seats import get_up, remove_from_table, sit_down
from talk.coffee.voices import cameras_in, require_camera
from talk.media.picture_offer import PLACES
from tests.conftest import Clock
from tests.making import make_community, make_person
from tests.talk.coffee.making import make_corner, make_instant
from workspace.core.errors import Conflict, TooFast
from workspace.people.models import Person
from workspace.people.services.blocks import block_person

pytestmark = pytest.mark.django_db


class Table:
    """A corner in which everyone sits."""

    def __init__(self, count: int = 3) -> None:
        self.people = [make_person() for _ in range(count)]
        self.community = make_community(*self.people)
        self.room = make_corner(self.people[0], self.community, *self.people)

    def seen(self) -> dict[str, int]:
        """Return who is seen at which place, as all at the table are told."""
        table = coffee_view(self.people[0], self.room).table
        assert table is not None
        return {seat.person: seat.camera for seat in table.seats if seat.camera is not None}

    def act(self, person: Person, *, on: bool) -> None:
        act_at_table(person, self.room, OwnCoffeeAct(do="coffee.camera_on" if on else "coffee.camera_off"))


def test_a_camera_is_off_until_its_person_turns_it_on() -> None:
    table = Table()
    _, ada, ben = table.people
    assert table.seen() == {}
    assert cameras_in(table.room) == {}
    table.act(ada, on=True)
    table.act(ben, on=True)
    table.act(ben, on=True)  # again changes nothing
    assert table.seen() == {ada.id: 0, ben.id: 1}
    table.act(ada, on=False)
    table.act(ada, on=False)
    assert table.seen() == {ben.id: 1}


def test_the_fifth_camera_reads_a_sentence_until_a_place_is_free() -> None:
    table = Table(MOST)
    for person in table.people[:MOST_CAMERAS]:
        turn_on(person, table.room)
    fifth = table.people[MOST_CAMERAS]
    with pytest.raises(Conflict, match="cameras_full"):
        turn_on(fifth, table.room)
    turn_off(table.people[2], table.room)
    turn_on(fifth, table.room)
    assert table.seen()[fifth.id] == 2
    assert sorted(table.seen().values()) == [0, 1, 2, 3]


def test_the_table_and_the_engine_have_the_same_places() -> None:
    assert MOST_CAMERAS == PLACES


def test_with_the_seat_goes_the_picture() -> None:
    table = Table()
    owner, ada, ben = table.people
    for person in (ada, ben):
        turn_on(person, table.room)
    get_up(ada, table.room)
    assert table.seen() == {ben.id: 1}
    remove_from_table(owner, table.room, ben.id)
    assert table.seen() == {}
    sit_down(ada, table.room)
    assert table.seen() == {}  # whoever comes back is not seen
    turn_on(ada, table.room)
    sit_down(ada, make_instant(owner, table.community))
    assert not CoffeeSeat.objects.filter(camera__isnull=False).exists()


def test_whoever_blocks_is_not_seen_within_a_second(clock: Clock) -> None:
    table = Table()
    owner, ada, ben = table.people
    turn_on(ada, table.room)
    block_person(ada, ben.id)
    notice_tables({table.room: {owner.id, ada.id, ben.id}}, complete=True)
    assert table.seen() == {}


def test_who_loses_the_line_keeps_the_seat_and_is_not_seen(clock: Clock) -> None:
    table = Table()
    ada = table.people[1]
    turn_on(ada, table.room)
    clock.advance(seconds=20)
    here = {person.id for person in table.people}
    notice_tables({table.room: here}, complete=True)
    assert table.seen() == {ada.id: 0}
    notice_tables({table.room: here - {ada.id}}, complete=True)
    assert table.seen() == {}
    assert CoffeeSeat.objects.filter(person=ada).exists()
    turn_on(ada, table.room)  # over HTTP, without a socket: not for long
    notice_tables({table.room: here - {ada.id}}, complete=True)
    assert table.seen() == {}
    notice_tables({table.room: here}, complete=True)
    assert table.seen() == {}


def test_only_who_sits_there_is_seen_and_looks() -> None:
    table = Table()
    owner, ada, _ = table.people
    stranger = make_person()
    with pytest.raises(Conflict, match="not_at_table"):
        turn_on(stranger, table.room)
    other = Table()
    for person in (stranger, other.people[1]):
        with pytest.raises(Conflict, match="not_at_table"):
            require_camera(person, table.room)
    with pytest.raises(Conflict, match="nobody_shows"):
        require_camera(owner, table.room)
    turn_on(ada, table.room)
    assert require_camera(owner, table.room).picture is None
    assert require_camera(ada, table.room).picture == 0
    assert set(cameras_in(table.room)) == {person.id for person in table.people}
    get_up(owner, table.room)
    with pytest.raises(Conflict, match="not_at_table"):
        turn_on(owner, table.room)
    with pytest.raises(Conflict, match="not_at_table"):
        require_camera(owner, table.room)


def test_one_setting_switches_cameras_off_everywhere() -> None:
    table = Table()
    owner, ada, _ = table.people
    assert coffee_view(owner, table.room).cameras == PLACES
    turn_on(ada, table.room)
    with override_settings(COFFEE_CAMERA=False):
        assert coffee_view(owner, table.room).cameras == 0
        with pytest.raises(Conflict, match="cameras_off"):
            turn_on(owner, table.room)
        with pytest.raises(Conflict, match="cameras_off"):
            require_camera(ada, table.room)
        assert cameras_in(table.room) == {}
        turn_off(ada, table.room)
    assert table.seen() == {}


def test_a_camera_does_not_flicker() -> None:
    table = Table()
    ada = table.people[1]
    with pytest.raises(TooFast):
        for _ in range(30):
            turn_on(ada, table.room)
            turn_off(ada, table.room)
