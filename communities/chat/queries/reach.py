"""Whom a word for many reaches in a room right now."""

from django.db.models import OuterRef, Subquery

from communities.chat.calls import OF_ALL, CallKind, Reach, Reachable, reach, time_zones
from communities.chat.hot import writer_standing
from communities.chat.models import Membership
from communities.chat.policies import can_call_all, require_membership
from communities.chat.ports import people_here
from communities.chat.queries.places import find_place
from communities.chat.schemas import ReachOut
from communities.spaces.models import CommunityMember
from workspace.core.errors import NotFound
from workspace.people.models import Person


def reach_in(caller_id: str, room_id: str) -> Reach:
    """Return whom each word reaches in a room, in one query however many they are."""
    seat = CommunityMember.objects.filter(
        community=OuterRef("room__community"), person=OuterRef("person")
    ).values("standing")
    rows = Membership.objects.filter(room=room_id, person__deactivated_at=None).values_list(
        "person_id", "person__time_zone", Subquery(seat)
    )
    return reach(caller_id, (Reachable(*row) for row in rows), people_here())


def reach_of(viewer: Person, room_id: str) -> list[ReachOut]:
    """Return what each word means in a room that one is in, for choosing among them. Raises as writing does."""
    place = find_place(viewer, room_id)
    require_membership(place.room, place.membership, place.seat)
    standing = writer_standing(viewer.id, room_id)
    if standing is None:
        raise NotFound
    reached = reach_in(viewer.id, room_id)
    may_call_all = can_call_all(viewer, standing)
    return [
        ReachOut(
            call=kind,
            people=len(reached.people[kind]),
            time_zones=time_zones(reached.people[kind]),
            allowed=may_call_all or kind not in OF_ALL,
        )
        for kind in CallKind
    ]
