"""Order in a room: locked, slow, and others' messages deleted with a reason."""

import uuid
from datetime import timedelta

import pytest

from communities.chat.models import Room
from communities.chat.schemas import ChannelPatch
from communities.chat.services.channels import change_channel
from communities.chat.services.edit import delete_message, edit_message
from communities.chat.services.react import add_reaction
from communities.chat.services.send import send_message
from communities.spaces.models import Reason
from communities.spaces.queries import acts_concerning, order_of
from communities.spaces.schemas import ActKind, WhyIn
from tests.conftest import RememberingSink
from tests.making import make_community, make_person, make_room, say, wish_of
from workspace.core.clock import now, set_source
from workspace.core.errors import Invalid, NotAllowed, TooFast
from workspace.people.events import person_topic
from workspace.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner() -> Person:
    return make_person()


@pytest.fixture
def member() -> Person:
    return make_person()


@pytest.fixture
def room(owner: Person, member: Person) -> Room:
    return make_room(make_community(owner, member), owner, member)


def test_in_a_locked_room_only_those_write_who_look_after_it(
    owner: Person, member: Person, room: Room
) -> None:
    message = say(member, room, "Before")
    changed = change_channel(owner, room.id, ChannelPatch(is_locked=True, lock_reason="Cooling  down"))
    assert changed.lock_reason == "Cooling down"
    with pytest.raises(NotAllowed) as refused:
        say(member, room)
    assert refused.value.code == "room_locked"
    with pytest.raises(NotAllowed):
        edit_message(member, message.id, body="After", version=1)
    add_reaction(member, message.id, "👍")
    say(owner, room)
    assert change_channel(owner, room.id, ChannelPatch(is_locked=False)).lock_reason == ""
    say(member, room)
    kinds = [act.action for act in order_of(owner, room.community_id or "").acts]
    assert kinds == [ActKind.ROOM_UNLOCKED, ActKind.ROOM_LOCKED]


def test_in_slow_mode_one_waits_for_ones_turn_and_is_told_how_long(
    owner: Person, member: Person, room: Room
) -> None:
    change_channel(owner, room.id, ChannelPatch(slow_s=30))
    begun = now()
    set_source(lambda: begun)
    first = wish_of("First", client_id=uuid.uuid4())
    sent = send_message(member, room.id, first)
    set_source(lambda: begun + timedelta(seconds=10))
    with pytest.raises(TooFast) as refused:
        say(member, room, "Second")
    assert refused.value.retry_after_s == 20
    assert send_message(member, room.id, first) == sent, "a retry is no second message"
    edit_message(member, sent.id, body="First, corrected", version=1)
    for _ in range(2):
        say(owner, room, "Those who look after it need not wait")
    set_source(lambda: begun + timedelta(seconds=30))
    say(member, room, "Second")


def test_a_message_that_fails_takes_no_turn_in_slow_mode(owner: Person, member: Person, room: Room) -> None:
    change_channel(owner, room.id, ChannelPatch(slow_s=30))
    with pytest.raises(Invalid):
        say(member, room, "To nothing", reply_to="0" * 16)
    say(member, room, "My turn")


def test_a_shorter_pace_holds_for_those_who_wait(owner: Person, member: Person, room: Room) -> None:
    begun = now()
    set_source(lambda: begun)
    change_channel(owner, room.id, ChannelPatch(slow_s=3600))
    say(member, room)
    change_channel(owner, room.id, ChannelPatch(slow_s=5))
    with pytest.raises(TooFast) as refused:
        say(member, room)
    assert refused.value.retry_after_s == 5
    set_source(lambda: begun + timedelta(seconds=5))
    say(member, room)
    change_channel(owner, room.id, ChannelPatch(slow_s=0))
    say(member, room)


def test_the_author_is_told_who_deleted_a_message_and_why(
    owner: Person, member: Person, room: Room, sink: RememberingSink
) -> None:
    message = say(member, room, "Buy now!")
    sink.clear()
    delete_message(owner, message.id, WhyIn(reason=Reason.SPAM, words="No adverts"))
    [told] = [hint for hint in sink.of(person_topic(member.id)) if "act.recorded" in hint.payload]
    assert "Buy now" not in told.payload
    [act] = acts_concerning(member)
    assert (act.action, act.actor, act.room) == (ActKind.MESSAGE_DELETED, owner.id, room.id)
    assert (act.reason, act.words) == (Reason.SPAM, "No adverts")
    own = say(member, room, "Oops")
    delete_message(member, own.id)
    assert len(acts_concerning(member)) == 1
