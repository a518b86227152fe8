"""Coming and going: join, leave, invite, remove, and who looks after a community."""

from django.db import transaction
from django.db.models import F

from communities.spaces import ports
from communities.spaces.events import (
    CommunityEntered,
    CommunityExited,
    CommunityMemberChanged,
    CommunityMemberJoined,
    CommunityMemberLeft,
    InvitationClosed,
    InvitationReceived,
    community_topic,
)
from communities.spaces.models import Community, CommunityInvitation, CommunityMember, Standing, Visibility
from communities.spaces.policies import (
    can_restrain,
    require_active,
    require_member,
    require_moderator,
    require_owner,
)
from communities.spaces.queries import banned_from, community_out, find_seat, invitation_out
from communities.spaces.schemas import ActKind, WhyIn
from communities.spaces.services.acts import Act, note
from communities.spaces.services.closing import close_offers, close_request
from workspace.core.clock import now
from workspace.core.errors import Conflict, NotAllowed, NotFound
from workspace.core.events import Publication, publish, publish_all
from workspace.notifications.models import NoticeKind
from workspace.notifications.services.notify import About, notify, withdraw
from workspace.people.blocking import deaf_to
from workspace.people.events import person_topic
from workspace.people.models import Person


@transaction.atomic
def join_community(actor: Person, community_id: str) -> Community:
    """Enter a public community, or a private one with an invitation. Again changes nothing."""
    community = Community.objects.select_for_update(no_key=True).filter(id=community_id).first()
    if community is None:
        raise NotFound
    if CommunityMember.objects.filter(community=community, person=actor).exists():
        return community
    invitation = CommunityInvitation.objects.filter(community=community, person=actor).first()
    if banned_from(community.id, [actor.id]):
        raise NotFound if community.visibility == Visibility.PRIVATE else NotAllowed("banned")
    if community.visibility == Visibility.PRIVATE and invitation is None:
        raise NotAllowed("ask_to_join") if community.is_listed else NotFound
    require_active(community)
    publications = enter(community, actor, Standing.MEMBER)
    if invitation is not None:
        publications.append(Publication(person_topic(actor.id), InvitationClosed(invitation=invitation.id)))
        withdraw(invitation.id)
        invitation.delete()
    publish_all(publications)
    return community


@transaction.atomic
def leave_community(actor: Person, community_id: str) -> None:
    """Leave a community with all of its channels. Raises `Conflict` for its last owner."""
    seat = find_seat(actor, community_id, lock=True)
    if seat.membership is None:
        return
    _require_another_owner(seat.membership)
    publish_all(exit_(seat.community, actor))


@transaction.atomic
def remove_member(actor: Person, community_id: str, person_id: str, why: WhyIn | None = None) -> None:
    """Take a member out of a community and its channels, at once in every process."""
    seat = find_seat(actor, community_id, lock=True)
    require_moderator(actor, seat.membership)
    member = _member(seat.community, person_id)
    _require_another_owner(member)
    if person_id != actor.id and not can_restrain(actor, seat.membership, member.person, member):
        raise NotAllowed
    act = Act(ActKind.MEMBER_REMOVED, seat.community.id, seat.community.id, person_id, why=why)
    publish_all([*exit_(seat.community, member.person), *note(actor, act)])


@transaction.atomic
def change_standing(actor: Person, community_id: str, person_id: str, standing: Standing) -> None:
    """Make a member a moderator, an owner, or a member again. For owners."""
    seat = find_seat(actor, community_id, lock=True)
    require_owner(actor, seat.membership)
    member = _member(seat.community, person_id)
    if member.standing == standing:
        return
    _require_another_owner(member)
    before, member.standing = member.standing, standing
    closed = close_offers(seat.community, person_id) if Standing.OWNER in (before, standing) else []
    member.save(update_fields=["standing"])
    act = Act(ActKind.STANDING_CHANGED, seat.community.id, seat.community.id, person_id)
    noted = note(actor, act, before=before, after=standing)
    event = CommunityMemberChanged(community=seat.community.id, person=person_id, standing=standing)
    entered = CommunityEntered(community=community_out(seat.community), standing=standing)
    publish_all(
        [
            Publication(community_topic(seat.community.id), event),
            Publication(person_topic(person_id), entered),
            *noted,
            *closed,
        ]
    )


