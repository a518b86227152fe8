"""Forwarded messages and permalinks show what each reader may read, and tell nothing of the rest."""

import pytest

from communities.chat.card_schemas import CardsIn, LinkedPlaceIn
from communities.chat.events import room_topic
from communities.chat.models import Room
from communities.chat.queries.cards import cards_of
from communities.chat.schemas import MessageIn, MessageOut
from communities.chat.services.edit import delete_message, edit_message
from communities.chat.services.send import send_message
from communities.spaces.models import Visibility
from tests.making import make_community, make_conversation, make_person, make_room, reply, say, wish_of
from workspace.core.errors import Conflict, Invalid
from workspace.core.ids import new_id
from workspace.core.models import LogEntry
from workspace.people.models import Person

pytestmark = pytest.mark.django_db


def forward(person: Person, message: MessageOut, room: Room, comment: str = "") -> MessageOut:
    wish = wish_of(comment).model_dump()
    return send_message(person, room.id, MessageIn(**{**wish, "forward": message.id}))


def seen_by(person: Person, *messages: MessageOut) -> list[str]:
    cards = cards_of(person, CardsIn(messages=[message.id for message in messages])).cards
    return sorted(card.said.body for card in cards)


def test_a_forwarded_message_is_seen_by_those_who_may_read_the_original_and_named_to_nobody_else() -> None:
    owner, inside, outside = make_person(), make_person(), make_person()
    community = make_community(owner, inside, outside)
    secret = make_room(community, owner, inside, visibility=Visibility.PRIVATE, name="Board")
    corridor = make_room(community, owner, inside, outside)
    original = say(owner, secret, "Nobody knows yet")
    passed = forward(inside, original, corridor, "Have a look")
    assert (passed.body, passed.forward) == ("Have a look", original.id)
    assert seen_by(inside, original) == ["Nobody knows yet"]
    hidden = cards_of(outside, CardsIn(messages=[original.id]))
    missing = cards_of(outside, CardsIn(messages=[new_id()]))
    assert hidden == missing
    told = " ".join(LogEntry.objects.filter(topic=room_topic(corridor.id)).values_list("payload", flat=True))
    assert "Nobody knows" not in told
    assert secret.id not in told


def test_the_card_follows_edits_and_is_gone_with_the_original_as_if_it_had_never_been() -> None:
    owner, reader = make_person(), make_person()
    room = make_room(make_community(owner, reader), owner, reader)
    original = say(owner, room, "First")
    passed = forward(reader, original, room)
    edit_message(owner, original.id, body="Second", version=1)
    assert seen_by(reader, original) == ["Second"]
    delete_message(owner, original.id)
    assert cards_of(reader, CardsIn(messages=[original.id])) == cards_of(reader, CardsIn(messages=[new_id()]))
    assert delete_message(reader, passed.id).forward is None


def test_permalinks_are_looked_up_by_room_and_seq_also_in_threads_and_conversations() -> None:
    ada, ben, other = make_person(), make_person(), make_person()
    room, direct = make_room(make_community(ada), ada), make_conversation(ada, ben)
    root, private = say(ada, room, "Root"), say(ada, direct, "Between us")
    answer = reply(ada, root, "Answer")
    places = [LinkedPlaceIn(room=one.room, seq=one.seq) for one in (root, private, answer)]
    places.append(LinkedPlaceIn(room=room.id, seq=9_999))

    def bodies(person: Person) -> list[str]:
        cards = cards_of(person, CardsIn(places=places)).cards
        assert all(card.room.id == card.said.room for card in cards)
        return sorted(card.said.body for card in cards)

    assert bodies(ada) == ["Answer", "Between us", "Root"]
    assert bodies(ben) == ["Answer", "Between us", "Root"]
    assert bodies(other) == ["Answer", "Root"]


def test_one_passes_on_what_one_can_read_and_of_a_bare_forward_what_that_passes_on() -> None:
    owner, reader, stranger = make_person(), make_person(), make_person()
    community = make_community(owner, reader, stranger)
    secret = make_room(community, owner, reader, visibility=Visibility.PRIVATE)
    corridor = make_room(community, owner, reader, stranger)
    original = say(owner, secret, "Original")
    with pytest.raises(Invalid) as refused:
        forward(stranger, original, corridor)
    assert (refused.value.field, refused.value.code) == ("forward", "not_found")
    bare, said = forward(reader, original, corridor), forward(reader, original, corridor, "Look")
    assert forward(owner, bare, secret).forward == original.id
    assert forward(owner, said, secret).forward == said.id
    with pytest.raises(Conflict):
        forward(stranger, bare, corridor)
    delete_message(owner, original.id)
    with pytest.raises(Conflict):
        forward(reader, original, corridor)


def test_sending_a_forward_again_gives_the_first_result_and_never_another_message() -> None:
    owner = make_person()
    room = make_room(make_community(owner), owner)
    one, other = say(owner, room, "One"), say(owner, room, "Other")
    wish = MessageIn(**{**wish_of("").model_dump(), "forward": one.id})
    first = send_message(owner, room.id, wish)
    delete_message(owner, one.id)
    assert send_message(owner, room.id, wish).id == first.id
    with pytest.raises(Conflict):
        send_message(owner, room.id, MessageIn(**{**wish.model_dump(), "forward": other.id}))
    edited = edit_message(owner, first.id, body="With words", version=1)
    assert edit_message(owner, first.id, body="", version=edited.version).forward == one.id
