"""Outgoing webhooks: told in order, signed, again where it failed, never to a machine inside, and never for nothing."""

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from communities.bots import signing
from communities.bots.backoff import TRIES
from communities.bots.models import DeliveryState, HookDelivery, OutgoingHook
from communities.bots.queries import deliveries_of
from communities.bots.schemas import HookEvent, OutgoingHookIn, OutgoingHookPatch
from communities.bots.services import outgoing
from communities.bots.services.delivering import due_hooks, serve_hook
from communities.chat.models import Message, Room
from communities.chat.queries.own import my_rooms
from communities.chat.services.edit import delete_message, edit_message
from communities.chat.services.react import add_reaction
from communities.spaces.models import Visibility
from tests.communities.bots.scene import Outside, outside
from tests.conftest import Clock
from tests.making import make_conversation, make_room, say
from tests.workspace.egress.pages import LOOPBACK, Page
from workspace.core.clock import now
from workspace.core.errors import Conflict, Invalid, NotAllowed, NotFound
from workspace.egress.client import Egress
from workspace.people.models import Person, Role
from workspace.people.services.roles import deactivate

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(clock: Clock) -> Iterator[Outside]:
    """A place with a program outside, while the clock stands still."""
    with outside() as made:
        yield made


def told(scene: Outside) -> list[str]:
    """Return the types of what was told, in order."""
    return [fields["x-flurfunk-event"] for _, fields in scene.site.asked]


def last_said(scene: Outside) -> dict[str, object]:
    """Return the last body."""
    found: dict[str, object] = json.loads(scene.site.pages["/said"].body)
    return found


def test_what_happens_is_told_in_order_signed_and_with_an_id(scene: Outside) -> None:
    hook = scene.outgoing()
    message = say(scene.member, scene.room, "Größe")
    edit_message(scene.member, message.id, body="Grösse", version=1)
    add_reaction(scene.owner, message.id, "👍")
    scene.serve(hook)
    assert told(scene) == ["message.sent", "message.edited", "reaction.added"]
    body = scene.site.pages["/said"].body
    fields = scene.site.asked[-1][1]
    at_s = int(fields["x-flurfunk-signature"].partition(",")[0][2:])
    assert fields["x-flurfunk-signature"] == signing.signature(hook.secret, body, at_s)
    said = last_said(scene)
    assert (said["id"], said["emoji"]) == (fields["x-flurfunk-delivery"], "👍")
    assert "text" not in str(said["message"])
    assert {row.state for row in scene.rows(hook)} == {DeliveryState.DONE}
    assert [each.status for each in deliveries_of(scene.moderator, hook.id)] == [200, 200, 200]


def test_text_is_told_as_it_is_now_and_of_what_is_deleted_only_that_it_is(scene: Outside) -> None:
    hook = scene.outgoing(HookEvent.SENT, HookEvent.DELETED)
    first, second = say(scene.member, scene.room, "Secret"), say(scene.member, scene.room, "Stays")
    delete_message(scene.member, first.id)
    scene.serve(hook)
    assert told(scene) == ["message.sent", "message.deleted"]
    assert [row.state for row in scene.rows(hook)] == ["dropped", "done", "done"]
    assert last_said(scene)["message"] == {
        "id": first.id,
        "seq": first.seq,
        "thread": None,
        "url": f"http://localhost:8000/rooms/{scene.room.id}/{first.seq}",
    }
    assert second.body == "Stays"


def test_a_hook_of_the_community_hears_its_public_channels_and_nothing_private(scene: Outside) -> None:
    hook = scene.outgoing(HookEvent.SENT, whole=True)
    closed = make_room(scene.community, scene.owner, visibility=Visibility.PRIVATE)
    say(scene.owner, closed, "Pssst")
    say(scene.owner, make_conversation(scene.owner, scene.member), "Pssst")
    say(scene.owner, scene.room, "Hello")
    assert len(scene.rows(hook)) == 1


def test_words_choose_among_messages(scene: Outside) -> None:
    hook = scene.outgoing(HookEvent.SENT, words=("Deploy!", "\x00"))
    for text in ("deploy", "Please DEPLOY! now", "Hello"):
        say(scene.member, scene.room, text)
    assert len(scene.rows(hook)) == 1


def test_a_room_without_hooks_pays_nothing_and_one_with_hooks_two_statements(scene: Outside) -> None:
    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            say(scene.member, scene.room, "Hello")
        return len(queries)

    say(scene.member, scene.room, "Warm")
    without = cost()
    hook = scene.outgoing(HookEvent.SENT)
    assert cost() == without + 2
    outgoing.remove_outgoing(scene.owner, hook.id)
    assert cost() == without


