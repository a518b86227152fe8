"""Noting what happens in rooms for the webhooks that listen: one look and one insert, and nothing where none does."""

from communities.bots.models import HookDelivery, OutgoingHook
from communities.bots.schemas import HookEvent
from communities.chat.models import Room
from communities.chat.ports import Happening, Heard
from communities.spaces.models import Visibility
from workspace.core.clock import now

_ASKED = {
    Happening.SENT: HookEvent.SENT,
    Happening.EDITED: HookEvent.EDITED,
    Happening.DELETED: HookEvent.DELETED,
    Happening.REACTED: HookEvent.REACTION,
    Happening.UNREACTED: HookEvent.REACTION,
}
_WITH_WORDS = (Happening.SENT, Happening.EDITED)


class Hooks:
    """Webhooks as a listener of the chat (`chat.ports.Listener`)."""

    def hear(self, heard: Heard) -> None:
        """Put a delivery behind those that wait, for each webhook that wants to know."""
        room = Room.objects.filter(id=heard.message.room_id)
        whole = room.filter(visibility=Visibility.PUBLIC).values("community")
        hooks = OutgoingHook.objects.filter(stopped_at=None)
        near = hooks.filter(room=heard.message.room_id) | hooks.filter(room=None, community__in=whole)
        at = now()
        HookDelivery.objects.bulk_create(
            HookDelivery(
                hook=hook,
                kind=heard.kind,
                message=heard.message,
                actor=heard.actor,
                emoji=heard.emoji,
                happened_at=at,
                next_at=at,
            )
            for hook in near
            if _wants(hook, heard)
        )


def _wants(hook: OutgoingHook, heard: Heard) -> bool:
    if _ASKED[heard.kind] not in hook.events:
        return False
    text = heard.message.body.casefold()
    return not hook.words or heard.kind not in _WITH_WORDS or any(word in text for word in hook.words)
