"""A read mark that is set back stays where it was put, whatever older devices say; and days lead into the history."""

from datetime import UTC, date, datetime

import pytest

from communities.chat.queries.days import beginning_of
from communities.chat.queries.places import read_marks
from communities.chat.queries.rooms import my_room
from communities.chat.services.channels import leave_channel
from communities.chat.services.live import mark_read
from communities.chat.services.threads import mark_thread_read
from communities.chat.services.unread import mark_thread_unread, mark_unread
from tests.conftest import Clock
from tests.making import make_community, make_person, make_room, reply, say
from workspace.core.errors import NotAllowed, NotFound

pytestmark = pytest.mark.django_db


def test_a_device_with_an_older_mark_does_not_undo_that_one_wants_it_unread() -> None:
    writer, reader = make_person(), make_person()
    room = make_room(make_community(writer, reader), writer, reader)
    first, second, third = (say(writer, room) for _ in range(3))
    assert mark_read(reader, room.id, third.seq, read_version=0).unread == 0
    back = mark_unread(reader, second.id)
    assert (back.read_seq, back.read_version, back.unread, back.seq) == (first.seq, 1, 2, third.seq)
    assert mark_read(reader, room.id, third.seq, read_version=0) == back
    assert read_marks(reader.id).versions == {room.id: 1}
    assert my_room(reader, room.id).read_version == 1
    assert mark_read(reader, room.id, third.seq, read_version=1).unread == 0
    mark_unread(reader, first.id)
    assert (
        mark_read(reader, room.id, second.seq).read_seq == second.seq
    )  # a program that knows of no versions


def test_a_thread_is_set_back_by_itself_and_followed_from_then_on() -> None:
    writer, reader = make_person(), make_person()
    room = make_room(make_community(writer, reader), writer, reader)
    root = say(writer, room)
    first, second = reply(writer, root), reply(writer, root)
    back = mark_thread_unread(reader, second.id)
    assert (back.level, back.read_seq, back.unread) == ("follow", first.seq, 1)
    assert mark_thread_read(reader, root.id, second.seq, read_version=0).unread == 1
    assert mark_thread_read(reader, root.id, second.seq, read_version=1).unread == 0
    assert mark_thread_unread(reader, root.id).unread == 2


def test_only_who_is_in_the_room_sets_a_mark_there() -> None:
    writer, reader, stranger = make_person(), make_person(), make_person()
    community = make_community(writer, reader)
    room = make_room(community, writer, reader)
    message = say(writer, room)
    leave_channel(reader, room.id)
    for act in (mark_unread, mark_thread_unread):
        with pytest.raises(NotAllowed):
            act(reader, message.id)
        with pytest.raises(NotFound):
            act(stranger, "0" * 16)


def test_a_day_begins_where_one_lives_and_none_is_too_far_away(clock: Clock) -> None:
    writer, far, stranger = make_person(), make_person(), make_person()
    far.time_zone = "Pacific/Auckland"  # twelve hours before Berlin
    far.save(update_fields=["time_zone"])
    room = make_room(make_community(writer, far), writer, far)
    seqs = []
    for hour in (8, 12, 23):  # 23:00 in UTC is the next day in Berlin
        clock.now = datetime(2026, 3, 10, hour, tzinfo=UTC)
        seqs.append(say(writer, room).seq)
    assert beginning_of(writer, room.id, date(2026, 3, 10)).seq == seqs[0]
    assert beginning_of(writer, room.id, date(2026, 3, 11)).seq == seqs[2]
    assert beginning_of(far, room.id, date(2026, 3, 11)).seq == seqs[1]
    assert beginning_of(writer, room.id, date.min).seq == seqs[0]
    assert beginning_of(writer, room.id, date.max).seq is None
    with pytest.raises(NotFound):
        beginning_of(stranger, "0" * 16, date(2026, 3, 10))