def test_bots_are_not_passed_on_so_two_of_them_cannot_answer_each_other_for_ever(scene: Outside) -> None:
    scene.site.pages["/hook"] = Page(b'{"text": "pong"}', "application/json")
    hooks = [scene.outgoing(HookEvent.SENT), scene.outgoing(HookEvent.SENT)]
    say(scene.member, scene.room, "ping")
    for _ in range(3):
        for hook in hooks:
            scene.serve(hook)
    scene.post(b'{"text": "ping"}')
    assert told(scene) == ["message.sent"] * 2
    assert [m.body for m in Message.objects.filter(room=scene.room).order_by("seq")] == [
        "ping", "pong", "pong", "ping",
    ]  # fmt: skip


def test_an_answer_is_said_once_and_in_the_thread_where_asked_for(scene: Outside) -> None:
    scene.site.pages["/hook"] = Page(b'{"text": "On it", "thread": true}', "application/json")
    hook = scene.outgoing(HookEvent.SENT)
    root = say(scene.member, scene.room, "Help")
    scene.serve(hook)
    answer = Message.objects.get(room=scene.room, author__is_bot=True)
    assert (answer.body, answer.thread_id) == ("On it", root.id)


@pytest.mark.parametrize(
    "reply",
    [
        Page(b"x" * 200_000),
        Page(b'{"text": ' + b'"' + b"x" * 100_000 + b'"}'),
        Page(b'{"text": 7}'),
        Page(b"{{{{"),
        Page(b'{"text": "' + b"x" * 10_001 + b'"}'),
    ],
)
def test_an_answer_that_cannot_be_said_is_passed_over(scene: Outside, reply: Page) -> None:
    scene.site.pages["/hook"] = reply
    hook = scene.outgoing(HookEvent.SENT)
    say(scene.member, scene.room)
    scene.serve(hook)
    assert [row.state for row in scene.rows(hook)] == ["done"]
    assert not Message.objects.filter(author__is_bot=True).exists()


def test_what_failed_is_tried_again_and_the_rest_waits_behind_it(scene: Outside, clock: Clock) -> None:
    hook = scene.outgoing(HookEvent.SENT)
    scene.site.pages["/hook"] = Page(status=500)
    first, _ = say(scene.member, scene.room, "One"), say(scene.member, scene.room, "Two")
    assert due_hooks(now()) == [hook.id]
    scene.serve(hook)
    assert [row.tries for row in scene.rows(hook)] == [1, 0]
    assert due_hooks(now()) == []
    clock.advance(seconds=40)
    scene.site.pages["/hook"] = Page()
    assert due_hooks(now()) == [hook.id]
    scene.serve(hook)
    assert [row.state for row in scene.rows(hook)] == ["done", "done"]
    assert last_said(scene)["message"]["text"] == "Two"  # type: ignore[index]
    assert first.body == "One"


def test_a_hook_that_fails_for_good_is_stopped_and_its_maker_told(scene: Outside, clock: Clock) -> None:
    hook = scene.outgoing(HookEvent.SENT)
    scene.site.pages["/hook"] = Page(status=503)
    say(scene.member, scene.room, "One")
    say(scene.member, scene.room, "Two")
    for _ in range(TRIES):
        scene.serve(hook)
        clock.advance(hours=10)
    stored = scene.stored(hook)
    assert (stored.stopped_for, len(scene.site.asked)) == ("status", TRIES)
    assert [row.state for row in scene.rows(hook)] == ["failed", "failed"]
    notice = Message.objects.get(author=stored.bot)
    assert "**Mirror**" in notice.body
    assert notice.room_id in {room.room.id for room in my_rooms(scene.owner)}
    before = HookDelivery.objects.count()
    say(scene.member, scene.room, "Three")
    assert HookDelivery.objects.count() == before
    with pytest.raises(Conflict):
        outgoing.try_out(scene.owner, hook.id)
    scene.site.pages["/hook"] = Page()
    outgoing.change_outgoing(scene.owner, hook.id, OutgoingHookPatch(is_stopped=False), scene.client)
    say(scene.member, scene.room, "Four")
    scene.serve(hook)
    assert last_said(scene)["message"]["text"] == "Four"  # type: ignore[index]


def test_who_made_it_and_left_is_not_written_to_but_another_owner_is(scene: Outside) -> None:
    administrator = Person.objects.get(id=scene.moderator.id)
    Person.objects.filter(id=administrator.id).update(role=Role.ADMINISTRATOR)
    wish = OutgoingHookIn(
        name="Mirror", room=scene.room.id, url=scene.site.url("/hook"), events=[HookEvent.SENT]
    )
    hook = outgoing.make_outgoing(scene.moderator, scene.community.id, wish, scene.client)
    Person.objects.filter(id=scene.owner.id).update(role=Role.ADMINISTRATOR)
    scene.owner.refresh_from_db()
    deactivate(scene.owner, scene.moderator.id)
    scene.site.pages["/hook"] = Page(status=410)
    say(scene.member, scene.room)
    scene.serve(hook)
    assert scene.stored(hook).stopped_for == "status"
    notice = Message.objects.get(author=hook.bot)
    assert notice.room_id in {room.room.id for room in my_rooms(scene.owner)}


