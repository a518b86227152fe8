"""Files on the wire."""

from datetime import datetime

from workspace.core.schemas import Wire
from workspace.files.models import FileKind

FILES_A_THING = 10
"""Most files that one message holds."""


class FileOut(Wire):
    """A file that is ready. Its addresses ask at every fetch whether the reader may have it."""

    id: str
    name: str
    kind: FileKind
    mime: str
    size: int
    """Bytes."""
    width: int | None
    height: int | None
    """Pixels of a picture or a video, so that its place can be kept."""
    url: str
    """The whole of it, also in ranges."""
    thumb_url: str | None
    """WebP, 480 pixels at most; of a video a still."""
    preview_url: str | None
    """WebP, 1,600 pixels at most, where the whole is larger than that."""
    placeholder: str | None
    """The same in a few pixels, as a data address."""
    duration_ms: int | None
    waveform: list[int]
    """64 bars, 0..100, for sounds; else empty."""


class LinkOut(Wire):
    """An address that needs no session, for programs that download. It is good for one reader and a short while."""

    url: str
    expires_at: datetime
