"""Editing and deleting: history is kept, a deletion leaves ids only."""

import pytest

from communities.chat.events import room_topic
from communities.chat.models import Mention, MessageRevision, Reaction
from communities.chat.queries.messages import revisions_of
from communities.chat.services.edit import delete_message, edit_message
from communities.chat.services.react import add_reaction, remove_reaction
from communities.spaces.models import Standing, Visibility
from tests.conftest import RememberingSink
from tests.making import give_standing, make_community, make_person, make_room, say
from workspace.audit.models import AuditEntry
from workspace.core.errors import Conflict, Invalid, NotAllowed, NotFound
from workspace.core.models import LogEntry

pytestmark = pytest.mark.django_db


def test_an_edit_keeps_what_was_said_before() -> None:
    founder = make_person()
    message = say(founder, make_room(make_community(founder), founder), "Eins")
    edited = edit_message(founder, message.id, body="Zwei", version=1)
    assert (edited.body, edited.version) == ("Zwei", 2)
    assert [(old.version, old.body) for old in revisions_of(founder, message.id)] == [(1, "Eins")]


def test_saying_the_same_again_changes_nothing(sink: RememberingSink) -> None:
    founder = make_person()
    message = say(founder, make_room(make_community(founder), founder), "Eins")
    sink.clear()
    assert edit_message(founder, message.id, body="Eins", version=1).version == 1
    assert sink.hints == []


def test_two_editors_of_one_version_do_not_overwrite_each_other() -> None:
    founder = make_person()
    message = say(founder, make_room(make_community(founder), founder), "Eins")
    edit_message(founder, message.id, body="Zwei", version=1)
    with pytest.raises(Conflict) as refused:
        edit_message(founder, message.id, body="Drei", version=1)
    assert refused.value.code == "edit_conflict"


def test_nobody_edits_what_others_said() -> None:
    founder, member = make_person(), make_person()
    room = make_room(make_community(founder, member), founder, member)
    message = say(member, room, "Meins")
    with pytest.raises(NotAllowed):
        edit_message(founder, message.id, body="Deins", version=1)


def test_a_deletion_scrubs_text_reactions_mentions_revisions_and_log() -> None:
    founder, member = make_person(), make_person()
    room = make_room(make_community(founder, member), founder, member)
    message = say(founder, room, f"Das Geheimnis, @{member.handle}")
    edit_message(founder, message.id, body=f"Das Geheimnis zwei, @{member.handle}", version=1)
    add_reaction(member, message.id, "👍")
    tombstone = delete_message(founder, message.id)
    assert (tombstone.body, tombstone.html, tombstone.reactions, tombstone.mentions) == ("", "", [], [])
    assert not LogEntry.objects.filter(payload__contains="Geheimnis").exists()
    assert not LogEntry.objects.filter(topic=room_topic(room.id), payload__contains="👍").exists()
    for model in (Mention, MessageRevision, Reaction):
        assert not model.objects.filter(message=message.id).exists()


def test_deleting_twice_changes_nothing(sink: RememberingSink) -> None:
    founder = make_person()
    message = say(founder, make_room(make_community(founder), founder))
    first = delete_message(founder, message.id)
    sink.clear()
    assert delete_message(founder, message.id) == first
    assert sink.hints == []


def test_a_moderator_deletes_what_others_said_and_it_is_audited() -> None:
    founder, moderator, member = make_person(), make_person(), make_person()
    community = make_community(founder, moderator, member)
    give_standing(founder, community, moderator, Standing.MODERATOR)
    room = make_room(community, founder, moderator, member)
    message = say(member, room, "Unfug")
    assert delete_message(moderator, message.id).deleted_by == moderator.id
    entry = AuditEntry.objects.get(action="message.deleted")
    assert (entry.actor_id, entry.subject_id) == (moderator.id, message.id)


def test_a_member_deletes_nothing_of_others() -> None:
    founder, member = make_person(), make_person()
    room = make_room(make_community(founder, member), founder, member)
    message = say(founder, room)
    with pytest.raises(NotAllowed):
        delete_message(member, message.id)


def test_a_deleted_message_takes_no_edit_and_no_reaction() -> None:
    founder = make_person()
    message = say(founder, make_room(make_community(founder), founder))
    delete_message(founder, message.id)
    with pytest.raises(Conflict):
        edit_message(founder, message.id, body="Doch", version=1)
    with pytest.raises(Conflict):
        add_reaction(founder, message.id, "👍")


def test_a_reaction_is_on_or_off(sink: RememberingSink) -> None:
    founder = make_person()
    room = make_room(make_community(founder), founder)
    message = say(founder, room)
    sink.clear()
    for _ in range(2):
        add_reaction(founder, message.id, "☕")
    for _ in range(2):
        remove_reaction(founder, message.id, "☕")
    assert [hint.payload.split('"')[3] for hint in sink.hints] == ["reaction.added", "reaction.removed"]


def test_words_are_no_reactions_and_twenty_kinds_are_enough() -> None:
    founder = make_person()
    message = say(founder, make_room(make_community(founder), founder))
    with pytest.raises(Invalid):
        add_reaction(founder, message.id, "toll")
    for offset in range(20):
        add_reaction(founder, message.id, chr(0x1F600 + offset))
    with pytest.raises(Invalid) as refused:
        add_reaction(founder, message.id, "👍")
    assert refused.value.code == "too_many_reactions"


def test_who_cannot_see_the_room_finds_no_message() -> None:
    founder, stranger = make_person(), make_person()
    community = make_community(founder)
    message = say(founder, make_room(community, founder, visibility=Visibility.PRIVATE))
    for act in (
        lambda: edit_message(stranger, message.id, body="x", version=1),
        lambda: delete_message(stranger, message.id),
        lambda: add_reaction(stranger, message.id, "👍"),
        lambda: revisions_of(stranger, message.id),
    ):
        with pytest.raises(NotFound):
            act()
