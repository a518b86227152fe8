"""The board of jingles and clips on the wire."""

from pydantic import Field

from workspace.core.schemas import Wire

CLIPS_LIMIT = 24


class ClipOut(Wire):
    """A jingle or a clip. Its audio is at `/api/clips/{id}/audio`."""

    id: str
    title: str
    duration_ms: int
    created_by: str | None


class BoardOut(Wire):
    """What can be played into a talk: the board of its show, or of its community where it belongs to none."""

    clips: list[ClipOut]
    limit: int
    may_add: bool
    may_change: list[str]
    """Clips that the viewer may rename and delete."""


class ClipPatch(Wire):
    """A new title."""

    title: str = Field(max_length=200)
