"""What a room keeps in sight."""

from uuid import uuid4

import pytest

from communities.chat.models import Message, Posting
from communities.chat.queries.messages import pins_of
from communities.chat.schemas import ChannelPatch
from communities.chat.services import pin
from communities.chat.services.channels import change_channel
from communities.chat.services.edit import delete_message
from tests.conftest import Clock
from tests.making import make_community, make_conversation, make_person, make_room, say
from workspace.core.errors import Conflict, NotAllowed, NotFound

pytestmark = pytest.mark.django_db


def test_the_last_pinned_stands_first_and_a_deleted_one_is_off_the_list(clock: Clock) -> None:
    owner, member = make_person(), make_person()
    room = make_room(make_community(owner, member), owner, member)
    first, second, third = (say(member, room, text) for text in ("One", "Two", "Three"))
    for message in (second, first, third):
        pin.pin_message(owner, message.id)
        clock.advance(minutes=1)
    delete_message(member, third.id)
    assert [message.body for message in pins_of(member, room.id)] == ["One", "Two"]
    assert Message.objects.get(id=third.id).pinned_by is None


def test_pinning_again_keeps_who_pinned_first() -> None:
    ada, ben = make_person(), make_person()
    message = say(ada, room := make_conversation(ada, ben), "Here")
    pin.pin_message(ben, message.id)
    pin.pin_message(ada, message.id)
    [pinned] = pins_of(ada, room.id)
    assert pinned.pinned is not None
    assert pinned.pinned.by == ben.id


def test_members_pin_once_those_who_look_after_the_channel_let_them() -> None:
    owner, member = make_person(), make_person()
    room = make_room(make_community(owner, member), owner, member)
    message = say(member, room, "Mine")
    with pytest.raises(NotAllowed):
        pin.pin_message(member, message.id)
    change_channel(owner, room.id, ChannelPatch(pinning=Posting.EVERYONE))
    pin.pin_message(member, message.id)
    assert len(pins_of(owner, room.id)) == 1


def test_a_deleted_message_cannot_be_pinned_and_a_foreign_one_is_not_there() -> None:
    ada, ben, stranger = make_person(), make_person(), make_person()
    message = say(ada, make_conversation(ada, ben), "Psst")
    with pytest.raises(NotFound):
        pin.pin_message(stranger, message.id)
    delete_message(ada, message.id)
    with pytest.raises(Conflict):
        pin.pin_message(ben, message.id)


def test_a_full_list_takes_no_more() -> None:
    ada = make_person()
    room = make_conversation(ada, ada)
    last = say(ada, room, "One too many")
    Message.objects.bulk_create(
        Message(
            room=room,
            seq=1_000 + number,
            author=ada,
            client_id=uuid4(),
            sent_at=last.sent_at,
            pinned_at=last.sent_at,
        )
        for number in range(pin.PINS_A_ROOM)
    )
    with pytest.raises(Conflict) as refused:
        pin.pin_message(ada, last.id)
    assert refused.value.code == "too_many_pins"