@transaction.atomic
def invite_people(actor: Person, community_id: str, people: list[str]) -> None:
    """Invite people; who is in, invited already, or has blocked the actor, is passed over. Every member may."""
    seat = find_seat(actor, community_id)
    require_member(seat.membership)
    require_active(seat.community)
    already = set(
        CommunityMember.objects.filter(community=seat.community, person__in=people).values_list(
            "person_id", flat=True
        )
    )
    already |= set(
        CommunityInvitation.objects.filter(community=seat.community, person__in=people).values_list(
            "person_id", flat=True
        )
    )
    already |= deaf_to(actor, people)
    if banned_from(community_id, people):
        raise Conflict("person_banned", field="people")
    guests = list(Person.objects.filter(id__in=set(people) - already, deactivated_at=None, is_bot=False))
    if not guests and not already:
        raise NotFound
    publications = []
    for guest in guests:
        invitation = CommunityInvitation.objects.create(
            community=seat.community, person=guest, invited_by=actor, created_at=now()
        )
        about = About(NoticeKind.INVITATION, invitation.id, place=community_id, actor=actor.id)
        notify([guest.id], about)
        publications.append(
            Publication(person_topic(guest.id), InvitationReceived(invitation=invitation_out(invitation)))
        )
    publish_all(publications)


@transaction.atomic
def decline_invitation(actor: Person, invitation_id: str) -> None:
    """Say no to an invitation, without a word to anybody."""
    deleted, _ = CommunityInvitation.objects.filter(id=invitation_id, person=actor).delete()
    if not deleted:
        raise NotFound
    withdraw(invitation_id)
    publish(person_topic(actor.id), InvitationClosed(invitation=invitation_id))


def enter(community: Community, person: Person, standing: Standing) -> list[Publication]:
    """Make a person a member (the caller holds the community's row) and return what to publish."""
    CommunityMember.objects.create(community=community, person=person, standing=standing, joined_at=now())
    _count(community, 1)
    event = CommunityMemberJoined(
        community=community.id,
        person=person.id,
        standing=standing,
        member_count=community.member_count,
    )
    entered = CommunityEntered(community=community_out(community), standing=standing)
    return [
        Publication(community_topic(community.id), event),
        Publication(person_topic(person.id), entered),
        *ports.admit(community, person),
        *close_request(community, person.id),
    ]


def exit_(community: Community, person: Person) -> list[Publication]:
    """End a membership (the caller holds the community's row) and return what to publish."""
    CommunityMember.objects.filter(community=community, person=person).delete()
    _count(community, -1)
    event = CommunityMemberLeft(community=community.id, person=person.id, member_count=community.member_count)
    return [
        *ports.dismiss(community, person),
        *close_offers(community, person.id),
        Publication(community_topic(community.id), event, evicts=person.id),
        Publication(person_topic(person.id), CommunityExited(community=community.id)),
    ]


def _count(community: Community, step: int) -> None:
    Community.objects.filter(id=community.id).update(member_count=F("member_count") + step)
    community.member_count += step


def _member(community: Community, person_id: str) -> CommunityMember:
    member = (
        CommunityMember.objects.filter(community=community, person=person_id).select_related("person").first()
    )
    return require_member(member)


def _require_another_owner(member: CommunityMember) -> None:
    if member.standing != Standing.OWNER:
        return
    owners = CommunityMember.objects.filter(community=member.community_id, standing=Standing.OWNER)
    others = owners.filter(person__is_bot=False)
    if not others.exclude(person=member.person_id).exists():
        raise Conflict("last_owner")
