"""Who has blocked whom: the one place that other slices ask before something of one person reaches another."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from workspace.people.models import Block, Person


def blocked_by(person_id: str) -> list[str]:
    """Return whom a person has blocked, the last one first. For that person's eyes alone."""
    rows = Block.objects.filter(person=person_id).order_by("-since", "-id")
    return list(rows.values_list("blocked_id", flat=True))


def blocked_rows(person: Person) -> QuerySet[Block]:
    """Return the same as rows, for queries to leave out by. For that person's eyes alone."""
    return Block.objects.filter(person=person)


def deaf_to(actor: Person, people: Iterable[str]) -> set[str]:
    """Return which of these people have blocked the actor."""
    rows = Block.objects.filter(blocked=actor, person__in=list(people))
    return set(rows.values_list("person_id", flat=True))


def hearing(actor_id: str, people: Iterable[str]) -> set[str]:
    """Return who of these people is to be told of what the actor does: nobody who has blocked them, and no program.

    One statement, however many they are, and none for nobody.
    """
    others = set(people) - {actor_id}
    if not others:
        return others
    deaf = Block.objects.filter(blocked=actor_id).values("person")
    rows = Person.objects.filter(id__in=others, is_bot=False).exclude(id__in=deaf)
    return set(rows.values_list("id", flat=True))


def has_blocked(actor: Person, people: Iterable[str]) -> bool:
    """Tell whether the actor has blocked one of these people."""
    return Block.objects.filter(person=actor, blocked__in=list(people)).exists()


def are_apart(person_id: str, people: Iterable[str]) -> bool:
    """Tell whether the person has blocked one of these people, or one of them the person. Nobody is told which."""
    others = list(people)
    rows = Q(person=person_id, blocked__in=others) | Q(blocked=person_id, person__in=others)
    return bool(others) and Block.objects.filter(rows).exists()


def turned_away_among(people: Iterable[str]) -> set[str]:
    """Return who of these people has blocked another one of them. For no eyes: they are to be kept apart."""
    all_ = list(people)
    rows = Block.objects.filter(person__in=all_, blocked__in=all_)
    return set(rows.values_list("person_id", flat=True)) if len(all_) > 1 else set()


def blocks_among(people: Iterable[str]) -> list[tuple[str, str]]:
    """Return between whom of these people a block stands, once for each that does. For no eyes, as above."""
    all_ = list(people)
    rows = Block.objects.filter(person__in=all_, blocked__in=all_)
    return list(rows.values_list("person_id", "blocked_id"))
