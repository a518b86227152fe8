"""The inbox of whoever is away: a coffee is proposed, moved, open or off; and nothing of it is left when it is over."""

from datetime import timedelta

import pytest

from communities.inbox.queries import list_inbox, waiting_of
from communities.inbox.schemas import InboxQuery, InboxTab, OccasionOut, OccasionState
from talk.rounds.queries import common_moments
from talk.rounds.services.answering import answer_proposal, move_proposal
from talk.rounds.services.opening import forget_rounds
from talk.rounds.services.rematching import LOOKED_FOR
from talk.rounds.services.tending import tend_rounds
from talk.rounds.services.wishes import leave_rounds
from tests.conftest import Clock
from tests.making import make_person
from tests.talk.rounds.making import found, hold, join, pass_hour, reach_slot, stored, switch_on
from workspace.notifications.models import Notice
from workspace.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def boss(clock: Clock) -> Person:
    """Switch the house's rounds on."""
    return switch_on()


@pytest.fixture
def pair(boss: Person) -> tuple[Person, Person]:
    """Match two people."""
    ada, ben = make_person("Ada"), make_person("Ben")
    join(ada, ben)
    hold(boss)
    return ada, ben


def told(person: Person) -> list[OccasionOut]:
    """Return what somebody's inbox says of coffees, in all and under reminders."""
    pages = [list_inbox(person, InboxQuery(tab=tab)).items for tab in (InboxTab.ALL, InboxTab.REMINDERS)]
    assert pages[0] == pages[1]
    return [item.occasion for item in pages[0] if item.occasion is not None]


def states(person: Person) -> list[OccasionState]:
    return [occasion.state for occasion in told(person)]


def test_a_proposal_is_told_with_the_others_and_the_slot(pair: tuple[Person, Person]) -> None:
    ada, ben = pair
    (occasion,) = told(ada)
    assert (occasion.state, occasion.people) == (OccasionState.PROPOSED, [ben.id])
    assert (occasion.id, occasion.starts_at) == (found(ada).id, found(ada).at)
    assert len(waiting_of(ada)) == 1


def test_whoever_has_answered_has_nothing_left_to_do_in_the_inbox(pair: tuple[Person, Person]) -> None:
    ada, ben = pair
    answer_proposal(ada, found(ada).id, is_coming=True)
    assert (states(ada), states(ben)) == ([], [OccasionState.PROPOSED])


def test_who_is_asked_anew_finds_it_on_top_again(pair: tuple[Person, Person], clock: Clock) -> None:
    ada, ben = pair
    answer_proposal(ben, found(ben).id, is_coming=True)
    other = next(at for at in common_moments(stored(ada), clock.now) if at != found(ada).at)
    move_proposal(ada, found(ada).id, other)
    assert states(ada) == []
    assert [occasion.starts_at for occasion in told(ben)] == [other]
    assert len(waiting_of(ben)) == 1


def test_who_declines_hears_no_more_and_the_other_one_is_not_told_who_it_was(
    pair: tuple[Person, Person],
) -> None:
    ada, ben = pair
    answer_proposal(ada, found(ada).id, is_coming=False)
    assert told(ada) == []
    (occasion,) = told(ben)
    assert (occasion.state, occasion.people) == (OccasionState.FELL_THROUGH, [])


def test_the_open_room_is_told_and_nothing_is_left_an_hour_later(
    pair: tuple[Person, Person], clock: Clock
) -> None:
    answer_proposal(pair[0], found(pair[0]).id, is_coming=True)
    reach_slot(pair[0], clock)
    for person in pair:
        (occasion,) = told(person)
        assert occasion.state == OccasionState.OPEN
        assert occasion.room is not None
    pass_hour(clock)
    assert not Notice.objects.exists()


def test_what_lapsed_waits_in_no_inbox(pair: tuple[Person, Person], clock: Clock) -> None:
    reach_slot(pair[0], clock)
    assert not Notice.objects.exists()


def test_who_has_nobody_is_told_until_the_next_round_finds_somebody(boss: Person, clock: Clock) -> None:
    ada = make_person("Ada")
    join(ada)
    hold(boss)
    assert states(ada) == [OccasionState.NOBODY]
    clock.now += timedelta(days=7)
    ben = make_person("Ben")
    join(ben)
    hold(boss)
    assert (states(ada), states(ben)) == ([OccasionState.PROPOSED], [OccasionState.PROPOSED])
    assert Notice.objects.filter(person=ada).count() == 1
    leave_rounds(ben, "house")
    assert Notice.objects.filter(person=ben).count() == 0


def test_who_was_looked_for_in_vain_is_told_after_a_day(pair: tuple[Person, Person], clock: Clock) -> None:
    ada, ben = pair
    answer_proposal(ada, found(ada).id, is_coming=False)
    clock.now += LOOKED_FOR
    tend_rounds(clock.now)
    assert OccasionState.NOBODY in states(ben)


def test_notices_go_with_their_rounds(pair: tuple[Person, Person], clock: Clock) -> None:
    answer_proposal(pair[0], found(pair[0]).id, is_coming=False)
    clock.now += timedelta(days=60)
    forget_rounds(clock.now)
    assert not Notice.objects.exists()
    assert told(pair[1]) == []
