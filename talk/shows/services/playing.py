"""Playing clips and call-ins to everyone in a live talk. Who drives the sound reads the rows, as with voices."""

from datetime import datetime, timedelta
from typing import Final, NamedTuple

from django.db import transaction

from communities.spaces.policies import can_moderate
from talk.shows.board import clips_for, leads
from talk.shows.events import ClipStarted, QuestionMarked, talk_topic
from talk.shows.models import Playing, Question, QuestionState, Talk
from talk.shows.queries import TalkPlace, find_talk
from talk.shows.services.silence import silence
from talk.shows.services.stage import require_live
from workspace.core.clock import now
from workspace.core.errors import Conflict, NotAllowed, NotFound
from workspace.core.events import publish, publish_all
from workspace.core.limits import Limit, take
from workspace.people.models import Person

AT_ONCE: Final = 2
PLAY_LIMIT: Final = Limit("clip", 30, 10)
OVERDUE: Final = timedelta(seconds=10)
"""So long after its end a clip counts as ended, should whoever played it be gone."""


class _Source(NamedTuple):
    file: str
    title: str
    duration_ms: int
    person: str | None


@transaction.atomic
def play(actor: Person, talk_id: str, clip_id: str) -> None:
    """Play a clip of the board, or a call-in by its question's id, to everyone. For host and co-hosts.

    What is playing already goes on. Raises `NotFound`, `NotAllowed`, `Conflict`, `TooFast`.
    """
    talk = _live(actor, talk_id).talk
    if not leads(actor, talk):
        raise NotAllowed("stage_hosts_only")
    take(PLAY_LIMIT, actor.id)
    on = set(Playing.objects.filter(talk=talk).values_list("clip", flat=True))
    if clip_id in on:
        return
    source = _clip(talk, clip_id) or _call(talk, clip_id)
    if len(on) >= AT_ONCE:
        raise Conflict("playing_full", limit=AT_ONCE)
    _start(actor, talk, clip_id, source)


@transaction.atomic
def stop_playing(actor: Person, talk_id: str, clip_id: str) -> None:
    """Stop a clip or a call-in. For host and co-hosts, and who keeps order. Again changes nothing."""
    place = _live(actor, talk_id)
    if not leads(actor, place.talk) and not can_moderate(actor, place.membership):
        raise NotAllowed("stage_hosts_only")
    publish_all(silence(Playing.objects.filter(talk=place.talk, clip=clip_id)))


@transaction.atomic
def end_playing(playback_id: int) -> None:
    """Note that something has been played to its end. Again changes nothing."""
    row = Playing.objects.filter(id=playback_id).first()
    if row is None:
        return
    Talk.objects.select_for_update(no_key=True).get(id=row.talk_id)
    publish_all(silence(Playing.objects.filter(id=playback_id)))


def end_overdue(at: datetime) -> int:
    """End what should have ended by itself: nobody listened, or the process that played it died. Return how many."""
    overdue = list(Playing.objects.filter(ends_at__lt=at - OVERDUE).values_list("id", flat=True))
    for playback_id in overdue:
        end_playing(playback_id)
    return len(overdue)


def _live(actor: Person, talk_id: str) -> TalkPlace:
    place = find_talk(actor, talk_id, lock=True)
    require_live(place.talk)
    return place


def _clip(talk: Talk, clip_id: str) -> _Source | None:
    clip = clips_for(talk).filter(id=clip_id).first()
    return _Source(clip.file, clip.title, clip.duration_ms, None) if clip else None


def _call(talk: Talk, question_id: str) -> _Source:
    """Take a question's recording on air. Raises `NotFound`, `Conflict` where there is none (any more)."""
    question = Question.objects.filter(id=question_id, talk=talk).first()
    if question is None:
        raise NotFound
    if not question.call_file:
        raise Conflict("call_gone")
    if question.state != QuestionState.ON_AIR:
        marked = QuestionMarked(talk=talk.id, question=question_id, state=QuestionState.ON_AIR)
        publish(talk_topic(talk.id), marked)
    question.state, question.call_played = QuestionState.ON_AIR, True
    question.save(update_fields=["state", "call_played"])
    return _Source(question.call_file, "", question.call_ms, question.person_id)


def _start(actor: Person, talk: Talk, clip_id: str, source: _Source) -> None:
    at = now()
    Playing.objects.create(
        talk=talk,
        clip=clip_id,
        file=source.file,
        title=source.title,
        duration_ms=source.duration_ms,
        by=actor,
        person_id=source.person,
        started_at=at,
        ends_at=at + timedelta(milliseconds=source.duration_ms),
    )
    started = ClipStarted(
        talk=talk.id,
        clip=clip_id,
        title=source.title,
        duration_ms=source.duration_ms,
        by=actor.id,
        person=source.person,
        started_at=at,
    )
    publish(talk_topic(talk.id), started, subject=clip_id if source.person else None)
