"""What a file is, by its first bytes: a name can say anything. Pure."""

import codecs
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

HEAD_BYTES: Final = 4096
"""How much of a file is looked at."""
UNKNOWN: Final = "application/octet-stream"
_TEXT_CONTROLS: Final = set(range(32)) - {7, 8, 9, 10, 12, 13, 27}


class Family(StrEnum):
    """What to do with it: decode it as a picture, look into it for sound and film, or only hand it out."""

    PICTURE = "picture"
    MEDIA = "media"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Guess:
    """A type by content; `sound` is the same container without a film in it."""

    family: Family
    mime: str
    sound: str = ""


_OTHER = Guess(Family.OTHER, UNKNOWN)
_MP4 = Guess(Family.MEDIA, "video/mp4", "audio/mp4")
_STARTS: Final[tuple[tuple[bytes, Guess], ...]] = (
    (b"\x89PNG\r\n\x1a\n", Guess(Family.PICTURE, "image/png")),
    (b"\xff\xd8\xff", Guess(Family.PICTURE, "image/jpeg")),
    (b"GIF87a", Guess(Family.PICTURE, "image/gif")),
    (b"GIF89a", Guess(Family.PICTURE, "image/gif")),
    (b"\x1aE\xdf\xa3", Guess(Family.MEDIA, "video/webm", "audio/webm")),
    (b"OggS", Guess(Family.MEDIA, "video/ogg", "audio/ogg")),
    (b"ID3", Guess(Family.MEDIA, "audio/mpeg", "audio/mpeg")),
    (b"fLaC", Guess(Family.MEDIA, "audio/flac", "audio/flac")),
    (b"%PDF-", Guess(Family.OTHER, "application/pdf")),
    (b"PK\x03\x04", Guess(Family.OTHER, "application/zip")),
    (b"\x1f\x8b", Guess(Family.OTHER, "application/gzip")),
)
_RIFF: Final = {
    b"WEBP": Guess(Family.PICTURE, "image/webp"),
    b"WAVE": Guess(Family.MEDIA, "audio/wav", "audio/wav"),
}
_PICTURE_BRANDS: Final = {b"avif", b"avis"}
_STILL_BRANDS: Final = {b"heic", b"heix", b"hevc", b"mif1", b"msf1"}


def guess(head: bytes) -> Guess:
    """Return what a file is that begins like this."""
    for start, found in _STARTS:
        if head.startswith(start):
            return found
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12], _OTHER)
    if head[4:8] == b"ftyp":
        return _by_brand(head[8:12])
    if _is_mpeg_audio(head):
        return Guess(Family.MEDIA, "audio/mpeg", "audio/mpeg")
    return Guess(Family.OTHER, "text/plain") if _is_text(head) else _OTHER


def _by_brand(brand: bytes) -> Guess:
    """Tell apart what shares the ISO base media format."""
    if brand in _PICTURE_BRANDS:
        return Guess(Family.PICTURE, "image/avif")
    return Guess(Family.OTHER, "image/heic") if brand in _STILL_BRANDS else _MP4


def _is_mpeg_audio(head: bytes) -> bool:
    """Tell whether a frame of MPEG audio begins here (11 bits of sync, no reserved layer, rate or frequency)."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return False
    return head[1] & 0x06 != 0 and head[2] >> 4 != 0xF and head[2] & 0x0C != 0x0C


def _is_text(head: bytes) -> bool:
    """Tell whether it reads as UTF-8, the last character perhaps cut."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head, final=len(head) < HEAD_BYTES)
    except UnicodeDecodeError:
        return False
    return not _TEXT_CONTROLS & set(head)
