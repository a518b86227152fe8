"""Knocking at a closed door, and answering."""

from datetime import timedelta
from typing import Final

from django.db import transaction

from talk.coffee.events import KnockAnswered, TableAct
from talk.coffee.models import CoffeeKnock, CoffeeRoom, CoffeeSeat
from talk.coffee.queries import find_coffee_room
from talk.coffee.services.keeping import Deed, tell
from talk.coffee.services.seats import require_place, require_seated
from workspace.core.clock import now
from workspace.core.errors import Conflict
from workspace.core.events import announce, publish_all
from workspace.core.limits import Limit, take
from workspace.people.events import person_topic
from workspace.people.models import Person

KNOCK_LIMIT: Final = Limit("coffee_knock", 6, 60)
KNOCK_LASTS: Final = timedelta(seconds=60)
"""So long a knock is heard, and so long who was let in may take their time."""


@transaction.atomic
def knock(actor: Person, room_id: str) -> None:
    """Ask those inside to be let in; of two doors one stands at the newer one. Again changes nothing.

    Raises `Conflict` where the door is open, or there is no place: a block answers like a full table here as well.
    """
    take(KNOCK_LIMIT, actor.id)
    room = find_coffee_room(actor, room_id, lock=True).room
    if not room.is_closed or not CoffeeSeat.objects.filter(room=room).exists():
        raise Conflict("coffee_open")
    require_place(actor, room)
    known = CoffeeKnock.objects.filter(person=actor).first()
    if known is not None and known.room_id == room.id:
        return
    CoffeeKnock.objects.update_or_create(
        person=actor, defaults={"room": room, "at": now(), "let_in_at": None}
    )
    publish_all(tell(room, Deed(TableAct.KNOCKED, actor.id, actor.id)))


@transaction.atomic
def go_away(actor: Person, room_id: str) -> None:
    """Wait no longer. Again changes nothing."""
    room = find_coffee_room(actor, room_id, lock=True).room
    deleted, _ = CoffeeKnock.objects.filter(room=room, person=actor).delete()
    if deleted:
        publish_all(tell(room, Deed(TableAct.WENT_AWAY, actor.id, actor.id)))


@transaction.atomic
def answer_knock(actor: Person, room_id: str, person_id: str, *, let_in: bool) -> None:
    """Let somebody in who knocks, or not. For everyone who sits there. Raises `Conflict` where that person is gone."""
    room = require_seated(actor, room_id).room
    waiting = CoffeeKnock.objects.filter(room=room, person=person_id, let_in_at=None).first()
    if waiting is None:
        raise Conflict("coffee_nobody_knocks")
    if let_in:
        waiting.let_in_at = now()
        waiting.save(update_fields=["let_in_at"])
    else:
        waiting.delete()
    act = TableAct.LET_IN if let_in else TableAct.TURNED_AWAY
    tell_knocker(room, person_id, is_let_in=let_in)
    publish_all(tell(room, Deed(act, actor.id, person_id)))


def tell_knocker(room: CoffeeRoom, person_id: str, *, is_let_in: bool) -> None:
    """Tell somebody at the door what came of it, after commit."""
    fact = KnockAnswered(room=room.id, is_let_in=is_let_in)
    transaction.on_commit(lambda: announce(person_topic(person_id), fact), robust=True)
