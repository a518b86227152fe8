"""Drafts are their author's alone, the last writer wins, and sending takes away what was sent and no more."""

import json

import pytest

from communities.chat.schemas import MessageIn
from communities.chat.services.channels import remove_person
from communities.chat.services.edit import delete_message
from communities.chat.services.send import send_message
from communities.drafts.queries import drafts_of
from communities.drafts.schemas import MessageDraftIn, MessageDraftOut
from communities.drafts.services.drafts import keep_draft, send_draft
from communities.spaces.models import Visibility
from tests.conftest import Clock, RememberingSink
from tests.making import make_community, make_person, make_room, reply, say, wish_of
from tests.workspace.files.uploading import row_of, upload
from workspace.core.errors import Invalid, NotAllowed, NotFound
from workspace.files.services.holding import let_go
from workspace.people.events import person_topic

pytestmark = pytest.mark.django_db


def texts(drafts: list[MessageDraftOut]) -> list[str]:
    return [draft.text for draft in drafts]


def test_a_draft_of_each_place_comes_back_as_it_was_left_and_nobody_elses() -> None:
    owner, writer = make_person(), make_person()
    room = make_room(make_community(owner, writer), owner, writer)
    root = say(owner, room)
    file = upload(writer)
    long = "  ä\n" * 2_500
    keep_draft(writer, room.id, MessageDraftIn(text=long, reply_to=root.id, files=[file.id]))
    keep_draft(writer, room.id, MessageDraftIn(text="In the thread", thread=root.id))
    thread, stream = drafts_of(writer)
    assert (thread.text, thread.thread) == ("In the thread", root.id)
    assert (stream.text, stream.reply_to and stream.reply_to.id) == (long, root.id)
    assert [one.id for one in stream.files] == [file.id]
    assert drafts_of(owner) == []
    keep_draft(writer, room.id, MessageDraftIn(text=" \n"))
    assert texts(drafts_of(writer)) == ["In the thread"]


def test_of_two_devices_the_last_wins_and_the_revision_grows_over_a_deletion_and_a_clock_that_goes_back(
    clock: Clock, sink: RememberingSink
) -> None:
    owner = make_person()
    room = make_room(make_community(owner), owner)
    sink.clear()
    first = keep_draft(owner, room.id, MessageDraftIn(text="From the phone", device="phone"))
    second = keep_draft(owner, room.id, MessageDraftIn(text="From the desk", device="desk"))
    clock.advance(seconds=-3_600)
    gone = keep_draft(owner, room.id, MessageDraftIn(device="phone"))
    clock.advance(seconds=3_600)
    again = keep_draft(owner, room.id, MessageDraftIn(text="Once more", device="phone"))
    assert first.revision < second.revision < gone.revision
    assert texts(drafts_of(owner)) == ["Once more"]
    assert again.revision >= gone.revision or again.text
    told = [json.loads(hint.payload) for hint in sink.hints]
    assert {hint.topic for hint in sink.hints} == {person_topic(owner.id)}
    assert {hint.seq for hint in sink.hints} == {0}
    assert [(one["device"], one["draft"]["text"]) for one in told] == [
        ("phone", "From the phone"),
        ("desk", "From the desk"),
        ("phone", ""),
        ("phone", "Once more"),
    ]


def test_sending_takes_its_draft_along_and_leaves_what_another_device_wrote_since() -> None:
    owner = make_person()
    room = make_room(make_community(owner), owner)
    draft = keep_draft(owner, room.id, MessageDraftIn(text="Hello"))
    send_message(owner, room.id, wish_of("A robot of mine"))
    assert texts(drafts_of(owner)) == ["Hello"]
    with pytest.raises(Invalid):
        send_draft(owner, room.id, wish_of(" "), revision=draft.revision)
    assert texts(drafts_of(owner)) == ["Hello"]
    wish = wish_of("Hello")
    sent = send_draft(owner, room.id, wish, revision=draft.revision)
    assert drafts_of(owner) == []
    newer = keep_draft(owner, room.id, MessageDraftIn(text="Newer"))
    assert send_draft(owner, room.id, wish, revision=newer.revision - 1).id == sent.id
    assert texts(drafts_of(owner)) == ["Newer"]


def test_what_one_wrote_stays_ones_own_after_leaving_but_nothing_new_is_begun_there() -> None:
    owner, writer, stranger = make_person(), make_person(), make_person()
    room = make_room(make_community(owner, writer), owner, writer, visibility=Visibility.PRIVATE)
    asked = say(owner, room, "Well?")
    keep_draft(writer, room.id, MessageDraftIn(text="Half a thought", reply_to=asked.id))
    remove_person(owner, room.id, writer.id)
    [draft] = drafts_of(writer)
    assert (draft.text, draft.reply_to) == ("Half a thought", None)
    for person, thread in ((stranger, None), (writer, asked.id)):
        with pytest.raises(NotFound):
            keep_draft(person, room.id, MessageDraftIn(text="Hello", thread=thread))
    keep_draft(writer, room.id, MessageDraftIn())
    assert drafts_of(writer) == []
    visitor = make_person()
    open_room = make_room(make_community(owner), owner)
    with pytest.raises(NotAllowed):
        keep_draft(visitor, open_room.id, MessageDraftIn(text="Hello"))


def test_files_that_are_gone_sent_or_somebody_elses_and_quotes_from_elsewhere_are_left_out() -> None:
    owner, other = make_person(), make_person()
    community = make_community(owner, other)
    room, elsewhere = make_room(community, owner, other), make_room(community, owner)
    kept, gone, sent, foreign = upload(owner), upload(owner), upload(owner), upload(other)
    files = [kept.id, gone.id, sent.id, foreign.id]
    quote = say(owner, elsewhere)
    keep_draft(owner, room.id, MessageDraftIn(text="Look", files=files, reply_to=quote.id))
    let_go([row_of(gone).id])
    say(owner, room, "Sent", sent.id)
    [draft] = drafts_of(owner)
    assert [file.id for file in draft.files] == [kept.id]
    assert draft.reply_to is None


def test_a_thread_must_be_one_of_the_room_and_a_deleted_root_still_holds_its_drafts() -> None:
    owner = make_person()
    community = make_community(owner)
    room, elsewhere = make_room(community, owner), make_room(community, owner)
    root = say(owner, elsewhere)
    with pytest.raises(Invalid):
        keep_draft(owner, room.id, MessageDraftIn(text="Hello", thread=root.id))
    reply(owner, root)
    keep_draft(owner, elsewhere.id, MessageDraftIn(text="Hello", thread=root.id))
    delete_message(owner, root.id)
    assert texts(drafts_of(owner)) == ["Hello"]
    send_draft(
        owner, elsewhere.id, MessageIn(**{**wish_of("Hi").model_dump(), "thread": root.id}), revision=2**50
    )
    assert drafts_of(owner) == []
