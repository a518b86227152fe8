"""The life of a match: a slot is proposed, answered, moved; somebody drops out; the room opens; one is asked."""

from datetime import date, timedelta

import pytest
from icalendar import Calendar

from communities.spaces.services.members import leave_community
from talk.coffee.models import CoffeeKind, CoffeeRoom, CoffeeSeat
from talk.coffee.people import Why, Wish
from talk.coffee.queries import coffee_rooms_for, coffee_view
from talk.coffee.services.attendance import LOG_KEPT, forget_tables
from talk.coffee.services.seats import get_up, sit_down
from talk.lobby.services.apart import keep_apart
from talk.rounds.calendar import calendar_of
from talk.rounds.fate import Answer, State
from talk.rounds.models import Proposal, ProposalGuest, Round, RoundWish
from talk.rounds.queries import common_moments, find_proposal, rounds_for
from talk.rounds.services.answering import answer_proposal, move_proposal, tell_met
from talk.rounds.services.opening import forget_rounds
from talk.rounds.services.rematching import LOOKED_FOR
from talk.rounds.services.tending import do_due_rounds, tend_rounds
from talk.rounds.services.wishes import leave_rounds
from tests.conftest import Clock, RememberingSink
from tests.making import make_community, make_person
from tests.talk.rounds.making import (
    found,
    hold,
    join,
    mine,
    partners,
    pass_hour,
    proposal_of,
    reach_slot,
    stored,
    switch_on,
)
from workspace.core.errors import Conflict, NotFound
from workspace.people.models import Language, Person, Role
from workspace.people.schemas import MeIn
from workspace.people.services.blocks import block_person
from workspace.people.services.profile import change_profile
from workspace.people.services.roles import deactivate

pytestmark = pytest.mark.django_db


@pytest.fixture
def boss(clock: Clock) -> Person:
    """Switch the house's rounds on."""
    return switch_on()


def say(person: Person, *, is_coming: bool) -> None:
    answer_proposal(person, found(person).id, is_coming=is_coming)


def pair(boss: Person) -> tuple[Person, Person]:
    """Match two people."""
    ada, ben = make_person("Ada"), make_person("Ben")
    join(ada, ben)
    hold(boss)
    assert partners(ada) == {ben.id}
    return ada, ben


def test_each_sees_who_has_accepted_and_again_changes_nothing(boss: Person) -> None:
    ada, ben = pair(boss)
    say(ada, is_coming=True)
    say(ada, is_coming=True)
    assert found(ada).answer is Answer.YES
    assert [guest.has_accepted for guest in found(ben).guests] == [True]
    assert [guest.has_accepted for guest in found(ada).guests] == [False]


def test_a_proposal_is_nobody_elses_business(boss: Person) -> None:
    ada, _ = pair(boss)
    stranger, proposal = make_person(role=Role.ADMINISTRATOR), found(ada).id
    for act in (
        lambda: answer_proposal(stranger, proposal, is_coming=True),
        lambda: move_proposal(stranger, proposal, found(ada).at),
        lambda: tell_met(stranger, proposal, did_meet=True),
        lambda: find_proposal(stranger, proposal),
    ):
        with pytest.raises(NotFound):
            act()


def test_moving_takes_one_of_the_common_slots_and_asks_the_others_anew(boss: Person, clock: Clock) -> None:
    ada, ben = pair(boss)
    say(ada, is_coming=True)
    say(ben, is_coming=True)
    slots = common_moments(stored(ada), clock.now)
    assert found(ada).at not in slots
    assert min(slots) >= clock.now + timedelta(hours=2)
    move_proposal(ben, found(ben).id, slots[-1])
    assert found(ada).at == slots[-1]
    assert (found(ada).answer, found(ben).answer) == (Answer.OPEN, Answer.YES)
    for other in (slots[-1] + timedelta(minutes=7), slots[-1] + timedelta(days=14)):
        with pytest.raises(Conflict, match="coffee_slot_taken"):
            move_proposal(ada, found(ada).id, other)


