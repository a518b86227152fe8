"""Communities: found, join, leave, invite, look after."""

import pytest

from communities.chat.models import Membership
from communities.spaces.directory import directory
from communities.spaces.events import community_topic
from communities.spaces.models import Community, CommunityInvitation, Standing, Visibility
from communities.spaces.queries import find_seat, invitations_of, members_of
from communities.spaces.schemas import CommunityIn, CommunityPatch, DirectoryQuery
from communities.spaces.services.communities import change_community, found_community
from communities.spaces.services.members import (
    change_standing,
    decline_invitation,
    invite_people,
    join_community,
    leave_community,
    remove_member,
)
from tests.conftest import RememberingSink
from tests.making import give_standing, make_community, make_person, make_room
from workspace.audit.models import AuditEntry
from workspace.core.errors import Conflict, Invalid, NotAllowed, NotFound
from workspace.people.events import HOUSE
from workspace.people.models import Role

pytestmark = pytest.mark.django_db


def test_a_founder_owns_the_community_and_everyone_hears_of_a_public_one(sink: RememberingSink) -> None:
    founder = make_person()
    make_community(founder, name="Lauftreff")
    assert "Lauftreff" in sink.of(HOUSE)[0].payload
    sink.clear()
    private = make_community(founder, name="Aurora", visibility=Visibility.PRIVATE)
    assert sink.of(HOUSE) == []
    assert members_of(founder, private.id)[0].standing == Standing.OWNER


def test_a_name_is_taken_once_whatever_its_case() -> None:
    founder = make_person()
    make_community(founder, name="Lauftreff")
    with pytest.raises(Conflict):
        found_community(founder, CommunityIn(name="LAUFTREFF"))
    with pytest.raises(Invalid):
        found_community(founder, CommunityIn(name=" \u202e \u200b "))


def test_joining_twice_changes_nothing() -> None:
    founder, member = make_person(), make_person()
    community = make_community(founder)
    for _ in range(2):
        join_community(member, community.id)
    community.refresh_from_db()
    assert community.member_count == 2


def test_a_private_community_does_not_exist_for_strangers() -> None:
    founder, stranger = make_person(), make_person()
    community = make_community(founder, visibility=Visibility.PRIVATE)
    for act in (
        lambda: find_seat(stranger, community.id),
        lambda: join_community(stranger, community.id),
        lambda: members_of(stranger, community.id),
        lambda: invite_people(stranger, community.id, [founder.id]),
    ):
        with pytest.raises(NotFound):
            act()
    assert directory(stranger, DirectoryQuery()).total == 0


def test_an_invitation_opens_a_private_community_and_is_spent_by_joining() -> None:
    founder, guest = make_person(), make_person()
    community = make_community(founder, visibility=Visibility.PRIVATE)
    for _ in range(2):
        invite_people(founder, community.id, [guest.id])
    [invitation] = invitations_of(guest)
    assert invitation.community.id == community.id
    join_community(guest, community.id)
    assert invitations_of(guest) == []


def test_a_declined_invitation_is_gone() -> None:
    founder, guest = make_person(), make_person()
    community = make_community(founder, visibility=Visibility.PRIVATE)
    invite_people(founder, community.id, [guest.id])
    decline_invitation(guest, CommunityInvitation.objects.get().id)
    with pytest.raises(NotFound):
        join_community(guest, community.id)


def test_leaving_takes_one_out_of_all_channels_and_evicts(sink: RememberingSink) -> None:
    founder, member = make_person(), make_person()
    community = make_community(founder, member)
    make_room(community, founder, member)
    sink.clear()
    leave_community(member, community.id)
    assert not Membership.objects.filter(person=member).exists()
    evicting = [hint for hint in sink.hints if hint.evicts]
    assert {hint.evicts for hint in evicting} == {member.id}
    assert community_topic(community.id) in {hint.topic for hint in evicting}
    assert len(evicting) == 3  # the community and its two channels


def test_the_last_owner_stays_until_somebody_else_owns_it() -> None:
    founder, member = make_person(), make_person()
    community = make_community(founder, member)
    with pytest.raises(Conflict):
        leave_community(founder, community.id)
    with pytest.raises(Conflict):
        change_standing(founder, community.id, founder.id, Standing.MEMBER)
    give_standing(founder, community, member, Standing.OWNER)
    leave_community(founder, community.id)
    assert Community.objects.get(id=community.id).member_count == 1


def test_moderators_remove_members_and_members_do_not() -> None:
    founder, moderator, member = make_person(), make_person(), make_person()
    community = make_community(founder, moderator, member)
    give_standing(founder, community, moderator, Standing.MODERATOR)
    with pytest.raises(NotAllowed):
        remove_member(member, community.id, moderator.id)
    remove_member(moderator, community.id, member.id)
    assert AuditEntry.objects.filter(action="community.member_removed", actor_id=moderator.id).exists()
    assert member.id not in {item.person for item in members_of(founder, community.id)}


def test_only_owners_change_a_community() -> None:
    founder, member, moderator = make_person(), make_person(), make_person(role=Role.MODERATOR)
    community = make_community(founder, member, moderator)
    for person in (member, moderator):
        with pytest.raises(NotAllowed):
            change_community(person, community.id, CommunityPatch(description="Neu"))
    assert change_community(founder, community.id, CommunityPatch(name="Neu")).name == "Neu"


def test_the_directory_finds_by_every_word_and_shows_ones_own_standing() -> None:
    founder, viewer = make_person(), make_person()
    community = make_community(founder, viewer, name="Lauftreff Jena")
    make_community(founder, name="Lauftreff Rostock")
    page = directory(viewer, DirectoryQuery(search="jena lauf"))
    assert [(item.id, item.standing) for item in page.communities] == [(community.id, Standing.MEMBER)]
