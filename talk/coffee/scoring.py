"""What two people are worth to each other, term by term, in whole points. Pure.

`may_meet` and `terms_between` say it for one pair; `board` says the same for arrays of pairs, and a test holds the two
together. Points add up, so each term can be told as a reason.
"""

from typing import Final

from talk.coffee.people import MAX_CREDIT, Guest, Reason, Round, Term, pair_of

POINTS: Final = {
    Term.OTHER_DEPARTMENT: 30,
    Term.OTHER_SITE: 20,
    Term.FEW_SHARED_CHANNELS: 20,
    Term.SHARED_INTERESTS: 12,
    Term.SIMILAR_INTERESTS: 16,
    Term.NEWCOMER: 15,
    Term.WAITED: 8,
    Term.MET_BEFORE: -24,
}
"""The most a term is worth; shared interests each, waiting a person and round."""
CHANNEL_STEP: Final = 5
"""What a shared channel takes off `FEW_SHARED_CHANNELS`, down to nothing."""
MOST_INTERESTS: Final = 3
"""More shared interests than that make no difference."""
FINENESS: Final = 100
"""Parts of 1 in which the coordinates of a meaning are counted: whole numbers add up alike on every machine."""


def is_own_team(a: Guest, b: Guest) -> bool:
    """Tell whether two people are of one team, or one is the other's manager."""
    same = a.team != "" and a.team == b.team
    return same or a.manager == b.person or b.manager == a.person


def met_lately(round_: Round, a: Guest, b: Guest) -> bool:
    """Tell whether the two have met in one of the last `window` rounds."""
    last = round_.met.get(pair_of(a.person, b.person))
    return last is not None and round_.number - last <= round_.window


def may_meet(round_: Round, a: Guest, b: Guest) -> bool:
    """Tell whether two people may sit at one table at all."""
    if not a.slots & b.slots or not a.languages & b.languages:
        return False
    if a.person in b.apart or b.person in a.apart:
        return False
    if not (a.own_team and b.own_team) and is_own_team(a, b):
        return False
    return not met_lately(round_, a, b)


def fading(round_: Round, last: int) -> int:
    """Return what an old meeting still takes off: half of it each round after the window, then nothing."""
    passed = round_.number - last - round_.window - 1
    return -(-POINTS[Term.MET_BEFORE] >> passed) if passed >= 0 else 0


def counted(meaning: tuple[float, ...]) -> tuple[int, ...]:
    """Return a meaning in whole numbers: (dims,), -`FINENESS` to `FINENESS`."""
    return tuple(max(-FINENESS, min(FINENESS, round(x * FINENESS))) for x in meaning)


def similarity_points(product: int) -> int:
    """Return the points of two meanings whose whole numbers have this scalar product."""
    most = FINENESS * FINENESS
    return POINTS[Term.SIMILAR_INTERESTS] * max(0, min(most, product)) // most


def terms_between(round_: Round, a: Guest, b: Guest) -> tuple[Reason, ...]:
    """Return what speaks for two people who may meet, and what against."""
    shared = tuple(sorted(a.interests & b.interests))
    last = round_.met.get(pair_of(a.person, b.person))
    channels = max(0, POINTS[Term.FEW_SHARED_CHANNELS] - CHANNEL_STEP * len(a.channels & b.channels))
    points = {
        Term.OTHER_DEPARTMENT: POINTS[Term.OTHER_DEPARTMENT] * _differ(a.department, b.department),
        Term.OTHER_SITE: POINTS[Term.OTHER_SITE] * _differ(a.site, b.site),
        Term.FEW_SHARED_CHANNELS: channels,
        Term.SHARED_INTERESTS: POINTS[Term.SHARED_INTERESTS] * min(len(shared), MOST_INTERESTS),
        Term.SIMILAR_INTERESTS: _similar(round_, a, b),
        Term.NEWCOMER: POINTS[Term.NEWCOMER] * (a.newcomer != b.newcomer),
        Term.WAITED: POINTS[Term.WAITED] * (min(a.credit, MAX_CREDIT) + min(b.credit, MAX_CREDIT)),
        Term.MET_BEFORE: fading(round_, last) if last is not None else 0,
    }
    names = {Term.SHARED_INTERESTS: shared}
    return tuple(Reason(term, n, names.get(term, ())) for term, n in points.items() if n)


def _differ(a: str, b: str) -> bool:
    return a != b and a != "" and b != ""


def _similar(round_: Round, a: Guest, b: Guest) -> int:
    meanings = round_.meanings or {}
    if a.person not in meanings or b.person not in meanings:
        return 0
    one, other = counted(meanings[a.person]), counted(meanings[b.person])
    return similarity_points(sum(x * y for x, y in zip(one, other, strict=True)))
