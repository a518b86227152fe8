"""Which topics a person may join: the socket's side of the slices' policies."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from communities.chat.events import room_topic
from communities.spaces.events import community_topic
from communities.spaces.models import Visibility
from communities.spaces.services.members import leave_community
from realtime.roll import ROLL
from realtime.topics import joinable
from tests.making import make_community, make_person, make_room
from workspace.core.ids import TopicName
from workspace.people.events import ACCESS, HOUSE, person_topic

pytestmark = pytest.mark.django_db


def test_a_member_joins_their_rooms_and_communities_the_house_and_themselves() -> None:
    owner, member = make_person(), make_person()
    community = make_community(owner, member)
    room = make_room(community, owner, member)
    topics = [HOUSE, person_topic(member.id), room_topic(room.id), community_topic(community.id)]
    assert joinable(member.id, topics) == set(topics)


def test_a_public_room_is_heard_by_its_members_only() -> None:
    """Who can read a public room over HTTP is not yet in it."""
    owner, outsider = make_person(), make_person()
    community = make_community(owner, outsider)
    room = make_room(community, owner)
    assert joinable(outsider.id, [room_topic(room.id)]) == set()


def test_a_stranger_joins_no_private_place() -> None:
    owner, stranger = make_person(), make_person()
    community = make_community(owner, visibility=Visibility.PRIVATE)
    topics = [
        community_topic(community.id),
        room_topic(make_room(community, owner).id),
        person_topic(owner.id),
    ]
    assert joinable(stranger.id, topics) == set()


def test_who_left_a_community_joins_nothing_of_it_any_more() -> None:
    owner, member = make_person(), make_person()
    community = make_community(owner, member)
    room = make_room(community, owner, member)
    leave_community(member, community.id)
    assert joinable(member.id, [room_topic(room.id), community_topic(community.id)]) == set()


@pytest.mark.parametrize(
    "name",
    [ACCESS, ROLL, "", ":", "room", "room:", "person:", "person", "house:", "house:x", "HOUSE", "room:x:y"],
)
def test_nobody_joins_what_is_no_topic_for_people(name: str) -> None:
    person = make_person()
    assert joinable(person.id, [TopicName(name), TopicName(f"{name}\x00")]) == set()


def test_two_queries_answer_for_however_many_topics() -> None:
    owner = make_person()
    communities = [make_community(owner) for _ in range(3)]
    topics = [community_topic(community.id) for community in communities]
    topics += [room_topic(make_room(community, owner).id) for community in communities]
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert joinable(owner.id, [*topics, HOUSE]) == {*topics, HOUSE}
    assert len(queries) == 2
