"""Messages that others point at, on the wire."""

from pydantic import Field

from communities.chat.schemas import SEQ_LIMIT, MessageOut, RoomOut
from workspace.core.schemas import Id, Wire

CARDS_AT_ONCE = 50


class LinkedPlaceIn(Wire):
    """Where a permalink leads: a message's room and seq."""

    room: Id
    seq: int = Field(ge=0, le=SEQ_LIMIT)


class CardsIn(Wire):
    """Messages to look at, by their names or by their places."""

    messages: list[Id] = Field(default_factory=list, max_length=CARDS_AT_ONCE)
    places: list[LinkedPlaceIn] = Field(default_factory=list, max_length=CARDS_AT_ONCE)


class CardOut(Wire):
    """A message as the reader may see it now, and the room that it stands in."""

    said: MessageOut
    room: RoomOut


class CardsOut(Wire):
    """Those that the reader may see. What was deleted, is not open to them or never was is missing alike."""

    cards: list[CardOut]
