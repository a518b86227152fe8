"""A person reads their notices, puts them away, or takes that back: true at once on all of their devices."""

from collections.abc import Iterable

from django.db import transaction

from workspace.core.errors import NotFound
from workspace.notifications.models import Notice, NoticeKind
from workspace.notifications.queries import notices_of
from workspace.notifications.services.telling import tell_devices
from workspace.people.models import Person


@transaction.atomic
def mark_notices(
    actor: Person, ids: Iterable[str], *, is_read: bool | None = None, is_done: bool | None = None
) -> None:
    """Set the flags of some of one's own notices; what is None stays. Again changes nothing.

    Raises `NotFound` where none of them is one's own.
    """
    rows = list(notices_of(actor).filter(id__in=list(ids)).select_for_update(no_key=True))
    if not rows:
        raise NotFound
    changed = []
    for notice in rows:
        before = (notice.is_read, notice.is_done)
        notice.is_read = notice.is_read if is_read is None else is_read
        notice.is_done = notice.is_done if is_done is None else is_done
        if (notice.is_read, notice.is_done) != before:
            changed.append(notice)
    Notice.objects.bulk_update(changed, ["is_read", "is_done"], batch_size=200)
    if changed:
        tell_devices(actor.id, changed=changed)


def put_away(actor: Person, kind: NoticeKind, subject: str) -> None:
    """Put the notice of a thing away, since its person is done with the thing itself. None, or again: nothing."""
    ids = list(
        notices_of(actor).filter(kind=kind, subject=subject, is_done=False).values_list("id", flat=True)
    )
    if ids:
        mark_notices(actor, ids, is_done=True)


@transaction.atomic
def mark_all_read(actor: Person) -> None:
    """Mark all of one's notices as read."""
    if notices_of(actor).filter(is_read=False).update(is_read=True):
        tell_devices(actor.id, is_partial=True)


def reopen(actor: Person, place: str, within: str, anchor: int) -> None:
    """Let what stands at or behind a seq be unread again: its read mark was set back in the same transaction."""
    rows = notices_of(actor).filter(place=place, within=within, anchor__gte=max(anchor, 1))
    rows.filter(is_read=True).update(is_read=False)
    tell_devices(actor.id, is_partial=True)
