"""Telling a person's own devices that their notices have changed."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from workspace.core.events import announce
from workspace.notifications.events import InboxChanged
from workspace.notifications.models import Notice
from workspace.notifications.queries import notice_out
from workspace.people.events import person_topic

TOLD_AT_ONCE = 50
"""More than this in one fact would be dropped first where a line is slow; then the device asks anew."""


def tell_devices(
    person_id: str, *, changed: Sequence[Notice] = (), gone: Sequence[str] = (), is_partial: bool = False
) -> None:
    """Tell all of a person's devices, after commit."""
    is_partial = is_partial or len(changed) + len(gone) > TOLD_AT_ONCE
    fact = InboxChanged(
        notices=[] if is_partial else [notice_out(notice) for notice in changed],
        gone=[] if is_partial else list(gone),
        is_partial=is_partial,
    )
    topic = person_topic(person_id)
    transaction.on_commit(lambda: announce(topic, fact), robust=True)


def tell_each(*, changed: Iterable[Notice] = (), gone: Iterable[Notice] = ()) -> None:
    """Tell everyone whose notices these are, each of their own."""
    changes: dict[str, tuple[list[Notice], list[str]]] = {}
    for notice in changed:
        changes.setdefault(notice.person_id, ([], []))[0].append(notice)
    for notice in gone:
        changes.setdefault(notice.person_id, ([], []))[1].append(notice.id)
    for person_id, (anew, lost) in changes.items():
        tell_devices(person_id, changed=anew, gone=lost)
