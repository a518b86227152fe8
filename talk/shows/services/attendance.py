"""Who is still there: what the web processes know of their sockets, brought to the stages of live talks.

Every web process calls this about once a second with what it knows of all processes. It is idempotent: who finds
nothing to change writes nothing, and two who find the same wait for the talk's row, where the second finds it done.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction

from talk.shows.events import StageAct
from talk.shows.models import Participant, Talk, TalkState
from talk.shows.services.keeping import Deed, keep
from talk.shows.stages import stage_of
from talk.stage import attendance
from talk.stage.state import StageRole
from workspace.core.clock import now
from workspace.core.events import publish_all

_NOBODY: frozenset[str] = frozenset()


def notice_attendance(here: Mapping[str, Collection[str]], *, complete: bool) -> None:
    """Note who is connected (talk → people), give up seats that were kept long enough, replace lost hosts.

    With `complete` false the caller may not have heard of every process yet: nobody is taken for gone.
    """
    at = now()
    for talk_id, people in _seated().items():
        connected = here.get(talk_id, _NOBODY)
        if any(row.is_due(connected, at, complete=complete) for row in people):
            _settle(talk_id, connected, at, complete=complete)


class _Row(tuple[str, str, datetime, datetime | None, bool]):
    """Person, role, when they came, since when they are gone, and whether their account is open."""

    __slots__ = ()

    def is_due(self, connected: Collection[str], at: datetime, *, complete: bool) -> bool:
        """Tell whether this person may need a change; the machine decides."""
        person, role, arrived_at, gone_at, active = self
        if not active:
            return True
        is_here = person in connected
        if attendance.gone_since(arrived_at, gone_at, at, is_here=is_here, complete=complete) != gone_at:
            return True
        grace = attendance.HOST_GRACE if role == StageRole.HOST else attendance.SEAT_GRACE
        return gone_at is not None and at - gone_at >= grace


def _seated() -> dict[str, list[_Row]]:
    rows = Participant.objects.filter(talk__state=TalkState.LIVE).values_list(
        "talk_id", "person_id", "role", "arrived_at", "gone_at", "person__deactivated_at"
    )
    found: dict[str, list[_Row]] = defaultdict(list)
    for talk_id, person, role, arrived_at, gone_at, deactivated_at in rows:
        found[talk_id].append(_Row((person, role, arrived_at, gone_at, deactivated_at is None)))
    return found


@transaction.atomic
def _settle(talk_id: str, connected: Collection[str], at: datetime, *, complete: bool) -> None:
    rows = Talk.objects.select_for_update(of=("self",), no_key=True).select_related("community", "show")
    talk = rows.filter(id=talk_id, state=TalkState.LIVE).first()
    if talk is None:
        return
    before = stage_of(talk)
    after = before
    closed = Participant.objects.filter(talk=talk, person__deactivated_at__isnull=False)
    for person in closed.values_list("person_id", flat=True):
        after = attendance.leave(after, person)
    after = attendance.settle(attendance.notice(after, connected, at, complete=complete), at)
    publish_all(keep(talk, before, after, Deed(StageAct.NOTICED)))
