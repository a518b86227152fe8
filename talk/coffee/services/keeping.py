"""What is to be told of a table that has changed, and what goes when it empties. The caller holds the room's row."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial

from django.db import transaction

from communities.chat.services.coffee_rooms import erase_coffee_chat, leave_coffee_chat
from talk.coffee.events import (
    CoffeeRoomChanged,
    CoffeeRoomGone,
    TableAct,
    TableChanged,
    coffee_topic,
    corners_topic,
)
from talk.coffee.models import CoffeeKind, CoffeeRoom, CoffeeSeat
from talk.coffee.queries import coffee_room_out, seats_in, table_out
from workspace.core.clock import now
from workspace.core.events import Fact, Publication, announce
from workspace.people.events import person_topic


@dataclass(frozen=True, slots=True)
class Deed:
    """Which act it was: by whom (None is the server), and on whom."""

    act: TableAct
    by: str | None = None
    person: str | None = None


def tell(room: CoffeeRoom, deed: Deed, left: Collection[str] = ()) -> list[Publication]:
    """Return what to publish of a table that has changed: an event for each who left, since an entry evicts one."""
    room.version += 1
    room.save(update_fields=["version"])
    seats = seats_in(room)
    shape, table = coffee_room_out(room, seats), table_out(room, seats)
    if room.ended_at is None:
        _tell_everyone(room, CoffeeRoomChanged(room=shape))
    else:
        _tell_everyone(room, CoffeeRoomGone(room=room.id))
    topic = coffee_topic(room.id)
    leaving: list[str | None] = [*left] or [None]
    return [
        Publication(
            topic,
            TableChanged(
                act=deed.act,
                by=deed.by,
                person=deed.person,
                room=shape,
                table=table,
                left=[person] if person else [],
            ),
            evicts=person,
        )
        for person in leaving
    ]


def _tell_everyone(room: CoffeeRoom, fact: Fact) -> None:
    """Tell it as a fact, after commit: nothing remembers who was there. Of a match its guests alone hear."""
    topics = [corners_topic(room)]
    if room.kind == CoffeeKind.MATCH:
        topics = [person_topic(guest) for guest in room.guests.values_list("person_id", flat=True)]
    for topic in topics:
        transaction.on_commit(partial(announce, topic, fact), robust=True)


def unseat(room: CoffeeRoom, people: Collection[str], deed: Deed) -> list[Publication]:
    """Take people's seats and return what to publish. With the last one goes all that was at the table."""
    CoffeeSeat.objects.filter(room=room, person__in=people).delete()
    told: list[Publication] = []
    if CoffeeSeat.objects.filter(room=room).exists():
        if room.chat_id is not None:
            told = leave_coffee_chat(room.chat_id, people)
    else:
        _clear(room)
    return [*tell(room, deed, people), *told]


def _clear(room: CoffeeRoom) -> None:
    """Leave nothing of those who sat there: what they said, their card and timer, who was at the door or sent away."""
    chat, room.chat = room.chat, None
    room.card, room.card_about, room.timer_s, room.timer_ends_at = None, "", None, None
    room.emptied_at = now()
    is_expecting = room.stays_until is not None and room.stays_until > room.emptied_at
    if room.kind != CoffeeKind.CORNER and not is_expecting:
        room.ended_at = room.ended_at or room.emptied_at
    room.save(
        update_fields=["chat", "card", "card_about", "timer_s", "timer_ends_at", "emptied_at", "ended_at"]
    )
    room.knocks.all().delete()
    room.removals.all().delete()
    if chat is not None:
        erase_coffee_chat(chat)
