"""What files ask of the slices above: who may see what they hold, and what a sound or a video is.

Each slice that holds files attaches when the app starts, under the name that `StoredFile.holder` keeps.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from workspace.people.models import Person


class Holder(Protocol):
    """A slice whose things have files: messages, later posts and pages."""

    def may_read(self, person: Person, file_id: str) -> bool:
        """Tell whether this person may see the thing that holds the file, right now."""


class UnreadableMedia(Exception):
    """There is no sound and no picture in it that can be decoded, or more than may be."""


@dataclass(frozen=True, slots=True)
class MediaFacts:
    """What is in a sound or a video."""

    duration_ms: int
    width: int | None
    height: int | None
    """Pixels, upright; None for sounds."""
    still: bytes | None
    """A picture out of a video, JPEG."""
    waveform: list[int]


@dataclass(frozen=True, slots=True)
class VoiceNote:
    """A voice note as it is stored."""

    ogg: bytes
    duration_ms: int
    waveform: list[int]


class Media(Protocol):
    """Whoever knows codecs. Both methods block and raise `UnreadableMedia`."""

    def describe(self, path: Path) -> MediaFacts:
        """Look into a sound or a video."""

    def voice(self, path: Path, *, max_s: float) -> VoiceNote:
        """Encode a voice anew as Ogg/Opus."""


_holders: dict[str, Holder] = {}
_media: Media | None = None


def attach(name: str, holder: Holder) -> None:
    """Name who holds files under `name`."""
    _holders[name] = holder


def attach_media(media: Media) -> None:
    """Name who knows codecs. Called once, at start."""
    global _media
    _media = media


def may_read(person: Person, holder: str, file_id: str) -> bool:
    """Ask the slice that holds a file. What nobody answers for, nobody may read."""
    slice_above = _holders.get(holder)
    return slice_above is not None and slice_above.may_read(person, file_id)


def media() -> Media:
    """Return who knows codecs. Raises `UnreadableMedia` where nobody does."""
    if _media is None:
        raise UnreadableMedia
    return _media
