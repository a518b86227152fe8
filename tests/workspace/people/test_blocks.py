"""Blocking: nothing of one person reaches another any more, and they are not told."""

from collections.abc import Callable

import pytest

from communities.chat.models import Membership
from communities.chat.queries.own import my_rooms
from communities.chat.queries.threads import my_threads
from communities.chat.services.channels import add_people
from communities.chat.services.directs import add_to_group, start_conversation
from communities.chat.services.edit import edit_message
from communities.spaces.queries import acts_concerning, invitations_of
from communities.spaces.schemas import MuteIn
from communities.spaces.services.members import invite_people
from communities.spaces.services.order import mute_member
from tests.conftest import RememberingSink
from tests.making import make_community, make_conversation, make_people, make_person, make_room, reply, say
from workspace.core.clock import now
from workspace.core.errors import Conflict, FlurfunkError, Invalid, NotAllowed, NotFound
from workspace.people.blocking import blocked_by
from workspace.people.events import person_topic
from workspace.people.models import Block, Person, Role
from workspace.people.services.blocks import BLOCKS_A_PERSON, block_person, unblock_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> Person:
    return make_person("Ada")


@pytest.fixture
def rude() -> Person:
    return make_person("Rude")


def code_of(error: pytest.ExceptionInfo[FlurfunkError]) -> str:
    return error.value.code


def test_blocking_is_told_to_ones_own_devices_and_to_nobody_else(
    ada: Person, rude: Person, sink: RememberingSink
) -> None:
    sink.clear()
    for _ in range(2):
        block_person(ada, rude.id)
    assert blocked_by(ada.id) == [rude.id]
    for _ in range(2):
        unblock_person(ada, rude.id)
    assert blocked_by(ada.id) == []
    assert {hint.topic for hint in sink.hints} == {person_topic(ada.id)}
    assert [hint.seq for hint in sink.hints] == [0, 0]


def test_whom_one_cannot_block(ada: Person, rude: Person) -> None:
    with pytest.raises(Invalid):
        block_person(ada, ada.id)
    with pytest.raises(NotFound):
        block_person(ada, "0" * 16)
    others = make_people(BLOCKS_A_PERSON)
    Block.objects.bulk_create(Block(person=ada, blocked=other, since=now()) for other in others)
    block_person(ada, others[0].id)
    with pytest.raises(Conflict):
        block_person(ada, rude.id)


def test_a_blocked_person_neither_begins_nor_goes_on_with_a_conversation(ada: Person, rude: Person) -> None:
    room = make_conversation(rude, ada)
    said = say(rude, room, "Hello")
    block_person(ada, rude.id)
    acts: list[Callable[[], object]] = [
        lambda: say(rude, room),
        lambda: edit_message(rude, said.id, body="Hello!!", version=1),
    ]
    for act in acts:
        with pytest.raises(NotAllowed) as refused:
            act()
        assert code_of(refused) == "takes_no_messages"
    with pytest.raises(NotAllowed) as own:
        say(ada, room)
    assert code_of(own) == "unblock_first"
    assert start_conversation(rude, [ada.id]).room.id == room.id  # what was said stays readable
    unblock_person(ada, rude.id)
    say(rude, room)
    say(ada, room)


def test_a_blocked_person_begins_none_and_brings_one_into_no_group(ada: Person, rude: Person) -> None:
    other, third = make_person(), make_person()
    group = make_conversation(rude, other, third)
    block_person(ada, rude.id)
    with pytest.raises(Conflict) as direct:
        start_conversation(rude, [ada.id])
    assert code_of(direct) == "takes_no_messages"
    invitations: list[Callable[[], object]] = [
        lambda: start_conversation(rude, [ada.id, other.id]),
        lambda: add_to_group(rude, group.id, [ada.id]),
    ]
    for act in invitations:
        with pytest.raises(Conflict) as refused:
            act()
        assert code_of(refused) == "takes_no_invitations"
    with pytest.raises(Conflict) as own:
        start_conversation(ada, [rude.id])
    assert code_of(own) == "unblock_first"
    add_to_group(other, group.id, [ada.id])
    say(rude, group)


def test_when_both_block_each_other_each_hears_of_their_own_first(ada: Person, rude: Person) -> None:
    room = make_conversation(rude, ada)
    block_person(ada, rude.id)
    block_person(rude, ada.id)
    for person in (ada, rude):
        with pytest.raises(NotAllowed) as refused:
            say(person, room)
        assert code_of(refused) == "unblock_first"
    unblock_person(ada, rude.id)
    with pytest.raises(NotAllowed) as refused:
        say(ada, room)
    assert code_of(refused) == "takes_no_messages"


def test_an_invitation_of_a_blocked_person_is_passed_over_without_a_word(ada: Person, rude: Person) -> None:
    block_person(ada, rude.id)
    invite_people(rude, make_community(rude).id, [ada.id])
    assert invitations_of(ada) == []
    community = make_community(rude, ada)
    room = make_room(community, rude)
    add_people(rude, room.id, [ada.id])
    assert not Membership.objects.filter(room=room, person=ada).exists()


def test_nothing_of_a_blocked_person_waits_to_be_read(ada: Person, rude: Person) -> None:
    community = make_community(rude, ada)
    room = make_room(community, rude, ada)
    root = say(ada, room, "Root")
    reply(rude, root, f"@{ada.handle}")

    def waiting() -> list[tuple[int, int]]:
        rooms = [(mine.unread, mine.mentions) for mine in my_rooms(ada) if mine.room.id == room.id]
        return rooms + [(mark.unread, mark.mentions) for mark in my_threads(ada)]

    say(rude, room, f"@{ada.handle} Look!")
    assert waiting() == [(1, 1), (1, 1)]
    block_person(ada, rude.id)
    assert waiting() == [(0, 0), (0, 0)]
    say(rude, room, f"@{ada.handle} Look!")
    unblock_person(ada, rude.id)
    assert waiting() == [(2, 2), (1, 1)]


def test_a_blocked_person_lets_nobody_follow_a_thread(ada: Person, rude: Person) -> None:
    room = make_room(make_community(rude, ada), rude, ada)
    root, mine = say(rude, room, "Root"), say(ada, room, "Mine")
    block_person(ada, rude.id)
    reply(rude, root, f"@{ada.handle}")
    reply(rude, mine, "To yours")
    assert my_threads(ada) == []


def test_what_somebody_does_to_keep_order_reaches_who_has_blocked_them(ada: Person) -> None:
    administrator = make_person(role=Role.ADMINISTRATOR)
    community = make_community(make_person(), ada, administrator)
    block_person(ada, administrator.id)
    mute_member(administrator, community.id, ada.id, MuteIn(minutes=60))
    assert [act.actor for act in acts_concerning(ada)] == [administrator.id]
