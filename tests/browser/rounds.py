"""`python -m tests.browser.rounds soon HANDLE SECONDS`: the coffee that somebody has ahead is in a few seconds.

`over HANDLE` lets its hour be past, `hold` holds the house's round now. Everything else is done by the jobs process,
as always.
"""

import os
import sys
from datetime import timedelta
from typing import TYPE_CHECKING

import django

from tests.browser.episodes import behind

if TYPE_CHECKING:
    from tests.live import LiveServer


def soon(server: "LiveServer", handle: str, seconds: int) -> None:
    """Let the slot of somebody's coffee come in so many seconds."""
    behind(server, "soon", handle, str(seconds), module=__name__)


def over(server: "LiveServer", handle: str) -> None:
    """Let the hour after its slot be past."""
    behind(server, "over", handle, "-3700", module=__name__)


def hold(server: "LiveServer") -> None:
    """Hold a round of the whole house."""
    behind(server, "hold", "", "0", module=__name__)


def _hold() -> None:
    from talk.rounds.models import HOUSE_SERIES, RoundSeries
    from talk.rounds.services.holding import hold as hold_round
    from workspace.core.clock import now

    assert hold_round(RoundSeries.objects.get(id=HOUSE_SERIES), now())


def _move(handle: str, seconds: int) -> None:
    from talk.rounds.fate import Answer, State
    from talk.rounds.models import Proposal, ProposalGuest
    from workspace.core.clock import now

    own = ProposalGuest.objects.filter(person__handle=handle).exclude(answer=Answer.NO)
    live = Proposal.objects.filter(id__in=own.values("proposal"), state__in=(State.PROPOSED, State.OPENED))
    newest = live.order_by("-round__held_at").first()
    assert newest is not None
    newest.at = now() + timedelta(seconds=seconds)
    newest.save(update_fields=["at"])


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "workspace.config.settings"
    django.setup()
    if sys.argv[1] == "hold":
        _hold()
    else:
        _move(sys.argv[2], int(sys.argv[3]))
