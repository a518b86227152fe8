"""What the jobs process does for coffee rounds: what is due to the minute, and what has time."""

from datetime import datetime

from talk.rounds.fate import State
from talk.rounds.models import Proposal
from talk.rounds.services.dropping import drop_who_is_gone
from talk.rounds.services.holding import hold_due
from talk.rounds.services.opening import end_past, forget_rounds, open_due
from talk.rounds.services.rematching import rematch_all


def do_due_rounds(at: datetime) -> int:
    """Open and hold what is due; return how many that were. Every few seconds, by two index look-ups.

    Before a room opens, whoever may not sit there any more is dropped: also who has blocked somebody a moment ago.
    """
    opened = 0
    if Proposal.objects.filter(state=State.PROPOSED, at__lte=at).exists():
        drop_who_is_gone()
        opened = open_due(at)
    return opened + hold_due(at)


def tend_rounds(at: datetime) -> int:
    """Drop who is gone, match anew, ask who has met, and forget. Once a minute."""
    return drop_who_is_gone() + rematch_all(at) + end_past(at) + forget_rounds(at)
