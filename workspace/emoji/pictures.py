"""Pictures of emoji, made ours: decoded in bounds, small, without metadata, encoded anew as WebP."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from workspace.core.errors import Invalid

MEGABYTES_LIMIT: Final = 2
MEGAPIXELS_LIMIT: Final = 16
SIDE_PX: Final = 128
"""64 points on a screen that has two pixels a point."""
MOVING_BYTES: Final = 256 * 1024
"""An animation that needs more, even at half the size, becomes its first frame."""
_FRAMES_LIMIT: Final = 120
_MOVING_MEGAPIXELS: Final = 40
"""All frames together. About 2 s of work."""
_FORMATS: Final = ("PNG", "JPEG", "WEBP", "GIF")


@dataclass(frozen=True, slots=True)
class EmojiPictures:
    """WebP. The two are the same where nothing moves."""

    picture: bytes
    still: bytes


def emoji_pictures(data: bytes) -> EmojiPictures:
    """Return what is shown of an uploaded picture. Raises `Invalid` for what is too large, or none that we read."""
    if len(data) > MEGABYTES_LIMIT * 1024 * 1024:
        raise _too_large()
    with _decoding(), Image.open(io.BytesIO(data), formats=_FORMATS) as source:
        if source.width * source.height > MEGAPIXELS_LIMIT * 1_000_000:
            raise _too_large()
        spans_ms = _spans_ms(source)
        source.seek(0)
        still = _encoded([_small(source, SIDE_PX)], [])
        for side_px in (SIDE_PX, SIDE_PX // 2) if len(spans_ms) > 1 else ():
            moving = _encoded(list(_frames(source, len(spans_ms), side_px)), spans_ms)
            if len(moving) <= MOVING_BYTES:
                return EmojiPictures(moving, still)
    return EmojiPictures(still, still)


@contextmanager
def _decoding() -> Iterator[None]:
    """Say `Invalid` for whatever Pillow stumbles over."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large() from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise Invalid("image", "image_unreadable") from error


def _too_large() -> Invalid:
    return Invalid("image", "image_too_large", limit=MEGABYTES_LIMIT, pixels=MEGAPIXELS_LIMIT)


def _spans_ms(source: Image.Image) -> list[int]:
    """Return how long each frame stands; a single one for what does not move, or moves too much."""
    if not getattr(source, "is_animated", False):
        return [0]
    most = min(_FRAMES_LIMIT, _MOVING_MEGAPIXELS * 1_000_000 // max(1, source.width * source.height))
    spans_ms: list[int] = []
    try:
        while len(spans_ms) <= most:
            source.seek(len(spans_ms))
            spans_ms.append(max(20, int(source.info.get("duration") or 100)))
    except EOFError:
        return spans_ms
    return [0]


def _frames(source: Image.Image, count: int, side_px: int) -> Iterator[Image.Image]:
    for number in range(count):
        source.seek(number)
        yield _small(source, side_px)


def _small(source: Image.Image, side_px: int) -> Image.Image:
    upright = ImageOps.exif_transpose(source).convert("RGBA")
    upright.thumbnail((side_px, side_px), Image.Resampling.LANCZOS)
    upright.info = {}
    return upright


def _encoded(frames: list[Image.Image], spans_ms: list[int]) -> bytes:
    out = io.BytesIO()
    if len(frames) == 1:
        frames[0].save(out, "WEBP", quality=90, method=4)
    else:
        frames[0].save(
            out,
            "WEBP",
            save_all=True,
            append_images=frames[1:],
            duration=spans_ms,
            loop=0,
            quality=80,
            method=2,
        )
    return out.getvalue()
