"""Who may see, enter and write in rooms: one rule for the write, the list and the socket."""

from django.db.models import Q

from communities.chat.hot import WriterStanding
from communities.chat.models import Membership, Message, Posting, Room
from communities.spaces.models import CommunityMember, Visibility
from communities.spaces.policies import can_moderate, looks_after
from workspace.core.errors import Conflict, NotAllowed, NotFound
from workspace.people.models import Person


def rooms_visible_to(person: Person) -> Q:
    """Filter `Room`: one's own, and public channels of the communities that one can see or is in.

    By subqueries: joins would give a row for each member of each room and each community.
    """
    own = Membership.objects.filter(person=person).values("room")
    seats = CommunityMember.objects.filter(person=person).values("community")
    in_sight = Q(community__visibility=Visibility.PUBLIC) | Q(community__in=seats)
    return Q(id__in=own) | Q(visibility=Visibility.PUBLIC) & in_sight


def can_see_room(room: Room, membership: Membership | None, seat: CommunityMember | None) -> bool:
    """Tell the same of one room."""
    if membership is not None:
        return True
    if room.community is None:
        return False
    in_sight = room.community.visibility == Visibility.PUBLIC or seat is not None
    return room.visibility == Visibility.PUBLIC and in_sight


def can_join_room(room: Room, seat: CommunityMember | None) -> bool:
    """Enter by oneself: public channels of a community that one is in."""
    return seat is not None and room.visibility == Visibility.PUBLIC


def can_look_after(
    person: Person, room: Room, membership: Membership | None, seat: CommunityMember | None
) -> bool:
    """Change a channel, delete others' messages, take people out: those who look after its community.

    A private channel is looked after by those of them who are in it; a conversation among people by nobody,
    whatever their role in the house.
    """
    return not room.is_personal and membership is not None and can_moderate(person, seat)


def why_silent(person: Person, standing: WriterStanding, *, in_stream: bool) -> str | None:
    """Return why a member may not write, as the code of an error, or None for who may.

    A mute binds everyone; a lock and an announcement channel all but those who look after the community. In a thread
    every member of an announcement channel writes: that is where it is talked over.
    """
    if standing.is_muted:
        return "muted"
    if standing.is_alone:
        return "nobody_reads"
    if looks_after(person, standing.in_community):
        return None
    if standing.is_locked:
        return "room_locked"
    return "announcements_only" if in_stream and standing.posting != Posting.EVERYONE else None


def can_call_all(person: Person, standing: WriterStanding) -> bool:
    """Call all of a room: in conversations everyone, elsewhere who looks after it, or every member if set so."""
    return standing.may_everyone_call or looks_after(person, standing.in_community)


def can_pin(person: Person, room: Room, membership: Membership | None, seat: CommunityMember | None) -> bool:
    """Pin and unpin: in conversations all who are in them, in channels who looks after them, or everyone if set so."""
    everyone = room.is_personal or room.pinning == Posting.EVERYONE
    return membership is not None and (everyone or can_look_after(person, room, membership, seat))


def can_delete(
    person: Person,
    message: Message,
    room: Room,
    membership: Membership | None,
    seat: CommunityMember | None,
) -> bool:
    """Delete one's own message, or as one who looks after the room anyone's."""
    return membership is not None and (
        message.author_id == person.id or can_look_after(person, room, membership, seat)
    )


def require_open(room: Room) -> None:
    """Raise `Conflict` for a room that is archived, or whose community is: nothing changes in it."""
    if room.archived_at is not None or (
        room.community is not None and room.community.archived_at is not None
    ):
        raise Conflict("room_archived")


def require_membership(room: Room, membership: Membership | None, seat: CommunityMember | None) -> Membership:
    """Return the membership; else `NotAllowed` for who can see the room, `NotFound` for who cannot."""
    if membership is not None:
        return membership
    if can_see_room(room, membership, seat):
        raise NotAllowed("members_only")
    raise NotFound
