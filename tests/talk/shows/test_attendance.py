"""What the processes know of their sockets, brought to the stages: 20 seconds for a host, 60 for a seat."""

import pytest

from talk.shows.models import Participant, Talk, TalkState
from talk.shows.queries import talk_view
from talk.shows.schemas import SelfAct, StagePersonOut
from talk.shows.services.attendance import notice_attendance
from talk.shows.services.stage import act_on_stage, enter_talk
from talk.stage.state import StageRole
from tests.conftest import Clock, RememberingSink
from tests.making import bring_on_stage, make_live, make_person
from workspace.people.models import Person, Role
from workspace.people.services.roles import deactivate

pytestmark = pytest.mark.django_db


def notice(talk: Talk, *here: Person, complete: bool = True) -> None:
    notice_attendance({talk.id: {person.id for person in here}}, complete=complete)


def seat(talk: Talk, person: Person) -> StagePersonOut | None:
    people = talk_view(person, talk.id).stage.people
    return next((seat for seat in people if seat.person == person.id), None)


def role(talk: Talk, person: Person) -> StageRole | None:
    own = seat(talk, person)
    return own.role if own else None


def test_a_lost_host_is_succeeded_after_twenty_seconds(clock: Clock) -> None:
    host, speaker = make_person(), make_person()
    talk = make_live(host, speaker)
    bring_on_stage(host, talk, speaker)
    clock.advance(seconds=10)
    notice(talk, speaker)
    clock.advance(seconds=19)
    notice(talk, speaker)
    assert role(talk, host) == StageRole.HOST
    clock.advance(seconds=1)
    notice(talk, speaker)
    assert (role(talk, host), role(talk, speaker)) == (StageRole.COHOST, StageRole.HOST)


def test_who_comes_back_within_a_minute_has_their_place_in_the_queue(clock: Clock) -> None:
    host, first, second = make_person(), make_person(), make_person()
    talk = make_live(host, first, second)
    for person in (first, second):
        act_on_stage(person, talk.id, SelfAct(do="hand.raise"))
    clock.advance(seconds=10)
    notice(talk, host, second)
    gone = seat(talk, first)
    assert gone is not None
    assert not gone.here
    clock.advance(seconds=59)
    enter_talk(first, talk.id)
    back = seat(talk, first)
    other = seat(talk, second)
    assert back is not None
    assert other is not None
    assert back.here
    assert (back.hand or 0) < (other.hand or 0)


def test_a_seat_is_given_up_after_a_minute(clock: Clock) -> None:
    host, listener = make_person(), make_person()
    talk = make_live(host, listener)
    clock.advance(seconds=10)
    notice(talk, host)
    clock.advance(seconds=60)
    notice(talk, host)
    assert not Participant.objects.filter(talk=talk, person=listener).exists()


def test_a_talk_that_everybody_has_left_is_over(clock: Clock) -> None:
    host, listener = make_person(), make_person()
    talk = make_live(host, listener)
    clock.advance(seconds=10)
    notice(talk)
    clock.advance(seconds=60)
    notice(talk)
    assert talk_view(host, talk.id).talk.state == TalkState.ENDED


def test_where_nothing_is_different_nothing_is_told(clock: Clock, sink: RememberingSink) -> None:
    host, listener = make_person(), make_person()
    talk = make_live(host, listener)
    clock.advance(seconds=10)
    sink.clear()
    for _ in range(3):
        notice(talk, host, listener)
        clock.advance(seconds=1)
    assert sink.hints == []
    notice(talk, host)
    notice(talk, host)
    assert len(sink.hints) == 1


def test_a_process_that_may_not_have_heard_all_takes_nobody_for_gone(clock: Clock) -> None:
    host = make_person()
    talk = make_live(host)
    clock.advance(seconds=100)
    notice(talk, complete=False)
    assert Participant.objects.get(talk=talk).gone_at is None


def test_a_closed_account_is_out_at_once(clock: Clock) -> None:
    host, other = make_person(), make_person()
    talk = make_live(host, other)
    deactivate(make_person(role=Role.ADMINISTRATOR), other.id)
    notice(talk, host, other)
    assert list(Participant.objects.filter(talk=talk).values_list("person_id", flat=True)) == [host.id]
