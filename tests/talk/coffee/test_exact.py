"""The exact matching and the search for most pairs, against brute force and networkx."""

from itertools import combinations

import networkx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talk.coffee.augment import match_most
from talk.coffee.board import FORBIDDEN, Board, Flags, Ints
from talk.coffee.bound import first_prices, look_around, no_edges, settle_prices
from talk.coffee.exact import ALONE, solve_all
from talk.coffee.large import Budget, match_large
from talk.coffee.people import Round
from talk.coffee.swaps import weight_of
from tests.talk.coffee.inviting import rounds, worth

pytestmark = pytest.mark.pure


class Field:
    """Made-up weights: (size, size), symmetric."""

    def __init__(self, weights: Ints, spared: Flags | None = None) -> None:
        self.weights = weights
        self.size = len(weights)
        self.spared = np.zeros(self.size, np.bool_) if spared is None else spared

    def weigh(self, a: Ints, b: Ints) -> Ints:
        return self.weights[a, b]

    def weigh_rows(self, first: int, end: int) -> Ints:
        return self.weights[first:end]


def random_field(seed: int, size: int, density: float, spared: float = 0.0) -> Field:
    rng = np.random.default_rng(seed)
    upper = np.triu(
        np.where(rng.random((size, size)) < density, rng.integers(-20, 120, (size, size)), FORBIDDEN), 1
    )
    lower = np.tril(np.full((size, size), 0), -1)
    weights = (upper + upper.T + lower).astype(np.int32)
    np.fill_diagonal(weights, FORBIDDEN)
    return Field(weights, rng.random(size) < spared)


def graph_of(field: Field) -> "networkx.Graph[int]":
    graph: networkx.Graph[int] = networkx.empty_graph(field.size)
    for a, b in combinations(range(field.size), 2):
        if field.weights[a, b] > FORBIDDEN:
            graph.add_edge(a, b, weight=int(field.weights[a, b]))
    return graph


def best_by_brute_force(round_: Round, free: tuple[int, ...]) -> tuple[int, int, int]:
    """Return pairs, guests to be spared among them, and weight of the best matching of those guests."""
    if len(free) < 2:
        return 0, 0, 0
    first, *rest = free
    best = best_by_brute_force(round_, tuple(rest))
    for other in rest:
        a, b = round_.guests[first], round_.guests[other]
        n = worth(round_, a, b)
        if n is not None:
            pairs, spared, weight = best_by_brute_force(round_, tuple(i for i in rest if i != other))
            best = max(best, (pairs + 1, spared + a.spared + b.spared, weight + n))
    return best


def is_matching(field: Field | Board, mate: Ints) -> bool:
    seated = np.nonzero(mate != ALONE)[0].astype(np.int32)
    allowed = field.weigh(seated, mate[seated]) > FORBIDDEN // 2
    return bool((mate[mate[seated]] == seated).all() and allowed.all())


@given(rounds())
@settings(deadline=None, max_examples=80)
def test_the_exact_matching_is_the_best_there_is(round_: Round) -> None:
    board = Board.of(round_, round_.guests)
    mate = solve_all(board, round_.seed)
    assert is_matching(board, mate)
    found = (
        int(np.count_nonzero(mate != ALONE)) // 2,
        int(np.count_nonzero(board.spared & (mate != ALONE))),
        weight_of(board, mate),
    )
    assert found == best_by_brute_force(round_, tuple(range(board.size)))


@given(rounds())
@settings(deadline=None, max_examples=60)
def test_the_bound_is_a_true_one_and_the_large_way_stays_below_it(round_: Round) -> None:
    board = Board.of(round_, round_.guests)
    if not board.size:
        return
    found = match_large(board, round_.seed, Budget())
    pairs, spared, weight = best_by_brute_force(round_, tuple(range(board.size)))
    assert is_matching(board, found.mate)
    assert np.count_nonzero(found.mate != ALONE) // 2 == pairs
    assert np.count_nonzero(board.spared & (found.mate != ALONE)) == spared
    assert found.weight <= found.bound
    assert weight <= found.bound


@given(st.integers(0, 10_000), st.integers(2, 40), st.sampled_from([0.05, 0.1, 0.3, 1.0]))
@settings(deadline=None, max_examples=60)
def test_networkx_finds_no_better_matching(seed: int, size: int, density: float) -> None:
    field = random_field(seed, size, density)
    ours = solve_all(field, seed)
    theirs = networkx.max_weight_matching(graph_of(field), maxcardinality=True)
    assert np.count_nonzero(ours != ALONE) == 2 * len(theirs)
    assert weight_of(field, ours) == sum(int(field.weights[a, b]) for a, b in theirs)


@given(st.integers(0, 10_000), st.integers(2, 60), st.floats(0.01, 0.2))
@settings(deadline=None, max_examples=150)
def test_augmenting_finds_as_many_pairs_as_networkx_and_covers_no_fewer_of_the_spared(
    seed: int, size: int, density: float
) -> None:
    field = random_field(seed, size, density, spared=0.3)
    mate = np.full(size, ALONE, np.int32)
    for a, b in combinations(range(size), 2):  # greedily to begin with, every other pair that could be
        if (a + b + seed) % 2 and field.weights[a, b] > FORBIDDEN and mate[a] == mate[b] == ALONE:
            mate[a], mate[b] = b, a
    match_most(field, mate)
    assert is_matching(field, mate)
    most = networkx.max_weight_matching(graph_of(field), maxcardinality=True)
    assert np.count_nonzero(mate != ALONE) == 2 * len(most)
    exact = solve_all(field, seed)
    covered = [np.count_nonzero(field.spared & (way != ALONE)) for way in (mate, exact)]
    assert covered[0] == covered[1]


def test_the_large_way_comes_within_half_a_percent_of_the_optimum() -> None:
    field = random_field(5, 300, 0.5)
    found = match_large(field, 5, Budget())
    assert found.weight >= 0.995 * weight_of(field, solve_all(field, 5))
    assert found.weight >= 0.98 * found.bound


def test_prices_lower_the_bound() -> None:
    field = random_field(6, 200, 0.5)
    prices = np.zeros(200, np.int64)
    edges, naive = look_around(field, no_edges(200), prices, 1)
    better, least = settle_prices(edges, prices)
    _, proved = look_around(field, edges, better, 1)
    optimum = weight_of(field, solve_all(field, 1))
    assert least <= proved < naive
    assert optimum <= proved
    assert first_prices(field, np.arange(10, dtype=np.int32)).shape == (200,)


def test_another_seed_decides_between_equals() -> None:
    field = Field(np.where(np.eye(8) > 0, FORBIDDEN, 5).astype(np.int32))
    ways = {tuple(solve_all(field, seed).tolist()) for seed in range(12)}
    assert len(ways) > 6
    assert ways == {tuple(solve_all(field, seed).tolist()) for seed in range(12)}
