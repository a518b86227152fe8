"""Archived channels and communities: everything stays readable, nothing is added, everything can come back."""

from collections.abc import Callable

import pytest

from communities.chat.models import Room
from communities.chat.queries.messages import history
from communities.chat.queries.rooms import channels_of
from communities.chat.schemas import ChannelIn, HistoryQuery
from communities.chat.services.archive import archive_channel, restore_channel
from communities.chat.services.channels import create_channel, join_channel
from communities.chat.services.edit import delete_message, edit_message
from communities.chat.services.react import add_reaction
from communities.spaces.directory import directory
from communities.spaces.schemas import DirectoryQuery
from communities.spaces.services.archive import archive_community, restore_community
from communities.spaces.services.members import invite_people, join_community
from talk.shows.schemas import TalkIn
from talk.shows.services.sessions import make_talk
from tests.making import make_community, make_person, make_room, say
from workspace.core.errors import Conflict, NotAllowed

pytestmark = pytest.mark.django_db


def test_an_archived_channel_is_read_and_nothing_more_is_said_in_it_until_it_is_open_again() -> None:
    owner, member = make_person(), make_person()
    room = make_room(make_community(owner, member), owner, member)
    first = say(member, room, "Still here")
    archive_channel(owner, room.id)
    archive_channel(owner, room.id)
    acts: list[Callable[[], object]] = [
        lambda: say(member, room, "Too late"),
        lambda: edit_message(member, first.id, body="Changed", version=1),
        lambda: add_reaction(owner, first.id, "👍"),
    ]
    for act in acts:
        with pytest.raises(Conflict) as refused:
            act()
        assert refused.value.code == "room_archived"
    assert [message.body for message in history(member, room.id, HistoryQuery()).messages] == ["Still here"]
    restore_channel(owner, room.id)
    assert say(member, room, "Back").body == "Back"


def test_ones_own_words_can_be_deleted_from_an_archived_channel() -> None:
    owner, member = make_person(), make_person()
    room = make_room(make_community(owner, member), owner, member)
    message = say(member, room, "Better gone")
    archive_channel(owner, room.id)
    assert delete_message(member, message.id).deleted_by == member.id


def test_only_those_who_look_after_a_channel_archive_it_and_never_the_main_one() -> None:
    owner, member = make_person(), make_person()
    community = make_community(owner, member)
    room = make_room(community, owner, member)
    with pytest.raises(NotAllowed):
        archive_channel(member, room.id)
    with pytest.raises(Conflict) as refused:
        archive_channel(owner, Room.objects.get(community=community, is_default=True).id)
    assert refused.value.code == "main_channel_stays_open"


def test_nobody_enters_an_archived_channel_but_the_list_still_has_it() -> None:
    owner, member = make_person(), make_person()
    community = make_community(owner, member)
    room = make_room(community, owner)
    archive_channel(owner, room.id)
    with pytest.raises(Conflict):
        join_channel(member, room.id)
    assert [item.room.is_archived for item in channels_of(member, community.id)] == [False, True]


def test_nothing_begins_in_an_archived_community() -> None:
    owner, member, stranger = make_person(), make_person(), make_person()
    community = make_community(owner, member)
    room = make_room(community, owner, member)
    archive_community(owner, community.id)
    with pytest.raises(Conflict) as refused:
        say(member, room, "Too late")
    assert refused.value.code == "room_archived"
    acts: list[Callable[[], object]] = [
        lambda: create_channel(member, community.id, ChannelIn(name="New")),
        lambda: invite_people(member, community.id, [stranger.id]),
        lambda: join_community(stranger, community.id),
        lambda: make_talk(member, TalkIn(community=community.id, title="New")),
    ]
    for act in acts:
        with pytest.raises(Conflict) as refused:
            act()
        assert refused.value.code == "community_archived"


def test_an_archived_community_leaves_the_directory_for_its_archive_and_comes_back() -> None:
    owner, member = make_person(), make_person()
    community = make_community(owner, member)

    def found(*, archived: bool) -> set[str]:
        query = DirectoryQuery(search=community.name, archived=archived)
        return {item.id for item in directory(member, query).communities}

    with pytest.raises(NotAllowed):
        archive_community(member, community.id)
    archive_community(owner, community.id)
    assert (found(archived=False), found(archived=True)) == (set(), {community.id})
    restore_community(owner, community.id)
    assert (found(archived=False), found(archived=True)) == ({community.id}, set())
