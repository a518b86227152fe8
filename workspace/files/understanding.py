"""From bytes to what they are: a picture, a sound, a film, a voice note, or something that is only handed on."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from workspace.core.errors import Invalid
from workspace.files import pictures, ports, shelf, sniffing
from workspace.files.models import FileKind
from workspace.files.sniffing import Family, Guess

VOICE_LIMIT_S: Final = 5 * 60
VOICE_MEBIBYTES: Final = 20
_GRACE_S: Final = 0.5
"""A recorder that stops at the limit stops a moment after it."""
_OFFICE: Final = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".odp": "application/vnd.oasis.opendocument.presentation",
}
"""What is a ZIP by content; these are never shown here, so their name may tell them apart."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A file as it will be stored."""

    kind: FileKind
    mime: str
    name: str
    size: int
    parts: dict[str, shelf.Source]
    """By the names of `shelf.PARTS`."""
    width: int | None = None
    height: int | None = None
    duration_ms: int | None = None
    waveform: list[int] = field(default_factory=list)
    placeholder: str = ""


def understand(path: Path, name: str, *, is_voice: bool) -> Understood:
    """Look into an upload, and encode it anew where that is our business. Blocks, for up to seconds.

    Raises `Invalid` for a picture of too many pixels, and for a voice note without a voice.
    """
    if is_voice:
        return _voice(path, name)
    with path.open("rb") as source:
        found = sniffing.guess(source.read(sniffing.HEAD_BYTES))
    try:
        if found.family is Family.PICTURE:
            return _picture(path, name)
        if found.family is Family.MEDIA:
            return _media(path, name, found)
    except (pictures.NoPicture, ports.UnreadableMedia):
        return _plain(path, name, Guess(Family.OTHER, sniffing.UNKNOWN))
    return _plain(path, name, found)


def _voice(path: Path, name: str) -> Understood:
    if path.stat().st_size > VOICE_MEBIBYTES * 1024 * 1024:
        raise Invalid("file", "audio_too_large", limit=VOICE_MEBIBYTES)
    try:
        note = ports.media().voice(path, max_s=VOICE_LIMIT_S + _GRACE_S)
    except ports.UnreadableMedia as error:
        raise Invalid("file", "audio_unreadable") from error
    return Understood(
        FileKind.VOICE,
        "audio/ogg",
        Path(name).stem + ".ogg",
        len(note.ogg),
        {shelf.CONTENT: note.ogg},
        duration_ms=note.duration_ms,
        waveform=note.waveform,
    )


def _picture(path: Path, name: str) -> Understood:
    picture = pictures.re_encode(path, name)
    sizes = picture.sizes
    return Understood(
        FileKind.IMAGE,
        picture.mime,
        picture.name,
        len(picture.content),
        _parts(picture.content, sizes),
        sizes.width,
        sizes.height,
        placeholder=sizes.placeholder,
    )


def _media(path: Path, name: str, found: Guess) -> Understood:
    facts = ports.media().describe(path)
    is_video = facts.width is not None and found.mime.startswith("video/")
    sizes = pictures.sizes_of(facts.still) if is_video and facts.still else None
    return Understood(
        FileKind.VIDEO if is_video else FileKind.AUDIO,
        found.mime if is_video else found.sound,
        name,
        path.stat().st_size,
        _parts(path, sizes),
        facts.width if is_video else None,
        facts.height if is_video else None,
        facts.duration_ms,
        [] if is_video else facts.waveform,
        sizes.placeholder if sizes else "",
    )


def _plain(path: Path, name: str, found: Guess) -> Understood:
    mime = (
        _OFFICE.get(Path(name).suffix.lower(), found.mime) if found.mime == "application/zip" else found.mime
    )
    return Understood(FileKind.FILE, mime, name, path.stat().st_size, {shelf.CONTENT: path})


def _parts(content: shelf.Source, sizes: pictures.Sizes | None) -> dict[str, shelf.Source]:
    small = {shelf.THUMB: sizes.thumb, shelf.PREVIEW: sizes.preview} if sizes else {}
    return {shelf.CONTENT: content, **{part: data for part, data in small.items() if data}}
