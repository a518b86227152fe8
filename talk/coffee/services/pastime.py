"""What lies on the table: an ice-breaker, and a timer that all share. Everyone who sits there may."""

import secrets
from datetime import timedelta
from typing import Final

from django.db import transaction

from communities.spaces.models import CommunityMember, Visibility
from talk.coffee.cards import Card, draw, shared_by_two
from talk.coffee.events import TableAct
from talk.coffee.models import CoffeeRoom, CoffeeSeat
from talk.coffee.services.keeping import Deed, tell
from talk.coffee.services.seats import require_seated
from workspace.core.clock import now
from workspace.core.events import publish_all
from workspace.core.limits import Limit, take
from workspace.people.models import Person

PASTIME_LIMIT: Final = Limit("coffee_pastime", 20, 20)


@transaction.atomic
def draw_card(actor: Person, room_id: str) -> None:
    """Put another ice-breaker on the table; now and then one about what two of those there share."""
    take(PASTIME_LIMIT, actor.id)
    room = require_seated(actor, room_id).room
    _lay(room, draw(room.card, _shared(room), secrets.randbelow))
    publish_all(tell(room, Deed(TableAct.DREW, actor.id)))


@transaction.atomic
def put_card_away(actor: Person, room_id: str) -> None:
    """Clear the table. Again changes nothing."""
    room = require_seated(actor, room_id).room
    if room.card is not None:
        _lay(room, None)
        publish_all(tell(room, Deed(TableAct.DREW, actor.id)))


@transaction.atomic
def set_timer(actor: Person, room_id: str, minutes: int) -> None:
    """Let a timer run that all see; 0 stops it."""
    take(PASTIME_LIMIT, actor.id)
    room = require_seated(actor, room_id).room
    if minutes == 0 and room.timer_s is None:
        return
    room.timer_s = minutes * 60 or None
    room.timer_ends_at = now() + timedelta(minutes=minutes) if minutes else None
    room.save(update_fields=["timer_s", "timer_ends_at"])
    publish_all(tell(room, Deed(TableAct.TIMED, actor.id)))


def _lay(room: CoffeeRoom, card: Card | None) -> None:
    room.card, room.card_about = (card.number, card.about) if card else (None, "")
    room.save(update_fields=["card", "card_about"])


def _shared(room: CoffeeRoom) -> list[str]:
    """Return the public communities, others than the room's own, in which two of those at the table are."""
    seated = CoffeeSeat.objects.filter(room=room).values("person")
    rows = CommunityMember.objects.filter(
        person__in=seated, community__visibility=Visibility.PUBLIC, community__archived_at=None
    ).exclude(community=room.community_id)
    places: dict[str, list[str]] = {}
    for person, name in rows.values_list("person_id", "community__name"):
        places.setdefault(person, []).append(name)
    return shared_by_two(places)
