"""Guests and rounds in a line each, and rounds that Hypothesis makes up."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations

from hypothesis import strategies as st

from talk.coffee.people import Guest, Outcome, Round, Wish
from talk.coffee.scoring import may_meet, terms_between

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def guest(person: str, **given: object) -> Guest:
    """Return somebody who is free on Monday at midnight and speaks English."""
    return replace(Guest(person, slots=1, languages=frozenset({"en"})), **given)  # type: ignore[arg-type]


def guests(people: Iterable[str], **given: object) -> tuple[Guest, ...]:
    """Return several who are alike."""
    return tuple(guest(person, **given) for person in people)


def round_of(*taking_part: Guest, **given: object) -> Round:
    """Return a round of theirs, the tenth."""
    return replace(Round(number=10, seed=7, guests=taking_part), **given)  # type: ignore[arg-type]


def sets(names: str, most: int = 3) -> st.SearchStrategy[frozenset[str]]:
    """Make up sets of letters."""
    return st.frozensets(st.sampled_from(names), max_size=most)


@st.composite
def rounds(draw: st.DrawFn, most: int = 8, wishes: tuple[Wish, ...] = (Wish.PAIR,)) -> Round:
    """Make up rounds in which hardly anything goes without saying."""
    people = LETTERS[: draw(st.integers(0, most))]
    taking_part = [
        Guest(
            person=person,
            slots=draw(st.integers(0, 7)),
            languages=draw(st.sampled_from([frozenset({"en"}), frozenset({"de"}), frozenset({"de", "en"})])),
            wish=draw(st.sampled_from(wishes)),
            department=draw(st.sampled_from(["", "x", "y"])),
            team=draw(st.sampled_from(["", "x1", "y1"])),
            manager=draw(st.sampled_from(["", "", "a"])),
            site=draw(st.sampled_from(["", "s", "t"])),
            interests=draw(sets("pqrst", 5)),
            channels=draw(sets("klm")),
            apart=draw(sets(LETTERS[:most], 1)) - {person},
            own_team=draw(st.booleans()),
            newcomer=draw(st.booleans()),
            credit=draw(st.integers(0, 6)),
            spared=draw(st.booleans()),
        )
        for person in people
    ]
    pairs = list(combinations(people, 2))
    met = draw(st.dictionaries(st.sampled_from(pairs), st.integers(0, 9), max_size=6)) if pairs else {}
    meanings = draw(
        st.none()
        | st.fixed_dictionaries({person: st.tuples(*[st.floats(-0.7, 0.7)] * 2) for person in people[1:]})
    )
    return Round(10, draw(st.integers(0, 99)), tuple(taking_part), met, draw(st.integers(0, 5)), meanings)


def worth(round_: Round, a: Guest, b: Guest) -> int | None:
    """Return what a pair is worth, None where they may not meet."""
    return sum(reason.points for reason in terms_between(round_, a, b)) if may_meet(round_, a, b) else None


def seated(outcome: Outcome) -> list[str]:
    """Return who sits at which table: `ab` for a and b."""
    return ["".join(table.people) for table in outcome.tables]
