"""A round is held for who has opted in: told, reasoned, checked, and nobody silently dropped."""

import json
import threading
from datetime import date, timedelta

import pytest
from django.db import connection

from talk.coffee import holding as engine
from talk.coffee.checking import Fault, Kind
from talk.coffee.people import Term, Why, Wish
from talk.lobby.services.apart import keep_apart
from talk.rounds.fate import State
from talk.rounds.models import Proposal, Round, RoundSeries, RoundWish
from talk.rounds.queries import rounds_for
from talk.rounds.schemas import FreeSpanOut, SeriesIn, Weekday
from talk.rounds.services.holding import hold as hold_series
from talk.rounds.services.series import hold_now, keep_series
from talk.rounds.services.tending import do_due_rounds
from talk.rounds.services.wishes import leave_rounds
from tests.conftest import Clock, RememberingSink
from tests.making import make_community, make_person
from tests.talk.rounds.making import ON, found, hold, join, mine, partners, proposal_of, switch_on
from workspace.core.errors import Conflict, NotAllowed, NotFound
from workspace.core.models import LogEntry
from workspace.people.events import person_topic
from workspace.people.models import Department, Person, Role, Site
from workspace.people.services.blocks import block_person
from workspace.people.services.roles import deactivate

pytestmark = pytest.mark.django_db


def test_two_who_take_part_are_proposed_a_slot_in_their_own_times_and_told(
    clock: Clock, sink: RememberingSink
) -> None:
    ada, ben = make_person(), make_person()
    boss = switch_on()
    join(ada, ben, languages=["de"])
    hold(boss)
    proposal = found(ada)
    assert partners(ada) == {ben.id}
    assert partners(ben) == {ada.id}
    assert proposal.state is State.PROPOSED
    assert proposal.found.languages == ["de"]
    assert clock.now + timedelta(hours=2) <= proposal.at < clock.now + timedelta(days=8)
    assert proposal.at.weekday() < 5
    for person in (ada, ben):
        told = [json.loads(hint.payload) for hint in sink.of(person_topic(person.id))]
        assert {"type": "rounds.changed", "news": "found", "room": None} in told
    assert proposal_of(boss) is None


def test_nothing_that_is_logged_tells_who_was_brought_together(clock: Clock, sink: RememberingSink) -> None:
    ada, ben = make_person(), make_person()
    boss = switch_on()
    join(ada, ben)
    before = LogEntry.objects.count()
    hold(boss)
    assert LogEntry.objects.count() == before


def test_who_has_not_opted_in_is_in_no_round(clock: Clock) -> None:
    ada, ben, cem = make_person(), make_person(), make_person()
    boss = switch_on()
    join(ada, ben, cem)
    leave_rounds(cem, "house")
    leave_rounds(cem, "house")
    hold(boss)
    assert partners(cem) == set()
    assert partners(ada) == {ben.id}


def test_a_round_is_held_by_itself_when_it_is_due_and_the_next_one_a_week_later(clock: Clock) -> None:
    ada, ben = make_person(), make_person()
    switch_on()
    join(ada, ben)
    due = RoundSeries.objects.get().due_at
    assert due is not None
    assert due - clock.now < timedelta(days=2)
    do_due_rounds(clock.now)
    assert proposal_of(ada) is None
    clock.now = due
    do_due_rounds(clock.now)
    do_due_rounds(clock.now)
    assert partners(ada) == {ben.id}
    assert Round.objects.count() == 1
    assert RoundSeries.objects.get().due_at == due + timedelta(days=7)


def test_a_round_that_was_missed_is_held_once_when_a_worker_comes_back(clock: Clock) -> None:
    ada, ben = make_person(), make_person()
    switch_on()
    join(ada, ben)
    clock.advance(days=30)
    do_due_rounds(clock.now)
    do_due_rounds(clock.now)
    assert Round.objects.count() == 1
    due = RoundSeries.objects.get().due_at
    assert due is not None
    assert due > clock.now + timedelta(days=4)


