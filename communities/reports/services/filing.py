"""Reporting a message: what it says is kept as it is now. Or a person at a table, of which there is nothing to keep."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from communities.chat.models import Message
from communities.chat.queries.files import files_of
from communities.chat.queries.places import Place, find_message
from communities.reports.models import TABLE_NAME_LIMIT, Filing, Report
from communities.reports.schemas import PersonReportIn, ReportIn, SaidOut
from communities.reports.services.telling import tell_deciders
from communities.spaces.models import Community, CommunityMember
from communities.spaces.policies import can_moderate
from workspace.core.clock import now
from workspace.core.errors import Conflict
from workspace.core.limits import Limit, take
from workspace.core.text import clean_text
from workspace.people.models import Person

REPORT_LIMIT = Limit("report", 20, 3_600)


def report_message(actor: Person, message_id: str, wish: ReportIn) -> None:
    """Ask those who keep order to look at a message that one can read. Again replaces what one said.

    Raises `NotFound`, `Conflict` (deleted, or one's own), `TooFast`.
    """
    take(REPORT_LIMIT, actor.id)
    _file(actor, message_id, wish)


@transaction.atomic
def _file(actor: Person, message_id: str, wish: ReportIn) -> None:
    message, place = find_message(actor, message_id, lock=True)
    if message.deleted_at is not None:
        raise Conflict("message_gone")
    if message.author_id == actor.id:
        raise Conflict("report_own")
    report = _open_report(message, place)
    _write(
        actor,
        report,
        PersonReportIn(complaint=wish.complaint, words=wish.words),
        _shown(message, wish.before),
    )


def _write(actor: Person, report: Report, wish: PersonReportIn, shown: Sequence[SaidOut] = ()) -> None:
    """Write down one person's part, in place of what they said before, and tell those who decide."""
    Filing.objects.update_or_create(
        person=actor,
        report=report,
        defaults={
            "complaint": wish.complaint,
            "words": clean_text(wish.words).strip(),
            "shown": [said.model_dump(mode="json") for said in shown],
            "filed_at": now(),
        },
    )
    tell_deciders(report)


@dataclass(frozen=True, slots=True)
class AtTable:
    """Somebody at a table, as the slice above knows it."""

    person: Person
    table_id: str
    table_name: str
    """With its site; empty where it has no name."""
    community: Community | None


def report_person(actor: Person, seat: AtTable, wish: PersonReportIn) -> None:
    """Ask those who keep order to look at how somebody behaves at a table. Again replaces what one said.

    That both sat there, the caller knows. Raises `Conflict` for oneself, `TooFast`.
    """
    take(REPORT_LIMIT, actor.id)
    if seat.person.id == actor.id:
        raise Conflict("report_yourself")
    with transaction.atomic():
        _write(actor, _open_report_at(seat), wish)


def _open_report_at(seat: AtTable) -> Report:
    """Return the open report on a person at this table. Their row is held, so that two never open one each."""
    Person.objects.select_for_update(no_key=True).get(id=seat.person.id)
    rows = Report.objects.select_for_update(of=("self",), no_key=True).select_related("community")
    report = rows.filter(table_id=seat.table_id, author=seat.person, decided_at=None).first()
    return report or Report.objects.create(
        table_id=seat.table_id,
        table_name=seat.table_name[:TABLE_NAME_LIMIT],
        community=seat.community,
        author=seat.person,
        is_for_house=_looks_after(seat.person, seat.community.id if seat.community else None),
        opened_at=now(),
    )


def _open_report(message: Message, place: Place) -> Report:
    """Return the message's open report. Its row is held, so that it is not decided meanwhile; so is the message's."""
    rows = Report.objects.select_for_update(of=("self",), no_key=True).select_related("community")
    report = rows.filter(message_id=message.id, decided_at=None).first()
    return report or Report.objects.create(
        message_id=message.id,
        room_id=message.room_id,
        seq=message.seq,
        thread_id="" if message.in_stream else message.thread_id or "",
        community=place.room.community,
        author=message.author,
        is_for_house=_looks_after(message.author, place.room.community_id),
        opened_at=now(),
    )


def _looks_after(person: Person, community_id: str | None) -> bool:
    if community_id is None:
        return False
    seat = CommunityMember.objects.filter(community=community_id, person=person).first()
    return can_moderate(person, seat)


def _shown(message: Message, before: int) -> list[SaidOut]:
    """Return the message, last, and what was said before it in the same stream or thread."""
    beside = Message.objects.filter(room=message.room_id, seq__lt=message.seq, deleted_at=None)
    if message.in_stream:
        beside = beside.filter(in_stream=True)
    else:
        beside = beside.filter(thread=message.thread_id)
    messages = [*reversed(beside.order_by("-seq")[:before]), message]
    return _said(messages)


def _said(messages: Sequence[Message]) -> list[SaidOut]:
    files = files_of([message.id for message in messages])
    return [
        SaidOut(
            author=message.author_id,
            sent_at=message.sent_at,
            body=message.body,
            files=[file.name for file in files.get(message.id, [])],
        )
        for message in messages
    ]
