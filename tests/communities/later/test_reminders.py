"""Reminders are private, told once at their time, and show a message only to who may read it then."""

from datetime import timedelta

import pytest

from communities.chat.models import Message
from communities.chat.services.channels import remove_person
from communities.chat.services.edit import delete_message
from communities.inbox.queries import list_inbox, waiting_of
from communities.inbox.schemas import InboxQuery, InboxTab
from communities.later.queries import later_of
from communities.later.schemas import ReminderIn
from communities.later.services.reminders import change_reminder, drop_reminder, remind_of, tell_due
from communities.spaces.models import Visibility
from tests.conftest import Clock, RememberingSink
from tests.making import make_community, make_person, make_room, say
from workspace.core.clock import now
from workspace.core.errors import Conflict, Invalid, NotFound
from workspace.notifications.services.reading import mark_all_read
from workspace.people.events import person_topic

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def test_a_reminder_is_told_once_at_its_time_to_its_owner_and_again_when_it_was_put_off(
    clock: Clock, sink: RememberingSink
) -> None:
    owner, reader = make_person(), make_person()
    message = say(owner, make_room(make_community(owner, reader), owner, reader), "Call me back")
    remind_of(reader, message.id, ReminderIn(in_s=1_200, note=" Ask for the keys "))
    [reminder] = later_of(reader).reminders
    assert (reminder.note, reminder.due_at, reminder.is_due) == ("Ask for the keys", now() + HOUR / 3, False)
    assert reminder.in_s == 1_200
    assert later_of(owner).reminders == []
    sink.clear()
    assert tell_due(now() + HOUR / 3 - timedelta(seconds=1)) == 0
    clock.advance(seconds=2_000)
    assert (tell_due(now()), tell_due(now())) == (1, 0)
    assert {hint.topic for hint in sink.hints} == {person_topic(reader.id)}
    assert [hint.payload for hint in sink.hints if "inbox" not in hint.payload] == [
        '{"type":"later.changed"}'
    ]
    [due] = later_of(reader).reminders
    assert (due.is_due, due.in_s) == (True, 0)
    assert due.said is not None
    assert due.said.body == "Call me back"
    change_reminder(reader, due.id, ReminderIn(due_at=now() + HOUR))
    assert (tell_due(now()), tell_due(now() + HOUR)) == (0, 1)
    remind_of(reader, message.id, ReminderIn(in_s=60))
    assert [(one.id, one.note, one.is_due) for one in later_of(reader).reminders] == [
        (due.id, "Ask for the keys", False)
    ]
    for _ in range(2):
        drop_reminder(reader, due.id)
    assert later_of(reader).reminders == []


def test_a_due_reminder_stands_in_the_inbox_and_is_done_when_it_is_ticked_off_or_put_off() -> None:
    owner, reader = make_person(), make_person()
    message = say(owner, make_room(make_community(owner, reader), owner, reader), "Call me back")
    mark_all_read(reader)  # that they were brought in

    def tab(which: InboxTab) -> list[tuple[str, bool]]:
        items = list_inbox(reader, InboxQuery(tab=which)).items
        return [(item.message.body, item.is_waiting) for item in items if item.message]

    remind_of(reader, message.id, ReminderIn(in_s=60))
    assert tab(InboxTab.REMINDERS) == []
    tell_due(now() + HOUR)
    assert tab(InboxTab.REMINDERS) == [("Call me back", True)]
    assert [notice.subject for notice in waiting_of(reader)] == [message.id]
    [due] = later_of(reader).reminders
    change_reminder(reader, due.id, ReminderIn(in_s=60))
    assert (tab(InboxTab.REMINDERS), tab(InboxTab.DONE)) == ([], [("Call me back", False)])
    tell_due(now() + HOUR)
    assert tab(InboxTab.REMINDERS) == [("Call me back", True)]
    drop_reminder(reader, due.id)
    assert (tab(InboxTab.REMINDERS), tab(InboxTab.DONE)) == ([], [("Call me back", False)])
    assert waiting_of(reader) == []


def test_nothing_stands_in_the_inbox_of_what_one_may_no_longer_read() -> None:
    owner, reader = make_person(), make_person()
    room = make_room(make_community(owner, reader), owner, reader, visibility=Visibility.PRIVATE)
    closed, deleted = say(owner, room, "Closed"), say(owner, room, "Deleted")
    for message in (closed, deleted):
        remind_of(reader, message.id, ReminderIn(in_s=60))
    tell_due(now() + HOUR)
    delete_message(owner, deleted.id)
    assert [notice.subject for notice in waiting_of(reader) if notice.kind == "reminder"] == [closed.id]
    [one] = [one for one in later_of(reader).reminders if one.message == closed.id]
    change_reminder(reader, one.id, ReminderIn(in_s=60))
    remove_person(owner, room.id, reader.id)
    assert tell_due(now() + HOUR) == 1
    assert [notice for notice in waiting_of(reader) if notice.kind == "reminder"] == []


def test_of_a_message_that_is_gone_or_no_longer_open_the_note_stays_and_nothing_else() -> None:
    owner, reader = make_person(), make_person()
    room = make_room(make_community(owner, reader), owner, reader, visibility=Visibility.PRIVATE)
    deleted, closed = say(owner, room, "Deleted"), say(owner, room, "Closed")
    for message in (deleted, closed):
        remind_of(reader, message.id, ReminderIn(in_s=60, note="Mine"))
    delete_message(owner, deleted.id)
    remove_person(owner, room.id, reader.id)
    reminders = later_of(reader).reminders
    assert [(one.said, one.room, one.note) for one in reminders] == [(None, None, "Mine")] * 2
    change_reminder(reader, reminders[0].id, ReminderIn(in_s=7_200, note="Still mine"))
    assert later_of(reader).reminders[1].note == "Still mine"
    Message.objects.filter(id=deleted.id).delete()
    assert [one.message for one in later_of(reader).reminders] == [closed.id, None]


def test_bad_times_and_what_one_cannot_read_are_refused() -> None:
    owner, stranger = make_person(), make_person()
    message = say(owner, make_room(make_community(owner), owner, visibility=Visibility.PRIVATE))
    with pytest.raises(NotFound):
        remind_of(stranger, message.id, ReminderIn(in_s=60))
    at = now()
    for wish in (
        ReminderIn(),
        ReminderIn(due_at=at - HOUR),
        ReminderIn(due_at=at + timedelta(days=400)),
        ReminderIn(in_s=60, due_at=at + HOUR),
    ):
        with pytest.raises(Invalid):
            remind_of(owner, message.id, wish)
    remind_of(owner, message.id, ReminderIn(in_s=60))
    [mine] = later_of(owner).reminders
    with pytest.raises(NotFound):
        change_reminder(stranger, mine.id, ReminderIn(in_s=60))
    drop_reminder(stranger, mine.id)
    assert len(later_of(owner).reminders) == 1
    delete_message(owner, message.id)
    with pytest.raises(Conflict):
        remind_of(owner, message.id, ReminderIn(in_s=60))
