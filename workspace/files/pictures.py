"""Pictures that people send, made ours: decoded in bounds, upright, without metadata, encoded anew in few sizes."""

import base64
import io
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from PIL import Image, ImageOps, UnidentifiedImageError

from workspace.core.errors import Invalid
from workspace.core.images import MEGAPIXELS_LIMIT

THUMB_PX: Final = 480
PREVIEW_PX: Final = 1600
_PLACEHOLDER_PX: Final = 16
_FRAMES_LIMIT: Final = 500
_MOVING_MEGAPIXELS: Final = 100
"""All frames of an animation together; one that has more becomes a still. About 4 s of work."""
_FORMATS: Final = ("PNG", "JPEG", "WEBP", "GIF", "AVIF")
_MIMES: Final = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}
_SUFFIXES: Final = {"PNG": ".png", "JPEG": ".jpg", "WEBP": ".webp"}
_OWN_SUFFIXES: Final = {"PNG": {".png"}, "JPEG": {".jpg", ".jpeg", ".jpe", ".jfif"}, "WEBP": {".webp"}}
_one_at_a_time: Final = threading.Lock()
"""A decoded picture takes up to 160 MB."""


class NoPicture(Exception):
    """It cannot be decoded, whatever it begins with."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """What is shown of a picture before the whole of it is there."""

    width: int
    height: int
    thumb: bytes | None
    preview: bytes | None
    placeholder: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is stored."""

    content: bytes
    mime: str
    name: str
    sizes: Sizes


def re_encode(path: Path, name: str) -> Picture:
    """Decode a picture and encode it anew; an animation becomes an animated WebP.

    Raises `Invalid` for one of too many pixels, before it is decoded, and `NoPicture`.
    """
    with _one_at_a_time, _decoding(), Image.open(path, formats=_FORMATS) as source:
        _require_bounds(source)
        spans_ms = _spans_ms(source)
        if len(spans_ms) > 1:
            content, kind, sizes = _moving(source, spans_ms), "WEBP", None
        else:
            source.seek(0)
            kind = source.format if source.format in _MIMES else "WEBP" if source.format == "AVIF" else "PNG"
            still = _upright(source)
            content, sizes = _encoded(still, kind), _sizes(still)
        shown = sizes or _moving_sizes(content)
    stem = name if Path(name).suffix.lower() in _OWN_SUFFIXES[kind] else Path(name).stem + _SUFFIXES[kind]
    return Picture(content, _MIMES[kind], stem, shown)


def sizes_of(still: bytes) -> Sizes:
    """Return the sizes of a still of ours. It always has a thumb: there is nothing else to show of a video."""
    with _one_at_a_time, _decoding(), Image.open(io.BytesIO(still), formats=("JPEG",)) as source:
        sizes = _sizes(_upright(source))
    return Sizes(sizes.width, sizes.height, sizes.thumb or still, sizes.preview, sizes.placeholder)


@contextmanager
def _decoding() -> Iterator[None]:
    """Say `NoPicture` for whatever Pillow stumbles over."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large() from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise NoPicture from error


def _require_bounds(source: Image.Image) -> None:
    if source.width * source.height > MEGAPIXELS_LIMIT * 1_000_000:
        raise _too_large()


def _too_large() -> Invalid:
    return Invalid("file", "picture_too_large", pixels=MEGAPIXELS_LIMIT)


def _spans_ms(source: Image.Image) -> list[int]:
    """Return how long each frame of an animation stands; a single one for what does not move, or moves too much."""
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


def _moving(source: Image.Image, spans_ms: list[int]) -> bytes:
    source.seek(0)
    out = io.BytesIO()
    loop = int(source.info.get("loop", 0))
    source.save(
        out, "WEBP", save_all=True, duration=spans_ms, loop=loop, quality=78, method=1, exif=b"", xmp=b""
    )
    return out.getvalue()


def _moving_sizes(content: bytes) -> Sizes:
    """Return the sizes of an animation, which is shown moving and so has no other."""
    with Image.open(io.BytesIO(content)) as source:
        return Sizes(source.width, source.height, None, None, _placeholder(source.convert("RGBA")))


def _upright(source: Image.Image) -> Image.Image:
    """Return pixels alone, turned as the camera says; its colours keep their profile."""
    profile = source.info.get("icc_profile")
    upright = ImageOps.exif_transpose(source)
    if upright.mode in ("I", "F") or upright.mode.startswith("I;16"):
        upright = upright.convert("I").point(lambda level: level / 256).convert("L")
    elif upright.mode == "CMYK":
        upright, profile = upright.convert("RGB"), None
    has_alpha = "A" in upright.getbands() or "transparency" in upright.info
    plain = upright.convert("RGBA" if has_alpha else "RGB")
    plain.info = {"icc_profile": profile} if profile else {}
    return plain


def _encoded(picture: Image.Image, kind: str) -> bytes:
    ways: dict[str, dict[str, Any]] = {
        "JPEG": {"quality": 90, "progressive": True},
        "WEBP": {"quality": 90, "method": 4},
        "PNG": {},
    }
    out = io.BytesIO()
    picture.save(out, kind, **ways[kind])
    return out.getvalue()


def _sizes(picture: Image.Image) -> Sizes:
    return Sizes(
        picture.width,
        picture.height,
        _smaller(picture, THUMB_PX),
        _smaller(picture, PREVIEW_PX),
        _placeholder(picture),
    )


def _smaller(picture: Image.Image, side_px: int) -> bytes | None:
    """Return the picture as WebP with this longest side; None where it is no longer than that."""
    if max(picture.size) <= side_px:
        return None
    out = io.BytesIO()
    _shrunk(picture, side_px).save(out, "WEBP", quality=80, method=4)
    return out.getvalue()


def _shrunk(picture: Image.Image, side_px: int) -> Image.Image:
    small = (
        picture.copy()
        if max(picture.size) <= 2 * side_px
        else picture.reduce(max(picture.size) // (2 * side_px))
    )
    small.info = picture.info
    small.thumbnail((side_px, side_px), Image.Resampling.LANCZOS)
    return small


def _placeholder(picture: Image.Image) -> str:
    """Return a few pixels as a data address of about 150 characters."""
    small = _shrunk(picture, _PLACEHOLDER_PX)
    small.info = {}
    out = io.BytesIO()
    small.save(out, "WEBP", quality=30, method=6)
    return "data:image/webp;base64," + base64.b64encode(out.getvalue()).decode()