def test_one_alone_is_told_so(clock: Clock, sink: RememberingSink) -> None:
    ada = make_person()
    boss = switch_on()
    join(ada)
    hold(boss)
    assert mine(ada).why is Why.ALONE
    assert not mine(ada).is_looked_for
    told = [json.loads(hint.payload) for hint in sink.of(person_topic(ada.id))]
    assert {"type": "rounds.changed", "news": "nobody", "room": None} in told


def test_where_nobody_takes_part_no_round_is_counted(clock: Clock) -> None:
    boss = switch_on()
    hold(boss)
    assert RoundSeries.objects.get().held == 0


def test_everyone_blocked_by_everyone_reads_that_nobody_is_left(clock: Clock) -> None:
    people = [make_person() for _ in range(4)]
    boss = switch_on()
    join(*people)
    for place, one in enumerate(people):
        for other in people[place + 1 :]:
            block_person(one, other.id)
    hold(boss)
    assert [mine(person).why for person in people] == [Why.NOBODY_LEFT] * 4


def test_who_is_on_a_private_list_reads_the_same(clock: Clock) -> None:
    ada, ben = make_person(), make_person()
    boss = switch_on()
    join(ada, ben)
    keep_apart(ben, ada.id)
    hold(boss)
    assert [mine(person).why for person in (ada, ben)] == [Why.NOBODY_LEFT] * 2


def test_nobody_with_a_common_slot_or_language_is_told_which(clock: Clock) -> None:
    ada, ben, cem, dan = (make_person() for _ in range(4))
    boss = switch_on()
    join(ada, begins="09:00", ends="11:00", languages=["de"])
    join(ben, begins="13:00", ends="15:00", languages=["de"])
    join(cem, begins="09:00", ends="11:00", languages=["en"])
    hold(boss)
    assert (mine(ada).why, mine(ben).why) == (Why.NO_COMMON_SLOT, Why.NO_COMMON_SLOT)
    assert mine(cem).why is Why.NO_COMMON_LANGUAGE
    join(dan, begins="12:00", ends="12:00", weekdays=[Weekday.SUNDAY], free=[])


def test_typed_in_times_alone_count_in_their_week(clock: Clock) -> None:
    ada, ben = make_person(), make_person()
    boss = switch_on()
    span = FreeSpanOut(day=date(2026, 3, 4), begins="07:00", ends="07:30")
    join(ada, free=[span])
    join(ben, begins="06:00", ends="18:00")
    hold(boss)
    assert found(ada).at.isoformat() == "2026-03-04T06:00:00+00:00"  # seven in Berlin


def test_a_pair_is_not_repeated_within_six_rounds_and_told_why(clock: Clock) -> None:
    ada, ben = make_person(), make_person()
    boss = switch_on()
    join(ada, ben)
    hold(boss)
    for _ in range(6):
        clock.advance(days=7)
        hold(boss)
        assert mine(ada).why is Why.MET_ALL_RECENTLY
    clock.advance(days=7)
    hold(boss)
    assert mine(ada).why is None


def test_what_another_series_has_brought_together_counts_as_well(clock: Clock) -> None:
    ada, ben = make_person(), make_person()
    boss, club = switch_on(), make_community(ada, ben).id
    switch_on(ada, club)
    join(ada, ben)
    hold(boss)
    join(ada, ben, series=club)
    hold(ada, club)
    assert mine(ada, club).why is Why.MET_ALL_RECENTLY


def test_nobody_is_in_two_places_at_one_time(clock: Clock) -> None:
    ada, ben, cem = make_person(), make_person(), make_person()
    boss, club = switch_on(), make_community(ada, cem).id
    switch_on(ada, club)
    span = FreeSpanOut(day=date(2026, 3, 4), begins="10:00", ends="11:00")
    join(ada, ben, free=[span])
    join(ada, cem, free=[span], series=club)
    hold(boss)
    hold(ada, club)
    one, other = rounds_for(ada).proposals
    assert one.at != other.at
    assert one.suits
    assert other.suits


