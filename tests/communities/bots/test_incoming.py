"""Incoming webhooks: other programs say something in one channel, as a bot, and nothing else."""

import json
from urllib.parse import urlencode

import pytest

from communities.bots.models import IncomingHook
from communities.bots.queries import integrations_of
from communities.bots.services import incoming
from communities.bots.services.incoming import GUESS_LIMIT, POST_LIMIT, Posted, receive
from communities.chat.models import Message
from communities.chat.services.archive import archive_channel
from communities.chat.services.channels import remove_person
from tests.communities.bots.scene import JSON, Scene
from tests.making import say
from workspace.audit.models import AuditEntry
from workspace.core.errors import Conflict, FlurfunkError, Invalid, NotAllowed, NotFound, TooFast

pytestmark = pytest.mark.django_db


def said(message_id: str) -> Message:
    return Message.objects.select_related("author").get(id=message_id)


def test_what_comes_in_is_said_by_the_bot_as_json_and_as_a_form() -> None:
    scene = Scene()
    first = said(scene.post(b'{"text": "Build **7** is green", "attachments": []}'))
    assert (first.body, first.author.name, first.author.is_bot) == ("Build **7** is green", "CI", True)
    form = urlencode({"payload": json.dumps({"text": "See <https://a.example/x|the log>"})}).encode()
    second = said(scene.post(form, "application/x-www-form-urlencoded; charset=utf-8"))
    assert second.body == "See [the log](https://a.example/x)"


def test_another_name_stands_before_the_words_and_is_never_markup() -> None:
    body = said(Scene().post(b'{"text": "Down", "username": "**Nagios** <@all>"}')).body
    assert body == "**Nagios     all**\nDown".replace("Nagios     all", body.split("**")[1])
    assert set("*<>@") & set(body.split("**")[1]) == set()


def test_it_can_be_said_in_a_thread() -> None:
    scene = Scene()
    root = say(scene.member, scene.room, "Deploying")
    reply = said(scene.post(json.dumps({"text": "Done", "thread": root.id}).encode()))
    assert reply.thread_id == root.id


def test_the_same_key_again_says_nothing_more() -> None:
    scene = Scene()
    body = b'{"text": "Once"}'
    assert (
        scene.post(body, key="build-7") == scene.post(body, key="build-7") != scene.post(body, key="build-8")
    )
    with pytest.raises(Conflict) as refused:
        scene.post(b'{"text": "Something else"}', key="build-7")
    assert refused.value.code == "client_id_reused"


@pytest.mark.parametrize(
    ("body", "kind", "code"),
    [
        (b"{", JSON, "hook_body_unreadable"),
        (b"\xff\xfe", JSON, "hook_body_unreadable"),
        (b"[" * 5_000, JSON, "hook_body_unreadable"),
        (b'"text"', JSON, "hook_body_unreadable"),
        (b'{"message": "Hi"}', JSON, "hook_body_unreadable"),
        (b"text=Hi", "application/x-www-form-urlencoded", "hook_body_unreadable"),
        (b'{"text": "  "}', JSON, "message_empty"),
        (b'{"text": "' + b"x" * 10_001 + b'"}', JSON, "message_too_long"),
        (b" " * 70_000, JSON, "hook_body_too_large"),
    ],
)
def test_what_cannot_be_said_is_answered_with_what_to_do(body: bytes, kind: str, code: str) -> None:
    scene = Scene()
    with pytest.raises(Invalid) as refused:
        scene.post(body, kind)
    assert refused.value.code == code
    (shown,) = integrations_of(scene.owner, scene.community.id).incoming
    assert (shown.refusal, shown.refused_at is not None, shown.taken_at) == (code, True, None)


def test_hostile_markdown_becomes_harmless_html() -> None:
    text = "<script>alert(1)</script> [x](javascript:alert(1)) ![](http://127.0.0.1/) <img onerror=x>"
    html = said(Scene().post(json.dumps({"text": text}).encode())).html
    assert not any(word in html for word in ("<script", 'href="javascript', "<img"))


def test_a_wrong_secret_is_no_webhook_and_is_not_tried_for_long() -> None:
    scene = Scene()
    hook, secret = scene.incoming()
    posted = Posted(b'{"text": "Hi"}', JSON, address="192.0.2.7")
    for hook_id in (hook.id, "0" * 16):
        with pytest.raises(NotFound):
            receive(hook_id, "guessed", posted)
    with pytest.raises(TooFast):
        for _ in range(GUESS_LIMIT.count):
            with pytest.raises(NotFound):
                receive(hook.id, "guessed", posted)
    assert receive(hook.id, secret, posted).room == scene.room.id


def test_one_webhook_says_only_so_much_in_a_minute() -> None:
    scene = Scene()
    with pytest.raises(TooFast) as refused:
        for number in range(
            POST_LIMIT.count * 10
        ):  # the pace goes on meanwhile, on a slow machine faster than we post
            scene.post(f'{{"text": "{number}"}}'.encode())
    assert refused.value.retry_after_s


def test_a_new_address_ends_the_old_one_and_a_revoked_one_is_gone() -> None:
    scene = Scene()
    hook, secret = scene.incoming(scene.moderator)
    fresh = incoming.rotate_incoming(scene.owner, hook.id).url.rsplit("/", 1)[1]
    posted = Posted(b'{"text": "Hi"}', JSON)
    with pytest.raises(NotFound):
        receive(hook.id, secret, posted)
    receive(hook.id, fresh, posted)
    for act in (incoming.rotate_incoming, incoming.revoke_incoming):
        with pytest.raises(NotFound):
            act(scene.member, hook.id)
    incoming.revoke_incoming(scene.owner, hook.id)
    with pytest.raises(NotFound):
        receive(hook.id, fresh, posted)
    acts = AuditEntry.objects.filter(action__startswith="hook.", place_id=scene.community.id)
    assert list(acts.order_by("id").values_list("action", flat=True)) == [
        "hook.incoming_made",
        "hook.incoming_rotated",
        "hook.incoming_revoked",
    ]


def test_only_those_who_look_after_a_channel_make_webhooks_of_it() -> None:
    scene = Scene()
    with pytest.raises(NotAllowed):
        scene.incoming(scene.member)
    assert not IncomingHook.objects.exists()


def test_an_archived_channel_takes_nothing_and_neither_does_one_that_the_bot_was_taken_out_of() -> None:
    scene = Scene()
    hook, secret = scene.incoming()
    posted = Posted(b'{"text": "Hi"}', JSON)
    remove_person(scene.owner, scene.room.id, hook.bot)
    with pytest.raises(NotAllowed):
        receive(hook.id, secret, posted)
    other = Scene()
    other_hook, other_secret = other.incoming()
    archive_channel(other.owner, other.room.id)
    with pytest.raises(Conflict) as refused:
        receive(other_hook.id, other_secret, posted)
    assert refused.value.code == "room_archived"
    other.room.delete()
    with pytest.raises(NotFound):
        receive(other_hook.id, other_secret, posted)


def test_a_delivery_of_this_house_is_not_taken_in_again() -> None:
    with pytest.raises(FlurfunkError) as refused:
        Scene().post(b'{"text": "Round and round"}', is_own=True)
    assert refused.value.code == "hook_to_itself"
