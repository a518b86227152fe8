"""The HTTP route on messages that others point at."""

from django.http import HttpRequest
from ninja import Router

from communities.chat.card_schemas import CardsIn, CardsOut
from communities.chat.queries.cards import cards_of
from workspace.core.schemas import ErrorOut
from workspace.people.auth import SIGNED_IN, actor_of

router = Router(auth=SIGNED_IN, tags=["messages"])


@router.post("/cards", response={200: CardsOut, 401: ErrorOut, 422: ErrorOut})
def look_at_cards(request: HttpRequest, payload: CardsIn) -> CardsOut:
    """Return what forwarded messages and permalinks lead to, as far as one may read it. It changes nothing."""
    return cards_of(actor_of(request), payload)
