"""Conversations among people: begun, and who is in a group."""

from collections.abc import Iterable

from django.db import transaction

from communities.chat.events import MemberJoined, RoomChanged, RoomEntered, room_topic
from communities.chat.models import Membership, Message, Room, RoomKind
from communities.chat.queries.places import Place, find_conversation
from communities.chat.queries.rooms import my_room, room_out
from communities.chat.schemas import MyRoomOut
from communities.chat.services.erasing import erase_room
from communities.chat.services.listing import put_on_list
from communities.chat.services.seats import tell_who_was_added, unseat_person
from communities.spaces.models import Visibility
from workspace.core.clock import now
from workspace.core.errors import Conflict, Invalid, NotFound
from workspace.core.events import Publication, publish, publish_all
from workspace.core.log import hold
from workspace.core.text import clean_name
from workspace.people.blocking import deaf_to, has_blocked
from workspace.people.events import person_topic
from workspace.people.models import Person

NAME_LIMIT = 60
MOST_PEOPLE = 9
"""In a group, oneself included. More people than this are a channel."""


@transaction.atomic
def start_conversation(actor: Person, people: Iterable[str]) -> MyRoomOut:
    """Return the conversation with exactly these people, begun now where there is none, also by two at once.

    One other person makes a direct conversation, more make a group, nobody else is for one's own notes. The others see
    nothing of it until something is said. Raises `NotFound` for unknown people, `Conflict` for new ones with somebody
    who is no longer there or does not want that, `Invalid` for too many.
    """
    everyone = sorted({actor.id, *people})
    if len(everyone) > MOST_PEOPLE:
        raise Invalid("people", "too_many_people", limit=MOST_PEOPLE)
    key = ":".join(everyone)
    room = Room.objects.filter(people_key=key).first()
    if room is None:
        _require_there(everyone)
        _require_willing(actor, everyone)
        room, is_new = Room.objects.get_or_create(people_key=key, defaults=_blank(actor, len(everyone)))
        if is_new:
            publish_all(_seat_first(room, actor, everyone))
    return put_on_list(actor, room.id)


@transaction.atomic
def name_group(actor: Person, room_id: str, name: str) -> Room:
    """Give a group a name, or with an empty one none. For everyone in it."""
    room = _group(actor, room_id).room
    hold(room_topic(room_id))
    room.name = clean_name(name, field="name", limit=NAME_LIMIT) if name.strip() else ""
    room.people_key = None
    room.save(update_fields=["name", "people_key"])
    publish(room_topic(room_id), RoomChanged(room=room_out(room)))
    return room


@transaction.atomic
def add_to_group(actor: Person, room_id: str, people: Iterable[str]) -> None:
    """Bring people into a group that one is in; they can read what was said. Who is in already is passed over.

    Raises `NotFound` for unknown people, `Conflict` for those who are no longer there or do not want that, `Invalid`
    for too many.
    """
    room = _group(actor, room_id).room
    hold(room_topic(room_id))
    present = set(Membership.objects.filter(room=room).values_list("person_id", flat=True))
    guests = sorted(set(people) - present)
    if not guests:
        return
    _require_there(guests)
    _require_willing(actor, [actor.id, *guests], is_group=True)
    if len(present) + len(guests) > MOST_PEOPLE:
        raise Invalid("people", "too_many_people", limit=MOST_PEOPLE)
    _release_key(room)
    has_begun = Message.objects.filter(room=room).exists()
    _seat(room, guests, are_hidden=not has_begun)
    publications = _joined(room, guests, actor)
    if has_begun:
        tell_who_was_added(guests, room, actor)
        newcomers = Person.objects.filter(id__in=guests)
        publications += [_entered(person, my_room(person, room_id)) for person in newcomers]
    publish_all(publications)


@transaction.atomic
def leave_group(actor: Person, room_id: str) -> None:
    """Leave a group. With the last person it is gone, and so is all that was said in it."""
    room = _group(actor, room_id).room
    topic = room_topic(room_id)
    hold(topic)
    _release_key(room)
    publish_all(unseat_person(room, actor))
    if not Membership.objects.filter(room=room).exists():
        erase_room(room)


def _group(actor: Person, room_id: str) -> Place:
    place = find_conversation(actor, room_id)
    if place.room.kind != RoomKind.GROUP:
        raise Conflict("conversation_of_two")
    return place


def _blank(actor: Person, count: int) -> dict[str, object]:
    return {
        "kind": RoomKind.GROUP if count > 2 else RoomKind.DIRECT,
        "visibility": Visibility.PRIVATE,
        "created_by": actor,
        "created_at": now(),
    }


def _require_there(people: list[str]) -> None:
    found = dict(Person.objects.filter(id__in=people).values_list("id", "deactivated_at"))
    if len(found) < len(people):
        raise NotFound
    if any(found.values()):
        raise Conflict("person_gone", field="people")


def _require_willing(actor: Person, everyone: list[str], *, is_group: bool = False) -> None:
    """Raise `Conflict` where somebody has blocked the actor, or is blocked by them. Nobody is told who has whom."""
    if has_blocked(actor, everyone):
        raise Conflict("unblock_first", field="people")
    if deaf_to(actor, everyone):
        is_group = is_group or len(everyone) > 2
        raise Conflict("takes_no_invitations" if is_group else "takes_no_messages", field="people")


def _seat(room: Room, people: Iterable[str], *, are_hidden: bool) -> None:
    at, head = now(), hold(room_topic(room.id))
    Membership.objects.bulk_create(
        Membership(room=room, person_id=person, joined_at=at, read_seq=head, is_hidden=are_hidden)
        for person in people
    )


def _seat_first(room: Room, actor: Person, everyone: list[str]) -> list[Publication]:
    """Seat all, off everyone's list; that of the one who begins is next."""
    _seat(room, everyone, are_hidden=True)
    return _joined(room, everyone, actor)


def _joined(room: Room, people: Iterable[str], by: Person) -> list[Publication]:
    topic = room_topic(room.id)
    added_by = {person: None if person == by.id else by.id for person in people}
    return [
        Publication(topic, MemberJoined(room=room.id, person=person, added_by=adder))
        for person, adder in added_by.items()
    ]


def _entered(person: Person, mine: MyRoomOut) -> Publication:
    return Publication(person_topic(person.id), RoomEntered(my_room=mine))


def _release_key(room: Room) -> None:
    """Let the same people begin another conversation: this one is no longer just theirs."""
    if room.people_key is not None:
        room.people_key = None
        room.save(update_fields=["people_key"])
