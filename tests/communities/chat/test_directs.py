"""Conversations among people: begun once, told to others with the first message, and nobody else's business."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from communities.chat.events import room_topic
from communities.chat.findable import Messages
from communities.chat.models import Membership, Message, Room
from communities.chat.policies import can_see_room
from communities.chat.queries.messages import history
from communities.chat.queries.own import my_rooms
from communities.chat.queries.places import find_place, read_marks
from communities.chat.queries.rooms import my_room, people_in
from communities.chat.schemas import ChannelPatch, HistoryQuery
from communities.chat.services.channels import add_people, change_channel, join_channel, leave_channel
from communities.chat.services.directs import add_to_group, leave_group, name_group, start_conversation
from communities.chat.services.edit import delete_message
from communities.chat.services.listing import hide_conversation, show_conversation
from communities.chat.services.live import mark_read
from tests.conftest import RememberingSink
from tests.making import make_conversation, make_people, make_person, say
from workspace.config.home import home
from workspace.core.errors import Conflict, FlurfunkError, Invalid, NotAllowed, NotFound
from workspace.core.ids import new_id
from workspace.core.log import head_of
from workspace.core.models import LogEntry
from workspace.people.events import person_topic
from workspace.people.models import Person, Role
from workspace.people.services.roles import deactivate
from workspace.search.models import SearchEntry

pytestmark = pytest.mark.django_db


def listed(person: Person) -> set[str]:
    return {mine.room.id for mine in my_rooms(person)}


def told(sink: RememberingSink, person: Person) -> list[str]:
    return [json.loads(hint.payload)["type"] for hint in sink.of(person_topic(person.id))]


def test_two_people_have_one_conversation_whoever_begins() -> None:
    ada, ben = make_person(), make_person()
    room = start_conversation(ada, [ben.id]).room
    assert (room.kind, room.community, set(room.people)) == ("direct", None, {ada.id, ben.id})
    assert start_conversation(ben, [ada.id, ben.id, ada.id]).room.id == room.id
    assert start_conversation(ada, [ben.id]).room.id == room.id


def test_a_conversation_with_oneself_is_for_notes() -> None:
    ada = make_person()
    notes = start_conversation(ada, [ada.id])
    assert (notes.room.kind, notes.room.people) == ("direct", [ada.id])
    say(ada, notes.room.id, "Milk")
    assert my_room(ada, notes.room.id).unread == 0


def test_the_same_people_have_one_group_until_it_is_more_than_that() -> None:
    ada, ben, cem, dot = (make_person() for _ in range(4))
    group = start_conversation(ada, [ben.id, cem.id]).room
    assert group.kind == "group"
    assert start_conversation(cem, [ada.id, ben.id]).room.id == group.id
    name_group(ben, group.id, "Summer party")
    other = start_conversation(ada, [ben.id, cem.id]).room
    assert other.id != group.id
    add_to_group(ada, other.id, [dot.id])
    assert start_conversation(ada, [ben.id, cem.id]).room.id not in (group.id, other.id)


def test_a_conversation_with_somebody_unknown_or_gone_does_not_begin() -> None:
    ada, ben, admin = make_person(), make_person(), make_person(role=Role.ADMINISTRATOR)
    with pytest.raises(NotFound):
        start_conversation(ada, [new_id()])
    known = start_conversation(ada, [ben.id]).room.id
    deactivate(admin, ben.id)
    assert start_conversation(ada, [ben.id]).room.id == known
    with pytest.raises(Conflict):
        start_conversation(admin, [ben.id])


def test_nine_fit_into_a_group() -> None:
    ada, others = make_person(), make_people(9)
    with pytest.raises(Invalid):
        start_conversation(ada, [person.id for person in others])
    group = start_conversation(ada, [person.id for person in others[:8]]).room
    with pytest.raises(Invalid):
        add_to_group(ada, group.id, [others[8].id])
    leave_group(others[0], group.id)
    add_to_group(ada, group.id, [others[8].id])
    assert len(people_in(ada, group.id)) == 9


def test_nobody_hears_of_a_conversation_before_something_is_said(sink: RememberingSink) -> None:
    ada, ben = make_person(), make_person()
    room = make_conversation(ada, ben)
    assert room.id in listed(ada)
    assert room.id not in listed(ben)
    assert room.id not in read_marks(ben.id).seqs
    assert told(sink, ben) == []
    say(ada, room, "Hello?")
    assert told(sink, ben) == ["room.entered"]
    assert my_room(ben, room.id).mentions == 1
    assert room.id in listed(ben)
    say(ada, room, "Still there?")
    assert told(sink, ben) == ["room.entered"]


def test_the_first_message_follows_what_brings_the_room(sink: RememberingSink) -> None:
    ada, ben = make_person(), make_person()
    room = make_conversation(ada, ben)
    message = say(ada, room, "Hello?")
    entered = json.loads(sink.of(person_topic(ben.id))[0].payload)["my_room"]
    assert (entered["seq"], entered["unread"]) == (message.seq - 1, 0)


def test_a_hidden_conversation_comes_back_with_the_next_message(sink: RememberingSink) -> None:
    ada, ben = make_person(), make_person()
    room = make_conversation(ada, ben)
    say(ada, room, "Hello")
    hide_conversation(ben, room.id)
    assert room.id not in listed(ben)
    assert my_room(ben, room.id).unread == 0
    assert told(sink, ben)[-1] == "room.exited"
    hide_conversation(ben, room.id)
    say(ada, room, "Again")
    assert room.id in listed(ben)
    assert told(sink, ben).count("room.exited") == 1
    assert told(sink, ben)[-1] == "room.entered"


def test_a_hidden_conversation_comes_back_when_one_wants_it() -> None:
    ada, ben = make_person(), make_person()
    room = make_conversation(ada, ben)
    hide_conversation(ada, room.id)
    assert show_conversation(ada, room.id).room.id in listed(ada)
    hide_conversation(ada, room.id)
    assert start_conversation(ada, [ben.id]).room.id in listed(ada)
    hide_conversation(ada, room.id)
    say(ada, room, "Back by writing")
    assert room.id in listed(ada)


def test_everything_unread_is_meant_for_one() -> None:
    ada, ben = make_person(), make_person()
    room = make_conversation(ada, ben)
    last = [say(ada, room, text) for text in ("One", "Two", "Three")][-1]
    mine = my_room(ben, room.id)
    assert (mine.unread, mine.mentions) == (3, 3)
    read = mark_read(ben, room.id, last.seq - 1)
    assert (read.unread, read.mentions) == (1, 1)


@pytest.mark.parametrize("role", [Role.MEMBER, Role.MODERATOR, Role.ADMINISTRATOR])
def test_a_conversation_is_nobody_elses_business(role: Role) -> None:
    ada, ben, nosy = make_person(), make_person(), make_person(role=role)
    for room in (make_conversation(ada, ben), make_conversation(ada, ben, make_person())):
        message = say(ada, room, "Between us")
        for act in (
            lambda room=room: find_place(nosy, room.id),
            lambda room=room: history(nosy, room.id, HistoryQuery()),
            lambda room=room: say(nosy, room),
            lambda room=room: hide_conversation(nosy, room.id),
            lambda room=room: show_conversation(nosy, room.id),
            lambda room=room: name_group(nosy, room.id, "Mine"),
            lambda room=room: add_to_group(nosy, room.id, [nosy.id]),
            lambda room=room: leave_group(nosy, room.id),
            lambda message=message: delete_message(nosy, message.id),
        ):
            with pytest.raises(NotFound):
                act()
        assert not can_see_room(nosy, room, None, None)


def test_a_house_moderator_in_a_conversation_deletes_only_their_own() -> None:
    moderator, ben = make_person(role=Role.ADMINISTRATOR), make_person()
    room = make_conversation(moderator, ben)
    theirs, own = say(ben, room, "Theirs"), say(moderator, room, "Own")
    with pytest.raises(NotAllowed):
        delete_message(moderator, theirs.id)
    delete_message(moderator, own.id)


def test_a_conversation_is_no_channel() -> None:
    ada, ben, cem = make_person(), make_person(), make_person()
    for room in (make_conversation(ada, ben), make_conversation(ada, ben, cem)):
        for act in (
            lambda room=room: change_channel(ada, room.id, ChannelPatch(name="Channel")),
            lambda room=room: add_people(ada, room.id, [cem.id]),
            lambda room=room: join_channel(cem, room.id),
            lambda room=room: leave_channel(ada, room.id),
        ):
            with pytest.raises(NotFound):
                act()


def test_a_conversation_of_two_stays_one_of_two() -> None:
    ada, ben, cem = make_person(), make_person(), make_person()
    room = make_conversation(ada, ben)
    for act in (
        lambda: add_to_group(ada, room.id, [cem.id]),
        lambda: name_group(ada, room.id, "We two"),
        lambda: leave_group(ada, room.id),
    ):
        with pytest.raises(Conflict):
            act()


def test_who_is_added_to_a_group_reads_what_was_said(sink: RememberingSink) -> None:
    ada, ben, cem, dot = (make_person() for _ in range(4))
    room = make_conversation(ada, ben, cem)
    add_to_group(ben, room.id, [dot.id])
    assert told(sink, dot) == []  # nothing has been said yet
    leave_group(dot, room.id)
    say(ada, room, "Welcome")
    add_to_group(ben, room.id, [dot.id, cem.id])
    assert told(sink, dot)[-1] == "room.entered"
    assert [message.body for message in history(dot, room.id, HistoryQuery()).messages] == ["Welcome"]
    assert my_room(dot, room.id).unread == 0
    assert my_room(ada, room.id).room.people == people_sorted(room, ada, ben, cem, dot)


def people_sorted(room: Room, *people: Person) -> list[str]:
    ids = Membership.objects.filter(room=room).order_by("id").values_list("person_id", flat=True)
    assert set(ids) == {person.id for person in people}
    return list(ids)


def test_who_leaves_a_group_is_out_and_with_the_last_one_it_is_gone() -> None:
    people = [make_person() for _ in range(3)]
    room = make_conversation(people[0], *people[1:])
    say(people[0], room, "Our secret")
    leave_group(people[0], room.id)
    with pytest.raises(NotFound):
        find_place(people[0], room.id)
    with pytest.raises(NotFound):
        say(people[0], room)
    for person in people[1:]:
        leave_group(person, room.id)
    assert not Room.objects.filter(id=room.id).exists()
    assert not Message.objects.filter(room=room.id).exists()
    assert not LogEntry.objects.filter(topic=room_topic(room.id)).exists()
    assert not SearchEntry.objects.filter(place=room.id).exists()


def test_a_group_has_a_name_if_its_people_give_it_one() -> None:
    ada, ben, cem = make_person(), make_person(), make_person()
    room = make_conversation(ada, ben, cem)
    assert name_group(cem, room.id, "  Summer   party ").name == "Summer party"
    assert name_group(ada, room.id, " ").name == ""
    for bad in ("x" * 61, "..."):
        with pytest.raises(Invalid):
            name_group(ada, room.id, bad)


def test_with_somebody_who_is_gone_one_reads_and_no_longer_writes() -> None:
    ada, ben, admin = make_person(), make_person(), make_person(role=Role.ADMINISTRATOR)
    room, group = make_conversation(ada, ben), make_conversation(ada, ben, admin)
    say(ben, room, "Bye")
    deactivate(admin, ben.id)
    with pytest.raises(NotAllowed) as refused:
        say(ada, room, "Are you there?")
    assert refused.value.code == "nobody_reads"
    assert [message.body for message in history(ada, room.id, HistoryQuery()).messages] == ["Bye"]
    say(ada, group, "To the others")


def test_what_is_said_is_found_by_its_people_under_each_others_names() -> None:
    ada, ben, nosy = make_person("Ada"), make_person("Ben"), make_person(role=Role.ADMINISTRATOR)
    room, notes = make_conversation(ada, ben), make_conversation(ada, ada)
    say(ada, room, "The quokka is ours")
    say(ada, notes, "Feed the quokka")
    source = Messages()
    for person, names in ((ada, ["Ada", "Ben"]), (ben, ["Ada"]), (nosy, [])):
        visible = source.places_visible_to(person)
        found = SearchEntry.objects.filter(place__in=visible).values_list("place", flat=True)
        assert sorted(place.name for place in source.places_out(person, found)) == names


def test_a_refused_start_leaves_nothing_behind() -> None:
    ada = make_person()
    with pytest.raises(FlurfunkError):
        start_conversation(ada, [make_person().id, new_id()])
    assert not Room.objects.filter(created_by=ada).exists()
    assert head_of(person_topic(ada.id)) == 0


def test_the_start_snapshot_costs_as_much_with_one_conversation_as_with_many() -> None:
    ada = make_person()

    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            home(ada)
        return len(asked)

    say(ada, make_conversation(ada, make_person()))
    one = cost()
    for _ in range(3):
        say(ada, make_conversation(ada, make_person()))
        say(ada, make_conversation(ada, *make_people(2)))
    assert cost() == one
