"""Making an episode's audio: the work of a worker, some minutes long for a long talk.

Each asking counts the revision up, and work that finds a newer one stops. So a withdrawal while an episode is being
made ends that work at once, and no file that holds the voice is put in place.
"""

import errno
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import structlog
from django.db import transaction

from talk.episodes.events import EpisodeMade, EpisodePublished
from talk.episodes.files import COVER_SIDE_PX, Format, delete_revision, target_of
from talk.episodes.marks import marks_of
from talk.episodes.models import Episode, EpisodeState, Problem
from talk.episodes.placing import kept_timeline, place_all
from talk.episodes.queries import episode_out, episode_rows
from talk.episodes.services.transcripts import ask_by_itself
from talk.media.episode import EpisodePlan, Produced, produce
from talk.media.errors import NothingRecorded
from talk.media.tracks import TrackId, TrackKind, pieces_of
from talk.shows.audio_files import path_of
from talk.shows.events import programme_topic
from talk.shows.models import Question, RecordingConsent, Show
from talk.shows.queries import hosts_of_talk
from talk.shows.recordings import folder_of
from talk.stage.state import Consent
from workspace.core.clock import now
from workspace.core.events import publish
from workspace.core.images import jpeg_of
from workspace.people.events import person_topic
from workspace.people.models import Person

log = structlog.get_logger(__name__)

SETTLED_S = 2.0
"""A recording that nothing has been added to for so long is complete."""
SETTLES_WITHIN_S = 15.0
_TELL_EVERY_S = 1.0


class Superseded(Exception):
    """Somebody wants the episode otherwise by now."""


def make(episode_id: str, revision: int) -> None:
    """Make one revision's files and tell those who run the talk. Does nothing where another one is wanted by now."""
    episode = _wanted(episode_id, revision)
    if episode is None:
        return
    try:
        made = _produce(episode, revision)
    except Superseded:
        return
    except NothingRecorded:
        _fail(episode_id, revision, Problem.NOTHING_RECORDED)
    except OSError as error:
        is_full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        log.exception("An episode was not written", episode=episode_id)
        _fail(episode_id, revision, Problem.DISK_FULL if is_full else Problem.BROKEN)
    except Exception:
        log.exception("An episode was not made", episode=episode_id)
        _fail(episode_id, revision, Problem.BROKEN)
    else:
        _keep(episode_id, revision, made)


def _wanted(episode_id: str, revision: int) -> Episode | None:
    rows = episode_rows().filter(id=episode_id, revision=revision, state=EpisodeState.MAKING)
    return rows.first()


def _produce(episode: Episode, revision: int) -> Produced:
    recording, target = folder_of(episode.talk_id), target_of(episode.id, revision)
    target.parent.mkdir(parents=True, exist_ok=True)
    _wait_until_settled(recording)
    progress = _Progress(episode.id, revision)
    with _cover_of(episode.talk.show) as cover:
        return produce(recording, target, _plan(episode, cover), progress.tell)


def _wait_until_settled(recording: Path) -> None:
    """Wait for whoever still writes: the engine closes its files a moment after the end of a talk."""
    until_s = time.monotonic() + SETTLES_WITHIN_S
    while time.monotonic() < until_s and _newest_s(recording) > time.time() - SETTLED_S:
        time.sleep(0.2)


def _newest_s(recording: Path) -> float:
    files = [file for piece in pieces_of(recording) for file in piece.iterdir()]
    return max((file.stat().st_mtime for file in files if file.exists()), default=0.0)


@contextmanager
def _cover_of(show: Show | None) -> Iterator[Path | None]:
    """Lend a show's cover as JPEG, which is what players know."""
    if show is None or not show.cover:
        yield None
        return
    with tempfile.NamedTemporaryFile(suffix=".jpg") as file:
        file.write(jpeg_of(path_of(f"covers/{show.cover}"), COVER_SIDE_PX))
        file.flush()
        yield Path(file.name)


def _plan(episode: Episode, cover: Path | None) -> EpisodePlan:
    talk = episode.talk
    hosts = Person.objects.filter(id__in=hosts_of_talk(talk)).order_by("name").values_list("name", flat=True)
    return EpisodePlan(
        title=episode.title,
        artist=", ".join(hosts),
        album=talk.show.title if talk.show else talk.community.name,
        day=(talk.started_at or talk.starts_at).date(),
        cover=cover,
        without=silenced(talk.id),
        cuts_ms=tuple((start, end) for start, end in episode.cuts),
        marks=marks_of(talk),
    )


def silenced(talk_id: str) -> frozenset[TrackId]:
    """Return the tracks that may not be heard, should anything of them still lie on disk."""
    refused = RecordingConsent.objects.filter(talk=talk_id, answer=Consent.NO)
    voices = {TrackId(TrackKind.VOICE, person) for person in refused.values_list("person_id", flat=True)}
    withdrawn = Question.objects.filter(talk=talk_id, call_played=True, call_file="")
    calls = {TrackId(TrackKind.CLIP, question) for question in withdrawn.values_list("id", flat=True)}
    return frozenset(voices | calls)


class _Progress:
    """Tells how far the making is, once a second, and stops it where it is not wanted any more."""

    def __init__(self, episode_id: str, revision: int) -> None:
        self._rows = Episode.objects.filter(id=episode_id, revision=revision, state=EpisodeState.MAKING)
        self._told_at_s = 0.0

    def tell(self, part: float) -> None:
        at_s = time.monotonic()
        if part < 1.0 and at_s - self._told_at_s < _TELL_EVERY_S:
            return
        self._told_at_s = at_s
        if not self._rows.update(percent=round(part * 100), worked_at=now()):
            raise Superseded


@transaction.atomic
def _keep(episode_id: str, revision: int, made: Produced) -> None:
    episode = episode_rows().select_for_update(of=("self",), no_key=True).filter(id=episode_id).first()
    if episode is None or episode.revision != revision:
        delete_revision(episode_id, revision)
        return
    delete_revision(episode_id, episode.made_revision)
    sizes = {file.path.suffix: file.size_bytes for file in made.files}
    episode.state, episode.problem, episode.percent = EpisodeState.READY, "", 100
    episode.made_revision = revision
    episode.duration_ms, episode.peaks = made.duration_ms, made.peaks
    if not episode.cuts:
        episode.uncut_ms, episode.uncut_peaks = made.duration_ms, made.peaks
    episode.timeline = kept_timeline(made.timeline)
    episode.mp3_bytes, episode.m4a_bytes = sizes[f".{Format.MP3}"], sizes[f".{Format.M4A}"]
    if not episode.has_own_chapters:
        episode.chapters = [[chapter.start_ms, chapter.title] for chapter in made.chapters]
    episode.save()
    place_all(episode)
    ask_by_itself(episode)
    _tell(episode)


@transaction.atomic
def _fail(episode_id: str, revision: int, problem: Problem) -> None:
    rows = Episode.objects.filter(id=episode_id, revision=revision, state=EpisodeState.MAKING)
    if rows.update(state=EpisodeState.FAILED, problem=problem):
        _tell(episode_rows().get(id=episode_id))


def _tell(episode: Episode) -> None:
    shape = episode_out(episode)
    if episode.published_at is not None and episode.state == EpisodeState.READY:
        publish(programme_topic(episode.community), EpisodePublished(episode=shape))
    for person in hosts_of_talk(episode.talk):
        publish(person_topic(person), EpisodeMade(episode=shape))