def test_who_declines_is_out_and_the_other_one_gets_somebody_else_within_a_minute(boss: Person) -> None:
    """One who was left over is there."""
    ada, ben, cem = make_person(), make_person(), make_person()
    join(ada, ben, languages=["de"])
    join(cem, languages=["en"])
    hold(boss)
    assert mine(cem).why is Why.NO_COMMON_LANGUAGE
    join(cem)
    say(ben, is_coming=False)
    assert proposal_of(ben) is None
    assert (mine(ben).why, mine(ben).is_looked_for) == (None, False)
    assert proposal_of(ada) is None
    assert mine(ada).is_looked_for
    tend_rounds(boss.joined_at)
    assert partners(ada) == {cem.id}
    assert not mine(ada).is_looked_for
    assert mine(cem).why is None
    assert proposal_of(ben) is None


def test_where_nobody_is_left_over_a_pair_takes_in_a_third(boss: Person, clock: Clock) -> None:
    people = [make_person() for _ in range(4)]
    join(*people)
    hold(boss)
    ada = people[0]
    (ben,) = [person for person in people if person.id in partners(ada)]
    others = {person.id for person in people} - {ada.id, ben.id}
    say(ben, is_coming=False)
    tend_rounds(clock.now)
    assert partners(ada) == others
    assert found(ada).answer is Answer.OPEN
    (one, other) = [person for person in people if person.id in others]
    assert partners(one) == {ada.id, other.id}
    assert RoundWish.objects.get(person=ada).spared


def test_a_third_is_taken_in_only_where_all_three_may_meet(boss: Person, clock: Clock) -> None:
    people = [make_person() for _ in range(4)]
    join(*people)
    hold(boss)
    ada = people[0]
    (ben,) = [person for person in people if person.id in partners(ada)]
    say(ben, is_coming=False)
    block_person(next(person for person in people if person not in (ada, ben)), ada.id)
    tend_rounds(clock.now)
    assert proposal_of(ada) is None
    assert mine(ada).is_looked_for


def test_who_finds_nobody_within_the_day_is_told_and_comes_first_next_time(
    boss: Person, clock: Clock
) -> None:
    ada, ben = pair(boss)
    say(ben, is_coming=False)
    tend_rounds(clock.now)
    assert mine(ada).is_looked_for
    clock.now += LOOKED_FOR
    tend_rounds(clock.now)
    assert mine(ada).why is Why.NOBODY_LEFT
    wish = RoundWish.objects.get(person=ada)
    assert (wish.spared, wish.credit, wish.last_round) == (True, 1, None)


def test_a_group_goes_on_without_one_and_is_not_told_who_it_was(boss: Person) -> None:
    people = [make_person() for _ in range(4)]
    join(*people, wish=Wish.GROUP)
    hold(boss)
    ada, ben = people[0], next(person for person in people if person.id in partners(people[0]))
    size = len(partners(ada))
    say(ada, is_coming=False)
    left = found(ben)
    assert left.is_smaller
    assert left.state is State.PROPOSED
    assert len(left.guests) == size - 1
    assert ada.id not in left.model_dump_json()
    with pytest.raises(NotFound):
        answer_proposal(ada, left.id, is_coming=True)


@pytest.mark.parametrize("how", ["deactivated", "left", "paused", "blocks", "is blocked", "keeps apart"])
def test_who_drops_out_between_match_and_meeting_is_missed_without_a_reason(
    how: str, boss: Person, clock: Clock
) -> None:
    ada, ben = pair(boss)
    say(ada, is_coming=True)
    say(ben, is_coming=True)
    if how == "deactivated":
        deactivate(boss, ben.id)
    elif how == "left":
        leave_rounds(ben, "house")
    elif how == "paused":
        join(ben, paused_until=date(2026, 4, 1))
    elif how == "blocks":
        block_person(ben, ada.id)
    elif how == "is blocked":
        block_person(ada, ben.id)
    else:
        keep_apart(ben, ada.id)
    tend_rounds(clock.now)
    assert proposal_of(ada) is None
    assert mine(ada).is_looked_for
    clock.now += LOOKED_FOR
    tend_rounds(clock.now)
    assert mine(ada).why is Why.NOBODY_LEFT


