"""Saved messages are private, and show only what their owner may read at the moment."""

import pytest

from communities.chat.services.channels import remove_person
from communities.chat.services.edit import delete_message
from communities.later.queries import later_of
from communities.later.services.bookmarks import forget_message, save_message
from communities.spaces.models import Visibility
from tests.conftest import RememberingSink
from tests.making import make_community, make_person, make_room, say
from workspace.core.errors import Conflict, NotFound
from workspace.people.events import person_topic

pytestmark = pytest.mark.django_db


def test_a_saved_message_has_its_note_and_its_tick_and_is_nobody_elses() -> None:
    owner, reader = make_person(), make_person()
    room = make_room(make_community(owner, reader), owner, reader)
    message = say(owner, room, "The new opening hours")
    save_message(reader, message.id, note="  Tell the others ", is_done=False)
    save_message(reader, message.id, note="Told them", is_done=True)
    [saved] = later_of(reader).saved
    assert (saved.note, saved.said and saved.said.body) == ("Told them", "The new opening hours")
    assert saved.done_at is not None
    assert saved.room is not None
    assert saved.room.id == room.id
    assert later_of(owner).saved == []


def test_what_was_deleted_or_is_no_longer_open_shows_as_gone() -> None:
    owner, reader = make_person(), make_person()
    community = make_community(owner, reader)
    room = make_room(community, owner, reader, visibility=Visibility.PRIVATE)
    deleted, closed = say(owner, room, "Deleted"), say(owner, room, "Closed")
    for message in (deleted, closed):
        save_message(reader, message.id, note="", is_done=False)
    delete_message(owner, deleted.id)
    remove_person(owner, room.id, reader.id)
    assert [(saved.said, saved.room) for saved in later_of(reader).saved] == [(None, None), (None, None)]
    save_message(reader, closed.id, note="Was nice", is_done=True)
    forget_message(reader, deleted.id)
    assert [saved.id for saved in later_of(reader).saved] == [closed.id]


def test_what_one_cannot_read_cannot_be_saved() -> None:
    owner, stranger = make_person(), make_person()
    community = make_community(owner)
    message = say(owner, make_room(community, owner, visibility=Visibility.PRIVATE), "Secret")
    with pytest.raises(NotFound):
        save_message(stranger, message.id, note="", is_done=False)
    delete_message(owner, message.id)
    with pytest.raises(Conflict):
        save_message(owner, message.id, note="", is_done=False)


def test_only_ones_own_devices_hear_of_it(sink: RememberingSink) -> None:
    owner, reader = make_person(), make_person()
    message = say(owner, make_room(make_community(owner, reader), owner, reader), "Hello")
    sink.clear()
    save_message(reader, message.id, note="Private", is_done=False)
    assert [(hint.topic, hint.seq) for hint in sink.hints] == [(person_topic(reader.id), 0)]
    assert "Private" not in sink.hints[0].payload
