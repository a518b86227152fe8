"""The plain SQL of a message does what the models would do."""

import uuid

import pytest
from django.db import IntegrityError, transaction

from communities.chat.hot import insert_message, reveal, writer_standing
from communities.chat.models import Message, Posting, Room
from communities.spaces.models import Standing
from tests.making import make_community, make_conversation, make_person, make_room
from workspace.core.clock import now

pytestmark = pytest.mark.django_db


def test_an_inserted_message_reads_back_as_the_model_would_have_stored_it() -> None:
    founder = make_person()
    room = make_room(make_community(founder), founder)
    message = Message(
        room=room,
        seq=90,
        author=founder,
        client_id=uuid.uuid4(),
        fingerprint="f" * 64,
        body="Größe",
        html="<p>Größe</p>",
        sent_at=now(),
    )
    insert_message(message)
    stored = Message.objects.get(id=message.id)
    for field in Message._meta.concrete_fields:
        assert getattr(stored, field.attname) == getattr(message, field.attname), field.name
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_message(message)


def test_a_writers_standing_is_that_of_the_community() -> None:
    founder, member, stranger = make_person(), make_person(), make_person()
    community = make_community(founder, member)
    room = make_room(community, founder, member, posting=Posting.MODERATORS)
    standing = writer_standing(founder.id, room.id)
    assert standing is not None
    assert (standing.posting, standing.in_community) == (Posting.MODERATORS, Standing.OWNER)
    below = writer_standing(member.id, room.id)
    assert below is not None
    assert below.in_community == Standing.MEMBER
    assert writer_standing(stranger.id, room.id) is None


def test_a_writers_standing_tells_of_a_conversation_and_of_one_without_a_reader() -> None:
    ada, ben = make_person(), make_person()
    channel = make_room(make_community(ada), ada)
    room, notes, group = (make_conversation(ada, *who) for who in ([ben], [ada], [ben, make_person()]))

    def told(place: Room) -> tuple[bool, bool]:
        standing = writer_standing(ada.id, place.id)
        assert standing is not None
        return standing.is_personal, standing.is_alone

    assert [told(place) for place in (channel, room, notes)] == [(False, False), (True, False), (True, False)]
    ben.deactivated_at = now()
    ben.save()
    assert [told(place) for place in (room, notes, group)] == [(True, True), (True, False), (True, False)]


def test_a_conversation_is_revealed_to_those_from_whom_it_was_hidden() -> None:
    ada, ben = make_person(), make_person()
    room = make_conversation(ada, ben)
    assert reveal(room.id) == [ben.id]
    assert reveal(room.id) == []


def test_a_deactivated_member_has_no_standing() -> None:
    founder = make_person()
    room = make_room(make_community(founder), founder)
    founder.deactivated_at = now()
    founder.save()
    assert writer_standing(founder.id, room.id) is None
