"""HTTP routes on the organisation's own emoji."""

from django.http import HttpRequest
from ninja import File, Form, Router, Status
from ninja.files import UploadedFile

from workspace.core.errors import Invalid
from workspace.core.schemas import ErrorOut
from workspace.emoji import services
from workspace.emoji.pictures import MEGABYTES_LIMIT, MEGAPIXELS_LIMIT
from workspace.emoji.queries import own_emoji
from workspace.emoji.schemas import EmojiOut, EmojiRuleIn, OwnEmojiOut
from workspace.people.auth import SIGNED_IN, actor_of

router = Router(auth=SIGNED_IN, tags=["emoji"])


@router.get("/emoji", response={200: OwnEmojiOut, 401: ErrorOut})
def list_emoji(request: HttpRequest) -> OwnEmojiOut:
    """Return the organisation's own emoji, and who may add to them."""
    return own_emoji()


@router.post(
    "/emoji",
    response={201: EmojiOut, 401: ErrorOut, 403: ErrorOut, 409: ErrorOut, 422: ErrorOut, 429: ErrorOut},
)
def add_emoji(request: HttpRequest, name: Form[str], image: File[UploadedFile]) -> Status[EmojiOut]:
    """Add an emoji (PNG, JPEG, WebP, GIF); its picture is re-encoded. For administrators, or everyone if set so."""
    if (image.size or 0) > MEGABYTES_LIMIT * 1024 * 1024:
        raise Invalid("image", "image_too_large", limit=MEGABYTES_LIMIT, pixels=MEGAPIXELS_LIMIT)
    return Status(201, services.add_emoji(actor_of(request), name, image.read()))


@router.patch("/emoji", response={200: OwnEmojiOut, 401: ErrorOut, 404: ErrorOut, 422: ErrorOut})
def change_emoji_rule(request: HttpRequest, payload: EmojiRuleIn) -> OwnEmojiOut:
    """Say who may add emoji. For administrators."""
    services.change_rule(actor_of(request), everyone=payload.everyone_adds)
    return own_emoji()


@router.delete("/emoji/{name}", response={204: None, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut})
def remove_emoji(request: HttpRequest, name: str) -> Status[None]:
    """Remove an emoji; its name remains where it was used. For administrators, and who added it."""
    services.remove_emoji(actor_of(request), name)
    return Status(204, None)
