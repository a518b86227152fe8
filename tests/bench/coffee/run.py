"""`make bench-coffee`: twelve coffee rounds of 10,000 people, one after the other, beside shuffling and greed.

Every peer is measured by the bound that the engine proves for the same round. 600 people are compared with the optimum.
"""

import argparse
import json
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from talk.coffee.board import Board
from talk.coffee.checking import faults_of
from talk.coffee.exact import solve_all
from talk.coffee.large import Budget, match_large
from talk.coffee.matching import match_round
from talk.coffee.people import Outcome, Round, Wish
from talk.coffee.swaps import weight_of
from tests.bench.coffee.peers import greedy, shuffled
from tests.bench.coffee.world import GROUPS, TAKE_PART, World, make_world

BUDGET_S = 25.0
"""By the clock: on a machine with other work a round becomes a little worse instead of late."""
SMALL = 600


@dataclass
class History:
    """What is carried from one round to the next, and what must not happen."""

    met: dict[tuple[str, str], int] = field(default_factory=dict)
    waited: dict[str, int] = field(default_factory=dict)
    spared: frozenset[str] = frozenset()
    repeats: int = 0
    blocked: int = 0
    left_out_twice: int = 0
    faults: int = 0

    def add(self, round_: Round, outcome: Outcome) -> None:
        """Count, with code of the bench's own, and remember."""
        self.faults += len(faults_of(round_, outcome))
        apart = {guest.person: guest.apart for guest in round_.guests}
        for a, b in _pairs(outcome):
            self.repeats += round_.number - self.met.get((a, b), -99) <= round_.window
            self.blocked += b in apart[a] or a in apart[b]
        self.met |= dict.fromkeys(_pairs(outcome), round_.number)
        passed_over = {*outcome.unmatched, *(table.odd for table in outcome.tables if table.odd)}
        self.left_out_twice += len(passed_over & self.spared)
        self.waited = {person: self.waited.get(person, 0) + 1 for person in outcome.unmatched}
        self.spared = frozenset(passed_over)


def _pairs(outcome: Outcome) -> Iterator[tuple[str, str]]:
    return (pair for table in outcome.tables for pair in combinations(sorted(table.people), 2))


def say(text: str) -> None:
    """Print at once."""
    print(text, flush=True)  # noqa: T201


def share_of_optimum() -> float:
    """Let the way of thousands match 600, and return which share of the exact optimum that is worth."""
    taking_part = make_world(SMALL * 2).round(0, {}, {}, frozenset()).guests
    guests = [replace(guest, wish=Wish.PAIR) for guest in taking_part[:SMALL]]
    round_ = Round(0, 1, tuple(guests))
    board = Board.of(round_, guests)
    began_s = time.perf_counter()
    optimum = weight_of(board, solve_all(board, round_.seed))
    exact_s = time.perf_counter() - began_s
    found = match_large(board, round_.seed, Budget())
    say(
        json.dumps(
            {
                "n": SMALL,
                "optimum": optimum,
                "exact_s": round(exact_s, 1),
                "large": found.weight,
                "bound": found.bound,
            }
        )
    )
    return found.weight / optimum


def play(world: World, number: int, history: History) -> dict[str, float]:
    """Hold one round, and let the others do the same."""
    round_ = world.round(number, history.met, history.waited, history.spared)
    began_s, began_cpu_s = time.perf_counter(), time.process_time()
    budget = Budget(seconds=BUDGET_S, elapsed_s=lambda: time.perf_counter() - began_s)
    outcome = match_round(round_, budget)
    spent_s, spent_cpu_s = time.perf_counter() - began_s, time.process_time() - began_cpu_s
    history.add(round_, outcome)
    board = Board.of(round_, [guest for guest in round_.guests if guest.wish is Wish.PAIR])
    bound = max(outcome.bound, 1)
    row = {
        "round": number,
        "people": len(round_.guests),
        "for_pairs": board.size,
        "seconds": round(spent_s, 1),
        "cpu_s": round(spent_cpu_s, 1),
        "steps": outcome.steps,
        "share": round(outcome.weight / bound, 4),
        "greedy": round(weight_of(board, greedy(board, number)) / bound, 4),
        "random": round(weight_of(board, shuffled(board, number)) / bound, 4),
        "trios": sum(table.odd is not None for table in outcome.tables),
        "groups": sum(table.odd is None and len(table.people) > 2 for table in outcome.tables),
        "without_table": len(outcome.unmatched),
    }
    say(json.dumps(row))
    return row


def main() -> int:
    """Play all rounds; the last line printed is the summary. Fails where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--people", type=int, default=10_000, help="who take part in a round and wish for pairs"
    )
    parser.add_argument("--rounds", type=int, default=12)
    args = parser.parse_args()
    of_optimum = share_of_optimum()
    world = make_world(round(args.people / TAKE_PART / (1 - GROUPS)))
    history = History()
    rows = [play(world, number, history) for number in range(args.rounds)]

    def mean(name: str) -> float:
        return round(sum(row[name] for row in rows) / len(rows), 4)

    beside = {
        "greedy_share_of_bound": mean("greedy"),
        "mean_share_of_bound": mean("share"),
        "faults": history.faults,
        "mean_s": mean("seconds"),
        "cpu_s": max(row["cpu_s"] for row in rows),
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    say(json.dumps(beside))
    summary = {
        "n600_share_of_optimum": round(of_optimum, 4),
        "n10000_share_of_bound": min(row["share"] for row in rows),
        "n10000_s": max(row["seconds"] for row in rows),
        "repeats": history.repeats,
        "blocked": history.blocked,
        "left_out_twice": history.left_out_twice,
        "random_share_of_bound": mean("random"),
        "rounds": args.rounds,
    }
    say(json.dumps(summary))
    never = history.repeats + history.blocked + history.left_out_twice + history.faults
    is_met = of_optimum >= 0.995 and summary["n10000_share_of_bound"] >= 0.98 and summary["n10000_s"] <= 60
    return 0 if is_met and not never else 1


if __name__ == "__main__":
    sys.exit(main())
