"""A round is matched, checked, and only then handed out to be announced. Pure."""

from talk.coffee.checking import Fault, Kind, faults_of
from talk.coffee.large import Budget
from talk.coffee.matching import match_round
from talk.coffee.people import Outcome, Round


class RoundRejected(Exception):
    """The checker has found something wrong: the round is not announced. `kinds` may be logged, `faults` may not."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        self.kinds: tuple[Kind, ...] = tuple(sorted({fault.kind for fault in faults}))
        super().__init__(", ".join(self.kinds))


def hold_round(round_: Round, budget: Budget | None = None) -> Outcome:
    """Match a round and return what may be announced. Raises `RoundRejected`."""
    return passed(round_, match_round(round_, budget))


def passed(round_: Round, outcome: Outcome) -> Outcome:
    """Return the outcome if the checker finds nothing wrong with it. Raises `RoundRejected`."""
    faults = faults_of(round_, outcome)
    if faults:
        raise RoundRejected(faults)
    return outcome
