"""Memberships in rooms, and what rooms do when people come to a community or leave it."""

from collections.abc import Iterable, Sequence

from communities.chat.events import MemberJoined, MemberLeft, RoomEntered, RoomExited, room_topic
from communities.chat.models import Membership, Posting, Room, RoomKind, ThreadFollow
from communities.chat.queries.rooms import room_out
from communities.chat.schemas import MyRoomOut
from communities.spaces.models import Community, Visibility
from workspace.core.clock import now
from workspace.core.events import Publication
from workspace.core.log import head_of
from workspace.notifications.models import NoticeKind
from workspace.notifications.services.notify import About, notify, withdraw_place
from workspace.people.blocking import hearing
from workspace.people.events import person_topic
from workspace.people.models import Person

DEFAULT_CHANNEL = {"de": "allgemein", "en": "general"}


def seat_person(room: Room, person: Person, added_by: Person | None = None) -> list[Publication]:
    """Make a person a member and return what to publish. Everything said before counts as read."""
    head = head_of(room_topic(room.id))
    Membership.objects.create(room=room, person=person, joined_at=now(), read_seq=head)
    if added_by is not None:
        tell_who_was_added([person.id], room, added_by)
    joined = MemberJoined(room=room.id, person=person.id, added_by=added_by.id if added_by else None)
    entered = MyRoomOut(
        room=room_out(room), seq=head, read_seq=head, unread=0, mentions=0, last_message_at=None
    )
    return [
        Publication(room_topic(room.id), joined),
        Publication(person_topic(person.id), RoomEntered(my_room=entered)),
    ]


def unseat_person(room: Room, person: Person) -> list[Publication]:
    """End a membership and return what to publish; the room's event evicts the person's sockets."""
    Membership.objects.filter(room=room, person=person).delete()
    ThreadFollow.objects.filter(room=room, person=person).delete()
    withdraw_place(room.id, person.id)
    left = MemberLeft(room=room.id, person=person.id)
    return [
        Publication(room_topic(room.id), left, evicts=person.id),
        Publication(person_topic(person.id), RoomExited(room=room.id)),
    ]


def tell_who_was_added(people: Iterable[str], room: Room, by: Person) -> None:
    """Tell people that somebody brought them into a room; who has blocked that person hears nothing of it."""
    notify(hearing(by.id, people), About(NoticeKind.ADDED, room.id, place=room.id, actor=by.id))


class Rooms:
    """The chat as a tenant of communities (`spaces.ports.Tenant`)."""

    def furnish(self, founder: Person, community: Community) -> None:
        """Give a new community its main channel, named in the founder's language."""
        Room.objects.create(
            community=community,
            name=DEFAULT_CHANNEL[founder.language],
            visibility=Visibility.PUBLIC,
            posting=Posting.EVERYONE,
            is_default=True,
            created_by=founder,
            created_at=now(),
        )

    def admit(self, community: Community, person: Person) -> Sequence[Publication]:
        """Seat a new member in the community's default channels."""
        rooms = Room.objects.filter(community=community, is_default=True)
        return [publication for room in rooms for publication in seat_person(room, person)]

    def dismiss(self, community: Community, person: Person) -> Sequence[Publication]:
        """Take a former member out of all of the community's channels."""
        rooms = Room.objects.filter(community=community, kind=RoomKind.CHANNEL, memberships__person=person)
        return [publication for room in rooms for publication in unseat_person(room, person)]
