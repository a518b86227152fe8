"""Channels: made, changed, entered, left; and what is read and unread in them."""

import pytest

from communities.chat.models import Membership, Posting, Room
from communities.chat.queries.messages import history
from communities.chat.queries.own import my_rooms
from communities.chat.queries.places import find_place
from communities.chat.queries.rooms import channels_of, my_room, people_in
from communities.chat.schemas import ChannelIn, ChannelPatch, HistoryQuery
from communities.chat.services.channels import (
    add_people,
    change_channel,
    create_channel,
    join_channel,
    leave_channel,
    remove_person,
)
from communities.chat.services.edit import delete_message
from communities.chat.services.live import mark_read, start_typing
from communities.spaces.models import Visibility
from communities.spaces.services.members import leave_community
from tests.conftest import RememberingSink
from tests.making import make_community, make_person, make_room, say
from workspace.core.errors import Conflict, Invalid, NotAllowed, NotFound
from workspace.people.events import person_topic

pytestmark = pytest.mark.django_db


def test_a_community_starts_with_a_main_channel_that_everyone_is_in() -> None:
    founder, member = make_person(), make_person()
    community = make_community(founder, member)
    room = Room.objects.get(community=community)
    assert room.is_default
    assert set(people_in(founder, room.id)) == {founder.id, member.id}
    with pytest.raises(Conflict):
        leave_channel(member, room.id)
    leave_community(member, community.id)
    assert people_in(founder, room.id) == [founder.id]


def test_a_channel_name_is_taken_once_a_community_whatever_its_case() -> None:
    founder = make_person()
    community = make_community(founder)
    create_channel(founder, community.id, ChannelIn(name="Plausch"))
    with pytest.raises(Conflict) as refused:
        create_channel(founder, community.id, ChannelIn(name="plausch"))
    assert refused.value.field == "name"
    elsewhere = make_community(founder)
    assert create_channel(founder, elsewhere.id, ChannelIn(name="plausch")).room.name == "plausch"


def test_a_private_channel_is_found_by_its_members_only() -> None:
    founder, member = make_person(), make_person()
    community = make_community(founder, member)
    room = make_room(community, founder, visibility=Visibility.PRIVATE)
    assert room.id not in {item.room.id for item in channels_of(member, community.id)}
    with pytest.raises(NotFound):
        find_place(member, room.id)
    with pytest.raises(NotFound):
        join_channel(member, room.id)
    add_people(founder, room.id, [member.id])
    assert room.id in {item.room.id for item in channels_of(member, community.id)}


def test_public_channels_are_entered_by_members_of_the_community() -> None:
    founder, member, stranger = make_person(), make_person(), make_person()
    room = make_room(make_community(founder, member), founder)
    assert join_channel(member, room.id).unread == 0
    with pytest.raises(NotAllowed) as refused:
        join_channel(stranger, room.id)
    assert refused.value.code == "join_community_first"


def test_only_people_of_the_community_are_added() -> None:
    founder, stranger = make_person(), make_person()
    room = make_room(make_community(founder), founder, visibility=Visibility.PRIVATE)
    with pytest.raises(Conflict):
        add_people(founder, room.id, [stranger.id])


def test_those_who_look_after_a_channel_change_it_and_take_people_out() -> None:
    founder, member = make_person(), make_person()
    room = make_room(make_community(founder, member), founder, member)
    changed = change_channel(
        founder, room.id, ChannelPatch(purpose=" Neu \n hier ", posting=Posting.MODERATORS)
    )
    assert (changed.purpose, changed.posting) == ("Neu hier", Posting.MODERATORS)
    with pytest.raises(NotAllowed):
        change_channel(member, room.id, ChannelPatch(name="Meins"))
    with pytest.raises(NotAllowed):
        remove_person(member, room.id, founder.id)
    remove_person(founder, room.id, member.id)
    assert not Membership.objects.filter(room=room, person=member).exists()


def test_unread_counts_what_others_said_after_the_mark() -> None:
    founder, member = make_person(), make_person()
    room = make_room(make_community(founder, member), founder, member)
    say(member, room, "von mir")
    first = say(founder, room, f"Hallo @{member.handle}")
    gone = say(founder, room, f"Weg @{member.handle}")
    delete_message(founder, gone.id)
    mine = my_room(member, room.id)
    assert (mine.unread, mine.mentions) == (1, 1)
    assert mark_read(member, room.id, first.seq).unread == 0
    assert next(item for item in my_rooms(member) if item.room.id == room.id).mentions == 0


def test_a_read_mark_moves_forward_only_and_travels_to_other_devices(sink: RememberingSink) -> None:
    founder, member = make_person(), make_person()
    room = make_room(make_community(founder, member), founder, member)
    seqs = [say(founder, room).seq for _ in range(3)]
    sink.clear()
    assert mark_read(member, room.id, seqs[2]).read_seq == seqs[2]
    assert mark_read(member, room.id, seqs[0]).read_seq == seqs[2]
    [hint] = sink.of(person_topic(member.id))
    assert hint.seq == 0  # a fact: nothing about reading is logged
    with pytest.raises(Invalid):
        mark_read(member, room.id, seqs[2] + 100)


def test_strangers_neither_read_marks_nor_type() -> None:
    founder, stranger = make_person(), make_person()
    room = make_room(make_community(founder), founder)
    with pytest.raises(NotFound):
        mark_read(stranger, room.id, 1)
    with pytest.raises(NotFound):
        start_typing(stranger, room.id)


def test_history_pages_in_both_directions_and_around() -> None:
    founder = make_person()
    room = make_room(make_community(founder), founder)
    seqs = [say(founder, room, f"Nr. {n}").seq for n in range(20)]
    newest = history(founder, room.id, HistoryQuery(limit=5))
    assert [message.seq for message in newest.messages] == seqs[-5:]
    assert (newest.has_older, newest.has_newer) == (True, False)
    older = history(founder, room.id, HistoryQuery(before=seqs[-5], limit=5))
    assert [message.seq for message in older.messages] == seqs[-10:-5]
    newer = history(founder, room.id, HistoryQuery(after=seqs[3], limit=4))
    assert [message.seq for message in newer.messages] == seqs[4:8]
    around = history(founder, room.id, HistoryQuery(around=seqs[10], limit=4))
    assert [message.seq for message in around.messages] == seqs[9:13]
    assert (around.has_older, around.has_newer) == (True, True)