def test_who_was_left_out_comes_first_in_the_next_round(clock: Clock) -> None:
    ada, ben, cem = make_person(), make_person(), make_person()
    boss = switch_on()
    join(ada, ben, languages=["de"])
    join(cem, languages=["en"])
    hold(boss)
    wish = RoundWish.objects.get(person=cem)
    assert (wish.spared, wish.credit) == (True, 1)
    assert RoundWish.objects.get(person=ada).last_round == 1


def test_every_fourth_round_is_one_in_four(clock: Clock) -> None:
    ada, ben, cem = make_person(), make_person(), make_person()
    boss = switch_on()
    join(ada, ben, cem, every=4)
    hold(boss)
    assert {RoundWish.objects.get(person=person).last_round for person in (ada, ben, cem)} == {1}
    clock.advance(days=7)
    hold(boss)
    assert RoundSeries.objects.get().held == 1


def test_who_pauses_is_in_no_round_until_they_are_back(clock: Clock) -> None:
    ada, ben = make_person(), make_person()
    boss = switch_on()
    join(ada)
    join(ben, paused_until=date(2026, 3, 16))
    hold(boss)
    assert mine(ada).why is Why.ALONE
    assert mine(ben).why is None
    clock.now += timedelta(days=14)
    hold(boss)
    assert partners(ben) == {ada.id}


def test_groups_have_three_to_five_and_do_not_mix_with_pairs(clock: Clock) -> None:
    people, ada = [make_person() for _ in range(4)], make_person()
    boss = switch_on()
    join(*people, wish=Wish.GROUP)
    join(ada)
    hold(boss)
    assert len(partners(people[0])) in (2, 3)
    assert mine(ada).why is Why.ALONE


def test_own_department_only_where_both_like_it(clock: Clock) -> None:
    sales = Department.objects.create(name="Sales")
    ada, ben = make_person(), make_person()
    Person.objects.filter(id__in=[ada.id, ben.id]).update(department=sales)
    boss = switch_on()
    join(ada)
    join(ben, own_team=False)
    hold(boss)
    assert mine(ben).why is Why.ONLY_OWN_TEAM
    join(ben)
    clock.advance(days=7)
    hold(boss)
    assert partners(ada) == {ben.id}


def test_a_proposal_says_why_and_leaves_out_the_community_that_all_are_in(clock: Clock) -> None:
    ada, ben = make_person(), make_person()
    for person, site in ((ada, "Kiel"), (ben, "Ulm")):
        person.site = Site.objects.create(name=site)
        person.save()
    make_person()  # not everyone is in the communities
    club = make_community(ada, ben, name="Lauftreff").id
    make_community(ada, ben, name="Chor")
    switch_on(ada, club)
    join(ada, ben, series=club)
    hold(ada, club)
    told = {reason.term: reason.names for reason in found(ada).found.reasons}
    assert told[Term.SHARED_INTERESTS] == ["Chor"]
    assert Term.OTHER_SITE in told


def test_who_is_interested_in_similar_things_is_brought_together_by_what_they_mean(clock: Clock) -> None:
    """With the optional model: four people, and nothing else that would tell one pair from another."""
    runner, jogger, cook, baker = people = [make_person() for _ in range(4)]
    for person, name in zip(
        people, ("Laufgruppe", "Running", "Kochen und Backen", "Bread baking"), strict=True
    ):
        make_community(person, name=name)
    boss = switch_on()
    join(*people)
    hold(boss)
    assert (partners(runner), partners(cook)) == ({jogger.id}, {baker.id})
    assert Term.SIMILAR_INTERESTS in {reason.term for reason in found(jogger).found.reasons}


