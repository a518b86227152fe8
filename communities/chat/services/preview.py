"""Previews of links: asked for as a message is sent, made by the worker, shown until somebody takes them away."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef

from communities.chat.events import MessagePreviewed, room_topic
from communities.chat.models import LinkPreview, Message, MessagePreview
from communities.chat.policies import can_delete, require_membership
from communities.chat.queries.places import find_message
from communities.chat.queries.previews import previews_of
from communities.chat.services.looking import KEPT, forget, leads_out, look_at
from communities.chat.tasks import preview_links
from workspace.core.errors import NotAllowed, NotFound
from workspace.core.events import publish
from workspace.core.text import links_in
from workspace.egress.client import Egress
from workspace.people.models import Person

LINKS_A_MESSAGE: Final = 3
_FORGOTTEN_A_ROUND: Final = 200
_outside: Final = Egress()


def ask_for_previews(message: Message, *, is_new: bool) -> None:
    """Have the worker look at the links of a message; free for a new one that has none."""
    has_links = '<a href="http' in message.html
    has_previews = not is_new and MessagePreview.objects.filter(message=message).exists()
    if settings.LINK_PREVIEWS and (has_links or has_previews):
        preview_links.enqueue(message.id)


def make_previews(message_id: str, egress: Egress = _outside) -> None:
    """Look at the first links of a message and show what stands behind them. Again changes nothing."""
    message = Message.objects.select_related("room__community").filter(id=message_id, deleted_at=None).first()
    if message is None or not settings.LINK_PREVIEWS:
        return
    community = message.room.community
    if community is not None and not community.link_previews:
        return
    urls = [url for url in links_in(message.body) if leads_out(url)][:LINKS_A_MESSAGE]
    _show(message, look_at(urls, egress))


@transaction.atomic
def remove_preview(actor: Person, message_id: str, preview_id: str) -> None:
    """Take a preview from one's own message, or from one that one may delete. Again changes nothing."""
    message, place = find_message(actor, message_id, lock=True)
    require_membership(place.room, place.membership, place.seat)
    if not can_delete(actor, message, place.room, place.membership, place.seat):
        raise NotAllowed
    row = MessagePreview.objects.filter(message=message, preview=preview_id).first()
    if row is None:
        raise NotFound
    if not row.is_removed:
        row.is_removed = True
        row.save(update_fields=["is_removed"])
        _tell(message)


def drop_previews(message: Message) -> None:
    """Forget what stood behind the links of a message that is deleted."""
    MessagePreview.objects.filter(message=message).delete()


def tidy_previews(at: datetime) -> int:
    """Delete looks that are past use and that no message shows; return how many."""
    shown = MessagePreview.objects.filter(preview=OuterRef("pk"))
    old = LinkPreview.objects.filter(~Exists(shown), looked_at__lt=at - KEPT - timedelta(hours=1))
    return forget(old[:_FORGOTTEN_A_ROUND])


@transaction.atomic
def _show(seen: Message, looks: Sequence[LinkPreview]) -> None:
    """Put looks to the message that was seen; one that was edited or deleted meanwhile has a later task, or none."""
    message = Message.objects.select_for_update(no_key=True).filter(id=seen.id, deleted_at=None).first()
    if message is None or message.version != seen.version:
        return
    before = previews_of([message.id])[message.id]
    rows = MessagePreview.objects.filter(message=message)
    removed = set(rows.filter(is_removed=True).values_list("preview__digest", flat=True))
    rows.filter(is_removed=False).delete()
    MessagePreview.objects.bulk_create(
        MessagePreview(message=message, preview=look, position=position)
        for position, look in enumerate(looks)
        if look.digest not in removed
    )
    if previews_of([message.id])[message.id] != before:
        _tell(message)


def _tell(message: Message) -> None:
    event = MessagePreviewed(message=message.id, previews=previews_of([message.id])[message.id])
    publish(room_topic(message.room_id), event, subject=message.id)
