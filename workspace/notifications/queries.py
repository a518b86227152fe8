"""Reading notices: of one person, for that person."""

from django.db.models import QuerySet

from workspace.notifications.models import Notice, NoticeKind
from workspace.notifications.schemas import NoticeOut
from workspace.people.models import Person


def notices_of(person: Person) -> QuerySet[Notice]:
    """Return a person's notices, the newest first. Every read starts here, so nobody reads those of somebody else."""
    return Notice.objects.filter(person=person).order_by("-at", "-id")


def notice_out(notice: Notice) -> NoticeOut:
    """Shape one notice."""
    return NoticeOut(
        id=notice.id,
        kind=NoticeKind(notice.kind),
        subject=notice.subject,
        place=notice.place,
        within=notice.within,
        anchor=notice.anchor,
        actor=notice.actor,
        at=notice.at,
        is_read=notice.is_read,
        is_done=notice.is_done,
    )
