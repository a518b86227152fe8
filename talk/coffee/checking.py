"""Whether a round may be announced. Pure, plain Python, and a code path of its own.

Of the engine it knows the shapes (`people`) and nothing else: no array, no weight, no rule is shared with what it
checks. A round with a fault is not announced (`holding`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from talk.coffee.people import SLOTS, TRIO, Guest, Outcome, Reason, Round, Table, Term, Why, Wish


class Kind(StrEnum):
    """What can be wrong with a round."""

    UNKNOWN_PERSON = "unknown_person"
    SEATED_TWICE = "seated_twice"
    FORGOTTEN = "forgotten"
    """Neither at a table nor told why not."""
    WRONG_SIZE = "wrong_size"
    WRONG_WISH = "wrong_wish"
    KEPT_APART = "kept_apart"
    MET_LATELY = "met_lately"
    OWN_TEAM = "own_team"
    NO_COMMON_LANGUAGE = "no_common_language"
    NOT_FREE = "not_free"
    ODD_TWICE = "odd_twice"
    """The odd one must be spared, and another one at the table need not."""
    LEFT_TWICE = "left_twice"
    """Left out though they must be spared, while somebody sits in a pair who need not and could change with them."""
    LEFT_OVER = "left_over"
    """Left out, though they could sit with somebody else who is, or make a pair a trio."""
    FALSE_REASON = "false_reason"
    WRONG_SUM = "wrong_sum"
    ABOVE_BOUND = "above_bound"
    FALSE_EXCUSE = "false_excuse"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, and with whom. Not for logs: `KEPT_APART` tells of a private list."""

    kind: Kind
    people: tuple[str, ...] = ()


def faults_of(round_: Round, outcome: Outcome) -> tuple[Fault, ...]:
    """Return everything that is wrong with the tables of a round; nothing where it may be announced."""
    faults = [*_presence(round_, outcome)]
    if faults:
        return tuple(faults)  # what follows looks people up
    guests = {guest.person: guest for guest in round_.guests}
    for table in outcome.tables:
        seated = [guests[person] for person in table.people]
        faults += _size(table, seated)
        faults += _hard_rules(round_, table, seated)
        faults += _words(round_, table, seated)
    faults += _left_out(round_, outcome, guests)
    faults += _excuses(outcome, guests)
    if outcome.weight > outcome.bound:
        faults.append(Fault(Kind.ABOVE_BOUND))
    return tuple(faults)


def _presence(round_: Round, outcome: Outcome) -> Iterator[Fault]:
    taking_part = {guest.person for guest in round_.guests}
    seen: set[str] = set()
    for person in (*(person for table in outcome.tables for person in table.people), *outcome.unmatched):
        if person not in taking_part:
            yield Fault(Kind.UNKNOWN_PERSON, (person,))
        if person in seen:
            yield Fault(Kind.SEATED_TWICE, (person,))
        seen.add(person)
    for person in sorted(taking_part - seen):
        yield Fault(Kind.FORGOTTEN, (person,))


def _size(table: Table, seated: list[Guest]) -> Iterator[Fault]:
    wishes = {guest.wish for guest in seated}
    if len(wishes) != 1:
        yield Fault(Kind.WRONG_WISH, table.people)
    right = len(seated) in (3, 4, 5) if wishes == {Wish.GROUP} else len(seated) == (3 if table.odd else 2)
    if not right or (table.odd is not None and (table.odd not in table.people or wishes != {Wish.PAIR})):
        yield Fault(Kind.WRONG_SIZE, table.people)
    for guest in seated:
        if guest.person == table.odd and guest.spared and not all(other.spared for other in seated):
            yield Fault(Kind.ODD_TWICE, (guest.person,))


def _hard_rules(round_: Round, table: Table, seated: list[Guest]) -> Iterator[Fault]:
    for a, b in combinations(seated, 2):
        for kind in _between(round_, a, b):
            yield Fault(kind, (a.person, b.person))
    spoken = set(seated[0].languages)
    for guest in seated:
        spoken &= guest.languages
        if not 0 <= table.slot < SLOTS or not guest.slots & (1 << table.slot):
            yield Fault(Kind.NOT_FREE, (guest.person,))
    if not spoken or set(table.languages) != spoken:
        yield Fault(Kind.NO_COMMON_LANGUAGE, table.people)


