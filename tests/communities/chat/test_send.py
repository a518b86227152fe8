"""Sending: once, whatever the network does, at a cost that does not grow with the room."""

import threading
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from communities.chat.events import room_topic
from communities.chat.models import Mention, Message, Posting
from communities.chat.schemas import BODY_LIMIT, MessageOut
from communities.chat.services.edit import delete_message, edit_message
from communities.chat.services.send import send_message
from communities.spaces.models import Standing, Visibility
from communities.spaces.services.members import leave_community
from tests.conftest import RememberingSink
from tests.making import (
    fill_room,
    give_standing,
    make_community,
    make_people,
    make_person,
    make_room,
    say,
    wish_of,
)
from workspace.core.errors import Conflict, Invalid, NotAllowed, NotFound, TooFast
from workspace.core.log import head_of, read_range

pytestmark = pytest.mark.django_db


def test_a_message_is_stored_logged_and_hinted_at(sink: RememberingSink) -> None:
    founder = make_person()
    room = make_room(make_community(founder), founder)
    sink.clear()
    sent = say(founder, room, "Guten **Morgen**")
    assert sent.html == "<p>Guten <strong>Morgen</strong></p>"
    [hint] = sink.of(room_topic(room.id))
    assert hint.seq == sent.seq == head_of(room_topic(room.id))
    assert read_range(room_topic(room.id), sent.seq - 1)[0].payload == hint.payload


def test_a_retry_returns_the_first_result_even_after_an_edit_and_a_deletion() -> None:
    founder = make_person()
    room = make_room(make_community(founder), founder)
    wish = wish_of("Hallo")
    first = send_message(founder, room.id, wish)
    assert send_message(founder, room.id, wish) == first
    edit_message(founder, first.id, body="Hallo!", version=1)
    assert send_message(founder, room.id, wish).body == "Hallo!"
    delete_message(founder, first.id)
    assert send_message(founder, room.id, wish).deleted_by == founder.id
    assert Message.objects.filter(room=room).count() == 1


def test_a_retry_after_leaving_still_returns_the_first_result() -> None:
    founder, member = make_person(), make_person()
    community = make_community(founder, member)
    room = make_room(community, founder, member)
    wish = wish_of("Tschüss")
    first = send_message(member, room.id, wish)
    leave_community(member, community.id)
    assert send_message(member, room.id, wish).id == first.id


def test_the_same_id_with_another_text_or_room_is_a_conflict() -> None:
    founder = make_person()
    community = make_community(founder)
    room, other = make_room(community, founder), make_room(community, founder)
    wish = wish_of("Hallo")
    send_message(founder, room.id, wish)
    for room_id, body in ((room.id, "Etwas anderes"), (other.id, "Hallo")):
        with pytest.raises(Conflict) as refused:
            send_message(founder, room_id, wish_of(body, client_id=wish.client_id))
        assert refused.value.code == "client_id_reused"


def test_a_refused_retry_spends_no_seq() -> None:
    founder = make_person()
    room = make_room(make_community(founder), founder)
    wish = wish_of("Hallo")
    sent = send_message(founder, room.id, wish)
    send_message(founder, room.id, wish)
    assert say(founder, room, "Weiter").seq == sent.seq + 1


@pytest.mark.django_db(transaction=True)
def test_twenty_parallel_retries_give_one_message() -> None:
    founder = make_person()
    room = make_room(make_community(founder), founder)
    wish, results = wish_of("Hallo"), list[MessageOut]()

    def retry() -> None:
        try:
            results.append(send_message(founder, room.id, wish))
        finally:
            connection.close()

    threads = [threading.Thread(target=retry) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({result.id for result in results}) == 1
    assert len(results) == 20
    assert Message.objects.filter(room=room).count() == 1


def test_a_room_of_ten_thousand_costs_the_queries_of_a_room_of_ten() -> None:
    founder = make_person()
    community = make_community(founder)
    small, large = make_room(community, founder), make_room(community, founder)
    fill_room(small, make_people(9))
    fill_room(large, make_people(9_999))
    for room in (small, large):
        say(founder, room, "warm")
    counts = []
    for room in (small, large):
        with CaptureQueriesContext(connection) as queries:
            say(founder, room, "Guten Morgen")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_empty_and_endless_messages_say_what_is_wrong() -> None:
    founder = make_person()
    room = make_room(make_community(founder), founder)
    for body, code in ((" \n\t", "message_empty"), ("x" * (BODY_LIMIT + 1), "message_too_long")):
        with pytest.raises(Invalid) as refused:
            say(founder, room, body)
        assert (refused.value.code, refused.value.field) == (code, "body")


def test_only_members_write_and_strangers_learn_nothing_of_private_rooms() -> None:
    founder, stranger = make_person(), make_person()
    public = make_room(make_community(founder), founder)
    private = make_room(make_community(founder), founder, visibility=Visibility.PRIVATE)
    with pytest.raises(NotAllowed):
        say(stranger, public)
    with pytest.raises(NotFound):
        say(stranger, private)
    with pytest.raises(NotFound):
        say(stranger, "0000000000000000")


def test_in_an_announcement_channel_only_those_who_look_after_it_write() -> None:
    founder, moderator, member = make_person(), make_person(), make_person()
    community = make_community(founder, moderator, member)
    give_standing(founder, community, moderator, Standing.MODERATOR)
    room = make_room(community, founder, moderator, member, posting=Posting.MODERATORS)
    assert say(moderator, room).author == moderator.id
    with pytest.raises(NotAllowed) as refused:
        say(member, room)
    assert refused.value.code == "announcements_only"


def test_a_mention_counts_for_members_only() -> None:
    founder, member, stranger = make_person(), make_person(), make_person()
    room = make_room(make_community(founder, member), founder, member)
    sent = say(founder, room, f"@{member.handle} und @{stranger.handle}, und `@{founder.handle}` als Code")
    assert sent.mentions == [member.id]
    assert sent.html.count('class="mention"') == 2
    assert list(Mention.objects.values_list("person_id", flat=True)) == [member.id]


def test_a_reply_points_at_a_message_of_the_same_room() -> None:
    founder = make_person()
    community = make_community(founder)
    room, other = make_room(community, founder), make_room(community, founder)
    question, elsewhere = say(founder, room, "Wann?"), say(founder, other, "Dort")
    answer = say(founder, room, "Um drei", reply_to=question.id)
    assert answer.reply_to is not None
    assert answer.reply_to.id == question.id
    with pytest.raises(Invalid):
        say(founder, room, "Wie bitte?", reply_to=elsewhere.id)
    delete_message(founder, question.id)
    with pytest.raises(Conflict):
        say(founder, room, "Zu spät", reply_to=question.id)


def test_who_is_too_fast_is_told_when_it_goes_on() -> None:
    founder = make_person()
    room = make_room(make_community(founder), founder)
    with pytest.raises(TooFast) as refused:
        for _ in range(60):
            send_message(founder, room.id, wish_of("Schnell", client_id=uuid.uuid4()))
    assert refused.value.retry_after_s is not None
    assert refused.value.retry_after_s > 0


def test_a_deactivated_person_writes_nothing() -> None:
    founder, member = make_person(), make_person()
    room = make_room(make_community(founder, member), founder, member)
    member.deactivated_at = member.joined_at
    member.save()
    with pytest.raises((NotAllowed, NotFound)):
        say(member, room)
