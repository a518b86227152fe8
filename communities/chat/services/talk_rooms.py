"""The chat beside a talk: a room whose members are those who are in the talk.

Memberships come and go without a word in the log: who came and went is told on the talk's own topic, whose log is
forgotten when the talk is over. Only who goes is told to the room, since that is what takes their sockets off it.
"""

from collections.abc import Collection

from communities.chat.events import MemberLeft, room_topic
from communities.chat.models import Membership, Posting, Room, RoomKind
from communities.spaces.models import Community, Visibility
from workspace.core.clock import now
from workspace.core.events import Publication
from workspace.core.log import head_of
from workspace.people.models import Person

NAME_LIMIT = 60


def open_talk_room(community: Community, maker: Person, name: str) -> Room:
    """Make the room; whoever may hear the talk can read it."""
    return Room.objects.create(
        kind=RoomKind.TALK,
        community=community,
        name=name[:NAME_LIMIT],
        visibility=Visibility.PUBLIC,
        posting=Posting.EVERYONE,
        created_by=maker,
        created_at=now(),
    )


def seat_in_talk_room(room_id: str, people: Collection[str]) -> None:
    """Let people write, who are in the talk now. Everything said before counts as read; again changes nothing."""
    head, at = head_of(room_topic(room_id)), now()
    Membership.objects.bulk_create(
        [Membership(room_id=room_id, person_id=person, joined_at=at, read_seq=head) for person in people],
        ignore_conflicts=True,
    )


def unseat_from_talk_room(room_id: str, people: Collection[str]) -> list[Publication]:
    """End the memberships of people who are out of the talk, and return what to publish."""
    members = Membership.objects.filter(room=room_id, person__in=people)
    gone = list(members.values_list("person_id", flat=True))
    members.delete()
    topic = room_topic(room_id)
    return [Publication(topic, MemberLeft(room=room_id, person=person), evicts=person) for person in gone]


def close_talk_room(room_id: str) -> None:
    """End all memberships: the talk is over. What was said stays readable."""
    Membership.objects.filter(room=room_id).delete()
