"""One's own list of rooms: arranged on one device, followed by the others."""

import pytest

from communities.chat.services.channels import leave_channel
from communities.sidebar.queries import sidebar_of
from communities.sidebar.schemas import SidebarPatch
from communities.sidebar.services import arrange_sidebar
from tests.conftest import RememberingSink
from tests.making import make_community, make_person, make_room

pytestmark = pytest.mark.django_db


def test_a_star_holds_in_the_order_it_was_given_and_reaches_the_persons_own_devices_only(
    sink: RememberingSink,
) -> None:
    ada = make_person()
    community = make_community(ada)
    one, two = make_room(community, ada), make_room(community, ada)
    arrange_sidebar(ada, SidebarPatch(starred=[two.id, one.id, two.id]))
    assert sidebar_of(ada).starred == [two.id, one.id]
    told = [hint for hint in sink.hints if "sidebar.changed" in hint.payload]
    assert [hint.topic for hint in told] == [f"person:{ada.id}"]


def test_what_is_absent_stays_and_saying_the_same_again_changes_nothing() -> None:
    ada = make_person()
    room = make_room(make_community(ada), ada)
    arrange_sidebar(ada, SidebarPatch(starred=[room.id]))
    changed = arrange_sidebar(ada, SidebarPatch(only_unread=True, folded=["directs"]))
    assert (changed.version, changed.starred, changed.folded) == (2, [room.id], ["directs"])
    assert arrange_sidebar(ada, SidebarPatch(only_unread=True)).version == 2


def test_a_room_that_one_is_not_in_takes_no_star_whether_it_exists_or_not() -> None:
    ada, ben = make_person(), make_person()
    foreign = make_room(make_community(ben), ben)
    assert arrange_sidebar(ada, SidebarPatch(starred=[foreign.id, "0" * 16])).starred == []


def test_a_room_keeps_its_star_while_one_is_out_of_it() -> None:
    ada, ben = make_person(), make_person()
    room = make_room(make_community(ben, ada), ben, ada)
    arrange_sidebar(ada, SidebarPatch(starred=[room.id]))
    leave_channel(ada, room.id)
    assert arrange_sidebar(ada, SidebarPatch(starred=[room.id], only_unread=True)).starred == [room.id]
