"""Channels: made, changed, entered and left."""

from django.db import transaction

from communities.chat.events import ChannelCreated, RoomChanged, room_topic
from communities.chat.models import Membership, Room, RoomKind
from communities.chat.policies import can_join_room, can_look_after, require_membership, require_open
from communities.chat.queries.places import find_channel
from communities.chat.queries.rooms import my_room, room_out
from communities.chat.schemas import ChannelIn, ChannelPatch, MyRoomOut
from communities.chat.services.seats import seat_person, unseat_person
from communities.spaces.events import community_topic
from communities.spaces.models import CommunityMember, Visibility
from communities.spaces.policies import require_active, require_member
from communities.spaces.queries import find_seat
from communities.spaces.schemas import ActKind, WhyIn
from communities.spaces.services.acts import Act, note
from workspace.core.clock import now
from workspace.core.errors import Conflict, NotAllowed, NotFound
from workspace.core.events import Publication, publish, publish_all
from workspace.core.text import clean_name, clean_text
from workspace.people.blocking import deaf_to
from workspace.people.models import Person

NAME_LIMIT = 60


@transaction.atomic
def create_channel(actor: Person, community_id: str, wish: ChannelIn) -> MyRoomOut:
    """Make a channel in a community that one is in, and enter it. Raises `Conflict` where the name is taken."""
    seat = find_seat(actor, community_id, lock=True)
    require_member(seat.membership)
    require_active(seat.community)
    name = clean_name(wish.name, field="name", limit=NAME_LIMIT)
    _require_free_name(community_id, name)
    room = Room.objects.create(
        community=seat.community,
        name=name,
        purpose=_one_line(wish.purpose),
        visibility=wish.visibility,
        posting=wish.posting,
        created_by=actor,
        created_at=now(),
    )
    publications = seat_person(room, actor)
    if room.visibility == Visibility.PUBLIC:
        created = ChannelCreated(room=room_out(room))
        publications.append(Publication(community_topic(seat.community.id), created))
    publish_all(publications)
    return my_room(actor, room.id)


@transaction.atomic
def change_channel(actor: Person, room_id: str, change: ChannelPatch) -> Room:
    """Change what a channel is called, is for, and who writes in it. For those who look after it."""
    place = find_channel(actor, room_id)
    require_membership(place.room, place.membership, place.seat)
    if not can_look_after(actor, place.room, place.membership, place.seat):
        raise NotAllowed
    room = Room.objects.select_for_update(no_key=True).get(id=room_id)
    if change.name is not None:
        room.name = clean_name(change.name, field="name", limit=NAME_LIMIT)
        _require_free_name(room.community_id, room.name, besides=room.id)
    if change.purpose is not None:
        room.purpose = _one_line(change.purpose)
    if change.posting is not None:
        room.posting = change.posting
    if change.pinning is not None:
        room.pinning = change.pinning
    _keep_order_in(actor, room, change)
    room.save(update_fields=["name", "purpose", "posting", "pinning", "is_locked", "lock_reason", "slow_s"])
    publish(room_topic(room.id), RoomChanged(room=room_out(room)))
    return room


@transaction.atomic
def join_channel(actor: Person, room_id: str) -> MyRoomOut:
    """Enter a public channel of a community that one is in. Again changes nothing."""
    place = find_channel(actor, room_id)
    if place.membership is None:
        if not can_join_room(place.room, place.seat):
            raise NotAllowed("join_community_first")
        require_open(place.room)
        publish_all(seat_person(place.room, actor))
    return my_room(actor, room_id)


@transaction.atomic
def leave_channel(actor: Person, room_id: str) -> None:
    """Leave a channel. Raises `Conflict` for the main one, which goes with its community."""
    place = find_channel(actor, room_id)
    if place.membership is None:
        return
    if place.room.is_default:
        raise Conflict("default_channel_stays")
    publish_all(unseat_person(place.room, actor))


@transaction.atomic
def add_people(actor: Person, room_id: str, people: list[str]) -> None:
    """Bring members of the community into a channel that one is in. Who is in already is passed over.

    So is who has blocked one, without a word. Raises `Conflict` when somebody is not in the community.
    """
    place = find_channel(actor, room_id)
    require_membership(place.room, place.membership, place.seat)
    seats = CommunityMember.objects.filter(
        community=place.room.community_id, person__in=people, person__deactivated_at=None
    ).select_related("person")
    guests = {seat.person_id: seat.person for seat in seats}
    if set(people) - set(guests):
        raise Conflict("not_yet_member_of_community", field="people")
    present = set(
        Membership.objects.filter(room=place.room, person__in=people).values_list("person_id", flat=True)
    )
    present |= deaf_to(actor, people)
    publications = [
        publication
        for guest in guests.values()
        if guest.id not in present
        for publication in seat_person(place.room, guest, added_by=actor)
    ]
    publish_all(publications)


@transaction.atomic
def remove_person(actor: Person, room_id: str, person_id: str, why: WhyIn | None = None) -> None:
    """Take somebody out of a channel, at once in every process. For those who look after it."""
    place = find_channel(actor, room_id)
    require_membership(place.room, place.membership, place.seat)
    if not can_look_after(actor, place.room, place.membership, place.seat):
        raise NotAllowed
    if place.room.is_default:
        raise Conflict("default_channel_stays")
    member = Membership.objects.filter(room=place.room, person=person_id).select_related("person").first()
    if member is None:
        raise NotFound
    act = Act(ActKind.CHANNEL_LEFT, room_id, place.room.community_id, person_id, room=room_id, why=why)
    publish_all([*unseat_person(place.room, member.person), *note(actor, act)])


def _keep_order_in(actor: Person, room: Room, change: ChannelPatch) -> None:
    """Lock or open a room, and set its pace; each is noted in the audit log."""
    was_locked, was_slow_s = room.is_locked, room.slow_s
    if change.is_locked is not None:
        room.is_locked = change.is_locked
    if change.lock_reason is not None:
        room.lock_reason = _one_line(change.lock_reason)
    if not room.is_locked:
        room.lock_reason = ""
    if change.slow_s is not None:
        room.slow_s = change.slow_s
    if room.is_locked != was_locked:
        kind = ActKind.ROOM_LOCKED if room.is_locked else ActKind.ROOM_UNLOCKED
        note(actor, Act(kind, room.id, room.community_id, room=room.id, why=WhyIn(words=room.lock_reason)))
    if room.slow_s != was_slow_s:
        act = Act(ActKind.ROOM_SLOWED, room.id, room.community_id, room=room.id)
        note(actor, act, before=was_slow_s, after=room.slow_s)


def _require_free_name(community_id: str | None, name: str, besides: str = "") -> None:
    channels = Room.objects.filter(community=community_id, kind=RoomKind.CHANNEL)
    if channels.filter(name__iexact=name).exclude(id=besides).exists():
        raise Conflict("channel_name_taken", field="name")


def _one_line(text: str) -> str:
    return " ".join(clean_text(text).split())
