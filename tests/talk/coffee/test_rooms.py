"""Opening, changing and closing rooms; the door; what lies on the table."""

import pytest

from communities.spaces.models import Standing, Visibility
from talk.coffee.cards import PLAIN_CARDS, SHARED_CARDS, Card, draw, shared_by_two
from talk.coffee.models import CoffeeKind, CoffeeRoom, CoffeeSeat
from talk.coffee.queries import coffee_rooms_for, coffee_view
from talk.coffee.schemas import CoffeeIn, CoffeePatch, OwnCoffeeAct, TableOut
from talk.coffee.services.acts import act_at_table
from talk.coffee.services.door import answer_knock, go_away, knock
from talk.coffee.services.pastime import draw_card, put_card_away, set_timer
from talk.coffee.services.rooms import change_coffee_room, close_coffee_room, open_coffee_room
from talk.coffee.services.seats import get_up, sit_down
from tests.conftest import Clock
from tests.making import give_standing, make_community, make_person
from tests.talk.coffee.making import make_corner, make_instant
from workspace.audit.models import AuditEntry
from workspace.core.errors import Conflict, Invalid, NotAllowed, NotFound
from workspace.people.models import Person, Role, Site
from workspace.people.services.blocks import block_person

pytestmark = pytest.mark.django_db


def table(person: Person, room: str) -> TableOut:
    seen = coffee_view(person, room).table
    assert seen is not None
    return seen


def test_those_who_look_after_a_community_open_its_corners() -> None:
    owner, moderator, member = make_person(), make_person(), make_person()
    community = make_community(owner, moderator, member)
    give_standing(owner, community, moderator, Standing.MODERATOR)
    made = open_coffee_room(moderator, CoffeeIn(community=community.id, name="  Küche  3 "))
    assert (made.room.name, made.room.people, made.may_keep) == ("Küche 3", [], True)
    assert AuditEntry.objects.filter(action="coffee.opened", subject_id=made.room.id).exists()
    with pytest.raises(NotAllowed):
        open_coffee_room(member, CoffeeIn(community=community.id, name="Meine"))
    with pytest.raises(Conflict, match="coffee_name_taken"):
        open_coffee_room(owner, CoffeeIn(community=community.id, name="küche 3"))


def test_every_member_opens_a_room_for_the_moment_and_sits_in_it() -> None:
    owner, member, stranger = make_person(), make_person(), make_person()
    community = make_community(owner, member, visibility=Visibility.PRIVATE)
    room = make_instant(member, community)
    assert [seat.person_id for seat in CoffeeSeat.objects.filter(room=room)] == [member.id]
    with pytest.raises(NotFound):
        make_instant(stranger, community)
    with pytest.raises(NotFound):
        make_instant(stranger, make_community(owner))


def test_administrators_open_corners_of_sites_for_everyone() -> None:
    site = Site.objects.create(name="Jena")
    wish = CoffeeIn(site=site.id, name="Kaffeeküche Jena")
    for other in (make_person(), make_person(role=Role.MODERATOR)):
        with pytest.raises(NotFound):
            open_coffee_room(other, wish)
    admin = make_person(role=Role.ADMINISTRATOR)
    made = open_coffee_room(admin, wish)
    assert made.room.site == "Jena"
    view = sit_down(make_person(), made.room.id)
    assert view.chat is not None
    assert [each.name for each in coffee_rooms_for(admin).sites] == ["Jena"]
    assert coffee_rooms_for(make_person()).sites == []
    with pytest.raises(Invalid):
        open_coffee_room(admin, CoffeeIn(kind=CoffeeKind.INSTANT, site=site.id, name="Now"))
    with pytest.raises(Invalid):
        open_coffee_room(admin, CoffeeIn(name="Nowhere"))


def test_keepers_change_and_close_a_room() -> None:
    owner, ada = make_person(), make_person()
    room = make_corner(owner, make_community(owner, ada), owner, ada)
    with pytest.raises(NotAllowed):
        change_coffee_room(ada, room, CoffeePatch(name="Mine"))
    changed = change_coffee_room(owner, room, CoffeePatch(name="Balkon", places=4, is_closed=True))
    assert (changed.room.name, changed.room.places, changed.room.is_closed) == ("Balkon", 4, True)
    make_and_fill = make_person()
    change_coffee_room(owner, room, CoffeePatch(is_closed=False))
    sit_down(make_and_fill, room)
    with pytest.raises(Conflict, match="coffee_too_few_places"):
        change_coffee_room(owner, room, CoffeePatch(places=2))
    with pytest.raises(NotAllowed):
        close_coffee_room(ada, room)
    close_coffee_room(owner, room)
    assert not CoffeeSeat.objects.exists()
    with pytest.raises(NotFound):
        coffee_view(owner, room)


