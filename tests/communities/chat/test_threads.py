"""Threads: replies beside the stream, who follows them, and what is unread in them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from communities.chat.events import ThreadMarked
from communities.chat.models import FollowLevel, Message, Posting, Room, ThreadFollow
from communities.chat.queries.messages import history
from communities.chat.queries.rooms import my_room
from communities.chat.queries.threads import list_threads, my_threads, thread_of
from communities.chat.schemas import HistoryQuery, MessageOut
from communities.chat.services.channels import join_channel, leave_channel
from communities.chat.services.edit import delete_message, edit_message
from communities.chat.services.live import mark_read
from communities.chat.services.send import send_message
from communities.chat.services.threads import mark_all_threads_read, mark_thread_read, set_thread_level
from communities.chat.thread_schemas import ThreadLevel, ThreadsQuery
from communities.spaces.services.members import join_community
from tests.conftest import RememberingSink
from tests.making import make_community, make_live, make_person, make_room, reply, say, wish_of
from workspace.core.errors import Conflict, Invalid, NotAllowed
from workspace.people.events import person_topic
from workspace.people.models import Person

pytestmark = pytest.mark.django_db


class Corner:
    """A channel with three people in it, one of whom has said something."""

    def __init__(self, posting: Posting = Posting.EVERYONE) -> None:
        self.author, self.one, self.other = make_person("Author"), make_person("One"), make_person("Other")
        self.community = make_community(self.author, self.one, self.other)
        self.room: Room = make_room(self.community, self.author, self.one, self.other, posting=posting)
        self.root: MessageOut = say(self.author, self.room, "Where to?")

    def level(self, person: Person) -> str:
        return thread_of(person, self.root.id, HistoryQuery()).mark.level

    def unread(self, person: Person) -> tuple[int, int]:
        mark = thread_of(person, self.root.id, HistoryQuery()).mark
        return mark.unread, mark.mentions

    def shown_root(self) -> MessageOut:
        [root] = [m for m in history(self.one, self.room.id, HistoryQuery()).messages if m.id == self.root.id]
        return root


def test_a_reply_stands_in_its_thread_and_not_in_the_stream_of_the_room() -> None:
    corner = Corner()
    answer = reply(corner.one, corner.root, f"There, @{corner.other.handle}")
    stream = history(corner.other, corner.room.id, HistoryQuery()).messages
    assert [message.id for message in stream] == [corner.root.id]
    mine = my_room(corner.other, corner.room.id)
    assert (mine.unread, mine.mentions, mine.last_message_at) == (1, 0, corner.root.sent_at)
    thread = thread_of(corner.other, corner.root.id, HistoryQuery())
    assert (thread.root.id, [message.id for message in thread.messages]) == (corner.root.id, [answer.id])
    assert corner.unread(corner.other) == (1, 1)


def test_a_reply_that_is_also_sent_to_the_room_counts_in_both_and_its_mention_once() -> None:
    corner = Corner()
    mark_read(corner.other, corner.room.id, corner.root.seq)
    answer = reply(corner.one, corner.root, f"There, @{corner.other.handle}", also_in_room=True)
    stream = history(corner.other, corner.room.id, HistoryQuery()).messages
    assert [message.id for message in stream] == [corner.root.id, answer.id]
    mine = my_room(corner.other, corner.room.id)
    assert (mine.unread, mine.mentions) == (1, 1)
    assert corner.unread(corner.other) == (1, 0)


def test_the_root_tells_how_many_replied_when_last_and_who_the_latest_first() -> None:
    corner = Corner()
    assert corner.shown_root().replies is None
    reply(corner.one, corner.root)
    reply(corner.other, corner.root)
    last = reply(corner.one, corner.root)
    told = corner.shown_root().replies
    assert told is not None
    assert (told.count, told.last_seq, told.last_at) == (3, last.seq, last.sent_at)
    assert told.people == [corner.one.id, corner.other.id]
    delete_message(corner.one, last.id)
    told = corner.shown_root().replies
    assert told is not None
    assert (told.count, told.people) == (2, [corner.other.id, corner.one.id])


def test_a_link_to_a_reply_that_opens_the_room_tells_whose_thread_it_is_in() -> None:
    corner = Corner()
    hidden, shown = reply(corner.one, corner.root), reply(corner.one, corner.root, also_in_room=True)
    asked = [corner.root.seq, hidden.seq, shown.seq]
    told = [history(corner.other, corner.room.id, HistoryQuery(around=seq)).thread for seq in asked]
    assert told == [None, corner.root.id, None]


def test_who_is_concerned_follows_and_nobody_else() -> None:
    corner = Corner()
    bystander = make_person()
    join_community(bystander, corner.community.id)
    join_channel(bystander, corner.room.id)
    reply(corner.one, corner.root, f"And @{corner.other.handle}?")
    levels = [corner.level(person) for person in (corner.author, corner.one, corner.other, bystander)]
    assert levels == [ThreadLevel.FOLLOW] * 3 + [ThreadLevel.NONE]
    assert corner.unread(corner.author) == (1, 0)
    assert corner.unread(corner.one) == (0, 0)


def test_a_muted_thread_stays_quiet_even_for_a_mention() -> None:
    corner = Corner()
    set_thread_level(corner.other, corner.root.id, ThreadLevel.MUTE)
    reply(corner.one, corner.root, f"Hey @{corner.other.handle}")
    assert corner.level(corner.other) == ThreadLevel.MUTE
    assert corner.unread(corner.other) == (0, 0)


def test_who_left_a_thread_alone_is_not_followed_back_by_others_replies() -> None:
    corner = Corner()
    reply(corner.one, corner.root)
    set_thread_level(corner.author, corner.root.id, ThreadLevel.NONE)
    reply(corner.one, corner.root)
    assert corner.level(corner.author) == ThreadLevel.NONE


def test_following_begins_with_everything_read() -> None:
    corner = Corner()
    reply(corner.one, corner.root)
    mark = set_thread_level(corner.other, corner.root.id, ThreadLevel.FOLLOW)
    assert (mark.level, mark.unread) == (ThreadLevel.FOLLOW, 0)
    reply(corner.one, corner.root)
    assert corner.unread(corner.other) == (1, 0)


def test_a_threads_read_mark_moves_forward_never_back_and_tells_ones_other_devices(
    sink: RememberingSink,
) -> None:
    corner = Corner()
    first, second = reply(corner.one, corner.root), reply(corner.one, corner.root)
    sink.clear()
    assert mark_thread_read(corner.author, second.id, second.seq).unread == 0
    [hint] = sink.of(person_topic(corner.author.id))
    assert ThreadMarked.model_validate_json(hint.payload).threads[0].read_seq == second.seq
    assert mark_thread_read(corner.author, corner.root.id, first.seq).read_seq == second.seq
    with pytest.raises(Invalid):
        mark_thread_read(corner.author, corner.root.id, second.seq + 1_000)
    assert len(sink.of(person_topic(corner.author.id))) == 1


def test_reading_a_thread_that_one_does_not_follow_leaves_no_trace() -> None:
    corner = Corner()
    reply(corner.one, corner.root)
    mark = mark_thread_read(corner.other, corner.root.id, corner.root.seq)
    assert mark.level == ThreadLevel.NONE
    assert not ThreadFollow.objects.filter(person=corner.other).exists()


def test_there_is_one_level_and_the_root_is_in_the_same_room() -> None:
    corner = Corner()
    answer = reply(corner.one, corner.root)
    elsewhere = say(corner.author, make_room(corner.community, corner.author, corner.one))
    talk = make_live(corner.author, corner.one, community=corner.community)
    aside = say(corner.author, talk.room_id or "")
    for root in (answer.id, elsewhere.id):
        with pytest.raises(Invalid):
            send_message(corner.one, corner.room.id, wish_of("No", thread=root))
    with pytest.raises(Invalid):
        send_message(corner.one, talk.room_id or "", wish_of("No", thread=aside.id))


def test_a_deleted_root_keeps_its_thread() -> None:
    corner = Corner()
    reply(corner.one, corner.root)
    delete_message(corner.author, corner.root.id)
    reply(corner.other, corner.root)
    thread = thread_of(corner.one, corner.root.id, HistoryQuery())
    assert thread.root.deleted_by == corner.author.id
    assert thread.root.replies is not None
    assert thread.root.replies.count == len(thread.messages) == 2


def test_in_an_announcement_channel_members_write_in_threads_and_only_there() -> None:
    corner = Corner(Posting.MODERATORS)
    answer = reply(corner.one, corner.root)
    edit_message(corner.one, answer.id, body="Better", version=1)
    with pytest.raises(NotAllowed) as refused:
        reply(corner.one, corner.root, also_in_room=True)
    assert refused.value.code == "announcements_only"


def test_the_same_id_in_another_thread_is_a_conflict() -> None:
    corner = Corner()
    wish = wish_of("Once", thread=corner.root.id)
    first = send_message(corner.one, corner.room.id, wish)
    assert send_message(corner.one, corner.room.id, wish).id == first.id
    with pytest.raises(Conflict):
        send_message(corner.one, corner.room.id, wish_of("Once", client_id=wish.client_id))


def test_follows_end_with_the_membership() -> None:
    corner = Corner()
    reply(corner.one, corner.root)
    leave_channel(corner.one, corner.room.id)
    reply(corner.other, corner.root)
    assert my_threads(corner.one) == []
    assert list_threads(corner.one, ThreadsQuery()).threads == []
    assert not ThreadFollow.objects.filter(person=corner.one).exists()


def test_the_list_begins_with_the_unread_threads_and_shows_their_latest_replies() -> None:
    corner = Corner()
    busy, quiet = say(corner.other, corner.room, "Busy"), say(corner.other, corner.room, "Quiet")
    for number in range(5):
        reply(corner.other, busy, f"Reply {number}")
    reply(corner.one, busy, "Last")
    reply(corner.other, busy, "Unread")
    reply(corner.one, quiet)
    page = list_threads(corner.one, ThreadsQuery())
    assert [thread.root.id for thread in page.threads] == [busy.id, quiet.id]
    assert [message.body for message in page.threads[0].messages] == ["Reply 4", "Last", "Unread"]
    assert page.threads[0].has_older
    assert not page.has_more
    assert list_threads(corner.one, ThreadsQuery(limit=1)).has_more
    assert [item.root.id for item in list_threads(corner.one, ThreadsQuery(skip=1)).threads] == [quiet.id]


def test_marking_all_read_moves_only_what_was_unread() -> None:
    corner = Corner()
    other = say(corner.author, corner.room)
    for root in (corner.root, other):
        reply(corner.one, root)
    mark_thread_read(corner.author, other.id, other.seq + 2)
    assert [mark.root.id for mark in mark_all_threads_read(corner.author)] == [corner.root.id]
    assert [mark.unread for mark in my_threads(corner.author)] == [0, 0]
    assert mark_all_threads_read(corner.author) == []


def test_lists_of_threads_cost_the_same_however_many_they_are() -> None:
    corner = Corner()
    costs = []
    for _ in range(2):
        for _ in range(4):
            reply(corner.one, say(corner.author, corner.room))
        with CaptureQueriesContext(connection) as queries:
            list_threads(corner.author, ThreadsQuery())
            my_threads(corner.author)
        costs.append(len(queries))
    assert costs[0] == costs[1] <= 11


def test_a_mute_survives_ones_own_reply() -> None:
    corner = Corner()
    set_thread_level(corner.one, corner.root.id, ThreadLevel.MUTE)
    reply(corner.one, corner.root)
    assert ThreadFollow.objects.get(person=corner.one).level == FollowLevel.MUTE
    assert Message.objects.filter(thread=corner.root.id).count() == 1
