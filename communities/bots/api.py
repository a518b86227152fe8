"""HTTP routes on bots and their tokens."""

from django.http import HttpRequest
from ninja import File, Router, Status
from ninja.files import UploadedFile

from communities.bots import queries
from communities.bots.schemas import BotIn, BotOut, BotPatch, IntegrationsOut
from communities.bots.services import bots
from workspace.core.images import read_picture
from workspace.core.schemas import ErrorOut
from workspace.people.auth import SIGNED_IN, actor_of, require_browser
from workspace.people.schemas import BotTokenIn, BotTokenMade

router = Router(auth=SIGNED_IN, tags=["bots"])


@router.get("/bots", response={200: list[BotOut], 401: ErrorOut, 403: ErrorOut, 404: ErrorOut})
def list_bots(request: HttpRequest) -> list[BotOut]:
    """Return all bots, whoever's they are. For administrators."""
    return queries.all_bots(actor_of(request))


@router.post("/bots", response={201: BotOut, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 422: ErrorOut})
def make_house_bot(request: HttpRequest, payload: BotIn) -> Status[BotOut]:
    """Make a bot of the house, which any community may take in. For administrators."""
    return Status(201, bots.make_house_bot(actor_of(request), payload))


@router.get(
    "/communities/{community_id}/integrations",
    response={200: IntegrationsOut, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut},
)
def read_integrations(request: HttpRequest, community_id: str) -> IntegrationsOut:
    """Return bots, webhooks and commands of a community. For those who look after it."""
    return queries.integrations_of(actor_of(request), community_id)


@router.post(
    "/communities/{community_id}/bots",
    response={201: BotOut, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 409: ErrorOut, 422: ErrorOut},
)
def make_community_bot(request: HttpRequest, community_id: str, payload: BotIn) -> Status[BotOut]:
    """Make a bot of a community. For its owners."""
    return Status(201, bots.make_community_bot(actor_of(request), community_id, payload))


@router.put(
    "/communities/{community_id}/bots/{bot_id}",
    response={204: None, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 409: ErrorOut},
)
def let_bot_in(request: HttpRequest, community_id: str, bot_id: str) -> Status[None]:
    """Take a bot of the house into a community. For its owners."""
    bots.let_in(actor_of(request), community_id, bot_id)
    return Status(204, None)


@router.patch(
    "/bots/{bot_id}", response={200: BotOut, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 422: ErrorOut}
)
def change_bot(request: HttpRequest, bot_id: str, payload: BotPatch) -> BotOut:
    """Change what a bot is called and what it says of itself."""
    return bots.change_bot(actor_of(request), bot_id, payload)


@router.post(
    "/bots/{bot_id}/avatar",
    response={200: BotOut, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 422: ErrorOut},
)
def change_bot_avatar(request: HttpRequest, bot_id: str, image: File[UploadedFile]) -> BotOut:
    """Give a bot a picture (PNG, JPEG, WebP, GIF); it is cropped to a square and re-encoded."""
    return bots.change_bot_avatar(actor_of(request), bot_id, read_picture(image))


@router.delete("/bots/{bot_id}/avatar", response={200: BotOut, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut})
def remove_bot_avatar(request: HttpRequest, bot_id: str) -> BotOut:
    """Go back to initials."""
    return bots.change_bot_avatar(actor_of(request), bot_id, None)


@router.delete("/bots/{bot_id}", response={204: None, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut})
def remove_bot(request: HttpRequest, bot_id: str) -> Status[None]:
    """Remove a bot with its tokens, webhooks and commands; what it said stays."""
    bots.remove_bot(actor_of(request), bot_id)
    return Status(204, None)


@router.post(
    "/bots/{bot_id}/tokens",
    response={201: BotTokenMade, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 422: ErrorOut},
)
def make_bot_token(request: HttpRequest, bot_id: str, payload: BotTokenIn) -> Status[BotTokenMade]:
    """Make a token of a bot, from a browser; the secret is in this answer only."""
    require_browser(request)
    return Status(201, bots.make_token(actor_of(request), bot_id, payload))


@router.delete(
    "/bots/{bot_id}/tokens/{token_id}",
    response={204: None, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut},
)
def revoke_bot_token(request: HttpRequest, bot_id: str, token_id: str) -> Status[None]:
    """Make a token of a bot worthless at once."""
    bots.revoke_token(actor_of(request), bot_id, token_id)
    return Status(204, None)
