"""Who has blocked whom: the one place that other slices ask before something of one person reaches another."""

from collections.abc import Iterable

from workspace.people.models import Block, Person


def blocked_by(person_id: str) -> list[str]:
    """Return whom a person has blocked, the last one first. For that person's eyes alone."""
    rows = Block.objects.filter(person=person_id).order_by("-since", "-id")
    return list(rows.values_list("blocked_id", flat=True))


def deaf_to(actor: Person, people: Iterable[str]) -> set[str]:
    """Return which of these people have blocked the actor."""
    rows = Block.objects.filter(blocked=actor, person__in=list(people))
    return set(rows.values_list("person_id", flat=True))


def has_blocked(actor: Person, people: Iterable[str]) -> bool:
    """Tell whether the actor has blocked one of these people."""
    return Block.objects.filter(person=actor, blocked__in=list(people)).exists()
