"""Operators become conditions: who, which room, when. What cannot be understood is a hint, and finds nothing."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import F, Q, QuerySet

from workspace.core.errors import text_of
from workspace.people.models import Person
from workspace.search.dates import read_span
from workspace.search.language import HAS, IS, MENTION, UNMARKED, Filter, Mark, Operator
from workspace.search.models import SearchEntry
from workspace.search.ports import sources
from workspace.search.schemas import Kind, SearchHint

_NAMES_LIMIT = 50
_ONESELF = ("me", "mir")


@dataclass
class Scope:
    """What an entry must be besides holding the words."""

    viewer: Person
    kind: Kind | None
    at: datetime
    conditions: list[Q] = field(default_factory=list)
    mention: bool = False
    marks: Mark = UNMARKED
    unmarked: Mark = UNMARKED
    hints: list[SearchHint] = field(default_factory=list)

    def narrow(self, entries: QuerySet[SearchEntry]) -> QuerySet[SearchEntry]:
        """Keep the entries that meet the conditions."""
        for condition in self.conditions:
            entries = entries.filter(condition)
        if self.marks or self.unmarked:
            asked = (self.marks | self.unmarked).value
            entries = entries.alias(asked=F("marks").bitand(asked)).filter(asked=self.marks.value)
        return entries

    def hint(self, code: str, wish: Filter) -> None:
        """Say that a part of the search means nothing here."""
        message = text_of(code, self.viewer.language, value=wish.value)
        self.hints.append(SearchHint(code=code, typed=wish.typed, message=message))


def read_scope(
    viewer: Person, filters: tuple[Filter, ...], *, kind: Kind | None, place: str | None, at: datetime
) -> Scope:
    """Look up what the operators name."""
    scope = Scope(viewer, kind, at)
    if place is not None:
        scope.conditions.append(Q(place=place))
    for operator in Operator:
        wishes = [wish for wish in filters if wish.operator == operator]
        if wishes:
            _READERS[operator](scope, wishes)
    return scope


def _from(scope: Scope, wishes: list[Filter]) -> None:
    """Two people mean either; none of them can have written one thing together."""
    _either(scope, wishes, "author", "search_nobody", lambda wish: _people(scope.viewer, wish.value))


def _in(scope: Scope, wishes: list[Filter]) -> None:
    def places(wish: Filter) -> list[str]:
        name = wish.value.removeprefix("#").strip()
        return [
            place
            for source in sources(scope.kind)
            for place in (source.find_places(scope.viewer, name) if name else [])
        ]

    _either(scope, wishes, "place", "search_no_place", places)


def _either(
    scope: Scope, wishes: list[Filter], field_name: str, code: str, look_up: Callable[[Filter], list[str]]
) -> None:
    wanted: list[str] = []
    for wish in wishes:
        found = look_up(wish)
        if not found:
            scope.hint(code, wish)
        if wish.is_not:
            scope.conditions.append(~Q(**{f"{field_name}__in": found}))
        else:
            wanted += found
    if any(not wish.is_not for wish in wishes):
        scope.conditions.append(Q(**{f"{field_name}__in": wanted}))


def _people(viewer: Person, typed: str) -> list[str]:
    """Return whom a handle means, else all who are called so; the departed too, since their words remain."""
    name = typed.removeprefix("@").strip().lower()
    if not name or name in _ONESELF:
        return [viewer.id] if name else []
    exact = list(Person.objects.filter(handle=name).values_list("id", flat=True))
    if exact or typed.startswith("@"):
        return exact
    named = Q()
    for word in name.replace(".", " ").split():
        named &= Q(name__icontains=word)
    return list(Person.objects.filter(named).values_list("id", flat=True)[:_NAMES_LIMIT])


def _time(scope: Scope, wishes: list[Filter]) -> None:
    for wish in wishes:
        span = read_span(wish.value, at=scope.at, zone=ZoneInfo(scope.viewer.time_zone))
        if span is None:
            scope.hint("search_no_date", wish)
        elif wish.operator == Operator.BEFORE:
            scope.conditions.append(Q(at__lt=span.start))
        elif wish.operator == Operator.AFTER:
            scope.conditions.append(Q(at__gte=span.end))
        else:
            scope.conditions.append(Q(at__gte=span.start, at__lt=span.end))


def _has(scope: Scope, wishes: list[Filter]) -> None:
    _traits(scope, wishes, HAS, "search_has_what")


def _is(scope: Scope, wishes: list[Filter]) -> None:
    _traits(scope, wishes, IS, "search_is_what")


def _traits(scope: Scope, wishes: list[Filter], known: dict[str, Mark | str], code: str) -> None:
    for wish in wishes:
        trait = known.get(wish.value.lower())
        if trait is None or (trait == MENTION and wish.is_not):
            scope.hint(code, wish)
        elif isinstance(trait, Mark):
            if wish.is_not:
                scope.unmarked |= trait
            else:
                scope.marks |= trait
        elif trait == MENTION:
            scope.mention = True
        else:
            mine = Q(author=scope.viewer.id)
            scope.conditions.append(~mine if wish.is_not else mine)


_READERS: dict[Operator, Callable[[Scope, list[Filter]], None]] = {
    Operator.FROM: _from,
    Operator.IN: _in,
    Operator.BEFORE: _time,
    Operator.AFTER: _time,
    Operator.ON: _time,
    Operator.HAS: _has,
    Operator.IS: _is,
}
