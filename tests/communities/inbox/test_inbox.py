"""The inbox tells of what is meant for one, once, and only of what one may read at the moment."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from communities.chat import ports
from communities.chat.models import Reaction, Room
from communities.chat.schemas import MessageOut
from communities.chat.services.channels import add_people, remove_person
from communities.chat.services.edit import delete_message, edit_message
from communities.chat.services.live import mark_read
from communities.chat.services.react import add_reaction, remove_reaction
from communities.chat.services.send import send_message
from communities.chat.services.threads import mark_thread_read, set_thread_level
from communities.chat.services.unread import mark_thread_unread, mark_unread
from communities.chat.thread_schemas import ThreadLevel
from communities.inbox.queries import list_inbox, waiting_of
from communities.inbox.schemas import InboxItemOut, InboxQuery, InboxTab
from communities.inbox.services import read_inbox
from communities.spaces.models import Visibility
from communities.spaces.schemas import MuteIn
from communities.spaces.services.members import invite_people, join_community
from communities.spaces.services.order import mute_member
from tests.conftest import RememberingSink
from tests.making import fill_room, make_community, make_people, make_person, make_room, reply, say, wish_of
from workspace.core.clock import now
from workspace.notifications.models import Notice
from workspace.notifications.services.reading import mark_notices
from workspace.people.events import person_topic
from workspace.people.models import Person
from workspace.people.services.blocks import block_person, unblock_person

pytestmark = pytest.mark.django_db


class Corner:
    """A private channel with three people in it, one of whom has said something."""

    def __init__(self) -> None:
        self.author, self.one, self.other = make_person("Author"), make_person("One"), make_person("Other")
        self.community = make_community(self.author, self.one, self.other)
        members = (self.author, self.one, self.other)
        self.room: Room = make_room(self.community, *members, visibility=Visibility.PRIVATE)
        self.root: MessageOut = say(self.author, self.room, "Where to?")
        Notice.objects.all().delete()  # that they were brought in

    def at(self, person: Person) -> str:
        return f"@{person.handle}"


def inbox(person: Person, tab: InboxTab = InboxTab.ALL) -> list[InboxItemOut]:
    return list_inbox(person, InboxQuery(tab=tab)).items


def waiting(person: Person) -> list[tuple[str, str]]:
    """Return kind and subject, and check that list and badge agree."""
    found = waiting_of(person)
    listed = [item.notice.id for item in inbox(person) if item.is_waiting]
    assert [notice.id for notice in found] == listed
    return [(notice.kind, notice.subject) for notice in found]


def test_a_message_tells_each_once_naming_before_answering_before_following() -> None:
    corner = Corner()
    named = reply(corner.one, corner.root, f"You two, {corner.at(corner.author)} {corner.at(corner.other)}?")
    assert waiting(corner.author) == [("mention", named.id)]
    assert waiting(corner.other) == [("mention", named.id)]
    answer = reply(corner.other, corner.root, "To the left")
    assert waiting(corner.one) == [("thread", corner.root.id)]
    assert waiting(corner.author) == [("thread", corner.root.id), ("mention", named.id)]
    quoted = say(corner.one, corner.room, "Here", reply_to=corner.root.id)
    assert waiting(corner.author)[0] == ("reply", quoted.id)
    [thread] = [item for item in inbox(corner.one) if item.notice.kind == "thread"]
    assert thread.message is not None
    assert (thread.message.id, thread.notice.actor) == (answer.id, corner.other.id)
    assert waiting(corner.other) == [("mention", named.id)]


def test_who_may_not_read_the_room_is_not_told() -> None:
    corner = Corner()
    outsider = make_person("Outsider")
    join_community(outsider, corner.community.id)
    message = say(corner.one, corner.room, f"Not for {corner.at(outsider)}, but {corner.at(corner.other)}")
    assert inbox(outsider) == []
    assert waiting(corner.other) == [("mention", message.id)]
    remove_person(corner.author, corner.room.id, corner.other.id)
    kinds = {item.notice.kind for item in inbox(corner.other)}
    assert kinds == {"order"}  # that they were taken out, and nothing of what was said


def test_reading_the_room_or_the_thread_reads_what_it_told_of_and_unread_opens_it_again(
    sink: RememberingSink,
) -> None:
    corner = Corner()
    first = say(corner.one, corner.room, f"Look, {corner.at(corner.other)}")
    second = say(corner.one, corner.room, f"And here, {corner.at(corner.other)}")
    mark_read(corner.other, corner.room.id, second.seq)
    assert waiting(corner.other) == []
    read_inbox(corner.other)
    sink.clear()
    mark = mark_unread(corner.other, second.id)
    assert (mark.read_seq, mark.read_version, mark.unread, mark.mentions) == (second.seq - 1, 1, 1, 1)
    assert waiting(corner.other) == [("mention", second.id)]
    assert {hint.topic for hint in sink.hints} == {person_topic(corner.other.id)}
    mark_unread(corner.other, first.id)
    assert len(waiting(corner.other)) == 2
    answer = reply(corner.one, first, f"{corner.at(corner.other)}!")
    mark_read(corner.other, corner.room.id, answer.seq)
    assert waiting(corner.other) == [("mention", answer.id)]
    mark_thread_read(corner.other, first.id, answer.seq)
    assert waiting(corner.other) == []
    assert mark_thread_unread(corner.other, answer.id).mentions == 1
    assert waiting(corner.other) == [("mention", answer.id)]


def test_an_edit_tells_whom_it_names_now_and_a_deletion_takes_all_of_it_back() -> None:
    corner = Corner()
    message = say(corner.one, corner.room, f"Hello {corner.at(corner.author)}")
    edited = edit_message(corner.one, message.id, body=f"Hello {corner.at(corner.other)}", version=1)
    assert (waiting(corner.author), waiting(corner.other)) == ([], [("mention", message.id)])
    add_reaction(corner.other, message.id, "👍")
    delete_message(corner.one, edited.id)
    assert inbox(corner.other) == []
    assert inbox(corner.one, InboxTab.REACTIONS) == []
    first, second = reply(corner.one, corner.root, "One"), reply(corner.one, corner.root, "Two")
    delete_message(corner.one, second.id)
    [thread] = inbox(corner.author, InboxTab.REPLIES)
    assert thread.message is not None
    assert (thread.message.id, thread.notice.anchor) == (first.id, first.seq)
    delete_message(corner.one, first.id)
    assert inbox(corner.author, InboxTab.REPLIES) == []


def test_reactions_are_one_notice_that_goes_with_the_last_of_them() -> None:
    corner = Corner()
    for person, emoji in (
        (corner.one, "👍"),
        (corner.other, "🎉"),
        (corner.other, "👍"),
        (corner.author, "👍"),
    ):
        add_reaction(person, corner.root.id, emoji)
    [item] = inbox(corner.author, InboxTab.REACTIONS)
    assert item.reacted is not None
    assert [(one.emoji, one.count) for one in item.reacted.emojis] == [("👍", 2), ("🎉", 1)]
    assert (item.reacted.people, item.reacted.count) == ([corner.other.id, corner.one.id], 2)
    assert waiting(corner.author) == [("reaction", corner.root.id)]
    remove_reaction(corner.one, corner.root.id, "👍")
    mark_notices(corner.author, [item.notice.id], is_done=True)
    assert (inbox(corner.author, InboxTab.REACTIONS), len(inbox(corner.author, InboxTab.DONE))) == ([], 1)
    for emoji in ("👍", "🎉"):
        remove_reaction(corner.other, corner.root.id, emoji)
    assert inbox(corner.author, InboxTab.DONE) == []


def test_a_muted_thread_is_quiet_and_one_that_is_left_has_nothing_to_tell() -> None:
    corner = Corner()
    set_thread_level(corner.other, corner.root.id, ThreadLevel.MUTE)
    reply(corner.one, corner.root, f"{corner.at(corner.other)}?")
    assert inbox(corner.other) == []
    assert waiting(corner.author) == [("thread", corner.root.id)]
    set_thread_level(corner.author, corner.root.id, ThreadLevel.NONE)
    assert inbox(corner.author, InboxTab.REPLIES) == []
    assert waiting(corner.author) == []


def test_being_invited_brought_in_or_called_to_order_is_told_and_goes_when_it_is_over() -> None:
    corner = Corner()
    guest = make_person("Guest")
    invite_people(corner.author, corner.community.id, [guest.id])
    [invited] = inbox(guest)
    assert invited.invitation is not None
    assert invited.invitation.community.id == corner.community.id
    join_community(guest, corner.community.id)
    assert inbox(guest) == []
    add_people(corner.one, corner.room.id, [guest.id])
    mute_member(corner.author, corner.community.id, guest.id, MuteIn(minutes=5, words="Calm down"))
    muted, added = inbox(guest)
    assert (muted.act and muted.act.words, added.room and added.room.id) == ("Calm down", corner.room.id)
    assert waiting(guest) == [("order", muted.notice.subject), ("added", corner.room.id)]


def test_all_is_read_at_once_and_can_be_taken_back() -> None:
    corner = Corner()
    message = say(corner.one, corner.room, f"Hello {corner.at(corner.other)}")
    ids = read_inbox(corner.other)
    assert waiting(corner.other) == []
    mark_notices(corner.other, ids, is_read=False)
    assert waiting(corner.other) == [("mention", message.id)]


def test_a_call_for_all_is_a_mention_in_every_inbox_until_it_is_taken_back() -> None:
    corner = Corner()
    called = say(corner.author, corner.room, f"@channel, and above all {corner.at(corner.one)}")
    for person in (corner.one, corner.other):
        assert waiting(person) == [("mention", called.id)]
    assert inbox(corner.author) == []
    assert [item.notice.subject for item in inbox(corner.other, InboxTab.MENTIONS)] == [called.id]
    mark_read(corner.other, corner.room.id, called.seq)
    assert waiting(corner.other) == []
    body = f"@channel, only that, {corner.at(corner.other)}"
    edited = edit_message(corner.author, called.id, body=body, version=1)
    assert len(inbox(corner.one)) == len(inbox(corner.other)) == 1
    edit_message(corner.author, called.id, body=f"Only {corner.at(corner.one)}", version=edited.version)
    assert (len(inbox(corner.one)), inbox(corner.other)) == (1, [])
    delete_message(corner.author, called.id)
    assert inbox(corner.one) == []


def test_a_call_by_role_or_for_those_who_are_here_is_a_mention_in_the_inboxes_of_those_it_reaches() -> None:
    corner = Corner()
    by_role = say(corner.one, corner.room, "@owners")
    assert (waiting(corner.author), inbox(corner.other)) == ([("mention", by_role.id)], [])
    ports.attach_presence(lambda: {corner.other.id})
    try:
        here = say(corner.author, corner.room, "@here")
    finally:
        ports.attach_presence(None)
    assert (inbox(corner.one), waiting(corner.other)) == ([], [("mention", here.id)])


def test_nobody_is_told_of_what_somebody_does_whom_they_have_blocked() -> None:
    corner = Corner()
    answer = reply(corner.other, corner.root, "I follow this now")
    mine = say(corner.other, corner.room, "Mine")
    before = say(corner.author, corner.room, f"Before that, {corner.at(corner.other)}")
    assert waiting(corner.other) == [("mention", before.id)]
    block_person(corner.other, corner.author.id)
    assert waiting(corner.other) == []
    say(corner.author, corner.room, f"@channel {corner.at(corner.other)}", reply_to=mine.id)
    reply(corner.author, corner.root, "And on")
    edited = say(corner.author, corner.room, "Later")
    edit_message(corner.author, edited.id, body=f"Later, {corner.at(corner.other)}", version=1)
    add_reaction(corner.author, mine.id, "👍")
    add_reaction(corner.author, answer.id, "👍")
    assert inbox(corner.other) == []
    assert not Notice.objects.filter(person=corner.other).exclude(subject=before.id).exists()
    unblock_person(corner.other, corner.author.id)
    assert waiting(corner.other) == [("mention", before.id)]


def test_a_program_is_told_of_nothing() -> None:
    corner = Corner()
    Person.objects.filter(id=corner.other.id).update(is_bot=True)
    said = say(corner.other, corner.room, "Beep")
    say(corner.author, corner.room, f"@channel {corner.at(corner.other)}", reply_to=said.id)
    add_reaction(corner.author, said.id, "👍")
    delete_message(corner.author, said.id)
    assert not Notice.objects.filter(person=corner.other).exists()


@pytest.mark.once
def test_neither_many_members_nor_thousands_of_reactions_cost_more_statements() -> None:
    corner = Corner()
    counts = []
    for people in (make_people(5), make_people(300)):
        fill_room(corner.room, people)
        with CaptureQueriesContext(connection) as queries:
            send_message(
                corner.one, corner.room.id, wish_of(f"{corner.at(corner.other)} and {people[0].handle}")
            )
            wish = wish_of("@channel").model_copy(update={"confirmed": True})
            send_message(corner.author, corner.room.id, wish)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    at = now()
    Reaction.objects.bulk_create(
        Reaction(message_id=corner.root.id, person=person, emoji=emoji, reacted_at=at)
        for person in people
        for emoji in "👍🎉😂😍😀😎🙏👀🔥✅"
    )
    add_reaction(corner.one, corner.root.id, "👍")
    with CaptureQueriesContext(connection) as queries:
        [item] = inbox(corner.author, InboxTab.REACTIONS)
    assert item.message is not None
    assert item.message.reactions == []
    assert item.reacted is not None
    assert (item.reacted.count, item.reacted.emojis[0].count) == (301, 301)
    assert len(queries) <= 20