def test_a_pause_that_ends_before_the_slot_gives_nothing_up(boss: Person, clock: Clock) -> None:
    ada, ben = pair(boss)
    join(ada, paused_until=found(ada).at.date())
    assert partners(ada) == {ben.id}


def test_who_leaves_the_community_is_out_of_its_rounds(clock: Clock) -> None:
    ada, ben = make_person(), make_person()
    club = make_community(ada, ben).id
    switch_on(ada, club)
    join(ada, ben, series=club)
    hold(ada, club)
    leave_community(ben, club)
    assert proposal_of(ada) is None
    assert mine(ada, club).is_looked_for
    assert not RoundWish.objects.filter(person=ben).exists()


def test_the_room_opens_at_the_slot_by_itself_and_nobody_sits_there_yet(
    boss: Person, clock: Clock, sink: RememberingSink
) -> None:
    ada, ben = pair(boss)
    say(ada, is_coming=True)
    clock.now = found(ada).at - timedelta(seconds=1)
    do_due_rounds(clock.now)
    assert found(ada).room is None
    sink.clear()
    reach_slot(ada, clock)
    room = found(ben).room
    assert room is not None
    assert found(ben).state is State.OPENED
    told = " ".join(hint.payload for hint in sink.hints)
    assert told.count('"opened"') == 2
    assert told.count('"coffee.changed"') == 2
    assert not CoffeeSeat.objects.exists()
    assert [shown.id for shown in coffee_rooms_for(ben).rooms] == [room]
    assert coffee_rooms_for(boss).rooms == []
    sit_down(ada, room)
    view = sit_down(ben, room)
    assert view.found == found(ada).found
    assert len(view.room.people) == 2


def test_a_block_of_the_last_moment_keeps_the_room_closed(boss: Person, clock: Clock) -> None:
    ada, ben = pair(boss)
    say(ada, is_coming=True)
    say(ben, is_coming=True)
    block_person(ada, ben.id)
    clock.now = found(ada).at
    do_due_rounds(clock.now)
    assert not CoffeeRoom.objects.exists()
    assert mine(ben).is_looked_for


def test_where_nobody_has_said_yes_it_lapses_and_both_are_told(boss: Person, clock: Clock) -> None:
    ada, ben = pair(boss)
    reach_slot(ada, clock)
    assert (found(ada).state, found(ben).state) == (State.LAPSED, State.LAPSED)
    assert not CoffeeRoom.objects.exists()
    with pytest.raises(Conflict, match="coffee_date_past"):
        say(ada, is_coming=True)
    tell_met(ada, found(ada).id, did_meet=False)
    assert proposal_of(ada) is None


def test_where_no_worker_ran_when_it_was_time_no_room_opens_hours_later(boss: Person, clock: Clock) -> None:
    ada, _ = pair(boss)
    say(ada, is_coming=True)
    clock.now = found(ada).at + timedelta(hours=3)
    do_due_rounds(clock.now)
    assert found(ada).state is State.LAPSED


def test_who_comes_late_finds_the_room_although_the_first_one_has_left(boss: Person, clock: Clock) -> None:
    ada, ben = pair(boss)
    say(ada, is_coming=True)
    reach_slot(ada, clock)
    room = str(found(ada).room)
    sit_down(ada, room)
    get_up(ada, room)
    clock.now += LOG_KEPT + timedelta(seconds=1)
    forget_tables(clock.now)
    assert len(sit_down(ben, room).room.people) == 1


