"""Slow mode: how soon one may speak again in a room. Costs a statement in slow rooms, and nothing in others."""

from datetime import timedelta

from django.db.models import Q

from communities.chat.hot import WriterStanding
from communities.chat.models import Membership
from communities.spaces.policies import looks_after
from workspace.core.clock import now
from workspace.core.errors import TooFast
from workspace.people.models import Person


def keep_pace(actor: Person, room_id: str, standing: WriterStanding) -> None:
    """Take one's turn in a slow room. Raises `TooFast` with the seconds that are left to wait.

    To be called in the transaction that sends: the update waits for a parallel one, and what fails afterwards takes
    the turn back. Those who look after the community need not wait.
    """
    if not standing.slow_s or looks_after(actor, standing.in_community):
        return
    at, pause = now(), timedelta(seconds=standing.slow_s)
    mine = Membership.objects.filter(room=room_id, person=actor)
    if mine.filter(Q(paced_at=None) | Q(paced_at__lte=at - pause)).update(paced_at=at):
        return
    last = mine.values_list("paced_at", flat=True).first() or at
    raise TooFast((last + pause - at).total_seconds())
