"""Where the audio of episodes lies: a folder an episode, two files a revision."""

from enum import StrEnum
from pathlib import Path
from typing import Final

from django.db import transaction

from talk.episodes.models import Episode
from talk.shows.audio_files import path_of


class Format(StrEnum):
    """The formats an episode comes in."""

    M4A = "m4a"
    """For the screen."""
    MP3 = "mp3"
    """For podcast players, and to keep."""


MEDIA_TYPES: Final = {Format.M4A: "audio/mp4", Format.MP3: "audio/mpeg"}

COVER_SIDE_PX: Final = 1400
"""What podcast players want at least."""


def target_of(episode_id: str, revision: int) -> Path:
    """Return the common path of a revision's files, without an ending."""
    return path_of(f"episodes/{episode_id}/{revision}")


def file_of(episode: Episode, format_: Format) -> str:
    """Name the file that is there now, below `MEDIA_ROOT`; empty where there is none."""
    if episode.made_revision is None:
        return ""
    return f"episodes/{episode.id}/{episode.made_revision}.{format_}"


def delete_revision(episode_id: str, revision: int | None) -> None:
    """Delete a revision's files once the running transaction holds; at once outside of one."""
    if revision is None:
        return
    target = target_of(episode_id, revision)
    paths = [target.with_suffix(f".{format_}") for format_ in Format]

    def delete() -> None:
        for path in paths:
            path.unlink(missing_ok=True)

    transaction.on_commit(delete)


def folder_of_episode(episode_id: str) -> Path:
    """Return the folder of all of an episode's files. It may not exist."""
    return path_of(f"episodes/{episode_id}")
