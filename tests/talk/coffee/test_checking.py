"""The checker finds each kind of fault in a round that was good before."""

import ast
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from talk.coffee import checking
from talk.coffee.checking import Kind, faults_of
from talk.coffee.holding import RoundRejected, hold_round, passed
from talk.coffee.people import Outcome, Reason, Round, Table, Term, Why, Wish
from tests.talk.coffee.inviting import guests, round_of

pytestmark = pytest.mark.pure

BOTH = 0b11
GOOD = round_of(
    *guests("ab", slots=BOTH, site="s", department="x"),
    *guests("cd", slots=BOTH, site="t", interests=frozenset({"chess"})),
    *guests("e", slots=BOTH, site="t"),
    *guests("fgh", slots=BOTH, wish=Wish.GROUP),
)
OUTCOME = hold_round(GOOD)

Mutation = Callable[[Round, Outcome], tuple[Round, Outcome]]


def pair_in(outcome: Outcome) -> Table:
    return next(table for table in outcome.tables if len(table.people) == 2)


def trio_in(outcome: Outcome) -> Table:
    return next(table for table in outcome.tables if table.odd)


def with_table(outcome: Outcome, old: Table, **change: object) -> Outcome:
    new = replace(old, **change)  # type: ignore[arg-type]
    return replace(outcome, tables=tuple(new if table == old else table for table in outcome.tables))


def with_guest(round_: Round, person: str, **change: object) -> Round:
    changed = [replace(g, **change) if g.person == person else g for g in round_.guests]  # type: ignore[arg-type]
    return replace(round_, guests=tuple(changed))


def with_pair(round_: Round, outcome: Outcome, **change: object) -> Round:
    return with_guest(round_, pair_in(outcome).people[0], **change)


def left_out(outcome: Outcome, table: Table, why: Why = Why.NOBODY_LEFT) -> Outcome:
    tables = tuple(other for other in outcome.tables if other != table)
    return replace(outcome, tables=tables, unmatched=dict.fromkeys(table.people, why))


def left_out_odd(outcome: Outcome) -> Outcome:
    odd = str(trio_in(outcome).odd)
    others = tuple(p for p in trio_in(outcome).people if p != odd)
    told = replace(outcome, unmatched={odd: Why.NOBODY_LEFT})
    return with_table(told, trio_in(outcome), people=others, odd=None)


def changed_reason(outcome: Outcome, reason: Reason) -> Outcome:
    return with_table(outcome, pair_in(outcome), reasons=(reason,), weight=reason.points)


