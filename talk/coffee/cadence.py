"""Who is asked to a round: how often they want one, and until when they pause. Pure."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum


class Every(IntEnum):
    """How many rounds, which are weekly, there are from one to the next."""

    WEEK = 1
    FORTNIGHT = 2
    MONTH = 4


@dataclass(frozen=True, slots=True)
class Cadence:
    """What somebody who has opted in has chosen."""

    every: Every = Every.WEEK
    paused_until: date | None = None
    """The first day on which they are there again."""
    last_round: int | None = None
    """The number of the last round that gave them a table; None: there was none."""


def takes_part(cadence: Cadence, number: int, starts_on: date) -> bool:
    """Tell whether somebody is in a round that begins on that day. Who got no table is in the next one."""
    if cadence.paused_until is not None and starts_on < cadence.paused_until:
        return False
    return cadence.last_round is None or number - cadence.last_round >= cadence.every