def _between(round_: Round, a: Guest, b: Guest) -> Iterator[Kind]:
    """Yield what forbids two people to meet, but for time and language, which a table has in common."""
    if b.person in a.apart or a.person in b.apart:
        yield Kind.KEPT_APART
    meetings = [round_.met.get((a.person, b.person)), round_.met.get((b.person, a.person))]
    if any(last is not None and last >= round_.number - round_.window for last in meetings):
        yield Kind.MET_LATELY
    together = (a.team and a.team == b.team) or a.person == b.manager or b.person == a.manager
    if together and not (a.own_team and b.own_team):
        yield Kind.OWN_TEAM


def _could_meet(round_: Round, *people: Guest) -> bool:
    slots, spoken = people[0].slots, set(people[0].languages)
    for guest in people:
        slots &= guest.slots
        spoken &= guest.languages
    if not slots or not spoken:
        return False
    return not any(kind for a, b in combinations(people, 2) for kind in _between(round_, a, b))


def _words(round_: Round, table: Table, seated: list[Guest]) -> Iterator[Fault]:
    if sum(reason.points for reason in table.reasons) != table.weight:
        yield Fault(Kind.WRONG_SUM, table.people)
    if not all(_is_true(round_, reason, seated) for reason in table.reasons):
        yield Fault(Kind.FALSE_REASON, table.people)


def _is_true(round_: Round, reason: Reason, seated: list[Guest]) -> bool:
    """Tell whether what people are told of each other holds for a pair of them at least, and every name for one."""
    pairs = list(combinations(seated, 2))
    match reason.term:
        case Term.OTHER_DEPARTMENT:
            return any(a.department and b.department and a.department != b.department for a, b in pairs)
        case Term.OTHER_SITE:
            return any(a.site and b.site and a.site != b.site for a, b in pairs)
        case Term.SHARED_INTERESTS:
            shared = {name for a, b in pairs for name in a.interests & b.interests}
            return bool(reason.names) and shared == set(reason.names)
        case Term.NEWCOMER:
            return {guest.newcomer for guest in seated} == {True, False}
        case Term.WAITED:
            return any(guest.credit > 0 for guest in seated)
        case Term.MET_BEFORE:
            met = [(a.person, b.person) for a, b in pairs] + [(b.person, a.person) for a, b in pairs]
            return reason.points < 0 and any(pair in round_.met for pair in met)
        case _:
            return reason.points > 0


def _left_out(round_: Round, outcome: Outcome, guests: dict[str, Guest]) -> Iterator[Fault]:
    left = [guests[person] for person in sorted(outcome.unmatched) if guests[person].wish is Wish.PAIR]
    for a, b in combinations(left, 2):
        if _could_meet(round_, a, b):
            yield Fault(Kind.LEFT_OVER, (a.person, b.person))
    pairs = [[guests[person] for person in table.people] for table in outcome.tables if not table.odd]
    pairs = [pair for pair in pairs if len(pair) < TRIO]
    for one in left:
        yield from _places_for(round_, one, pairs)


def _places_for(round_: Round, one: Guest, pairs: Iterable[list[Guest]]) -> Iterator[Fault]:
    """Yield a fault for each kind of place that somebody left out could have had at a pair's table."""
    kinds = set()
    for a, b in pairs:
        with_a, with_b = _could_meet(round_, one, a), _could_meet(round_, one, b)
        if with_a and with_b and _could_meet(round_, one, a, b):
            kinds.add(Kind.LEFT_OVER)
        if one.spared and ((with_a and not b.spared) or (with_b and not a.spared)):
            kinds.add(Kind.LEFT_TWICE)
    for kind in sorted(kinds):
        yield Fault(kind, (one.person,))


def _excuses(outcome: Outcome, guests: dict[str, Guest]) -> Iterator[Fault]:
    """Yield excuses that are not true. Those that would need a list of everyone's meetings are taken as they are."""
    sizes = {wish: sum(guest.wish is wish for guest in guests.values()) for wish in Wish}
    for person, why in outcome.unmatched.items():
        guest = guests[person]
        holds = {
            Why.ALONE: sizes[guest.wish] == 1,
            Why.TOO_FEW_FOR_GROUP: guest.wish is Wish.GROUP and sizes[guest.wish] < TRIO,
            Why.NO_FREE_SLOT: guest.slots == 0,
        }
        if not holds.get(why, True) or (sizes[guest.wish] == 1) != (why is Why.ALONE):
            yield Fault(Kind.FALSE_EXCUSE, (person,))
