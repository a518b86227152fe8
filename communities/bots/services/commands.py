"""Slash commands of bots: made, given, and answered to one person alone or in the room."""

import json
import threading
import time
import uuid
from typing import Final

from django.conf import settings
from django.db import transaction
from pydantic import ValidationError

from communities.bots.events import CommandAnswered, CommandInvoked
from communities.bots.models import BotCommand
from communities.bots.payloads import person_json, room_json
from communities.bots.queries import looked_after, managed_command
from communities.bots.schemas import (
    AnsweredIn,
    AnswerIn,
    CommandAnswerOut,
    CommandIn,
    CommandMade,
    InvokedOut,
    InvokeIn,
)
from communities.bots.services.outgoing import check_url, is_own
from communities.bots.services.saying import say_as_bot
from communities.bots.signing import Invocation, seal, secret_of, signature, unseal
from communities.chat.models import Room
from communities.chat.queries.places import joined_rooms
from communities.chat.services.send import check_body, require_writer
from communities.spaces.models import CommunityMember
from communities.spaces.policies import require_active, require_member, require_moderator
from communities.spaces.queries import find_seat
from workspace.audit.services import record
from workspace.core.clock import now
from workspace.core.errors import Conflict, Invalid, NotFound, Unavailable
from workspace.core.events import announce
from workspace.core.limits import Limit, take
from workspace.core.text import clean_text, render
from workspace.egress.client import Answer, Ask, Egress, EgressFailed, EgressRefused, Limits, Reason
from workspace.people.events import person_topic
from workspace.people.models import Person

BUILT_IN: Final = frozenset({"me", "shrug", "topic", "invite", "leave", "help"})
"""What the screens do by themselves; a bot cannot take these names."""
COMMANDS_A_COMMUNITY: Final = 100
INVOKE_LIMIT: Final = Limit("command", 20, 60)
ANSWER_LIMIT: Final = Limit("command-answer", 60, 60)
_LIMITS: Final = Limits(bytes=64 * 1024, time_s=3.0, redirects=0)
_outside: Final = Egress()
_AT_ONCE: Final = threading.BoundedSemaphore(8)
"""Commands of one process that wait for an answer from outside: slow bots must not hold all of its threads."""


def make_command(actor: Person, community_id: str, wish: CommandIn, egress: Egress = _outside) -> CommandMade:
    """Make a command of a bot that is in the community. For those who look after it."""
    require_moderator(actor, find_seat(actor, community_id).membership)
    url = check_url(wish.url, egress) if wish.url else ""
    if wish.name in BUILT_IN:
        raise Conflict("command_name_taken", field="name")
    with transaction.atomic():
        return _make(actor, community_id, wish, url)


def _make(actor: Person, community_id: str, wish: CommandIn, url: str) -> CommandMade:
    seat = find_seat(actor, community_id, lock=True)
    require_moderator(actor, require_member(seat.membership))
    require_active(seat.community)
    present = BotCommand.objects.filter(community=seat.community)
    if present.filter(name=wish.name).exists():
        raise Conflict("command_name_taken", field="name")
    if present.count() >= COMMANDS_A_COMMUNITY:
        raise Invalid("name", "hook_limit", limit=COMMANDS_A_COMMUNITY)
    bots = CommunityMember.objects.filter(community=seat.community, person__is_bot=True)
    if not bots.filter(person=wish.bot, person__deactivated_at=None).exists():
        raise Invalid("bot", "bot_not_in_community")
    row = BotCommand.objects.create(
        community=seat.community,
        bot_id=wish.bot,
        name=wish.name,
        hint=_one_line(wish.hint),
        description=_one_line(wish.description),
        url=url,
        made_by=actor,
        made_at=now(),
    )
    record(actor.id, "command.made", row.id, place=community_id, name=row.name)
    return CommandMade(**managed_command(row).model_dump(), secret=secret_of(row.id))


@transaction.atomic
def remove_command(actor: Person, command_id: str) -> None:
    """Remove a command. For those who look after the community; all others get `NotFound`."""
    row = BotCommand.objects.filter(id=command_id).first()
    if row is None or not looked_after(actor, row.community_id, None):
        raise NotFound
    record(actor.id, "command.removed", row.id, place=row.community_id, name=row.name)
    row.delete()


