"""Telling a person's own devices that what they keep for later has changed."""

from django.db import transaction

from communities.later.events import LaterChanged
from workspace.core.events import announce
from workspace.people.events import person_topic
from workspace.people.models import Person


def tell_devices(person: Person) -> None:
    """Tell all of a person's devices, after commit."""
    topic = person_topic(person.id)
    transaction.on_commit(lambda: announce(topic, LaterChanged()), robust=True)
