"""Notices are private, never twice, and gone with what they tell of."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.conftest import Clock, RememberingSink
from tests.making import make_people, make_person
from workspace.core.clock import now
from workspace.core.errors import NotFound
from workspace.core.ids import new_id
from workspace.notifications.models import NoticeKind
from workspace.notifications.queries import notices_of
from workspace.notifications.services.notify import About, anchor_at, notify, withdraw, withdraw_place
from workspace.notifications.services.reading import mark_all_read, mark_notices, reopen
from workspace.notifications.services.tidying import KEPT, tidy_notices
from workspace.people.events import person_topic

pytestmark = pytest.mark.django_db


def test_the_same_again_is_one_notice_that_is_unread_and_first_again(clock: Clock) -> None:
    person = make_person()
    notify([person.id], About(NoticeKind.REACTION, "m1", place="r1", actor="a"))
    notify([person.id], About(NoticeKind.MENTION, "m1", place="r1", anchor=3))
    first = notices_of(person).get(kind=NoticeKind.REACTION)
    mark_notices(person, [first.id], is_read=True, is_done=True)
    clock.advance(seconds=1)
    notify([person.id], About(NoticeKind.REACTION, "m1", place="r1", actor="b"))
    [newest, _] = notices_of(person)
    assert (newest.id, newest.actor, newest.is_read, newest.is_done) == (first.id, "b", False, False)


def test_nobody_marks_or_hears_of_somebody_elses(sink: RememberingSink) -> None:
    person, other = make_person(), make_person()
    notify([person.id], About(NoticeKind.MENTION, "m1"))
    [notice] = notices_of(person)
    with pytest.raises(NotFound):
        mark_notices(other, [notice.id], is_done=True)
    with pytest.raises(NotFound):
        mark_notices(person, [new_id()], is_done=True)
    mark_all_read(other)
    [notice] = notices_of(person)
    assert not (notice.is_read or notice.is_done)
    assert not notices_of(other).exists()
    assert {hint.topic for hint in sink.hints} == {person_topic(person.id)}


def test_telling_a_thousand_people_takes_one_statement() -> None:
    people = make_people(1_000)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        notify([person.id for person in people], About(NoticeKind.THREAD, "t1", place="r1", anchor=1))
    assert len(queries) == 1
    assert notices_of(people[999]).count() == 1


def test_what_is_taken_back_is_gone_for_those_whom_it_concerns(sink: RememberingSink) -> None:
    person, other = make_person(), make_person()
    both = [person.id, other.id]
    notify(both, About(NoticeKind.MENTION, "m1", place="r1", anchor=5))
    notify(both, About(NoticeKind.THREAD, "m1", place="r1", within="m1", anchor=9))
    withdraw("m1", NoticeKind.MENTION, people=[other.id])
    anchor_at(NoticeKind.THREAD, "m1", 7)
    assert {(row.kind, row.anchor) for row in notices_of(other)} == {("thread", 7)}
    withdraw_place("r1", other.id)
    assert (notices_of(other).count(), notices_of(person).count()) == (0, 2)
    sink.clear()
    withdraw("m1")
    assert notices_of(person).count() == 0
    assert [hint.topic for hint in sink.hints] == [person_topic(person.id)]


def test_a_read_mark_that_is_set_back_opens_what_stands_behind_it() -> None:
    person = make_person()
    for seq in (4, 5, 6):
        notify([person.id], About(NoticeKind.MENTION, f"m{seq}", place="r1", anchor=seq))
    notify([person.id], About(NoticeKind.REACTION, "m5", place="r1"))
    mark_all_read(person)
    reopen(person, "r1", "", 5)
    assert {row.subject for row in notices_of(person).filter(is_read=False)} == {"m5", "m6"}


def test_notices_go_after_ninety_days() -> None:
    person = make_person()
    notify([person.id], About(NoticeKind.MENTION, "m1"))
    assert tidy_notices(now() + KEPT - timedelta(hours=1)) == 0
    assert tidy_notices(now() + KEPT + timedelta(hours=1)) == 1
