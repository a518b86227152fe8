"""Writing notices and taking them back: what every upper slice calls.

    notify([person.id], About(NoticeKind.REMINDER, subject=message.id, place=message.room_id))

Call it inside the transaction of what it tells of: both are there, or neither. It costs one statement, however many
people there are, and none where there is nobody. The caller names only those who may know of the thing; one who loses
the right to it later no longer sees the notice, since what it tells is read when it is shown (`communities.inbox`).

The same kind and subject again for the same person is not a second notice: the first one moves up and is unread
again. So "three people reacted" is one notice, and calling twice does no harm.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet

from workspace.core.clock import now
from workspace.core.ids import new_id
from workspace.notifications.models import Notice, NoticeKind
from workspace.notifications.services.telling import tell_each

_COLUMNS = "id, person_id, kind, subject, place, within, anchor, actor, at, is_read, is_done"
_ROW = "(%s, %s, %s, %s, %s, %s, %s, %s, %s, FALSE, FALSE)"
_AGAIN = (
    " ON CONFLICT (person_id, kind, subject) DO UPDATE SET place = EXCLUDED.place, within = EXCLUDED.within,"
    " anchor = EXCLUDED.anchor, actor = EXCLUDED.actor, at = EXCLUDED.at, is_read = FALSE, is_done = FALSE"
    " RETURNING id, person_id, subject"
)
_AT_ONCE = 1_000
"""Rows of one statement; a database takes a bounded number of values."""


@dataclass(frozen=True, slots=True)
class About:
    """What a notice tells of; the fields are those of `models.Notice`."""

    kind: NoticeKind
    subject: str
    place: str = ""
    within: str = ""
    anchor: int = 0
    actor: str = ""


def notify(recipients: Iterable[str], about: About) -> None:
    """Let each of these people (ids) know, on all of their devices, after commit."""
    notify_each((person, about) for person in recipients)


def notify_each(news: Iterable[tuple[str, About]]) -> None:
    """Let people know, each of something else."""
    at = now()
    told = [
        Notice(
            id=new_id(),
            person_id=person,
            kind=about.kind,
            subject=about.subject,
            place=about.place,
            within=about.within,
            anchor=about.anchor,
            actor=about.actor,
            at=at,
        )
        # in one order, so that two writers never wait in a ring
        for person, about in sorted(set(news), key=lambda one: (one[0], one[1].kind, one[1].subject))
    ]
    for start in range(0, len(told), _AT_ONCE):
        _put(told[start : start + _AT_ONCE])
    tell_each(changed=told)


def withdraw(
    subject: str, *kinds: NoticeKind, people: Iterable[str] | None = None, sparing: Iterable[str] = ()
) -> None:
    """Take back what was told of a thing: to everyone but some, or to these people; of these kinds or of all."""
    rows = Notice.objects.filter(subject=subject)
    if kinds:
        rows = rows.filter(kind__in=kinds)
    if people is not None:
        rows = rows.filter(person__in=list(people))
    rows = rows.exclude(person__in=list(sparing))
    _drop(rows)


def withdraw_all(subjects: Iterable[str], kind: NoticeKind) -> None:
    """Take back what was told of things that are gone, to everyone."""
    _drop(Notice.objects.filter(kind=kind, subject__in=list(subjects)))


def withdraw_place(place: str, person: str) -> None:
    """Take back what a person was told of a place that is no longer open to them."""
    _drop(Notice.objects.filter(person=person, place=place))


def anchor_at(kind: NoticeKind, subject: str, anchor: int) -> None:
    """Let notices of a thing that grew less point at what is its newest now. Nothing in them counts as new."""
    rows = list(Notice.objects.filter(kind=kind, subject=subject, anchor__gt=anchor))
    for notice in rows:
        notice.anchor = anchor
    Notice.objects.bulk_update(rows, ["anchor"], batch_size=200)
    tell_each(changed=rows)


def _drop(rows: QuerySet[Notice]) -> None:
    gone = list(rows)
    if gone:
        Notice.objects.filter(id__in=[notice.id for notice in gone]).delete()
        tell_each(gone=gone)


def _put(notices: Sequence[Notice]) -> None:
    """Insert them, or let the ones that are there tell it; either way each has the id of its row afterwards."""
    values: list[str | int | None] = []
    for notice in notices:
        at = connection.ops.adapt_datetimefield_value(notice.at)
        values += [notice.id, notice.person_id, notice.kind, notice.subject, notice.place, notice.within]
        values += [notice.anchor, notice.actor, at]
    rows = ", ".join([_ROW] * len(notices))
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO workspace_notice ({_COLUMNS}) VALUES {rows}{_AGAIN}", values)  # noqa: S608
        ids = {(person, subject): notice_id for notice_id, person, subject in cursor.fetchall()}
    for notice in notices:
        notice.id = ids[notice.person_id, notice.subject]