def test_an_endless_answer_is_cut_and_counts(scene: Outside) -> None:
    scene.site.pages["/hook"] = Page(drip_s=0.0)
    hook = scene.outgoing(HookEvent.SENT)
    say(scene.member, scene.room)
    scene.serve(hook)
    assert [(row.state, row.status) for row in scene.rows(hook)] == [("done", 200)]


def test_nothing_is_sent_to_a_name_that_leads_inside_by_now_nor_after_a_redirect(scene: Outside) -> None:
    hook = scene.outgoing(HookEvent.SENT)
    OutgoingHook.objects.filter(id=hook.id).update(url=scene.site.url("/hook", host="inside.example"))
    say(scene.member, scene.room)
    scene.serve(hook)
    assert (scene.stored(hook).stopped_for, scene.site.asked) == ("address", [])
    other = scene.outgoing(HookEvent.SENT)
    scene.site.pages["/hook"] = Page(status=302, location=scene.site.url("/x", host="inside.example"))
    say(scene.member, scene.room)
    scene.serve(other)
    (row,) = scene.rows(other)
    assert (row.state, row.status, len(scene.site.asked)) == ("pending", 302, 1)


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://localhost:8000/api/hooks/x/y", "hook_to_itself"),
        ("http://localhost/", "hook_to_itself"),
        ("http://127.0.0.1/", "hook_url_inside"),
        ("http://2130706433/", "hook_url_inside"),
        ("http://169.254.169.254/latest", "hook_url_inside"),
        ("http://[::1]/", "hook_url_inside"),
        ("https://1.1.1.1:22/", "hook_url_unusable"),
        ("ftp://1.1.1.1/", "hook_url_unusable"),
        ("https://me:secret@1.1.1.1/", "hook_url_unusable"),
        ("nonsense", "hook_url_unusable"),
        ("https://1.1.1.1/" + "ä" * 1_000, "hook_url_unusable"),
    ],
)
def test_an_address_inside_or_of_this_house_is_refused_at_once(url: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        outgoing.check_url(url)
    assert refused.value.code == code


def test_a_hook_whose_name_is_this_houses_by_now_is_stopped(scene: Outside) -> None:
    hook = scene.outgoing(HookEvent.SENT)
    OutgoingHook.objects.filter(id=hook.id).update(url="http://localhost:8000/api/hooks/x/y")
    say(scene.member, scene.room)
    serve_hook(hook.id, Egress(may_reach=lambda address: address == LOOPBACK))
    assert scene.stored(hook).stopped_for == "itself"


def test_trials_and_send_again(scene: Outside) -> None:
    hook = scene.outgoing(HookEvent.SENT)
    outgoing.try_out(scene.owner, hook.id)
    say(scene.member, scene.room, "Hello")
    scene.serve(hook)
    newest = deliveries_of(scene.owner, hook.id)[0]
    outgoing.send_again(scene.owner, hook.id, newest.id)
    scene.serve(hook)
    assert told(scene) == ["ping", "message.sent", "message.sent"]
    for number in ("0", "x", "9" * 30):
        with pytest.raises(NotFound):
            outgoing.send_again(scene.owner, hook.id, number)


def test_a_new_secret_signs_from_now_on(scene: Outside) -> None:
    hook = scene.outgoing(HookEvent.SENT)
    fresh = outgoing.rotate_outgoing(scene.owner, hook.id)
    assert fresh.secret != hook.secret
    outgoing.try_out(scene.owner, hook.id)
    scene.serve(hook)
    body, field = scene.site.pages["/said"].body, scene.site.asked[-1][1]["x-flurfunk-signature"]
    at_s = int(field.partition(",")[0][2:])
    assert field == signing.signature(fresh.secret, body, at_s)


def test_only_the_last_deliveries_are_kept_and_a_hook_that_falls_behind_is_stopped(
    scene: Outside,
) -> None:
    hook = scene.outgoing(HookEvent.SENT)
    message = Message.objects.get(id=say(scene.member, scene.room).id)
    row = {"hook_id": hook.id, "kind": "message.sent", "message": message, "actor": scene.member}
    row |= {"happened_at": now(), "next_at": now()}
    HookDelivery.objects.bulk_create(HookDelivery(**row, state=DeliveryState.DONE) for _ in range(70))
    scene.serve(hook)
    assert HookDelivery.objects.filter(hook=hook.id).count() == 50
    row["next_at"] = now() + timedelta(hours=1)
    HookDelivery.objects.bulk_create(HookDelivery(**row) for _ in range(1_001))
    scene.serve(hook)
    assert scene.stored(hook).stopped_for == "behind"


def test_members_neither_make_nor_see_them(scene: Outside) -> None:
    hook = scene.outgoing(HookEvent.SENT)
    wish = OutgoingHookIn(name="Mine", url=scene.site.url("/hook"), events=[HookEvent.SENT])
    with pytest.raises(NotAllowed):
        outgoing.make_outgoing(scene.member, scene.community.id, wish, scene.client)
    with pytest.raises(NotFound):
        deliveries_of(scene.member, hook.id)
    assert Room.objects.get(id=scene.room.id).is_hooked
