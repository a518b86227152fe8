"""Blocking somebody, and no longer. Told to one's own devices and to nobody else.

Everyone can be blocked, whatever their role: as a colleague. What somebody does to keep order is told by the house,
and reaches its person all the same.
"""

from django.db import transaction

from workspace.core.clock import now
from workspace.core.errors import Conflict, Invalid, NotFound
from workspace.core.events import announce
from workspace.people.blocking import blocked_by
from workspace.people.events import BlocksChanged, person_topic
from workspace.people.models import Block, Person

BLOCKS_A_PERSON = 500


@transaction.atomic
def block_person(actor: Person, person_id: str) -> None:
    """Let nothing of a person reach the actor any more. Again changes nothing.

    Raises `Invalid` for oneself, `NotFound`, `Conflict` where there are too many.
    """
    if person_id == actor.id:
        raise Invalid("person_id", "block_yourself")
    if not Person.objects.filter(id=person_id).exists():
        raise NotFound
    others = Block.objects.filter(person=actor).exclude(blocked=person_id)
    if others.count() >= BLOCKS_A_PERSON:
        raise Conflict("too_many_blocked", limit=BLOCKS_A_PERSON)
    _, is_new = Block.objects.get_or_create(person=actor, blocked_id=person_id, defaults={"since": now()})
    if is_new:
        _tell_devices(actor)


@transaction.atomic
def unblock_person(actor: Person, person_id: str) -> None:
    """Hear from a person again. Again, or for one who was never blocked, changes nothing."""
    removed, _ = Block.objects.filter(person=actor, blocked=person_id).delete()
    if removed:
        _tell_devices(actor)


def _tell_devices(actor: Person) -> None:
    topic = person_topic(actor.id)
    transaction.on_commit(lambda: announce(topic, BlocksChanged(blocked=blocked_by(actor.id))), robust=True)
