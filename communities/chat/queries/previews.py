"""Previews of links: those of messages in order, and the picture of one for who may read its message."""

from collections import defaultdict
from collections.abc import Iterable

from communities.chat.models import LinkPreview, MessagePreview
from communities.chat.queries.places import find_message
from communities.chat.schemas import PreviewImageOut, PreviewOut
from workspace.core.errors import NotFound
from workspace.people.models import Person


def previews_of(message_ids: Iterable[str]) -> dict[str, list[PreviewOut]]:
    """Return what is shown behind the links of messages, in one query."""
    found: dict[str, list[PreviewOut]] = defaultdict(list)
    rows = MessagePreview.objects.filter(message__in=list(message_ids), is_removed=False)
    for row in rows.exclude(preview__title="").select_related("preview").order_by("message", "position"):
        found[row.message_id].append(_preview_out(row))
    return found


def find_picture(viewer: Person, message_id: str, preview_id: str) -> LinkPreview:
    """Return a preview with a picture, of a message that the viewer can read. Raises `NotFound`."""
    message, _ = find_message(viewer, message_id)
    shown = MessagePreview.objects.filter(message=message, preview=preview_id, is_removed=False)
    row = shown.exclude(preview__folder="").select_related("preview").first()
    if row is None or message.deleted_at is not None:
        raise NotFound
    return row.preview


def _preview_out(row: MessagePreview) -> PreviewOut:
    preview = row.preview
    address = f"/api/messages/{row.message_id}/previews/{preview.id}/image"
    image = (
        PreviewImageOut(url=address, width=preview.width, height=preview.height) if preview.folder else None
    )
    return PreviewOut(
        id=preview.id,
        url=preview.url,
        title=preview.title,
        description=preview.description,
        site=preview.site,
        image=image,
    )
