"""Acting as the person at a socket: the one way from a command to a service."""

import time
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from realtime.line import Line
from realtime.orm import run_db
from workspace.core.errors import NotSignedIn
from workspace.people.models import Person

P = ParamSpec("P")
R = TypeVar("R")


async def as_person(
    line: Line, service: Callable[Concatenate[Person, P], R], *args: P.args, **kwargs: P.kwargs
) -> R:
    """Run a service as the line's person, who must still be active.

    The person is read again after a while, not for every command: a deactivation closes the line anyway.
    """
    known, at_s = line.actor, time.monotonic()

    def act() -> tuple[Person, R]:
        actor = known or Person.objects.filter(id=line.person, deactivated_at=None).first()
        if actor is None:
            raise NotSignedIn
        return actor, service(actor, *args, **kwargs)

    actor, result = await run_db(act)
    if known is None:
        line.remember(actor, at_s)
    return result
