"""What is being played into a talk, for whoever drives the sound and for everyone who looks."""

from dataclasses import dataclass
from pathlib import Path

from talk.shows.audio_files import path_of
from talk.shows.models import Playing, TalkState
from talk.shows.schemas import PlayingOut


@dataclass(frozen=True, slots=True)
class Playback:
    """A file that should be heard. The same clip started anew is another playback."""

    id: int
    clip: str
    path: Path


def playing_in(talk_id: str) -> dict[str, Playback]:
    """Return what should be heard in a talk, by clip; nothing where it is not live. One query."""
    rows = Playing.objects.filter(talk=talk_id, talk__state=TalkState.LIVE)
    return {
        clip: Playback(row, clip, path_of(file)) for row, clip, file in rows.values_list("id", "clip", "file")
    }


def playing_out(playing: Playing) -> PlayingOut:
    """Shape what is being played."""
    return PlayingOut(
        clip=playing.clip,
        title=playing.title,
        duration_ms=playing.duration_ms,
        by=playing.by_id,
        person=playing.person_id,
        started_at=playing.started_at,
    )
