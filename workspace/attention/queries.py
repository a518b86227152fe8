"""Reading how people are to be reached. What has ended is not read."""

from datetime import datetime

from django.db.models import Q

from workspace.attention.models import Attention
from workspace.attention.rules import Level
from workspace.attention.schemas import (
    AttentionOut,
    AvailabilityOut,
    DndOut,
    OwnAttentionOut,
    QuietOut,
    QuietSpan,
    StatusOut,
)
from workspace.core.clock import now
from workspace.people.models import Person

_SAYS_SOMETHING = (
    ~Q(status_emoji="", status_text="") | Q(is_dnd=True) | Q(has_quiet_hours=True) & ~Q(quiet_hours=[])
)


def attention_for(viewer: Person) -> AttentionOut:
    """Return the viewer's own choices, and the availability of everyone who has said something of theirs."""
    rows = Attention.objects.filter(_SAYS_SOMETHING, person__deactivated_at=None).select_related("person")
    return AttentionOut(
        own=own_out(attention_of(viewer)),
        people={row.person_id: availability_out(row) for row in rows},
    )


def attention_of(person: Person) -> Attention:
    """Return the person's row, or one that says nothing."""
    return Attention.objects.filter(person=person).first() or Attention(person=person)


def availability_out(row: Attention) -> AvailabilityOut:
    """Shape what everyone sees of a person."""
    at = now()
    has_status = bool(row.status_emoji or row.status_text) and _lasts(row.status_until, at)
    has_plan = row.has_quiet_hours and bool(row.quiet_hours)
    return AvailabilityOut(
        version=row.version,
        status=StatusOut(emoji=row.status_emoji, text=row.status_text, until=row.status_until)
        if has_status
        else None,
        dnd=DndOut(until=row.dnd_until) if row.is_dnd and _lasts(row.dnd_until, at) else None,
        quiet=QuietOut(spans=_spans(row), zone=row.person.time_zone) if has_plan else None,
        awake_until=row.awake_until if has_plan and row.awake_until and row.awake_until > at else None,
    )


def own_out(row: Attention) -> OwnAttentionOut:
    """Shape what only the person sees."""
    return OwnAttentionOut(
        version=row.version,
        level=Level(row.level),
        shows_content=row.shows_content,
        has_sound=row.has_sound,
        has_quiet_hours=row.has_quiet_hours,
        quiet_hours=_spans(row),
    )


def _spans(row: Attention) -> list[QuietSpan]:
    return [QuietSpan.model_validate(span) for span in row.quiet_hours]


def _lasts(until: datetime | None, at: datetime) -> bool:
    return until is None or until > at
