"""Pictures that people upload are written anew: nothing but pixels gets through."""

import io
import struct
import zlib

import pytest
from PIL import Image

from workspace.core.errors import Invalid
from workspace.core.images import MEGABYTES_LIMIT, square_webp

pytestmark = pytest.mark.pure
SIDE_PX = 64
ORIENTATION = 0x0112
UPSIDE_DOWN = 3
SCRIPT = b"<script>alert(1)</script>"


def encode(picture: Image.Image, kind: str, **options: object) -> bytes:
    """Return a picture as a file of the kind."""
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def reencode(data: bytes) -> Image.Image:
    """Return what is stored of an upload."""
    return Image.open(io.BytesIO(square_webp(data, SIDE_PX, field="image")))


def png_that_claims(width: int, height: int) -> bytes:
    """Make a small file that says it is a large picture."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack("!I", len(body)) + kind + body + struct.pack("!I", zlib.crc32(kind + body))

    head = struct.pack("!IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_every_known_kind_becomes_a_square_webp(kind: str) -> None:
    stored = reencode(encode(Image.new("RGB", (300, 120), "red"), kind))
    assert (stored.format, stored.size) == ("WEBP", (SIDE_PX, SIDE_PX))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_way_to_hold_pixels_is_understood(mode: str) -> None:
    assert reencode(encode(Image.new(mode, (10, 200)), "PNG")).size == (SIDE_PX, SIDE_PX)


def test_a_printed_colour_space_is_understood() -> None:
    assert reencode(encode(Image.new("CMYK", (90, 90)), "JPEG")).size == (SIDE_PX, SIDE_PX)


def test_transparency_stays() -> None:
    stored = reencode(encode(Image.new("RGBA", (100, 100), (255, 0, 0, 0)), "PNG")).convert("RGBA")
    assert stored.getpixel((SIDE_PX // 2, SIDE_PX // 2))[3] == 0  # type: ignore[index]


def test_the_middle_is_kept() -> None:
    picture = Image.new("RGB", (300, 100), "red")
    picture.paste("blue", (100, 0, 200, 100))
    red, _, blue = reencode(encode(picture, "PNG")).convert("RGB").getpixel((5, 32))  # type: ignore[misc]
    assert (red < 60, blue > 190) == (True, True)


def test_a_photograph_is_turned_upright_and_says_no_more_where_it_was_taken() -> None:
    picture = Image.new("RGB", (100, 100), "red")
    picture.paste("blue", (0, 50, 100, 100))
    exif = Image.Exif()
    exif[ORIENTATION] = UPSIDE_DOWN
    exif[0x010E] = "a secret description"
    exif.get_ifd(0x8825)[1] = "N"
    stored = reencode(encode(picture, "JPEG", exif=exif))
    red, _, blue = stored.convert("RGB").getpixel((32, 5))  # type: ignore[misc]
    assert (red < 60, blue > 190) == (True, True)
    assert dict(stored.getexif()) == {}
    assert {"exif", "xmp", "icc_profile"} & set(stored.info) == set()


def test_words_in_a_picture_do_not_get_through() -> None:
    comment = encode(Image.new("RGB", (50, 50)), "GIF", comment=SCRIPT)
    assert SCRIPT in comment
    assert SCRIPT not in square_webp(comment, SIDE_PX, field="image")


def test_what_hangs_on_behind_a_picture_does_not_get_through() -> None:
    polyglot = encode(Image.new("RGB", (50, 50)), "JPEG") + SCRIPT + b"PK\x03\x04"
    stored = square_webp(polyglot, SIDE_PX, field="image")
    assert SCRIPT not in stored
    assert b"PK\x03\x04" not in stored


def test_of_a_moving_picture_the_first_frame_is_kept() -> None:
    frames = [Image.new("RGB", (50, 50), colour) for colour in ("red", "blue")]
    stored = reencode(encode(frames[0], "GIF", save_all=True, append_images=frames[1:]))
    assert getattr(stored, "n_frames", 1) == 1
    assert stored.convert("RGB").getpixel((32, 32))[0] > 190  # type: ignore[index]


@pytest.mark.parametrize(
    ("width", "height"), [(6_400, 6_400), (20_000, 20_000), (60_000, 60_000), (2**31 - 1, 2**31 - 1)]
)
def test_a_small_file_that_would_unfold_to_a_huge_picture_is_refused(width: int, height: int) -> None:
    with pytest.raises(Invalid) as refused:
        square_webp(png_that_claims(width, height), SIDE_PX, field="image")
    assert refused.value.code in ("image_too_large", "image_unreadable")


def test_a_file_that_is_too_large_is_not_even_looked_at() -> None:
    data = encode(Image.new("RGB", (10, 10)), "PNG") + b"\x00" * MEGABYTES_LIMIT * 1024 * 1024
    with pytest.raises(Invalid) as refused:
        square_webp(data, SIDE_PX, field="image")
    assert refused.value.code == "image_too_large"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"hello", id="words"),
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", id="SVG"),
        pytest.param(b"%PDF-1.7", id="PDF"),
        pytest.param(b"\x89PNG\r\n\x1a\n", id="only a head"),
        pytest.param(encode(Image.new("RGB", (50, 50)), "PNG")[:60], id="torn off"),
        pytest.param(encode(Image.new("RGB", (50, 50)), "JPEG")[:300], id="torn off in the middle"),
        pytest.param(encode(Image.new("RGB", (50, 50)), "BMP"), id="BMP"),
        pytest.param(encode(Image.new("RGB", (50, 50)), "TIFF"), id="TIFF"),
        pytest.param(encode(Image.new("RGB", (50, 50)), "EPS"), id="EPS"),
        pytest.param(b"GIF89a" + b"\xff" * 200, id="a broken GIF"),
        pytest.param(b"RIFF\xff\xff\xff\xffWEBPVP8X" + b"\xff" * 60, id="a broken WebP"),
        pytest.param(png_that_claims(0, 0), id="no pixels"),
        pytest.param(png_that_claims(10, 10), id="a picture without its pixels"),
    ],
)
def test_what_is_no_picture_of_a_known_kind_is_refused(data: bytes) -> None:
    with pytest.raises(Invalid) as refused:
        square_webp(data, SIDE_PX, field="image")
    assert (refused.value.code, refused.value.field) == ("image_unreadable", "image")