MUTATIONS: list[tuple[Kind, Mutation]] = [
    (Kind.UNKNOWN_PERSON, lambda r, o: (r, replace(o, unmatched={"stranger": Why.NOBODY_LEFT}))),
    (Kind.SEATED_TWICE, lambda r, o: (r, replace(o, tables=(*o.tables, o.tables[0])))),
    (Kind.SEATED_TWICE, lambda r, o: (r, replace(o, unmatched={"a": Why.NOBODY_LEFT}))),
    (Kind.FORGOTTEN, lambda r, o: (r, replace(o, tables=o.tables[1:]))),
    (Kind.WRONG_SIZE, lambda r, o: (r, with_table(o, trio_in(o), odd=None))),
    (Kind.WRONG_SIZE, lambda r, o: (r, with_table(o, trio_in(o), odd="h"))),
    (Kind.WRONG_SIZE, lambda r, o: (with_guest(with_guest(r, pair_in(o).people[0], wish=Wish.GROUP),
                                               pair_in(o).people[1], wish=Wish.GROUP), o)),
    (Kind.WRONG_WISH, lambda r, o: (with_guest(r, "f", wish=Wish.PAIR), o)),
    (Kind.KEPT_APART, lambda r, o: (with_pair(r, o, apart=frozenset(pair_in(o).people[1])), o)),
    (Kind.KEPT_APART, lambda r, o: (with_guest(r, "h", apart=frozenset("f")), o)),
    (Kind.MET_LATELY, lambda r, o: (replace(r, met={("f", "h"): 4}), o)),
    (Kind.OWN_TEAM, lambda r, o: (with_pair(r, o, manager=pair_in(o).people[1]), o)),
    (Kind.OWN_TEAM, lambda r, o: (with_guest(with_guest(r, "f", team="t"), "g", team="t", own_team=True), o)),
    (Kind.NO_COMMON_LANGUAGE, lambda r, o: (with_pair(r, o, languages=frozenset({"de"})), o)),
    (Kind.NO_COMMON_LANGUAGE, lambda r, o: (r, with_table(o, pair_in(o), languages=("en", "fr")))),
    (Kind.NOT_FREE, lambda r, o: (with_pair(r, o, slots=1 << 9), o)),
    (Kind.NOT_FREE, lambda r, o: (r, with_table(o, pair_in(o), slot=-1))),
    (Kind.ODD_TWICE, lambda r, o: (with_guest(r, str(trio_in(o).odd), spared=True), o)),
    (Kind.LEFT_OVER, lambda r, o: (r, left_out(o, pair_in(o)))),
    (Kind.LEFT_OVER, lambda r, o: (r, left_out_odd(o))),
    (Kind.LEFT_TWICE, lambda r, o: (with_guest(r, str(trio_in(o).odd), spared=True), left_out_odd(o))),
    (Kind.FALSE_REASON, lambda r, o: (r, changed_reason(o, Reason(Term.NEWCOMER, 15)))),
    (Kind.FALSE_REASON, lambda r, o: (r, changed_reason(o, Reason(Term.SHARED_INTERESTS, 12, ("choir",))))),
    (Kind.FALSE_REASON, lambda r, o: (r, changed_reason(o, Reason(Term.OTHER_DEPARTMENT, 30)))),
    (Kind.FALSE_REASON, lambda r, o: (r, changed_reason(o, Reason(Term.MET_BEFORE, -3)))),
    (Kind.FALSE_REASON, lambda r, o: (r, changed_reason(o, Reason(Term.WAITED, 8)))),
    (Kind.FALSE_REASON, lambda r, o: (r, changed_reason(o, Reason(Term.SIMILAR_INTERESTS, -1)))),
    (Kind.WRONG_SUM, lambda r, o: (r, with_table(o, pair_in(o), weight=1_000))),
    (Kind.ABOVE_BOUND, lambda r, o: (r, replace(o, bound=o.weight - 1))),
    (Kind.FALSE_EXCUSE, lambda r, o: (r, left_out(o, pair_in(o), Why.ALONE))),
    (Kind.FALSE_EXCUSE, lambda r, o: (r, left_out(o, pair_in(o), Why.NO_FREE_SLOT))),
]  # fmt: skip


def test_a_good_round_has_no_fault() -> None:
    assert faults_of(GOOD, OUTCOME) == ()
    assert sorted(len(table.people) for table in OUTCOME.tables) == [2, 3, 3]


@pytest.mark.parametrize(
    ("kind", "mutate"), MUTATIONS, ids=[f"{i}-{kind}" for i, (kind, _) in enumerate(MUTATIONS)]
)
def test_a_round_that_was_spoilt_is_found_out(kind: Kind, mutate: Mutation) -> None:
    assert kind in {fault.kind for fault in faults_of(*mutate(GOOD, OUTCOME))}


def test_every_kind_of_fault_was_tried() -> None:
    assert {kind for kind, _ in MUTATIONS} == set(Kind)


def test_a_round_with_a_fault_is_not_handed_out() -> None:
    assert passed(GOOD, OUTCOME) is OUTCOME
    with pytest.raises(RoundRejected) as rejected:
        passed(GOOD, replace(OUTCOME, tables=()))
    assert rejected.value.kinds == (Kind.FORGOTTEN,)


def test_the_checker_shares_no_code_with_the_engine() -> None:
    tree = ast.parse(Path(str(checking.__file__)).read_text(encoding="utf-8"))
    modules = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name for name in modules if name.startswith("talk")} == {"talk.coffee.people"}
    assert not any(isinstance(node, ast.Import) for node in ast.walk(tree))
