"""Writes the plan's episodes: what their talks would have left on disk, published, and their making asked for.

The audio itself is mixed by the jobs process, as that of every episode, so that loading stays quick and cutting, taking
one's voice out and making it anew work here as everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from talk.episodes.models import EpisodeComment
from talk.episodes.services.asking import begin
from talk.media.audio import RATE_HZ, Frame
from talk.media.dubbing import joined, write_track
from talk.media.tracks import TrackId, TrackKind
from talk.shows.models import ChapterMark, RecordingConsent, Talk
from talk.shows.recordings import folder_of
from talk.stage.state import Consent
from workspace.config.demo import shapes
from workspace.config.demo.speech import Speak
from workspace.people.models import Person

_BREATH_S: Final = 0.45
_NEXT_CHAPTER_S: Final = 0.9
_PUBLISHED_AFTER = timedelta(hours=2)
_REMARKED_AFTER = timedelta(hours=5)


@dataclass(frozen=True, slots=True)
class Script:
    """An episode with every line at its second."""

    said: dict[str, list[tuple[float, Frame]]]
    """By who says it: where a line begins, in seconds, and how it sounds."""
    chapters_s: tuple[float, ...]
    length_s: float


def lay_out(plan: shapes.Episode, speak: Speak) -> Script:
    """Have everything said, one after the other."""
    voices = dict(plan.voices)
    said: dict[str, list[tuple[float, Frame]]] = {key: [] for key in voices}
    chapters_s, at_s = [], 0.0
    for chapter in plan.chapters:
        chapters_s.append(at_s)
        for line in chapter.lines:
            sound = speak(plan.language, voices[line.author], line.text)
            said[line.author].append((at_s, sound))
            at_s += sound.size / RATE_HZ + _BREATH_S
        at_s += _NEXT_CHAPTER_S - _BREATH_S
    return Script(said, tuple(chapters_s), at_s - _NEXT_CHAPTER_S)


def write_episode(
    talk: Talk, plan: shapes.Episode, people: Mapping[str, Person], speak: Speak, now: datetime
) -> None:
    """Write one, published, and ask for its audio once the running transaction holds. Raises OSError."""
    script = lay_out(plan, speak)
    began_at = talk.starts_at + timedelta(minutes=plan.after_min)
    for key, lines in script.said.items():
        track = TrackId(TrackKind.VOICE, people[key].id)
        write_track(folder_of(talk.id), track, joined(lines), round(began_at.timestamp() * 1000))
    _write_consents(talk, plan, people, began_at, script)
    talk.has_recorded = True
    talk.save(update_fields=["has_recorded"])
    episode = begin(talk)
    episode.notes, episode.downloadable = plan.notes, True
    episode.created_at = talk.ended_at or talk.starts_at
    episode.published_at = min(now, episode.created_at + _PUBLISHED_AFTER)
    episode.save()
    EpisodeComment.objects.bulk_create(
        EpisodeComment(
            episode=episode,
            person=people[remark.author],
            at_ms=round((script.chapters_s[remark.chapter] + remark.after_s) * 1000),
            text=remark.text,
            written_at=min(now, episode.published_at + number * _REMARKED_AFTER),
        )
        for number, remark in enumerate(plan.remarks, 1)
    )


def _write_consents(
    talk: Talk, plan: shapes.Episode, people: Mapping[str, Person], began_at: datetime, script: Script
) -> None:
    """Let everyone on stage have agreed, and mark the chapters."""
    RecordingConsent.objects.bulk_create(
        RecordingConsent(talk=talk, person=people[key], answer=Consent.YES, answered_at=began_at)
        for key in script.said
    )
    ChapterMark.objects.bulk_create(
        ChapterMark(talk=talk, title=chapter.title, at=began_at + timedelta(seconds=at_s))
        for chapter, at_s in zip(plan.chapters, script.chapters_s, strict=True)
    )