def test_a_round_that_its_checker_rejects_is_not_announced_and_tried_again(
    clock: Clock, monkeypatch: pytest.MonkeyPatch, sink: RememberingSink
) -> None:
    ada, ben = make_person(), make_person()
    boss = switch_on()
    join(ada, ben)
    with monkeypatch.context() as patch:
        patch.setattr(engine, "faults_of", lambda *_: (Fault(Kind.NOT_FREE, (ada.id,)),))
        sink.clear()
        hold(boss)
    assert proposal_of(ada) is None
    assert mine(ada).why is None
    assert sink.hints == []
    clock.advance(minutes=10)
    do_due_rounds(clock.now)
    assert partners(ada) == {ben.id}


def test_of_two_who_hold_a_round_at_once_one_wins(clock: Clock) -> None:
    ada, ben = make_person(), make_person()
    boss = switch_on()
    join(ada, ben)
    hold_now(boss, "house")
    hold_now(boss, "house")
    first, second = RoundSeries.objects.get(), RoundSeries.objects.get()
    assert hold_series(first, clock.now)
    assert not hold_series(second, clock.now)
    assert Proposal.objects.count() == 1
    with pytest.raises(Conflict, match="round_held"):
        hold_now(boss, "house")


@pytest.mark.django_db(transaction=True)
def test_two_processes_hold_one_round(clock: Clock) -> None:
    people = [make_person() for _ in range(6)]
    boss = switch_on()
    join(*people)
    hold_now(boss, "house")
    ready = threading.Barrier(2)

    def work() -> None:
        ready.wait()
        do_due_rounds(clock.now)
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (Round.objects.count(), Proposal.objects.count()) == (1, 3)


def test_administrators_keep_the_house_and_who_looks_after_a_community_keeps_its_rounds(clock: Clock) -> None:
    ada, ben, boss = make_person(), make_person(), make_person(role=Role.ADMINISTRATOR)
    club = make_community(ada, ben).id
    for actor, series, refused in (
        (ben, "house", NotAllowed),
        (ben, club, NotAllowed),
        (make_person(), club, NotAllowed),
    ):
        with pytest.raises(refused):
            keep_series(actor, series, ON)
        with pytest.raises(refused):
            hold_now(actor, series)
    assert [shown.id for shown in rounds_for(ben).series] == []
    assert [shown.id for shown in rounds_for(boss).series] == ["house"]
    assert [(shown.id, shown.is_on) for shown in rounds_for(ada).series] == [(club, False)]
    with pytest.raises(Conflict, match="rounds_off"):
        join(ben, series=club)
    keep_series(ada, club, ON)
    assert [(shown.id, shown.may_keep) for shown in rounds_for(ben).series] == [(club, False)]
    keep_series(ada, club, SeriesIn(**{**ON.model_dump(), "is_on": False}))
    with pytest.raises(Conflict, match="rounds_off"):
        hold_now(ada, club)


def test_nobody_sees_how_many_take_part_whatever_their_role(clock: Clock) -> None:
    ada, ben = make_person(), make_person()
    boss = switch_on()
    before = rounds_for(boss)
    join(ada, ben)
    assert rounds_for(boss) == before
    hold(boss)
    after = rounds_for(boss).model_dump_json()
    assert ada.id not in after
    assert ben.id not in after


def test_a_program_has_no_rounds(clock: Clock) -> None:
    bot = make_person()
    bot.is_bot = True
    bot.save()
    switch_on()
    with pytest.raises(NotFound):
        rounds_for(bot)
    with pytest.raises(NotFound):
        join(bot)


def test_who_has_left_the_house_or_the_community_is_in_no_round(clock: Clock) -> None:
    ada, ben, cem, boss = (*(make_person() for _ in range(3)), make_person(role=Role.ADMINISTRATOR))
    switch_on(boss)
    join(ada, ben, cem)
    deactivate(boss, cem.id)
    hold(boss)
    assert partners(ada) == {ben.id}
