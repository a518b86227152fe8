"""Scheduled messages go at their time, once, and what can no longer be sent waits with the reason."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction

from communities.chat.calls import CONFIRM_ABOVE, Call
from communities.chat.models import Message, Room
from communities.chat.schemas import ChannelPatch
from communities.chat.services.archive import archive_channel
from communities.chat.services.channels import change_channel, leave_channel
from communities.chat.services.edit import delete_message
from communities.drafts.models import ScheduledMessage
from communities.drafts.queries import drafts_of, scheduled_of
from communities.drafts.schemas import MessageDraftIn, ScheduledOut, ScheduleIn, SchedulePatch
from communities.drafts.services import scheduled as services
from communities.drafts.services.drafts import keep_draft
from communities.drafts.services.scheduled import call_off, change_scheduled, schedule_message
from communities.drafts.services.sending import send_due, send_now, tidy_scheduled
from communities.spaces.models import Reason
from communities.spaces.schemas import MuteIn, WhyIn
from communities.spaces.services.order import ban_person, mute_member
from tests.conftest import Clock, RememberingSink
from tests.making import (
    fill_room,
    make_community,
    make_conversation,
    make_people,
    make_person,
    make_room,
    say,
)
from tests.workspace.files.uploading import row_of, upload
from workspace.core.clock import now
from workspace.core.errors import Conflict, Invalid, NotAllowed, NotFound
from workspace.files.queries import find_file
from workspace.people.models import Person

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def test_a_message_that_calls_many_is_asked_about_when_it_is_put_off_and_goes_at_its_time() -> None:
    owner, member = make_person(), make_person()
    room = make_room(make_community(owner, member), owner, member)
    fill_room(room, make_people(CONFIRM_ABOVE))
    with pytest.raises(NotAllowed) as forbidden:
        put_off(member, room, "@channel Cake!")
    with pytest.raises(Conflict) as unasked:
        put_off(owner, room, "@channel Cake!")
    assert (forbidden.value.code, unasked.value.code) == ("call_not_allowed", "call_unconfirmed")
    assert not ScheduledMessage.objects.exists()
    put_off(owner, room, "@channel Cake!", confirmed=True)
    plain = put_off(owner, room, "Tea?")
    with pytest.raises(Conflict):
        change_scheduled(owner, plain.id, SchedulePatch(body="@channel Tea?"))
    change_scheduled(owner, plain.id, SchedulePatch(body="@channel Tea!", confirmed=True))
    assert send_due(now() + 2 * HOUR) == 2
    assert {message.body for message in Message.objects.filter(calls=Call.CHANNEL)} == {
        "@channel Cake!",
        "@channel Tea!",
    }


def put_off(person: Person, room: Room, body: str = "Good morning", **more: object) -> ScheduledOut:
    wish = {"body": body, "due_at": now() + HOUR, **more}
    return schedule_message(person, room.id, ScheduleIn.model_validate(wish))


def said_in(room: Room) -> list[str]:
    return list(Message.objects.filter(room=room).order_by("seq").values_list("body", flat=True))


def test_a_message_goes_at_its_time_and_once_also_when_the_worker_comes_back_late(clock: Clock) -> None:
    owner, other = make_person(), make_person()
    room = make_room(make_community(owner, other), owner, other)
    root = say(other, room, "Who is in tomorrow?")
    file = upload(owner)
    keep_draft(owner, room.id, MessageDraftIn(text="Something else"))
    put_off(owner, room, "Me", thread=root.id, also_in_room=True, files=[file.id])
    put_off(owner, room, "And good morning", reply_to=root.id)
    assert row_of(file).holder == "scheduled"
    assert find_file(owner, file.id).id == file.id
    with pytest.raises(NotFound):
        find_file(other, file.id)
    assert scheduled_of(other) == []
    assert send_due(now() + HOUR - timedelta(seconds=1)) == 0
    clock.advance(seconds=86_400)
    assert (send_due(now()), send_due(now())) == (2, 0)
    first, second = Message.objects.filter(room=room, author=owner).order_by("seq")
    assert (first.body, first.thread_id, first.in_stream) == ("Me", root.id, True)
    assert [held.file_id for held in first.attachments.all()] == [file.id]
    assert (second.reply_to_id, second.sent_at) == (root.id, now())
    assert scheduled_of(owner) == []
    assert [draft.text for draft in drafts_of(owner)] == ["Something else"]


@pytest.mark.django_db(transaction=True)
def test_two_workers_send_it_once(clock: Clock) -> None:
    owner = make_person()
    room = make_room(make_community(owner), owner)
    for number in range(4):
        put_off(owner, room, f"Number {number}")
    at, sent, broken = now() + HOUR, [0, 0], []

    def work(which: int) -> None:
        try:
            sent[which] = send_due(at)
        except Exception as error:
            broken.append(error)
        finally:
            connection.close()

    if connection.vendor == "sqlite":  # in memory there is one connection, so one worker after the other
        sent = [send_due(at), send_due(at)]
    else:
        workers = [threading.Thread(target=work, args=(which,)) for which in range(2)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
    assert broken == []
    assert sum(sent) == 4
    assert sorted(said_in(room)) == [f"Number {number}" for number in range(4)]


def test_a_worker_that_dies_has_sent_nothing_and_the_next_one_sends_it() -> None:
    owner = make_person()
    room = make_room(make_community(owner), owner)
    file = upload(owner)
    put_off(owner, room, files=[file.id])
    with transaction.atomic():
        assert send_due(now() + HOUR) == 1
        transaction.set_rollback(True)
    assert said_in(room) == []
    assert row_of(file).holder == "scheduled"
    assert send_due(now() + HOUR) == 1
    assert said_in(room) == ["Good morning"]


def test_what_can_no_longer_be_sent_stays_with_the_reason_and_a_new_time_tries_again(
    sink: RememberingSink,
) -> None:
    owner, writer = make_person(), make_person()
    community = make_community(owner, writer)
    archived, locked, left, quoted = (make_room(community, owner, writer) for _ in range(4))
    answer = say(owner, quoted, "Well?")
    silent = make_community(owner, writer)
    muted = make_room(silent, owner, writer)
    for room in (archived, locked, left, muted):
        put_off(writer, room)
    put_off(writer, quoted, reply_to=answer.id)
    archive_channel(owner, archived.id)
    change_channel(owner, locked.id, ChannelPatch(is_locked=True))
    leave_channel(writer, left.id)
    delete_message(owner, answer.id)
    mute_member(owner, silent.id, writer.id, MuteIn(minutes=60, reason=Reason.SPAM))
    sink.clear()
    assert send_due(now() + HOUR) == 0
    assert [hint.payload for hint in sink.hints] == ['{"type":"scheduled.changed"}'] * 5
    assert [row.problem and row.problem.code for row in scheduled_of(writer)] == [
        "room_archived",
        "room_locked",
        "members_only",
        "muted",
        "message_gone",
    ]
    assert send_due(now() + 2 * HOUR) == 0
    change_channel(owner, locked.id, ChannelPatch(is_locked=False))
    [stuck] = [row for row in scheduled_of(writer) if row.room == locked.id]
    change_scheduled(writer, stuck.id, SchedulePatch(due_at=now() + 2 * HOUR, body="Good evening"))
    assert send_due(now() + 2 * HOUR) == 1
    assert said_in(locked) == ["Good evening"]


def test_who_is_banned_or_whose_partner_has_gone_is_told_why_in_their_language() -> None:
    owner, writer, partner = make_person(), make_person(), make_person()
    community = make_community(owner, writer)
    put_off(writer, make_room(community, owner, writer))
    put_off(writer, make_conversation(writer, partner))
    ban_person(owner, community.id, writer.id, WhyIn(reason=Reason.SPAM))
    Person.objects.filter(id=partner.id).update(deactivated_at=now())
    assert send_due(now() + HOUR) == 0
    problems = [row.problem for row in scheduled_of(writer)]
    assert [problem and problem.code for problem in problems] == ["not_found", "nobody_reads"]
    assert problems[1] is not None
    assert "no longer here" in problems[1].message


def test_a_slow_room_makes_it_wait_its_turn(clock: Clock) -> None:
    owner, writer = make_person(), make_person()
    room = make_room(make_community(owner, writer), owner, writer)
    change_channel(owner, room.id, ChannelPatch(slow_s=600))
    put_off(writer, room)
    clock.advance(seconds=3_600)
    say(writer, room, "Just before")
    assert send_due(now()) == 0
    assert scheduled_of(writer)[0].problem is None
    clock.advance(seconds=599)
    assert send_due(now()) == 0
    clock.advance(seconds=1)
    assert send_due(now()) == 1


def test_calling_it_off_makes_it_a_draft_again_behind_what_stands_there() -> None:
    owner = make_person()
    room = make_room(make_community(owner), owner)
    file = upload(owner)
    row = put_off(owner, room, "Later", files=[file.id])
    keep_draft(owner, room.id, MessageDraftIn(text="Now"))
    draft = call_off(owner, row.id)
    assert (draft.text, [one.id for one in draft.files]) == ("Now\n\nLater", [file.id])
    assert (scheduled_of(owner), row_of(file).holder) == ([], "")
    with pytest.raises(NotFound):
        call_off(owner, row.id)


def test_sending_now_does_what_sending_does_and_keeps_the_row_where_that_is_refused() -> None:
    owner, writer = make_person(), make_person()
    room = make_room(make_community(owner, writer), owner, writer)
    row = put_off(writer, room)
    change_channel(owner, room.id, ChannelPatch(is_locked=True))
    with pytest.raises(NotAllowed):
        send_now(writer, row.id)
    assert len(scheduled_of(writer)) == 1
    change_channel(owner, room.id, ChannelPatch(is_locked=False))
    with pytest.raises(NotFound):
        send_now(owner, row.id)
    assert send_now(writer, row.id).body == "Good morning"
    assert scheduled_of(writer) == []


def test_times_that_have_passed_or_are_too_far_and_more_than_the_limit_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    owner = make_person()
    room = make_room(make_community(owner), owner)
    row = put_off(owner, room)
    for due_at in (now(), now() - HOUR, now() + timedelta(days=367)):
        with pytest.raises(Invalid):
            put_off(owner, room, due_at=due_at)
        with pytest.raises(Invalid):
            change_scheduled(owner, row.id, SchedulePatch(due_at=due_at))
    with pytest.raises(ValueError, match="timezone"):
        put_off(owner, room, due_at=datetime(2027, 3, 28, 2, 30))  # noqa: DTZ001 - no zone is what is refused
    with pytest.raises(Invalid):
        put_off(owner, room, " ")
    with pytest.raises(Invalid):
        change_scheduled(owner, row.id, SchedulePatch(body=""))
    monkeypatch.setattr(services, "SCHEDULED_A_PERSON", 1)
    with pytest.raises(Conflict):
        put_off(owner, room)


def test_files_of_one_that_went_with_its_room_are_their_owners_again() -> None:
    owner = make_person()
    room = make_room(make_community(owner), owner)
    file = upload(owner)
    put_off(owner, room, files=[file.id])
    assert tidy_scheduled() == 0
    ScheduledMessage.objects.all().delete()
    assert tidy_scheduled() == 1
    assert row_of(file).holder == ""


def test_half_past_two_in_the_night_without_that_hour_is_a_moment_like_any_other(clock: Clock) -> None:
    owner = make_person()
    room = make_room(make_community(owner), owner)
    clock.now = datetime(2027, 3, 27, 12, tzinfo=UTC)
    put_off(owner, room, due_at="2027-03-28T02:30:00+01:00")
    assert send_due(datetime(2027, 3, 28, 1, 29, 59, tzinfo=UTC)) == 0
    assert send_due(datetime(2027, 3, 28, 1, 30, tzinfo=UTC)) == 1
