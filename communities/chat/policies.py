"""Who may see, enter and write in rooms: one rule for the write, the list and the socket."""

from collections.abc import Callable
from typing import Final

from django.db.models import Q

from communities.chat.hot import WriterStanding
from communities.chat.models import Membership, Message, Posting, Room
from communities.spaces.models import Community, CommunityMember, Visibility
from communities.spaces.policies import can_moderate, communities_open_to, looks_after
from communities.spaces.queries import may_look_into
from workspace.core.errors import Conflict, NotAllowed
from workspace.people.models import Person

_IN_CONVERSATIONS: Final[tuple[tuple[Callable[[WriterStanding], bool], str], ...]] = (
    (lambda standing: standing.is_alone, "nobody_reads"),
    (lambda standing: standing.has_turned_away, "unblock_first"),
    (lambda standing: standing.is_turned_away, "takes_no_messages"),
)
"""Why nothing is said in a direct conversation, and the code for each, the first that holds."""


def rooms_visible_to(person: Person) -> Q:
    """Filter `Room`: one's own, and public channels of the communities that one may look into.

    By subqueries: joins would give a row for each member of each room and each community.
    """
    own = Membership.objects.filter(person=person).values("room")
    open_ = Community.objects.filter(communities_open_to(person)).values("id")
    return Q(id__in=own) | Q(visibility=Visibility.PUBLIC, community__in=open_)


def can_see_room(
    viewer: Person, room: Room, membership: Membership | None, seat: CommunityMember | None
) -> bool:
    """Tell the same of one room. Only for who is neither in it nor in its community that costs a query."""
    if membership is not None:
        return True
    if room.community is None or room.visibility != Visibility.PUBLIC:
        return False
    return may_look_into(viewer, room.community, seat)


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
    for is_so, code in _IN_CONVERSATIONS:
        if is_so(standing):
            return code
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
    """Return the membership in a room that one can see. Raises `NotAllowed` without one."""
    if membership is None:
        raise NotAllowed("members_only")
    return membership