def invoke(actor: Person, room_id: str, wish: InvokeIn, egress: Egress = _outside) -> InvokedOut:
    """Give a command to its bot and return what it says within three seconds. Asked outside of any transaction.

    Raises `NotFound` (no such command here), `NotAllowed` and `Conflict` as sending does, `TooFast`, and `Conflict`
    where the bot does not answer, or not with anything that can be shown.
    """
    require_writer(actor, room_id, in_stream=wish.thread is None)
    take(INVOKE_LIMIT, actor.id)
    room = Room.objects.get(id=room_id)
    row = (
        BotCommand.objects.filter(
            community=room.community_id, name=clean_text(wish.name), bot__deactivated_at=None
        )
        .select_related("bot")
        .first()
    )
    if row is None or room.community_id is None:
        raise NotFound("command_gone")
    invocation = Invocation(row.name, row.bot_id, actor.id, room_id, wish.thread)
    text = clean_text(wish.text).strip()
    if not row.url:
        announce(
            person_topic(row.bot_id),
            CommandInvoked(
                invocation=seal(invocation),
                command=row.name,
                text=text,
                room=room_id,
                thread=wish.thread,
                caller=actor.id,
            ),
        )
        return InvokedOut(state="passed_on", answer=None)
    return _take(row, invocation, _ask(row, _body(row, actor, room, invocation, text), egress))


def answer_later(bot: Person, wish: AnswerIn) -> None:
    """Answer a command that was given within the last half hour. For the bot that it was given to.

    Raises `NotFound` for an invocation that is not the bot's, is too old, or whose caller is no longer in the room.
    """
    invocation = unseal(wish.invocation)
    if invocation is None or invocation.bot != bot.id:
        raise NotFound
    take(ANSWER_LIMIT, bot.id)
    if invocation.room not in joined_rooms(invocation.caller, [invocation.room]):
        raise NotFound
    said = AnsweredIn(text=wish.text, visible=wish.visible)
    answer = _answer(invocation, said, bot, key=f"{wish.invocation}:{wish.text}")
    if answer is not None:
        announce(person_topic(invocation.caller), CommandAnswered(answer=answer))


def _body(row: BotCommand, actor: Person, room: Room, invocation: Invocation, text: str) -> bytes:
    told = {
        "type": "command.invoked",
        "invocation": seal(invocation),
        "command": row.name,
        "text": text,
        "room": room_json(room),
        "thread": invocation.thread,
        "person": person_json(actor),
        "answer_url": f"{settings.PUBLIC_URL}/api/command-answers",
    }
    return json.dumps(told, ensure_ascii=False).encode()


def _ask(row: BotCommand, body: bytes, egress: Egress) -> Answer:
    """Ask the bot's address. Raises `Conflict` where it is too slow, out of reach, or leads to this house."""
    if is_own(row.url):
        raise Conflict("hook_to_itself")
    fields = {
        "Content-Type": "application/json; charset=utf-8",
        "Accept": "application/json",
        "X-Flurfunk-Event": "command.invoked",
        "X-Flurfunk-Delivery": row.id,
        "X-Flurfunk-Signature": signature(secret_of(row.id), body, int(time.time())),
    }
    if not _AT_ONCE.acquire(blocking=False):
        raise Unavailable
    try:
        return egress.send(Ask(row.url, "POST", fields, body), _LIMITS)
    except EgressFailed as error:
        raise Conflict("command_timed_out" if error.reason is Reason.TIME else "command_failed") from error
    except EgressRefused as error:
        raise Conflict("command_failed") from error
    finally:
        _AT_ONCE.release()


def _take(row: BotCommand, invocation: Invocation, answer: Answer) -> InvokedOut:
    """Show what came back. An empty answer means: later, or there is nothing to say."""
    if not 200 <= answer.status < 300:
        raise Conflict("command_failed")
    if not answer.body.strip():
        return InvokedOut(state="passed_on", answer=None)
    try:
        said = AnsweredIn.model_validate(json.loads(answer.body))
    except (ValidationError, ValueError, RecursionError) as error:
        raise Conflict("command_failed") from error
    if not said.text.strip():
        return InvokedOut(state="passed_on", answer=None)
    shown = _answer(invocation, said, row.bot, key=uuid.uuid4().hex)
    return InvokedOut(state="said" if shown is None else "answered", answer=shown)


def _answer(invocation: Invocation, said: AnsweredIn, bot: Person, *, key: str) -> CommandAnswerOut | None:
    """Say an answer in the room (the same key again says nothing more), or return what is for the caller alone."""
    if said.visible == "room":
        say_as_bot(bot, invocation.room, said.text, invocation.thread, key=key)
        return None
    return CommandAnswerOut(
        room=invocation.room,
        thread=invocation.thread,
        command=invocation.command,
        bot=bot.id,
        html=render(check_body(said.text)).html,
    )


def _one_line(text: str) -> str:
    return " ".join(clean_text(text).split())
