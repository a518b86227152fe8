"""Asking to be let in, and the answers."""

from datetime import timedelta

import pytest

from communities.spaces.admission import requests_of, requests_to, waiting_for
from communities.spaces.models import (
    Community,
    CommunityMember,
    JoinRequest,
    RequestState,
    Standing,
    Visibility,
)
from communities.spaces.queries import acts_concerning
from communities.spaces.schemas import ActKind, CommunityPatch, WhyIn
from communities.spaces.services.archive import archive_community
from communities.spaces.services.communities import change_community
from communities.spaces.services.members import invite_people, join_community
from communities.spaces.services.order import ban_person
from communities.spaces.services.requests import (
    accept_request,
    ask_to_join,
    decline_request,
    tidy_requests,
    withdraw_request,
)
from tests.conftest import Clock, RememberingSink
from tests.making import give_standing, make_community, make_person
from workspace.audit.models import AuditEntry
from workspace.core.errors import Conflict, NotAllowed, NotFound
from workspace.people.models import Person, Role
from workspace.people.services.roles import deactivate

pytestmark = pytest.mark.django_db


def listed_one(owner: Person, *members: Person) -> Community:
    community = make_community(owner, *members, visibility=Visibility.PRIVATE)
    return change_community(owner, community.id, CommunityPatch(is_listed=True))


def test_who_asks_is_let_in_and_everyone_concerned_hears_of_it(sink: RememberingSink) -> None:
    owner, moderator, member, guest = make_person(), make_person(), make_person(), make_person()
    community = listed_one(owner, moderator, member)
    give_standing(owner, community, moderator, Standing.MODERATOR)
    with pytest.raises(NotAllowed) as refused:
        join_community(guest, community.id)
    assert refused.value.code == "ask_to_join"
    sink.clear()
    asked = ask_to_join(guest, community.id, "I\ntest gears")
    told = {hint.topic for hint in sink.hints if "requests.waiting" in hint.payload}
    assert told == {f"person:{owner.id}", f"person:{moderator.id}"}
    assert ask_to_join(guest, community.id, "Again") == asked
    [request] = requests_to(moderator, community.id)
    assert (request.person, request.words) == (guest.id, "I test gears")
    assert waiting_for(owner).communities == {community.id: 1}
    assert waiting_for(member).communities == {}
    with pytest.raises(NotAllowed):
        requests_to(member, community.id)
    accept_request(moderator, community.id, request.id)
    assert CommunityMember.objects.get(community=community, person=guest).standing == Standing.MEMBER
    assert requests_of(guest) == []
    assert AuditEntry.objects.filter(action=ActKind.REQUEST_ACCEPTED, person_id=guest.id).exists()


def test_a_no_tells_why_and_holds_for_seven_days(clock: Clock) -> None:
    owner, guest = make_person(), make_person()
    community = listed_one(owner)
    request = ask_to_join(guest, community.id, "")
    decline_request(owner, community.id, request.id, "Full at the moment")
    [mine] = requests_of(guest)
    assert (mine.state, mine.answer) == (RequestState.DECLINED, "Full at the moment")
    [act] = acts_concerning(guest)
    assert (act.action, act.words) == (ActKind.REQUEST_DECLINED, "Full at the moment")
    for days, left in ((0, 7), (6, 1)):
        clock.advance(days=days)
        with pytest.raises(Conflict) as refused:
            ask_to_join(guest, community.id, "Please")
        assert (refused.value.code, refused.value.values["days"]) == ("request_declined", left)
    clock.advance(days=1, seconds=1)
    again = ask_to_join(guest, community.id, "Please")
    assert again.id != request.id
    decline_request(owner, community.id, again.id, "")
    assert tidy_requests(clock.now + timedelta(days=91)) == 1


def test_of_two_who_answer_the_first_one_counts_and_a_withdrawn_request_cannot_be_answered() -> None:
    owner, guest = make_person(), make_person()
    community = listed_one(owner)
    request = ask_to_join(guest, community.id, "")
    accept_request(owner, community.id, request.id)
    with pytest.raises(NotFound) as refused:
        decline_request(owner, community.id, request.id, "Too late")
    assert refused.value.code == "request_gone"
    other = make_person()
    withdrawn = ask_to_join(other, community.id, "")
    with pytest.raises(NotFound):
        withdraw_request(owner, withdrawn.id)
    withdraw_request(other, withdrawn.id)
    with pytest.raises(NotFound):
        accept_request(owner, community.id, withdrawn.id)
    assert not CommunityMember.objects.filter(community=community, person=other).exists()


def test_asking_is_for_listed_private_communities_only() -> None:
    owner, guest, banned, invited = make_person(), make_person(), make_person(), make_person()
    community = listed_one(owner, banned)
    ban_person(owner, community.id, banned.id, WhyIn())
    hidden = make_community(owner, visibility=Visibility.PRIVATE)
    for person, place in ((banned, community), (guest, hidden)):
        with pytest.raises(NotFound):
            ask_to_join(person, place.id, "")
    invite_people(owner, community.id, [invited.id])
    for person, place in ((owner, community), (invited, community), (guest, make_community(owner))):
        with pytest.raises(Conflict) as refused:
            ask_to_join(person, place.id, "")
        assert refused.value.code == "request_not_needed"


def test_a_request_ends_when_its_person_comes_in_another_way_or_is_banned() -> None:
    owner, invited, banned = make_person(), make_person(), make_person()
    community = listed_one(owner)
    for person in (invited, banned):
        ask_to_join(person, community.id, "")
    invite_people(owner, community.id, [invited.id])
    join_community(invited, community.id)
    ban_person(owner, community.id, banned.id, WhyIn())
    assert not JoinRequest.objects.exists()


def test_nobody_is_let_into_a_community_that_was_archived_meanwhile_and_no_account_that_was_closed() -> None:
    owner, guest, late = make_person(), make_person(), make_person()
    community = listed_one(owner)
    requests = [ask_to_join(person, community.id, "") for person in (guest, late)]
    deactivate(make_person(role=Role.ADMINISTRATOR), late.id)
    with pytest.raises(NotFound):
        accept_request(owner, community.id, requests[1].id)
    assert len(requests_to(owner, community.id)) == 1
    archive_community(owner, community.id)
    for act in (
        lambda: accept_request(owner, community.id, requests[0].id),
        lambda: ask_to_join(make_person(), community.id, ""),
    ):
        with pytest.raises(Conflict) as refused:
            act()
        assert refused.value.code == "community_archived"
    decline_request(owner, community.id, requests[0].id, "Closed")
