"""Who drinks coffee together becomes a table: when, in which language, and why. Pure."""

from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import combinations
from zlib import crc32

from talk.coffee.people import Guest, Reason, Round, Table, Term
from talk.coffee.scoring import may_meet, terms_between


def common_slots(guests: Iterable[Guest]) -> int:
    """Return when all of them are free."""
    return reduce(lambda slots, guest: slots & guest.slots, guests, -1)


def common_languages(guests: Sequence[Guest]) -> frozenset[str]:
    """Return what all of them speak."""
    return frozenset.intersection(*(guest.languages for guest in guests))


def may_sit(round_: Round, guests: Sequence[Guest]) -> bool:
    """Tell whether all of them may meet each other, at one time and in one language."""
    if not common_slots(guests) or not common_languages(guests):
        return False
    return all(may_meet(round_, a, b) for a, b in combinations(guests, 2))


def table_of(round_: Round, guests: Sequence[Guest], odd: Guest | None = None) -> Table:
    """Seat people who may sit together. The slot is drawn, so that not everyone meets on Monday morning."""
    seated = sorted(guests, key=lambda guest: guest.person)
    people = tuple(guest.person for guest in seated)
    slots = common_slots(seated)
    free = [slot for slot in range(slots.bit_length()) if slots >> slot & 1]
    reasons = _summed(reason for a, b in combinations(seated, 2) for reason in terms_between(round_, a, b))
    return Table(
        people=people,
        slot=free[crc32(f"{round_.seed}:{'/'.join(people)}".encode()) % len(free)],
        languages=tuple(sorted(common_languages(seated))),
        weight=sum(reason.points for reason in reasons),
        reasons=reasons,
        odd=odd.person if odd else None,
    )


def _summed(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    points: dict[Term, int] = {}
    names: dict[Term, set[str]] = {}
    for reason in reasons:
        points[reason.term] = points.get(reason.term, 0) + reason.points
        names.setdefault(reason.term, set()).update(reason.names)
    return tuple(Reason(term, points[term], tuple(sorted(names[term]))) for term in Term if term in points)
