"""Handing a community over."""

import pytest

from communities.spaces.admission import offers_at, offers_of
from communities.spaces.admission_schemas import OfferIn
from communities.spaces.models import CommunityMember, OwnershipOffer, Standing
from communities.spaces.schemas import ActKind
from communities.spaces.services.members import change_standing, leave_community
from communities.spaces.services.offers import accept_offer, close, offer_ownership, tidy_offers
from tests.conftest import Clock, RememberingSink
from tests.making import give_standing, make_community, make_person
from workspace.audit.models import AuditEntry
from workspace.core.errors import Conflict, NotAllowed, NotFound
from workspace.people.models import Role

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("afterwards", [Standing.MODERATOR, Standing.MEMBER])
def test_a_yes_changes_both_roles_at_once_and_only_then_the_last_owner_may_leave(
    sink: RememberingSink, afterwards: Standing
) -> None:
    owner, heir = make_person(), make_person()
    community = make_community(owner, heir)
    with pytest.raises(Conflict) as refused:
        leave_community(owner, community.id)
    assert refused.value.code == "last_owner"
    wish = OfferIn.model_validate({"person": heir.id, "afterwards": afterwards})
    offer = offer_ownership(owner, community.id, wish)
    assert offers_of(owner) == offers_of(heir) == offers_at(owner, community.id) == [offer]
    sink.clear()
    accept_offer(heir, offer.id)
    standings = dict(CommunityMember.objects.filter(community=community).values_list("person_id", "standing"))
    assert standings == {owner.id: afterwards, heir.id: Standing.OWNER}
    told = [(hint.topic, "ownership.closed" in hint.payload) for hint in sink.hints]
    assert {topic for topic, is_closed in told if is_closed} == {f"person:{owner.id}", f"person:{heir.id}"}
    entry = AuditEntry.objects.get(action=ActKind.HANDED_OVER)
    assert (entry.actor_id, entry.person_id, entry.detail["after"]) == (heir.id, owner.id, afterwards)
    leave_community(owner, community.id)


def test_an_offer_can_be_declined_withdrawn_and_late_and_is_answered_by_its_two_people_alone(
    clock: Clock,
) -> None:
    owner, heir, member = make_person(), make_person(), make_person()
    community = make_community(owner, heir, member)
    for closer in (heir, owner):
        offer = offer_ownership(owner, community.id, OfferIn(person=heir.id))
        with pytest.raises(Conflict):
            offer_ownership(owner, community.id, OfferIn(person=member.id))
        for act in (close, accept_offer):
            with pytest.raises(NotFound):
                act(member, offer.id)
        close(closer, offer.id)
        with pytest.raises(NotFound):
            accept_offer(heir, offer.id)
    late = offer_ownership(owner, community.id, OfferIn(person=heir.id))
    clock.advance(days=14)
    assert offers_of(heir) == []
    with pytest.raises(NotFound) as refused:
        accept_offer(heir, late.id)
    assert refused.value.code == "offer_gone"
    offer_ownership(owner, community.id, OfferIn(person=member.id))
    clock.advance(days=15)
    assert tidy_offers(clock.now) == 1


def test_an_offer_ends_with_the_membership_of_either_and_with_a_role_that_makes_it_void() -> None:
    owner, second, heir = make_person(), make_person(), make_person()
    community = make_community(owner, second, heir)
    give_standing(owner, community, second, Standing.OWNER)

    def offered() -> str:
        return offer_ownership(owner, community.id, OfferIn(person=heir.id)).id

    offered()
    leave_community(heir, community.id)
    assert not OwnershipOffer.objects.exists()
    with pytest.raises(NotFound):
        offered()
    heir = make_person()
    from communities.spaces.services.members import join_community

    join_community(heir, community.id)
    offered()
    change_standing(second, community.id, heir.id, Standing.MODERATOR)
    assert OwnershipOffer.objects.count() == 1
    change_standing(second, community.id, owner.id, Standing.MEMBER)
    assert not OwnershipOffer.objects.exists()


def test_only_what_is_ones_own_can_be_offered_and_only_to_somebody_who_is_in() -> None:
    owner, member, outsider = make_person(), make_person(), make_person()
    administrator = make_person(role=Role.ADMINISTRATOR)
    community = make_community(owner, member, administrator)
    for person in (member, administrator, outsider):
        with pytest.raises(NotAllowed):
            offer_ownership(person, community.id, OfferIn(person=member.id))
    with pytest.raises(NotFound):
        offer_ownership(owner, community.id, OfferIn(person=outsider.id))
    with pytest.raises(Conflict):
        offer_ownership(owner, community.id, OfferIn(person=owner.id))
