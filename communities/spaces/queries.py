"""Reading communities, always for one viewer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, IntegerField, Q, Value, When

from communities.spaces.models import (
    Community,
    CommunityInvitation,
    CommunityMember,
    Reason,
    Sanction,
    SanctionKind,
    Standing,
    Visibility,
)
from communities.spaces.policies import (
    can_look_into,
    can_see_community,
    require_member,
    require_moderator,
)
from communities.spaces.schemas import (
    ActKind,
    ActOut,
    CommunityInvitationOut,
    CommunityOut,
    ListedCommunity,
    MemberOut,
    MuteOut,
    OrderOut,
    RulesOut,
    SanctionOut,
)
from workspace.audit.models import AuditEntry
from workspace.audit.queries import entries_at, entries_concerning
from workspace.core.clock import now
from workspace.core.errors import NotAllowed, NotFound
from workspace.people.models import Person

_BY_STANDING = Case(
    When(standing=Standing.OWNER, then=Value(0)),
    When(standing=Standing.MODERATOR, then=Value(1)),
    default=Value(2),
    output_field=IntegerField(),
)


@dataclass(frozen=True, slots=True)
class Seat:
    """A community as one person stands to it."""

    community: Community
    membership: CommunityMember | None

    @property
    def is_inside(self) -> bool:
        """Tell whether the person may look into it, or sees its face alone."""
        return can_see_community(self.community, self.membership)


def community_out(community: Community) -> CommunityOut:
    """Shape a community for everyone who may see it."""
    return CommunityOut(
        id=community.id,
        name=community.name,
        description=community.description,
        description_html=community.description_html,
        rules_at=community.rules_at,
        tags=community.tags,
        cover_url=cover_url(community),
        visibility=Visibility(community.visibility),
        is_listed=community.is_listed,
        link_previews=community.link_previews,
        open_calls=community.open_calls,
        member_count=community.member_count,
        is_archived=community.archived_at is not None,
    )


def cover_url(community: Community) -> str | None:
    """Return where its picture is; another picture has another address."""
    if not community.cover:
        return None
    return f"/api/communities/{community.id}/cover?v={community.cover[-8:]}"


def listed(community: Community, standing: str | None) -> ListedCommunity:
    """Shape a community with the viewer's standing."""
    shape = community_out(community).model_dump()
    return ListedCommunity(**shape, standing=Standing(standing) if standing else None)


def face_of(seat: Seat) -> ListedCommunity:
    """Shape a community for one viewer: all of it, or of a private one what everyone may know."""
    shape = listed(seat.community, seat.membership.standing if seat.membership else None)
    return shape if seat.is_inside else faceless(shape)


def faceless(shape: ListedCommunity) -> ListedCommunity:
    """Take out what is not for outsiders: who and how many are in it, and its picture."""
    return shape.model_copy(update={"member_count": 0, "cover_url": None})


def look_at(viewer: Person, community_id: str) -> Seat:
    """Return a community that the viewer can see, also one that they are banned from. Raises `NotFound`."""
    return _seat(viewer, community_id, lock=False)


def find_seat(viewer: Person, community_id: str, *, lock: bool = False) -> Seat:
    """Return a community that the viewer may look into. `lock` holds its row until commit.

    Raises `NotFound`, and `NotAllowed` for one that they can see and are banned from.
    """
    seat = _seat(viewer, community_id, lock=lock)
    if seat.membership is None and banned_from(community_id, [viewer.id]):
        raise NotAllowed("banned")
    return seat


def may_look_into(viewer: Person, community: Community, membership: CommunityMember | None) -> bool:
    """Tell whether the viewer may look at a community's channels, people and talks; who is in it costs no query."""
    is_banned = membership is None and bool(banned_from(community.id, [viewer.id]))
    return can_look_into(community, membership, is_banned=is_banned)


def _seat(viewer: Person, community_id: str, *, lock: bool) -> Seat:
    """Return a community that the viewer can see.

    `no_key`, as everywhere: foreign keys are checked at commit, when topics are held already, and would wait for
    a full row lock whose holder waits for those topics.
    """
    seat = _stand(viewer, community_id, lock=lock)
    if not seat.is_inside:
        raise NotFound
    return seat


def find_face(viewer: Person, community_id: str, *, lock: bool = False) -> Seat:
    """Return a community that the viewer can see or, as a listed one, find.

    Raises `NotFound`, also for who is banned from a private one.
    """
    seat = _stand(viewer, community_id, lock=lock)
    found = seat.community.is_listed and not banned_from(community_id, [viewer.id])
    if not seat.is_inside and not found:
        raise NotFound
    return seat


def _stand(viewer: Person, community_id: str, *, lock: bool) -> Seat:
    """Return a community, seen or not, and how somebody stands in it."""
    rows = Community.objects.select_for_update(no_key=True) if lock else Community.objects
    community = rows.filter(id=community_id).first()
    if community is None:
        raise NotFound
    return Seat(community, CommunityMember.objects.filter(community=community, person=viewer).first())


def rules_of(viewer: Person, community_id: str) -> RulesOut:
    """Return the rules, also to who thinks about coming."""
    community = _face_or_invited(viewer, community_id)
    return RulesOut(rules=community.rules, html=community.rules_html)


