"""A person says how they are to be reached. Every change is told as it holds now; nothing of it is kept."""

from datetime import datetime, timedelta

from django.db import transaction

from workspace.attention.events import AttentionChanged, AvailabilityChanged
from workspace.attention.models import STATUS_LIMIT, Attention
from workspace.attention.queries import availability_out, own_out
from workspace.attention.quiet import Span, end_of, is_quiet, minutes_of
from workspace.attention.schemas import (
    AttentionPatch,
    AvailabilityOut,
    OwnAttentionOut,
    QuietSpan,
    StatusIn,
)
from workspace.core.clock import now
from workspace.core.errors import Invalid
from workspace.core.events import announce
from workspace.core.limits import Limit, take
from workspace.core.text import clean_line, is_emoji
from workspace.people.events import HOUSE, person_topic
from workspace.people.models import Person

LONGEST = timedelta(days=366)
_PACE = Limit("attention", 40, 60)
"""Each change is told to everyone."""


@transaction.atomic
def set_status(actor: Person, wish: StatusIn) -> AvailabilityOut:
    """Say something of oneself for a while; without emoji and text take it back.

    Raises `Invalid` for an emoji that is none, a text that is too long, an end that has passed or is years away.
    """
    text = clean_line(wish.text, field="text", limit=STATUS_LIMIT)
    if wish.emoji and not is_emoji(wish.emoji):
        raise Invalid("emoji", "emoji_unknown")
    says_something = bool(wish.emoji or text)
    until = _end(wish.until) if says_something else None
    row = _own(actor)
    row.status_emoji, row.status_text, row.status_until = wish.emoji, text, until
    return _keep(row)


@transaction.atomic
def begin_dnd(actor: Person, until: datetime | None) -> AvailabilityOut:
    """Let nothing interrupt, until then or until it is lifted. Raises `Invalid` for an end as `set_status` does."""
    until = _end(until)
    row = _own(actor)
    row.is_dnd, row.dnd_until, row.awake_until = True, until, None
    return _keep(row)


@transaction.atomic
def end_dnd(actor: Person) -> AvailabilityOut:
    """Be there again: lift what was chosen, and overrule the quiet hours that hold right now until they are over."""
    row, at = _own(actor), now()
    row.is_dnd, row.dnd_until = False, None
    plan, zone = _plan(row), actor.time_zone
    if row.has_quiet_hours and is_quiet(plan, zone, at):
        row.awake_until = end_of(plan, zone, at)
    return _keep(row)


@transaction.atomic
def change_attention(actor: Person, change: AttentionPatch) -> OwnAttentionOut:
    """Choose what may interrupt, and when. Raises `Invalid` for quiet hours that end as they begin."""
    row = _own(actor)
    for name in ("level", "shows_content", "has_sound", "has_quiet_hours"):
        value = getattr(change, name)
        if value is not None:
            setattr(row, name, value)
    if change.quiet_hours is not None:
        row.quiet_hours = [_checked(span).model_dump() for span in change.quiet_hours]
    changes_quiet = change.quiet_hours is not None or change.has_quiet_hours is not None
    if changes_quiet:
        row.awake_until = None
    _keep(row, for_everyone=changes_quiet)
    own = own_out(row)
    topic = person_topic(actor.id)
    transaction.on_commit(lambda: announce(topic, AttentionChanged(attention=own)))
    return own


def follow_zone(person: Person) -> None:
    """Tell everyone where the person's quiet hours hold from now on: they have moved (`people.ports`)."""
    row = Attention.objects.select_for_update(no_key=True).filter(person=person, has_quiet_hours=True).first()
    if row is not None:
        row.person, row.awake_until = person, None
        _keep(row)


def forget_ended(at: datetime) -> int:
    """Blank what has ended, so that it is kept no longer than it is shown; return of how many people."""
    statuses = Attention.objects.filter(status_until__lte=at)
    ended = statuses.update(status_emoji="", status_text="", status_until=None)
    return ended + Attention.objects.filter(dnd_until__lte=at).update(is_dnd=False, dnd_until=None)


def _own(actor: Person) -> Attention:
    take(_PACE, actor.id)
    Attention.objects.get_or_create(person=actor)
    row = Attention.objects.select_for_update(no_key=True).get(person=actor)
    row.person = actor
    return row


def _keep(row: Attention, *, for_everyone: bool = True) -> AvailabilityOut:
    row.version += 1
    row.save()
    shape = availability_out(row)
    if for_everyone:
        fact = AvailabilityChanged(person=row.person_id, availability=shape)
        transaction.on_commit(lambda: announce(HOUSE, fact))
    return shape


def _end(until: datetime | None) -> datetime | None:
    at = now()
    if until is not None and until <= at:
        raise Invalid("until", "end_passed")
    if until is not None and until > at + LONGEST:
        raise Invalid("until", "end_too_far")
    return until


def _checked(span: QuietSpan) -> QuietSpan:
    if span.start == span.end:
        raise Invalid("quiet_hours", "quiet_hours_empty")
    return QuietSpan(days=sorted(set(span.days)), start=span.start, end=span.end)


def _plan(row: Attention) -> list[Span]:
    spans = [QuietSpan.model_validate(span) for span in row.quiet_hours]
    return [Span(frozenset(span.days), minutes_of(span.start), minutes_of(span.end)) for span in spans]