def test_whose_instant_room_it_is_may_close_it() -> None:
    owner, ada, ben = make_person(), make_person(), make_person()
    room = make_instant(ada, make_community(owner, ada, ben))
    with pytest.raises(NotAllowed):
        close_coffee_room(ben, room)
    close_coffee_room(ada, room)
    assert CoffeeRoom.objects.get(id=room).ended_at is not None


def test_at_a_closed_door_one_knocks_and_is_let_in() -> None:
    owner, ada, ben = make_person(), make_person(), make_person()
    room = make_corner(owner, make_community(owner, ada, ben), owner, is_closed=True)
    with pytest.raises(Conflict, match="coffee_closed"):
        sit_down(ada, room)
    knock(ada, room)
    knock(ben, room)
    assert table(owner, room).knocks == [ada.id, ben.id]
    go_away(ben, room)
    with pytest.raises(Conflict, match="not_at_table"):
        answer_knock(ada, room, ada.id, let_in=True)
    with pytest.raises(Conflict, match="coffee_nobody_knocks"):
        answer_knock(owner, room, ben.id, let_in=True)
    answer_knock(owner, room, ada.id, let_in=True)
    sit_down(ada, room)
    assert table(owner, room).knocks == []


def test_who_is_turned_away_stays_outside() -> None:
    owner, ada = make_person(), make_person()
    room = make_corner(owner, make_community(owner, ada), owner, is_closed=True)
    knock(ada, room)
    answer_knock(owner, room, ada.id, let_in=False)
    with pytest.raises(Conflict, match="coffee_closed"):
        sit_down(ada, room)


def test_the_first_one_opens_the_door_by_sitting_down() -> None:
    owner, ada = make_person(), make_person()
    room = make_corner(owner, make_community(owner, ada), is_closed=True)
    with pytest.raises(Conflict, match="coffee_open"):
        knock(ada, room)
    sit_down(ada, room)


def test_a_knock_past_a_block_answers_like_a_full_table() -> None:
    owner, ada = make_person(), make_person()
    room = make_corner(owner, make_community(owner, ada), owner, is_closed=True)
    block_person(owner, ada.id)
    with pytest.raises(Conflict, match="coffee_full"):
        knock(ada, room)


def test_a_card_lies_there_until_it_is_put_away_or_all_have_left() -> None:
    owner = make_person()
    room = make_corner(owner, make_community(owner), owner)
    draw_card(owner, room)
    assert table(owner, room).card is not None
    put_card_away(owner, room)
    assert table(owner, room).card is None
    act_at_table(owner, room, OwnCoffeeAct(do="coffee.draw"))
    get_up(owner, room)
    sit_down(owner, room)
    assert table(owner, room).card is None


def test_a_timer_is_shared(clock: Clock) -> None:
    owner = make_person()
    room = make_corner(owner, make_community(owner), owner)
    set_timer(owner, room, 5)
    timer = table(owner, room).timer
    assert timer is not None
    assert (timer.length_s, (timer.ends_at - clock.now).total_seconds()) == (300, 300)
    set_timer(owner, room, 0)
    assert table(owner, room).timer is None


def test_cards_about_something_shared_come_now_and_then() -> None:
    places = {"ada": ["Radreisen", "Küche"], "ben": ["Küche", "Garten"], "cem": ["Garten"]}
    assert shared_by_two(places) == ["Garten", "Küche"]
    assert draw(None, ["Küche"], lambda _: 0) == Card(PLAIN_CARDS, "Küche")
    assert draw(None, [], lambda _: 0) == Card(0)
    assert draw(None, ["Küche"], lambda below: below - 1) == Card(PLAIN_CARDS - 1)


@pytest.mark.parametrize("chance", range(PLAIN_CARDS - 1))
def test_the_next_card_is_another_one(chance: int) -> None:
    assert draw(7, [], lambda _: chance).number != 7
    assert 0 <= draw(7, [], lambda _: chance).number < PLAIN_CARDS
    shared = draw(PLAIN_CARDS + 2, ["Küche"], lambda below: 0 if below == 3 else min(chance, below - 1))
    assert PLAIN_CARDS <= shared.number < PLAIN_CARDS + SHARED_CARDS
    assert shared.number != PLAIN_CARDS + 2
