"""Writing down what is said: the work of a worker, hours long for a large model on a small machine.

It is done in turns of some minutes. A turn ends at once when an episode waits to be mixed. After every passage what was
heard is in the database, so whoever takes it up again, also after a crash, goes on there. A voice that is taken out
meanwhile is not written down: its row is gone, and what was heard of it goes nowhere.
"""

import threading
import time
from collections.abc import Callable
from functools import lru_cache
from typing import Final

import structlog
from django.conf import settings
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from talk.episodes.events import EpisodePublished
from talk.episodes.lines import lines_of, timed
from talk.episodes.models import Episode, EpisodeLine, EpisodeTrack, TranscriptState
from talk.episodes.placing import place, timeline_of
from talk.episodes.queries import calls_in, episode_out, episode_rows
from talk.episodes.services.making import silenced
from talk.episodes.tasks import EPISODES, transcribe_episode
from talk.media.errors import NoSpeechModel
from talk.media.speech import SpeechModel, open_speech_model
from talk.media.tracks import TrackId, TrackKind, pieces_of, tracks_in
from talk.media.transcript import Passage, passages
from talk.shows.events import programme_topic
from talk.shows.recordings import folder_of
from workspace.core.clock import now
from workspace.core.events import publish
from workspace.people.models import Person

log = structlog.get_logger(__name__)

ENDING: Final = threading.Event()
"""Set by a worker that is to end: the turn is over after the passage that it is at."""
TURN_S: Final = 300.0
"""Well below the hour after which a task that runs counts as abandoned."""


class _Dropped(Exception):
    """The voice has been taken out meanwhile, or somebody else writes it down."""


class _NotWanted(Exception):
    """The transcript, or the whole episode, is not wanted any more."""


@lru_cache(maxsize=1)
def _opened(setting: str) -> SpeechModel:
    return open_speech_model(setting)


def transcribe(
    episode_id: str, *, open_model: Callable[[str], SpeechModel] = _opened, turn_s: float = TURN_S
) -> None:
    """Write down what is said in an episode, for one turn. Does nothing where that is not wanted by now.

    `open_model` takes the setting, and raises NoSpeechModel.
    """
    episode = episode_rows().filter(id=episode_id, transcript_state=TranscriptState.WRITING).first()
    if episode is None:
        return
    ends_at_s = time.monotonic() + turn_s
    try:
        model = open_model(settings.SPEECH_MODEL)
        is_done = _go_on(episode, model, lambda: time.monotonic() >= ends_at_s or _is_needed())
    except _NotWanted:
        return
    except NoSpeechModel as error:
        log.error("No speech model", reason=str(error))
        _fail(episode_id)
    except Exception:
        log.exception("An episode was not written down", episode=episode_id)
        _fail(episode_id)
    else:
        if is_done:
            _finish(episode_id)
        else:
            transcribe_episode.enqueue(episode_id)


def _is_needed() -> bool:
    """Tell whether the worker has something else to do: it is to end, or an episode waits to be mixed."""
    ready = DBTaskResult.objects.ready().filter(queue_name=EPISODES, priority__gt=transcribe_episode.priority)
    return ENDING.is_set() or ready.exists()


def _go_on(episode: Episode, model: SpeechModel, is_over: Callable[[], bool]) -> bool:
    """Write down one track after the other; return whether that was all. What has been begun is always finished."""
    rows = _rows(episode)
    sizes = _sizes(episode)
    whole, before = max(1, sum(sizes.values())), 0
    for row in rows:
        track = TrackId(TrackKind(row.kind), row.of)
        try:
            if not row.is_done and not _write_track(
                row, track, model, is_over, (before, sizes[track], whole)
            ):
                return False
        except _Dropped:
            continue
        finally:
            before += sizes[track]
    return True


def _write_track(
    row: EpisodeTrack,
    track: TrackId,
    model: SpeechModel,
    is_over: Callable[[], bool],
    share: tuple[int, int, int],
) -> bool:
    """Write down a track; return whether that was all. `share`: bytes before it, of it, and of all tracks."""
    before, size, whole = share
    recording = folder_of(row.episode.talk_id)
    for passage in passages(recording, track, model, after_ms=row.heard_until_ms, language=row.language):
        percent = min(99, round(100 * (before + passage.part * size) / whole))
        _keep(row, passage, percent)
        if is_over():
            return False
    if not EpisodeTrack.objects.filter(pk=row.pk).update(is_done=True):
        raise _Dropped
    return True


@transaction.atomic
def _rows(episode: Episode) -> list[EpisodeTrack]:
    """Return a row for each track of a person who may be heard. Holds the episode: nobody is taken out meanwhile."""
    _held(episode.id)
    gone = silenced(episode.talk_id)
    callers = {call.id: call.person_id for call in calls_in(episode.talk_id)}
    found = []
    for track in _sizes(episode):
        person = track.of if track.kind is TrackKind.VOICE else callers.get(track.of)
        if track in gone or person is None or not Person.objects.filter(id=person).exists():
            continue
        row, _made = EpisodeTrack.objects.get_or_create(
            episode=episode, kind=track.kind, of=track.of, defaults={"person_id": person}
        )
        found.append(row)
    return found


def _sizes(episode: Episode) -> dict[TrackId, int]:
    """Return the tracks on disk and how many bytes each has, by which progress is told."""
    sizes: dict[TrackId, int] = {}
    for piece in pieces_of(folder_of(episode.talk_id)):
        for track, path in tracks_in(piece).items():
            if path.exists():
                sizes[track] = sizes.get(track, 0) + path.stat().st_size
    return sizes


def _held(episode_id: str) -> Episode:
    """Return an episode that is to be written down, its row held until commit. Raises `_NotWanted`."""
    rows = Episode.objects.select_for_update(no_key=True)
    episode = rows.filter(id=episode_id, transcript_state=TranscriptState.WRITING).first()
    if episode is None:
        raise _NotWanted
    return episode


@transaction.atomic
def _keep(row: EpisodeTrack, passage: Passage, percent: int) -> None:
    """Store a passage and how far one is, if nobody else has and the voice is still in it."""
    episode = _held(row.episode_id)
    heard = EpisodeTrack.objects.filter(pk=row.pk, heard_until_ms=row.heard_until_ms)
    if not heard.update(heard_until_ms=passage.until_ms, language=passage.language):
        raise _Dropped
    row.heard_until_ms = passage.until_ms
    timeline = timeline_of(episode)
    lines = [
        EpisodeLine(track=row, said_at_ms=line[0].start_ms, words=timed(line), language=passage.language)
        for line in lines_of(passage.words)
    ]
    EpisodeLine.objects.bulk_create([place(line, timeline) if timeline else line for line in lines])
    Episode.objects.filter(id=episode.id).update(transcript_percent=percent, worked_at=now())


@transaction.atomic
def _finish(episode_id: str) -> None:
    rows = Episode.objects.filter(id=episode_id, transcript_state=TranscriptState.WRITING)
    if rows.update(transcript_state=TranscriptState.READY, transcript_percent=100):
        episode = episode_rows().get(id=episode_id)
        if episode.published_at is not None:
            publish(programme_topic(episode.community), EpisodePublished(episode=episode_out(episode)))


def _fail(episode_id: str) -> None:
    rows = Episode.objects.filter(id=episode_id, transcript_state=TranscriptState.WRITING)
    rows.update(transcript_state=TranscriptState.FAILED)
