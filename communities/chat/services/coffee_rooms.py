"""The chat beside a coffee room: there while somebody sits at the table, then gone with all that was said.

Its members are those who sit there, as with talks (`talk_rooms`), and nobody else finds it or can look into it.
"""

from collections.abc import Collection

from communities.chat.models import Membership, Posting, Room, RoomKind
from communities.chat.services.erasing import erase_room
from communities.chat.services.talk_rooms import NAME_LIMIT, unseat_from_talk_room
from communities.spaces.models import Community, Visibility
from workspace.core.clock import now
from workspace.core.events import Publication
from workspace.notifications.services.notify import withdraw_place
from workspace.people.models import Person


def open_coffee_chat(community: Community | None, maker: Person, name: str) -> Room:
    """Make the room; `community` is None beside the coffee room of a site."""
    return Room.objects.create(
        kind=RoomKind.COFFEE,
        community=community,
        name=name[:NAME_LIMIT],
        visibility=Visibility.PRIVATE,
        posting=Posting.EVERYONE,
        created_by=maker,
        created_at=now(),
    )


def leave_coffee_chat(room_id: str, people: Collection[str]) -> list[Publication]:
    """End the memberships of people who have got up, while others stay; return what to publish."""
    for person in people:
        withdraw_place(room_id, person)
    return unseat_from_talk_room(room_id, people)


def erase_coffee_chat(room: Room) -> None:
    """Leave nothing of a chat whose table is empty."""
    for person in Membership.objects.filter(room=room).values_list("person_id", flat=True):
        withdraw_place(room.id, person)
    erase_room(room)
