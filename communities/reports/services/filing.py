"""Reporting a message: what it says is kept as it is now."""

from collections.abc import Sequence

from django.db import transaction

from communities.chat.models import Message
from communities.chat.queries.files import files_of
from communities.chat.queries.places import Place, find_message
from communities.reports.models import Filing, Report
from communities.reports.schemas import ReportIn, SaidOut
from communities.reports.services.telling import tell_deciders
from communities.spaces.models import CommunityMember
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
    Filing.objects.update_or_create(
        person=actor,
        report=report,
        defaults={
            "complaint": wish.complaint,
            "words": clean_text(wish.words).strip(),
            "shown": [said.model_dump(mode="json") for said in _shown(message, wish.before)],
            "filed_at": now(),
        },
    )
    tell_deciders(report)


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
        is_for_house=_looks_after(message.author, place),
        opened_at=now(),
    )


def _looks_after(author: Person, place: Place) -> bool:
    if place.room.community_id is None:
        return False
    seat = CommunityMember.objects.filter(community=place.room.community_id, person=author).first()
    return can_moderate(author, seat)


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
