"""With whom somebody does not want to be brought together, and with whom again. Told to nobody."""

from typing import Final

from django.db import transaction

from talk.lobby.models import CoffeeApart
from workspace.core.errors import Conflict, Invalid, NotFound
from workspace.core.limits import Limit, take
from workspace.people.models import Person

APART_LIMIT: Final = Limit("coffee_apart", 60, 60)
MOST: Final = 100
"""So many people one list has at most."""


@transaction.atomic
def keep_apart(actor: Person, person_id: str) -> None:
    """Never bring the actor together with a person. Again changes nothing.

    Raises `Invalid` for oneself, `NotFound`, `Conflict` where there are too many, `TooFast`.
    """
    take(APART_LIMIT, actor.id)
    if person_id == actor.id:
        raise Invalid("person_id", "apart_yourself")
    if not Person.objects.filter(id=person_id, is_bot=False).exists():
        raise NotFound
    if CoffeeApart.objects.filter(person=actor).exclude(other=person_id).count() >= MOST:
        raise Conflict("too_many_apart", limit=MOST)
    CoffeeApart.objects.get_or_create(person=actor, other_id=person_id)


@transaction.atomic
def keep_apart_no_longer(actor: Person, person_id: str) -> None:
    """Bring them together again, if it comes to that. Again changes nothing."""
    CoffeeApart.objects.filter(person=actor, other=person_id).delete()
