"""Marking rooms and communities to which webhooks listen, so that all others pay nothing for them."""

from communities.bots.models import OutgoingHook
from communities.chat.models import Room
from communities.spaces.models import Community


def mark_listening(hook: OutgoingHook) -> None:
    """Bring the mark of the hook's channel, or of its community, up to what is there now."""
    running = OutgoingHook.objects.filter(stopped_at=None)
    if hook.room_id is not None:
        Room.objects.filter(id=hook.room_id).update(is_hooked=running.filter(room=hook.room_id).exists())
        return
    whole = running.filter(community=hook.community_id, room=None)
    Community.objects.filter(id=hook.community_id).update(is_hooked=whole.exists())
