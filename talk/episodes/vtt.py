"""A transcript as WebVTT, which players and screens read (W3C, WebVTT: The Web Video Text Tracks Format). Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Final

VTT_TYPE: Final = "text/vtt"
_SHORTEST_MS: Final = 100
"""A cue has to end after it begins."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What one person says. Milliseconds from the beginning of the episode."""

    start_ms: int
    end_ms: int
    who: str
    text: str


def vtt(cues: Iterable[Cue]) -> str:
    """Return cues as a file, each with the voice that it belongs to."""
    blocks = [
        f"{_time(cue.start_ms)} --> {_time(max(cue.end_ms, cue.start_ms + _SHORTEST_MS))}\n"
        f"<v {_line(cue.who)}>{_line(cue.text)}"
        for cue in cues
    ]
    return "\n\n".join(["WEBVTT", *blocks]) + "\n"


def _time(at_ms: int) -> str:
    s, ms = divmod(at_ms, 1000)
    return f"{s // 3600:02d}:{s // 60 % 60:02d}:{s % 60:02d}.{ms:03d}"


def _line(text: str) -> str:
    """Return a text on one line, in which nothing is taken for a tag or the head of a cue."""
    return escape(" ".join(text.split()), quote=False)