def cover_of(viewer: Person, community_id: str) -> str:
    """Return the folder of its picture: for members and the invited, of a public one for everyone."""
    community = _face_or_invited(viewer, community_id, inside=True)
    if not community.cover:
        raise NotFound
    return community.cover


def _face_or_invited(viewer: Person, community_id: str, *, inside: bool = False) -> Community:
    invitation = CommunityInvitation.objects.filter(community=community_id, person=viewer)
    if invited := invitation.select_related("community").first():
        return invited.community
    return (find_seat if inside else find_face)(viewer, community_id).community


def communities_of(person: Person) -> list[ListedCommunity]:
    """Return the communities that the person is in, by name."""
    rows = CommunityMember.objects.filter(person=person).select_related("community")
    return [listed(row.community, row.standing) for row in rows.order_by("community__name")]


def community_ids_of(person: Person) -> list[str]:
    """Return the ids of the communities that the person is in."""
    return list(CommunityMember.objects.filter(person=person).values_list("community_id", flat=True))


def members_of(viewer: Person, community_id: str) -> list[MemberOut]:
    """Return the members of a community that the viewer can see, those who look after it first."""
    seat = find_seat(viewer, community_id)
    rows = CommunityMember.objects.filter(community=seat.community).order_by(_BY_STANDING, "person__name")
    return [
        MemberOut(person=row.person_id, standing=Standing(row.standing), joined_at=row.joined_at)
        for row in rows
    ]


def invited_to(viewer: Person, community_id: str) -> list[str]:
    """Return the ids of people with an open invitation. For members."""
    seat = find_seat(viewer, community_id)
    require_member(seat.membership)
    return list(
        CommunityInvitation.objects.filter(community=seat.community).values_list("person_id", flat=True)
    )


def invitations_of(person: Person) -> list[CommunityInvitationOut]:
    """Return the person's own open invitations, newest first."""
    rows = CommunityInvitation.objects.filter(person=person).select_related("community")
    return [invitation_out(row) for row in rows.order_by("-created_at")]


def invitation_out(invitation: CommunityInvitation) -> CommunityInvitationOut:
    """Shape an invitation for the invited person."""
    return CommunityInvitationOut(
        id=invitation.id,
        community=community_out(invitation.community),
        invited_by=invitation.invited_by_id,
        created_at=invitation.created_at,
    )


def banned_from(community_id: str, people: Iterable[str]) -> set[str]:
    """Return which of these people may not come into the community."""
    rows = Sanction.objects.filter(community=community_id, kind=SanctionKind.BAN, person__in=list(people))
    return set(rows.values_list("person_id", flat=True))


def require_voice(person: Person, community_id: str) -> None:
    """Raise `NotAllowed` for who is muted in the community. Messages ask the same in their one statement."""
    mute = Sanction.objects.filter(community=community_id, person=person, kind=SanctionKind.MUTE)
    if mute.filter(until__gt=now()).exists():
        raise NotAllowed("muted")


def mutes_of(person: Person) -> list[MuteOut]:
    """Return where the person cannot write right now."""
    rows = Sanction.objects.filter(person=person, kind=SanctionKind.MUTE, until__gt=now())
    return [mute_out(row, row.until) for row in rows if row.until is not None]


def mute_out(mute: Sanction, until: datetime) -> MuteOut:
    """Shape a mute for the person whom it concerns."""
    return MuteOut(community=mute.community_id, until=until, reason=Reason(mute.reason), words=mute.words)


def order_of(viewer: Person, community_id: str) -> OrderOut:
    """Return what holds and what was done in a community. For those who look after it."""
    seat = find_seat(viewer, community_id)
    require_moderator(viewer, seat.membership)
    holding = Sanction.objects.filter(Q(until=None) | Q(until__gt=now()), community=seat.community)
    return OrderOut(
        sanctions=[
            SanctionOut(
                person=row.person_id,
                kind=SanctionKind(row.kind),
                reason=Reason(row.reason),
                words=row.words,
                imposed_by=row.imposed_by_id,
                imposed_at=row.imposed_at,
                until=row.until,
            )
            for row in holding.order_by("-imposed_at")
        ],
        acts=[act_out(entry) for entry in entries_at(seat.community.id, list(ActKind))],
    )


def acts_concerning(person: Person) -> list[ActOut]:
    """Return what was done by others to keep order that concerns the person, the newest first."""
    return [act_out(entry) for entry in entries_concerning(person.id, list(ActKind))]


def act_out(entry: AuditEntry) -> ActOut:
    """Shape an entry of the audit log that tells of an act of order."""
    detail = entry.detail
    until = detail.get("until")
    return ActOut(
        id=entry.id,
        at=entry.at,
        action=ActKind(entry.action),
        actor=entry.actor_id,
        person=entry.person_id or None,
        community=entry.place_id or None,
        room=detail.get("room"),
        reason=Reason(detail["reason"]) if detail.get("reason") else None,
        words=detail.get("words") or "",
        until=datetime.fromisoformat(until) if until else None,
    )
