"""Calling many: who may, who is reached, and that everyone reached is told exactly once."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from communities.chat import ports
from communities.chat.calls import CONFIRM_ABOVE, WORDS, CallKind
from communities.chat.models import Mention, Room
from communities.chat.queries.messages import history
from communities.chat.queries.reach import reach_of
from communities.chat.queries.rooms import unread_by_room
from communities.chat.queries.threads import my_threads
from communities.chat.schemas import HistoryQuery, MessageOut
from communities.chat.services.drafts import draft_html
from communities.chat.services.edit import delete_message, edit_message
from communities.chat.services.live import mark_read
from communities.chat.services.send import send_message
from communities.spaces.models import Community, Standing
from communities.spaces.schemas import CommunityPatch
from communities.spaces.services.communities import change_community
from tests.making import (
    fill_room,
    give_standing,
    make_community,
    make_conversation,
    make_people,
    make_person,
    make_room,
    reply,
    say,
    wish_of,
)
from workspace.core.errors import Conflict, NotAllowed
from workspace.people.models import Person
from workspace.people.services.invitations import RESERVED_HANDLES

pytestmark = pytest.mark.django_db


class Place:
    """A channel with an owner, a moderator and two members, of whom `ben` is at a device."""

    def __init__(self) -> None:
        self.owner, self.moderator, self.ada, self.ben = (make_person() for _ in range(4))
        self.community: Community = make_community(self.owner, self.moderator, self.ada, self.ben)
        give_standing(self.owner, self.community, self.moderator, Standing.MODERATOR)
        self.room: Room = make_room(self.community, self.owner, self.moderator, self.ada, self.ben)

    def waiting(self) -> list[int]:
        """Return how many unread mentions owner, moderator, ada and ben have."""
        people = (self.owner, self.moderator, self.ada, self.ben)
        return [unread_by_room(person, self.room.id)[self.room.id].mentions for person in people]


@pytest.fixture
def place() -> Iterator[Place]:
    made = Place()
    ports.attach_presence(lambda: {made.ben.id, made.owner.id})
    yield made
    ports.attach_presence(None)


@pytest.mark.parametrize(
    ("body", "waiting"),
    [
        ("@channel Kuchen!", [0, 1, 1, 1]),
        ("@here Kuchen!", [0, 0, 0, 1]),
        ("@moderators schaut mal", [0, 1, 0, 0]),
        ("@channel und @here", [0, 1, 1, 1]),
        ("`@channel` ist ein Wort", [0, 0, 0, 0]),
        ("```\n@channel\n```", [0, 0, 0, 0]),
        ("> @channel hat jemand gerufen", [0, 0, 0, 0]),
        ("a@channel.example und @channels", [0, 0, 0, 0]),
    ],
)
def test_each_word_reaches_exactly_its_people(place: Place, body: str, waiting: list[int]) -> None:
    said = say(place.owner, place.room, body)
    assert place.waiting() == waiting
    assert ('data-group="' in said.html) == any(waiting)
    mark_read(place.ben, place.room.id, said.seq)
    assert place.waiting()[3] == 0


def test_a_name_and_a_call_together_are_one_mention(place: Place) -> None:
    said = say(place.owner, place.room, f"@{place.ben.handle} @channel @here")
    assert place.waiting() == [0, 1, 1, 1]
    assert said.calls == [CallKind.CHANNEL, CallKind.HERE]
    assert said.mentions == [place.ben.id]


def test_only_who_looks_after_a_community_calls_all_of_it_until_it_opens_that(place: Place) -> None:
    for word in ("@channel", "@here"):
        with pytest.raises(NotAllowed) as refused:
            say(place.ada, place.room, word)
        assert refused.value.code == "call_not_allowed"
    assert place.waiting() == [0, 0, 0, 0]
    say(place.ada, place.room, "`@channel` darf ich nicht, aber @moderators und @owners")
    assert place.waiting() == [1, 1, 0, 0]
    change_community(place.owner, place.community.id, CommunityPatch(open_calls=True))
    say(place.ada, place.room, "@channel")
    assert place.waiting() == [2, 2, 0, 1]


def test_in_a_conversation_everyone_calls_and_nobody_has_a_role() -> None:
    ada, ben, cem = make_person(), make_person(), make_person()
    group = make_conversation(ada, ben, cem)
    said = say(cem, group, "@channel @moderators")
    assert (said.calls, said.mentions) == ([CallKind.CHANNEL], [])


def test_above_25_people_one_has_to_know_it_and_a_refusal_leaves_nothing_behind(place: Place) -> None:
    fill_room(place.room, make_people(CONFIRM_ABOVE - 2))
    Person.objects.filter(id=place.ada.id).update(time_zone="America/Lima")
    with pytest.raises(Conflict) as refused:
        say(place.owner, place.room, "@channel")
    assert refused.value.code == "call_unconfirmed"
    assert refused.value.values == {"people": CONFIRM_ABOVE + 1, "zones": 2}
    wish = wish_of("@channel")
    with pytest.raises(Conflict):
        send_message(place.owner, place.room.id, wish)
    confirmed = wish.model_copy(update={"confirmed": True})
    first = send_message(place.owner, place.room.id, confirmed)
    assert send_message(place.owner, place.room.id, wish) == first
    assert not Mention.objects.exists()


def test_a_call_costs_as_many_statements_in_a_room_of_many_as_in_one_of_few(place: Place) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            wish = wish_of("@channel @here @moderators").model_copy(update={"confirmed": True})
            send_message(place.owner, place.room.id, wish)
        return len(asked)

    few = statements()
    people = make_people(60)
    fill_room(place.room, people)
    ports.attach_presence(lambda: {person.id for person in people})
    assert statements() == few


def test_an_edit_calls_nobody_but_takes_a_call_back(place: Place) -> None:
    said = say(place.owner, place.room, "Kuchen!")
    edited = edit_message(place.owner, said.id, body="@channel Kuchen! @moderators", version=1)
    assert (edited.calls, edited.mentions, place.waiting()) == ([], [], [0, 0, 0, 0])
    called = say(place.owner, place.room, "@channel @here @moderators")
    edited = edit_message(place.owner, called.id, body=f"@here @{place.ada.handle}", version=1)
    assert edited.calls == [CallKind.HERE]
    assert edited.mentions == [place.ben.id, place.ada.id]
    assert place.waiting() == [0, 0, 1, 1]
    delete_message(place.owner, called.id)
    assert place.waiting() == [0, 0, 0, 0]


def test_in_a_thread_roles_are_called_and_all_are_not(place: Place) -> None:
    root = say(place.ada, place.room, "Frage")
    answer: MessageOut = reply(place.owner, root, "@channel @moderators")
    assert answer.calls == [CallKind.MODERATORS]
    assert place.waiting() == [0, 0, 0, 0]
    assert [mark.mentions for mark in my_threads(place.moderator)] == [1]
    assert my_threads(place.ben) == []


def test_what_was_sent_reads_back_the_same(place: Place) -> None:
    sent = say(place.owner, place.room, f"@here @{place.ada.handle} @moderators")
    assert history(place.ada, place.room.id, HistoryQuery()).messages[-1] == sent


def test_one_sees_whom_each_word_would_reach(place: Place) -> None:
    seen = {one.call: (one.people, one.time_zones, one.allowed) for one in reach_of(place.ada, place.room.id)}
    assert seen == {
        CallKind.CHANNEL: (3, 1, False),
        CallKind.HERE: (2, 1, False),
        CallKind.MODERATORS: (1, 1, True),
        CallKind.OWNERS: (1, 1, True),
    }
    with pytest.raises(NotAllowed):
        reach_of(make_person(), place.room.id)


def test_a_draft_looks_as_it_will_be_and_calls_nobody(place: Place) -> None:
    assert draft_html(place.owner, place.room.id, "@channel") == say(place.owner, place.room, "@channel").html
    assert place.waiting() == [0, 1, 1, 1]


def test_nobody_is_named_like_a_word_for_many() -> None:
    assert WORDS == RESERVED_HANDLES
