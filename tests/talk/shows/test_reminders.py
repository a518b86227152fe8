"""Reminders, and forgetting who was in a talk."""

from datetime import timedelta

import pytest

from communities.chat.events import room_topic
from communities.chat.queries.messages import history
from communities.chat.schemas import HistoryQuery
from talk.shows.events import talk_topic
from talk.shows.models import Reminder
from talk.shows.queries import guide, talk_view
from talk.shows.schemas import GuideQuery, TalkIn
from talk.shows.services.reminders import forget_stages, remind, set_reminder
from talk.shows.services.sessions import cancel_talk, end_talk, make_talk
from talk.shows.services.stage import leave_talk
from tests.conftest import Clock
from tests.making import make_community, make_live, make_person, say
from workspace.config.housekeeping import tidy
from workspace.core.clock import now
from workspace.core.errors import Conflict
from workspace.core.log import head_of, reach_of, read_range
from workspace.people.events import person_topic
from workspace.people.models import Person

pytestmark = pytest.mark.django_db


def scheduled(host: Person) -> str:
    wish = TalkIn(community=make_community(host).id, title="Soon", starts_at=now() + timedelta(minutes=30))
    return make_talk(host, wish).id


def reminded(person: Person) -> int:
    return sum("talk.reminded" in hint.payload for hint in read_range(person_topic(person.id), 0))


def test_a_reminder_comes_once_five_minutes_before(clock: Clock) -> None:
    host, waiting, other = make_person(), make_person(), make_person()
    talk = scheduled(host)
    for _ in range(2):
        set_reminder(waiting, talk, on=True)
    assert (talk_view(waiting, talk).reminded, guide(waiting, GuideQuery()).reminded) == (True, [talk])
    clock.advance(minutes=24)
    tidy(now())
    assert reminded(waiting) == 0
    clock.advance(minutes=1)
    for _ in range(2):
        tidy(now())
    assert (reminded(waiting), reminded(other)) == (1, 0)
    assert not Reminder.objects.exists()


def test_who_does_not_want_it_any_more_is_not_reminded(clock: Clock) -> None:
    host, waiting = make_person(), make_person()
    talk = scheduled(host)
    set_reminder(waiting, talk, on=True)
    set_reminder(waiting, talk, on=False)
    assert remind(now() + timedelta(hours=1)) == 0


def test_a_cancelled_talk_reminds_nobody(clock: Clock) -> None:
    host, waiting = make_person(), make_person()
    talk = scheduled(host)
    set_reminder(waiting, talk, on=True)
    cancel_talk(host, talk)
    assert remind(now() + timedelta(hours=1)) == 0
    with pytest.raises(Conflict, match="talk_begun"):
        set_reminder(waiting, talk, on=True)


def test_the_log_of_who_came_and_went_is_dropped_and_the_messages_stay(clock: Clock) -> None:
    host, listener = make_person(), make_person()
    talk = make_live(host, listener)
    room = str(talk.room_id)
    message = say(listener, room, "Hello")
    leave_talk(listener, talk.id)
    end_talk(host, talk.id)
    tidy(now())
    assert len(read_range(talk_topic(talk.id), 0)) > 0
    clock.advance(minutes=3)
    tidy(now())
    for topic in (talk_topic(talk.id), room_topic(room)):
        assert read_range(topic, 0) == []
        reach = reach_of([topic])[topic]
        assert reach.floor == reach.head == head_of(topic) > 0
    assert [row.id for row in history(listener, room, HistoryQuery()).messages] == [message.id]
    assert forget_stages(now()) == 0
