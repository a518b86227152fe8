"""What of rooms and threads may interrupt: chosen for each, on all of one's devices, and muted for a time."""

from datetime import timedelta

import pytest

from communities.chat.events import RoomLevelChanged
from communities.chat.models import Message
from communities.chat.queries.places import level_marks
from communities.chat.queries.rooms import my_room
from communities.chat.queries.threads import list_threads, mark_of, my_threads
from communities.chat.schemas import RoomLevelIn
from communities.chat.services.channels import join_channel, leave_channel
from communities.chat.services.levels import set_room_level
from communities.chat.services.threads import set_thread_level
from communities.chat.thread_schemas import ThreadLevel, ThreadsQuery
from tests.conftest import Clock, RememberingSink
from tests.making import make_community, make_conversation, make_person, make_room, reply, say
from workspace.attention.rules import Level
from workspace.core.errors import Invalid, NotFound

pytestmark = pytest.mark.django_db


def test_a_level_holds_for_one_person_and_is_told_to_their_own_devices_alone(sink: RememberingSink) -> None:
    ada, ben = make_person(), make_person()
    room = make_room(make_community(ada, ben), ada, ben)
    sink.clear()
    set_room_level(ben, room.id, RoomLevelIn(level=Level.NOTHING))
    [told] = sink.hints
    assert (told.topic, told.seq) == (f"person:{ben.id}", 0)
    assert RoomLevelChanged.model_validate_json(told.payload).level == Level.NOTHING
    assert (level_marks(ben.id)[room.id].level, level_marks(ada.id)) == (Level.NOTHING, {})
    set_room_level(ben, room.id, RoomLevelIn())
    assert level_marks(ben.id) == {}


def test_a_mute_ends_by_the_clock_and_leaves_the_level(clock: Clock) -> None:
    ada = make_person()
    room = make_room(make_community(ada), ada)
    until = clock.now + timedelta(hours=1)
    set_room_level(ada, room.id, RoomLevelIn(level=Level.ALL, muted_until=until))
    assert level_marks(ada.id)[room.id].muted_until == until
    clock.advance(hours=1)
    mark = level_marks(ada.id)[room.id]
    assert (mark.level, mark.muted_until) == (Level.ALL, None)
    for wrong in (clock.now, clock.now + timedelta(days=800)):
        with pytest.raises(Invalid):
            set_room_level(ada, room.id, RoomLevelIn(muted_until=wrong))


def test_in_rooms_of_others_nothing_is_chosen_and_leaving_forgets_it() -> None:
    ada, ben = make_person(), make_person()
    room = make_room(make_community(ada, ben), ada, ben)
    set_room_level(ben, room.id, RoomLevelIn(level=Level.MENTIONS))
    leave_channel(ben, room.id)
    for missing in (room.id, "0" * 16):
        with pytest.raises(NotFound):
            set_room_level(ben, missing, RoomLevelIn(level=Level.ALL))
    join_channel(ben, room.id)
    assert level_marks(ben.id) == {}


def test_in_a_group_everything_is_for_one_unless_one_wants_mentions_alone() -> None:
    ada, ben, cem = make_person(), make_person(), make_person()
    group = make_conversation(ada, ben, cem)
    say(ada, group, "Cake?")
    say(ada, group, f"You too, @{ben.handle}?")
    assert my_room(ben, group.id).mentions == 2
    set_room_level(ben, group.id, RoomLevelIn(level=Level.MENTIONS))
    assert (my_room(ben, group.id).unread, my_room(ben, group.id).mentions) == (2, 1)


def test_a_thread_is_followed_for_mentions_alone_or_muted_for_a_time(clock: Clock) -> None:
    ada, ben = make_person(), make_person()
    room = make_room(make_community(ada, ben), ada, ben)
    root = say(ada, room, "Root")
    until = clock.now + timedelta(minutes=30)
    mark = set_thread_level(ben, root.id, ThreadLevel.MENTIONS, until)
    assert (mark.level, mark.muted_until) == (ThreadLevel.MENTIONS, until)
    reply(ada, root, f"What does @{ben.handle} say?")
    reply(ada, root)
    [mine] = my_threads(ben)
    assert (mine.unread, mine.mentions, mine.muted_until) == (2, 1, until)
    assert [thread.root.id for thread in list_threads(ben, ThreadsQuery()).threads] == [root.id]
    assert set_thread_level(ben, root.id, ThreadLevel.FOLLOW).muted_until is None
    with pytest.raises(Invalid):
        set_thread_level(ben, root.id, ThreadLevel.FOLLOW, clock.now)
    assert mark_of(ben, Message.objects.get(id=root.id)).level == ThreadLevel.FOLLOW
