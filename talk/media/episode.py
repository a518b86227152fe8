"""From a recording to an episode: the facade of everything that is done after a talk. Blocking; call it in a worker.

Two passes over the tracks: `survey` measures, `mixdown` mixes. Between them the gain is found on an excerpt; only where
that was off by too much is the episode made again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import numpy as np

from talk.media.audio import RATE_HZ, Frame
from talk.media.encoding import Chapter, EpisodeFile, Tags, episode_writer
from talk.media.errors import NothingRecorded
from talk.media.loudness import CELL_SAMPLES, SILENT_LUFS, integrated_lufs
from talk.media.mastering import MAX_GAIN_DB, TARGET_LUFS, TOLERANCE_LU, Master, gain_for
from talk.media.mixdown import mixdown
from talk.media.pauses import kept
from talk.media.survey import OnProgress, Recorded, survey
from talk.media.timeline import Timeline
from talk.media.tracks import TrackId

SURVEY_PART: Final = 0.35
"""Of the work; the rest is mixing and encoding."""
OPENING_MS: Final = 3000
"""A first chapter that begins within this begins at 0, as players want it; otherwise one is put before it."""
_SECOND: Final = 0.97
"""Of the work, where a second attempt begins."""
_EXCERPTS, _EXCERPT_SAMPLES = 12, 5 * RATE_HZ


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment that somebody marked. `at_ms`: by the wall clock, since 1970."""

    at_ms: int
    title: str


@dataclass(frozen=True, slots=True)
class EpisodePlan:
    """What is to be made. `cuts_ms`: from, to, in the episode as it is without any cuts."""

    title: str
    artist: str
    album: str
    day: date
    cover: Path | None = None
    without: frozenset[TrackId] = frozenset()
    cuts_ms: tuple[tuple[int, int], ...] = ()
    marks: tuple[Mark, ...] = ()
    shortens_pauses: bool = True


@dataclass(frozen=True, slots=True)
class Produced:
    """An episode. `peaks`: a byte for every 100 ms, 255 is full scale. `timeline`: where anything else has gone."""

    duration_ms: int
    loudness_lufs: float
    peaks: bytes
    chapters: tuple[Chapter, ...]
    files: tuple[EpisodeFile, ...]
    timeline: Timeline


def produce(recording: Path, target: Path, plan: EpisodePlan, on_progress: OnProgress) -> Produced:
    """Make the files of an episode; `target` is their common path without the endings.

    Raises NothingRecorded, UnreadableCover, OSError for a full disk, and whatever `on_progress` raises, which is how
    to stop it; then nothing is left behind, and files of an earlier run stay as they are. The last call, with 1, is
    when the files are there.
    """
    recorded = survey(recording, plan.without, lambda part: on_progress(part * SURVEY_PART))
    timeline = timeline_of(recorded, plan)
    if not timeline.samples:
        raise NothingRecorded("everything is cut out")
    chapters = chapters_of(timeline, plan.marks, plan.title)
    tags = Tags(plan.title, plan.artist, plan.album, plan.day, plan.cover)
    work = _Work(recorded, timeline, target, tags, chapters)
    gain_db = _gain_db(recorded, timeline)
    result = work.attempt(gain_db, lambda part: on_progress(SURVEY_PART + part * (_SECOND - SURVEY_PART)))
    if not result.files:
        better_db = _better(gain_db, result.loudness_lufs)
        result = work.attempt(
            better_db, lambda part: on_progress(_SECOND + part * (1 - _SECOND)), is_last=True
        )
    on_progress(1.0)
    return Produced(
        timeline.duration_ms, result.loudness_lufs, result.peaks, chapters, result.files, timeline
    )


def timeline_of(recorded: Recorded, plan: EpisodePlan) -> Timeline:
    """Return what the plan keeps of a recording."""
    whole = Timeline.whole(recorded.pieces)
    return (whole.only(kept(recorded.active)) if plan.shortens_pauses else whole).without(plan.cuts_ms)


def chapters_of(timeline: Timeline, marks: Sequence[Mark], opening: str) -> tuple[Chapter, ...]:
    """Return marks as chapters, in order: of several at one place the last, and none where nothing follows.

    What comes before the first one is a chapter of its own, named `opening`, if it is long enough.
    """
    titles = {
        timeline.to_episode(mark.at_ms): mark.title for mark in sorted(marks, key=lambda mark: mark.at_ms)
    }
    chapters = [Chapter(at_ms, title) for at_ms, title in titles.items() if at_ms < timeline.duration_ms]
    if not chapters:
        return ()
    if chapters[0].start_ms > OPENING_MS:
        chapters.insert(0, Chapter(0, opening))
    chapters[0] = Chapter(0, chapters[0].title)
    return tuple(chapters)


@dataclass(frozen=True, slots=True)
class _Result:
    """What came out. Without files it was not loud enough, or too loud."""

    loudness_lufs: float
    peaks: bytes
    files: tuple[EpisodeFile, ...]


@dataclass(frozen=True, slots=True)
class _Work:
    """All that does not depend on the gain."""

    recorded: Recorded
    timeline: Timeline
    target: Path
    tags: Tags
    chapters: tuple[Chapter, ...]

    def attempt(self, gain_db: float, tell: OnProgress, *, is_last: bool = False) -> _Result:
        """Mix, master and encode everything; keep the files if the loudness is right, or at the last attempt."""
        master = Master(gain_db)
        with episode_writer(self.target, self.tags, self.chapters, self.timeline.duration_ms) as writer:
            for samples in self._mastered(master, tell):
                writer.add(samples)
            loudness_lufs = master.loudness_lufs()
            is_right = abs(_better(gain_db, loudness_lufs) - gain_db) <= TOLERANCE_LU
            files = writer.finish() if is_right or is_last else ()
        return _Result(round(loudness_lufs, 2), master.peaks(), files)

    def _mastered(self, master: Master, tell: OnProgress) -> Iterator[Frame]:
        done = 0
        for block in mixdown(self.recorded, self.timeline):
            yield master.process(block)
            done += block.size
            tell(done / self.timeline.samples)
        yield master.finish()


def _gain_db(recorded: Recorded, timeline: Timeline) -> float:
    """Find the gain that makes the whole as loud as it should be."""
    cells = [slice(span.start // CELL_SAMPLES, -(-span.stop // CELL_SAMPLES)) for span in timeline.kept]
    excerpt = np.concatenate(list(mixdown(recorded, timeline.excerpt(_EXCERPTS, _EXCERPT_SAMPLES))))
    return gain_for(integrated_lufs(np.concatenate([recorded.powers[part] for part in cells])), excerpt)


def _better(gain_db: float, loudness_lufs: float) -> float:
    """Return the gain that would have been right."""
    if loudness_lufs <= SILENT_LUFS:
        return gain_db
    return min(MAX_GAIN_DB, max(-MAX_GAIN_DB, gain_db + TARGET_LUFS - loudness_lufs))
