"""Re-encoding pictures: what is stored is pixels that we wrote, never the bytes that somebody sent."""

import io
import warnings
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from PIL import Image, ImageOps, UnidentifiedImageError

from workspace.core.errors import Invalid

MEGABYTES_LIMIT = 3
MEGAPIXELS_LIMIT = 40
_FORMATS = ("PNG", "JPEG", "WEBP", "GIF")


def read_picture(image: "UploadedFile[bytes]") -> bytes:
    """Return the bytes of an upload named "image". Raises `Invalid` before it reads one that is too large."""
    if (image.size or 0) > MEGABYTES_LIMIT * 1024 * 1024:
        raise _too_large("image")
    data: bytes = image.read()
    return data


def square_webp(data: bytes, side_px: int, *, field: str) -> bytes:
    """Return the middle square of the picture as WebP, upright, without metadata.

    Raises `Invalid(field)` for what is too large or no picture of a known kind.
    """
    out = io.BytesIO()
    ImageOps.fit(_opened(data, field), (side_px, side_px)).save(out, "WEBP", quality=86)
    return out.getvalue()


def wide_webp(data: bytes, size_px: tuple[int, int], *, field: str) -> bytes:
    """Return the middle of the picture in this width and height as WebP. Raises as `square_webp`."""
    out = io.BytesIO()
    ImageOps.fit(_opened(data, field), size_px, Image.Resampling.LANCZOS).save(out, "WEBP", quality=82)
    return out.getvalue()


def contained_webp(data: bytes, side_px: int, *, field: str) -> tuple[bytes, int, int]:
    """Return the whole picture as WebP with no side longer than this, and its width and height.

    Of an animation it is the first frame. Raises as `square_webp`.
    """
    picture = _opened(data, field)
    picture.thumbnail((side_px, side_px), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=80)
    return out.getvalue(), picture.width, picture.height


def _too_large(field: str) -> Invalid:
    return Invalid(field, "image_too_large", limit=MEGABYTES_LIMIT, pixels=MEGAPIXELS_LIMIT)


def _opened(data: bytes, field: str) -> Image.Image:
    too_large = _too_large(field)
    if len(data) > MEGABYTES_LIMIT * 1024 * 1024:
        raise too_large
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=_FORMATS)
            if picture.width * picture.height > MEGAPIXELS_LIMIT * 1_000_000:
                raise too_large
            return ImageOps.exif_transpose(picture).convert("RGBA")
    except (
        UnidentifiedImageError,
        OSError,
        SyntaxError,
        ValueError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:
        raise Invalid(field, "image_unreadable") from error


def jpeg_of(picture: Path, side_px: int) -> bytes:
    """Return a picture of ours as a JPEG square, on white where it is transparent. Raises OSError."""
    with Image.open(picture) as source:
        upright = source.convert("RGBA")
    ground = Image.new("RGBA", upright.size, "white")
    out = io.BytesIO()
    ImageOps.fit(Image.alpha_composite(ground, upright).convert("RGB"), (side_px, side_px)).save(
        out, "JPEG", quality=86
    )
    return out.getvalue()