def test_an_hour_later_an_empty_room_goes_and_each_is_asked_in_private(boss: Person, clock: Clock) -> None:
    ada, ben = pair(boss)
    say(ada, is_coming=True)
    reach_slot(ada, clock)
    room = str(found(ada).room)
    pass_hour(clock)
    assert found(ada).state is State.OVER
    assert found(ada).room is None
    with pytest.raises(NotFound):
        coffee_view(ada, room)
    tell_met(ada, found(ada).id, did_meet=True)
    assert proposal_of(ada) is None
    assert found(ben).state is State.OVER
    assert "did_meet" not in rounds_for(ben).model_dump_json()
    clock.now += timedelta(days=8)
    assert proposal_of(ben) is None


def test_who_still_sits_there_after_the_hour_goes_on(boss: Person, clock: Clock) -> None:
    ada, ben = pair(boss)
    say(ada, is_coming=True)
    reach_slot(ada, clock)
    room = str(found(ada).room)
    sit_down(ada, room)
    sit_down(ben, room)
    pass_hour(clock)
    assert found(ada).state is State.OVER
    assert len(coffee_view(ada, room).room.people) == 2
    for person in (ada, ben):
        get_up(person, room)
    with pytest.raises(NotFound):
        coffee_view(ada, room)
    assert CoffeeRoom.objects.get().kind == CoffeeKind.MATCH


def test_whoever_says_that_nobody_met_may_be_brought_together_again(boss: Person, clock: Clock) -> None:
    ada, ben = pair(boss)
    say(ada, is_coming=True)
    reach_slot(ada, clock)
    pass_hour(clock)
    with pytest.raises(Conflict, match="coffee_date_past"):
        answer_proposal(ada, found(ada).id, is_coming=True)
    tell_met(ada, found(ada).id, did_meet=False)
    clock.now += timedelta(days=7)
    hold(boss)
    assert ben.id in {guest.person for one in rounds_for(ada).proposals for guest in one.guests}


def test_nobody_is_asked_before_it_is_over(boss: Person) -> None:
    ada, _ = pair(boss)
    with pytest.raises(Conflict, match="coffee_not_over"):
        tell_met(ada, found(ada).id, did_meet=True)


def test_a_match_is_forgotten_when_it_is_out_of_the_window(boss: Person, clock: Clock) -> None:
    pair(boss)
    for _ in range(5):
        clock.now += timedelta(days=7)
        hold(boss)
        forget_rounds(clock.now)
    assert Proposal.objects.exists()
    clock.now += timedelta(days=7)
    hold(boss)
    forget_rounds(clock.now)
    assert not ProposalGuest.objects.exists()
    assert Round.objects.count() == 6


def test_of_a_series_that_rests_nothing_is_kept_beyond_the_window(boss: Person, clock: Clock) -> None:
    pair(boss)
    clock.now += timedelta(days=50)
    forget_rounds(clock.now)
    assert not Round.objects.exists()


def test_whoever_lives_in_another_time_zone_now_sees_that_a_slot_is_outside_of_their_times(
    boss: Person, sink: RememberingSink
) -> None:
    ada, _ = pair(boss)
    assert found(ada).suits
    at = found(ada).at
    sink.clear()
    change_profile(ada, MeIn(time_zone="Pacific/Auckland"))
    assert any('"rounds.changed"' in hint.payload for hint in sink.hints)
    ada.refresh_from_db()
    assert found(ada).at == at
    assert not found(ada).suits


def test_a_coffee_goes_into_a_calendar(boss: Person) -> None:
    ada, _ = pair(boss)
    Person.objects.filter(id=ada.id).update(language=Language.GERMAN)
    ada.refresh_from_db()
    (event,) = Calendar.from_ical(calendar_of(ada, find_proposal(ada, found(ada).id)[0])).walk("VEVENT")
    assert str(event["SUMMARY"]) == "Kaffee mit Ben"
    assert event.decoded("DTSTART") == found(ada).at
    assert event.decoded("DTEND") == found(ada).ends_at
