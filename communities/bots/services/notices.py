"""Telling people that a webhook was stopped: its bot writes to who made it, or where they have left, to an owner."""

import uuid
from typing import Final

import structlog
from django.conf import settings

from communities.bots.models import OutgoingHook
from communities.bots.services.saying import say_as_bot
from communities.chat.services.directs import start_conversation
from communities.spaces.models import CommunityMember, Standing
from workspace.core.errors import FlurfunkError
from workspace.people.models import Person

_WORDS: Final = {
    "de": "Ich habe den Webhook **{name}** angehalten: Die Gegenseite war auf Dauer nicht zu erreichen ({reason}). "
    "Was in der Community gesagt wurde, ist davon nicht berührt. "
    "Unter „Integrationen“ kannst du nachsehen und ihn wieder starten: {link}",
    "en": "I have stopped the webhook **{name}**: its other side could not be reached for long ({reason}). "
    "What was said in the community is not affected. "
    "Look at it under “Integrations” and start it again: {link}",
}
_REASONS: Final = {
    "status": ("sie antwortet mit einem Fehler", "it answers with an error"),
    "time": ("sie antwortet zu langsam", "it answers too slowly"),
    "connection": ("keine Verbindung", "no connection"),
    "address": ("die Adresse führt ins eigene Netz", "the address leads into our own network"),
    "itself": ("die Adresse führt zu uns selbst", "the address leads to ourselves"),
    "behind": ("es warten zu viele Nachrichten", "too much is waiting"),
}
_ELSE: Final = ("die Adresse ist nicht brauchbar", "the address cannot be used")

log = structlog.get_logger(__name__)


def tell_stopped(hook: OutgoingHook) -> None:
    """Write to who has to know. That this fails is no reason to fail."""
    reader = _reader(hook)
    if reader is None:
        return
    german, english = _REASONS.get(hook.stopped_for, _ELSE)
    text = _WORDS[reader.language].format(
        name=hook.name.translate(_QUIET),
        reason=german if reader.language == "de" else english,
        link=f"{settings.PUBLIC_URL}/rooms/c/{hook.community_id}/integrations",
    )
    try:
        room = start_conversation(hook.bot, [reader.id]).room.id
        say_as_bot(hook.bot, room, text, None, key=uuid.uuid4().hex)
    except FlurfunkError as error:
        log.info("Nobody could be told of a stopped webhook", hook=hook.id, code=error.code)


_QUIET: Final = str.maketrans(dict.fromkeys("*_`[]<>\\@", " "))


def _reader(hook: OutgoingHook) -> Person | None:
    maker = hook.made_by
    if maker is not None and maker.is_active:
        return maker
    owners = CommunityMember.objects.filter(
        community=hook.community_id,
        standing=Standing.OWNER,
        person__deactivated_at=None,
        person__is_bot=False,
    )
    owner = owners.select_related("person").order_by("joined_at").first()
    return owner.person if owner else None
