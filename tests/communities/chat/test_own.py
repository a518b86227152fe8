"""One's own rooms: the same as columns as room by room."""

import pytest

from communities.chat.models import Membership
from communities.chat.queries.own import my_rooms, room_columns
from communities.chat.queries.rooms import my_room
from tests.making import make_community, make_conversation, make_person, make_room, say
from tests.realtime.shapes import rooms_in
from workspace.people.models import Person

pytestmark = pytest.mark.django_db


def _house() -> tuple[Person, str, str, str]:
    """Make somebody in a channel that was spoken in, in an empty one, in a conversation and in a hidden one."""
    ada, ben, cem = make_person("Ada"), make_person("Ben"), make_person("Cem")
    community = make_community(ada, ben)
    spoken, empty = make_room(community, ada, ben), make_room(community, ada)
    say(ben, spoken)
    direct, hidden = make_conversation(ada, ben), make_conversation(ada, cem)
    Membership.objects.filter(room=hidden, person=ada).update(is_hidden=True)
    return ada, spoken.id, empty.id, direct.id


def test_columns_and_rooms_tell_the_same() -> None:
    """What is unread, who is in it and when it was spoken in included."""
    ada, spoken, empty, direct = _house()
    one_by_one = {mine.room.id: mine for mine in my_rooms(ada)}
    assert {spoken, empty, direct} <= set(one_by_one)
    assert {mine.room.id: mine for mine in rooms_in(room_columns(ada))} == one_by_one
    assert all(my_room(ada, room_id) == mine for room_id, mine in one_by_one.items())
    assert one_by_one[spoken].unread == 1
    assert one_by_one[spoken].last_message_at is not None
    assert one_by_one[empty].last_message_at is None


def test_hidden_conversations_are_on_no_list() -> None:
    """They come back with the next message."""
    ada, *_ = _house()
    assert len([mine for mine in my_rooms(ada) if mine.room.community is None]) == 1


def test_some_rooms_are_asked_for_by_their_ids() -> None:
    """Those of others are not among them."""
    ada, spoken, _, direct = _house()
    owner = make_person()
    strange = make_room(make_community(owner), owner)
    assert {*room_columns(ada, [spoken, direct, strange.id]).id} == {spoken, direct}


def test_rooms_that_are_alike_share_their_traits() -> None:
    """Of 20,000 channels most are."""
    ada, *_ = _house()
    columns = room_columns(ada)
    assert len(columns.traits) < len(columns.id)
    assert len({tuple(dict(trait).items()) for trait in columns.traits}) == len(columns.traits)
