"""HTTP routes on webhooks, and the one by which other programs speak."""

from typing import Final

from django.http import HttpRequest
from ninja import Router, Status

from communities.bots import queries
from communities.bots.schemas import (
    DeliveryOut,
    IncomingHookIn,
    IncomingHookMade,
    OutgoingHookIn,
    OutgoingHookMade,
    OutgoingHookOut,
    OutgoingHookPatch,
    PostedOut,
)
from communities.bots.services import incoming, outgoing
from workspace.core.errors import Invalid
from workspace.core.schemas import ErrorOut
from workspace.people.auth import SIGNED_IN, actor_of

router = Router(auth=SIGNED_IN, tags=["webhooks"])
open_router = Router(tags=["webhooks"])
"""For whoever holds an address with its secret."""
_REFUSED: Final = {401: ErrorOut, 403: ErrorOut, 404: ErrorOut}


@open_router.post(
    "/hooks/{hook_id}/{secret}",
    response={201: PostedOut, 403: ErrorOut, 404: ErrorOut, 409: ErrorOut, 422: ErrorOut, 429: ErrorOut},
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {
                    "schema": {
                        "type": "object",
                        "required": ["text"],
                        "properties": {
                            "text": {"type": "string", "description": "Markdown, 1 to 10,000 characters"},
                            "username": {"type": "string", "description": "Who says it, before the words"},
                            "thread": {"type": "string", "description": "Id of the message to reply to"},
                        },
                    }
                }
            },
        }
    },
)
def post_to_hook(request: HttpRequest, hook_id: str, secret: str) -> Status[PostedOut]:
    """Say something in the webhook's channel, as its bot.

    `curl -H 'Content-Type: application/json' -d '{"text": "Build 7 is green"}' URL`. A form with the JSON in `payload`
    does as well, and what Slack's incoming webhooks take. With an `Idempotency-Key` the same request may be sent again.
    """
    length = request.headers.get("Content-Length", "")
    if length.isdigit() and int(length) > incoming.BODY_LIMIT_BYTES:
        raise Invalid("body", "hook_body_too_large", limit=incoming.BODY_LIMIT_BYTES // 1024)
    posted = incoming.Posted(
        body=request.body,
        kind=request.headers.get("Content-Type", "").lower(),
        key=request.headers.get("Idempotency-Key", "")[:200],
        address=str(request.META.get("REMOTE_ADDR", "")),
        is_own="X-Flurfunk-Delivery" in request.headers,
    )
    return Status(201, incoming.receive(hook_id, secret, posted))


@router.post(
    "/communities/{community_id}/incoming-hooks",
    response={201: IncomingHookMade, **_REFUSED, 409: ErrorOut, 422: ErrorOut},
)
def make_incoming(
    request: HttpRequest, community_id: str, payload: IncomingHookIn
) -> Status[IncomingHookMade]:
    """Make an incoming webhook of a channel; its address is in this answer only. For those who look after it."""
    return Status(201, incoming.make_incoming(actor_of(request), community_id, payload))


@router.post("/incoming-hooks/{hook_id}/rotate", response={200: IncomingHookMade, **_REFUSED})
def rotate_incoming(request: HttpRequest, hook_id: str) -> IncomingHookMade:
    """Give a webhook a new address; the old one is worthless at once."""
    return incoming.rotate_incoming(actor_of(request), hook_id)


@router.delete("/incoming-hooks/{hook_id}", response={204: None, **_REFUSED})
def revoke_incoming(request: HttpRequest, hook_id: str) -> Status[None]:
    """Revoke an incoming webhook."""
    incoming.revoke_incoming(actor_of(request), hook_id)
    return Status(204, None)


@router.post(
    "/communities/{community_id}/outgoing-hooks",
    response={201: OutgoingHookMade, **_REFUSED, 409: ErrorOut, 422: ErrorOut},
)
def make_outgoing(
    request: HttpRequest, community_id: str, payload: OutgoingHookIn
) -> Status[OutgoingHookMade]:
    """Make an outgoing webhook; what its deliveries are signed with is in this answer only.

    Each delivery carries `X-Flurfunk-Signature: t=SECONDS,v1=HEX`, where HEX is HMAC-SHA256 of `SECONDS.BODY`.
    """
    return Status(201, outgoing.make_outgoing(actor_of(request), community_id, payload))


@router.patch("/outgoing-hooks/{hook_id}", response={200: OutgoingHookOut, **_REFUSED, 422: ErrorOut})
def change_outgoing(request: HttpRequest, hook_id: str, payload: OutgoingHookPatch) -> OutgoingHookOut:
    """Change an outgoing webhook, stop it or start it again."""
    return outgoing.change_outgoing(actor_of(request), hook_id, payload)


@router.post("/outgoing-hooks/{hook_id}/rotate", response={200: OutgoingHookMade, **_REFUSED})
def rotate_outgoing(request: HttpRequest, hook_id: str) -> OutgoingHookMade:
    """Sign with a new secret from now on."""
    return outgoing.rotate_outgoing(actor_of(request), hook_id)


@router.delete("/outgoing-hooks/{hook_id}", response={204: None, **_REFUSED})
def remove_outgoing(request: HttpRequest, hook_id: str) -> Status[None]:
    """Remove an outgoing webhook."""
    outgoing.remove_outgoing(actor_of(request), hook_id)
    return Status(204, None)


@router.get("/outgoing-hooks/{hook_id}/deliveries", response={200: list[DeliveryOut], **_REFUSED})
def list_deliveries(request: HttpRequest, hook_id: str) -> list[DeliveryOut]:
    """Return the last deliveries, the newest first, without what they said."""
    return queries.deliveries_of(actor_of(request), hook_id)


@router.post(
    "/outgoing-hooks/{hook_id}/deliveries/{delivery_id}/again",
    response={201: DeliveryOut, **_REFUSED, 409: ErrorOut},
)
def send_again(request: HttpRequest, hook_id: str, delivery_id: str) -> Status[DeliveryOut]:
    """Deliver something once more."""
    return Status(201, outgoing.send_again(actor_of(request), hook_id, delivery_id))


@router.post("/outgoing-hooks/{hook_id}/test", response={201: DeliveryOut, **_REFUSED, 409: ErrorOut})
def try_out(request: HttpRequest, hook_id: str) -> Status[DeliveryOut]:
    """Have a trial delivered: `{"type": "ping", …}`."""
    return Status(201, outgoing.try_out(actor_of(request), hook_id))
