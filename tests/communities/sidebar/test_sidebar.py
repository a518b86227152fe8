"""One's own list of rooms: arranged on one device, followed by the others."""

from collections.abc import Callable

import pytest

from communities.chat.services.channels import leave_channel
from communities.sidebar.queries import sidebar_of
from communities.sidebar.schemas import SECTIONS_LIMIT, PlaceIn, SectionIn, SectionPatch, SidebarPatch, Sort
from communities.sidebar.services import (
    arrange_sidebar,
    change_section,
    delete_section,
    make_section,
    place_room,
)
from tests.conftest import RememberingSink
from tests.making import make_community, make_person, make_room
from workspace.core.errors import Conflict, Invalid, NotFound
from workspace.core.ids import new_id

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


def test_a_room_stands_in_one_section_alone_where_it_was_put() -> None:
    ada = make_person()
    community = make_community(ada)
    one, two, three = (make_room(community, ada).id for _ in range(3))
    work = make_section(ada, SectionIn(name="Work", emoji="🛠️", room=one)).sections[0]
    later = make_section(ada, SectionIn(name="Later")).sections[1]
    arrange_sidebar(ada, SidebarPatch(starred=[two]))
    place_room(ada, two, PlaceIn(section=work.id, before=one))
    place_room(ada, three, PlaceIn(section=work.id, before=new_id()))
    assert (sidebar_of(ada).sections[0].rooms, sidebar_of(ada).starred) == ([two, one, three], [])
    moved = place_room(ada, one, PlaceIn(section=later.id))
    assert [section.rooms for section in moved.sections] == [[two, three], [one]]
    assert place_room(ada, one, PlaceIn(section=later.id)).version == moved.version
    assert place_room(ada, one, PlaceIn()).sections[1].rooms == []


def test_a_section_that_another_device_deleted_is_not_brought_back() -> None:
    ada = make_person()
    room = make_room(make_community(ada), ada).id
    section = make_section(ada, SectionIn(name="Work", room=room)).sections[0].id
    order = [section, "directs"]
    arrange_sidebar(ada, SidebarPatch(order=order, folded=[section], sorts={section: Sort.NAME}))
    gone = delete_section(ada, section)
    assert (gone.sections, gone.order, gone.folded, gone.sorts) == ([], ["directs"], [], {})
    acts: tuple[Callable[[], object], ...] = (
        lambda: place_room(ada, room, PlaceIn(section=section)),
        lambda: change_section(ada, section, SectionPatch(name="Play")),
    )
    for act in acts:
        with pytest.raises(NotFound) as refused:
            act()
        assert refused.value.code == "section_gone"
    assert delete_section(ada, section).version == gone.version


def test_sections_have_readable_names_emoji_and_a_bound_and_take_only_ones_own_rooms() -> None:
    ada, ben = make_person(), make_person()
    for wish in (SectionIn(name="\u200b"), SectionIn(name="Work", emoji="work")):
        with pytest.raises(Invalid):
            make_section(ada, wish)
    foreign = make_room(make_community(ben), ben).id
    section = make_section(ada, SectionIn(name="Work")).sections[0].id
    with pytest.raises(NotFound):
        place_room(ada, foreign, PlaceIn(section=section))
    changed = change_section(ada, section, SectionPatch(name="Play", emoji="🎲")).sections[0]
    assert (changed.name, changed.emoji) == ("Play", "🎲")
    for number in range(1, SECTIONS_LIMIT):
        make_section(ada, SectionIn(name=f"S {number}"))
    with pytest.raises(Conflict):
        make_section(ada, SectionIn(name="One too many"))
