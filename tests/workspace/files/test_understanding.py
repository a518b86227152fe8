"""What comes out of what people send: decoded in bounds, without metadata, by content and never by name."""

import io
import struct
import zlib
from datetime import timedelta

import pytest
from django.test import Client
from PIL import Image

from tests.conftest import Clock
from tests.making import make_person, make_token
from tests.talk.media.films import film
from tests.talk.media.recordings import recording
from tests.workspace.files.uploading import picture, row_of, upload
from workspace.core.errors import Invalid, NotFound
from workspace.files import links
from workspace.files.models import FileKind
from workspace.files.schemas import FileOut
from workspace.files.sniffing import guess
from workspace.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def stored(owner: Person, file: FileOut, address: str | None = None) -> bytes:
    """Fetch the bytes as the owner."""
    client = Client(headers={"authorization": f"Bearer {make_token(owner)}"})
    response = client.get(address or file.url)
    return b"".join(response) if response.streaming else response.content


def test_a_photo_loses_its_metadata_and_stands_upright() -> None:
    owner = make_person()
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "A camera with a serial number"
    file = upload(owner, picture("JPEG", exif=exif, comment=b"At home"), "IMG_1.jpg")
    data = stored(owner, file)
    with Image.open(io.BytesIO(data)) as kept:
        assert (dict(kept.getexif()), kept.size, kept.format) == ({}, (48, 64), "JPEG")
        assert kept.convert("RGB").getpixel((24, 4)) == pytest.approx((254, 0, 0), abs=9)
    assert b"serial number" not in data
    assert b"At home" not in data
    assert (file.kind, file.width, file.height, file.thumb_url) == (FileKind.IMAGE, 48, 64, None)


def test_a_large_photo_has_a_thumb_a_preview_and_a_place() -> None:
    owner = make_person()
    file = upload(owner, picture("PNG", (2000, 1000)), "wall.png")
    sizes = []
    for address in (file.url, file.preview_url, file.thumb_url):
        with Image.open(io.BytesIO(stored(owner, file, address))) as kept:
            sizes.append(kept.size)
    assert sizes == [(2000, 1000), (1600, 800), (480, 240)]
    assert file.placeholder is not None
    assert len(file.placeholder) < 400


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_an_animation_goes_on_moving(kind: str) -> None:
    owner = make_person()
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "green", "blue")]
    out = io.BytesIO()
    frames[0].save(out, kind, save_all=True, append_images=frames[1:], duration=80, loop=0)
    file = upload(owner, out.getvalue(), "dance.gif")
    with Image.open(io.BytesIO(stored(owner, file))) as kept:
        assert (kept.format, getattr(kept, "n_frames", 1)) == ("WEBP", 3)
    assert (file.name, file.mime, file.thumb_url) == ("dance.webp", "image/webp", None)


def bomb(width: int, height: int) -> bytes:
    """Return a PNG of a few bytes that claims to be huge."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("size", [(7_000, 7_000), (60_000, 60_000)])
def test_a_picture_that_would_unfold_into_gigabytes_is_refused(size: tuple[int, int]) -> None:
    with pytest.raises(Invalid) as refused:
        upload(make_person(), bomb(*size), "small.png")
    assert refused.value.code == "picture_too_large"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "logo.svg"),
        (b"<!doctype html><script>alert(1)</script>", "page.html"),
        (b"<!doctype html><script>alert(1)</script>", "photo.png"),
        (picture()[:60], "broken.png"),
        (b"OggS" + bytes(400), "broken.ogg"),
        (b"%PDF-1.7 and so on", "report.pdf"),
    ],
)
def test_what_is_not_ours_to_show_is_only_ever_saved(data: bytes, name: str) -> None:
    owner = make_person()
    file = upload(owner, data, name)
    client = Client(headers={"authorization": f"Bearer {make_token(owner)}"})
    response = client.get(file.url)
    assert (file.kind, response["Content-Disposition"].split(";")[0]) == (FileKind.FILE, "attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["Content-Type"] not in ("text/html", "image/svg+xml")
    assert response.content == data


def test_what_a_file_is_says_its_content() -> None:
    kinds = [
        guess(data).mime
        for data in (picture("WEBP"), recording("mp3", 0.1), recording("wav", 0.1), b"\xff\xfe")
    ]
    assert kinds == ["image/webp", "audio/mpeg", "audio/wav", "application/octet-stream"]


def test_a_voice_note_is_opus_of_ours_with_its_length_and_shape() -> None:
    owner = make_person()
    file = upload(owner, recording("webm", 1.0), "voice.webm", is_voice=True)
    assert (file.kind, file.mime, file.name) == (FileKind.VOICE, "audio/ogg", "voice.ogg")
    assert file.duration_ms == pytest.approx(1_000, abs=60)
    assert len(file.waveform) == 64
    assert stored(owner, file)[:4] == b"OggS"


def test_a_voice_note_without_a_voice_is_refused() -> None:
    with pytest.raises(Invalid) as refused:
        upload(make_person(), b"not a sound", "voice.webm", is_voice=True)
    assert refused.value.code == "audio_unreadable"


def test_a_song_keeps_its_bytes_and_has_a_shape() -> None:
    owner, song = make_person(), recording("mp3", 1.0)
    file = upload(owner, song, "song.mp3")
    assert (file.kind, file.mime, len(file.waveform), stored(owner, file)) == (
        FileKind.AUDIO,
        "audio/mpeg",
        64,
        song,
    )


def test_a_film_has_its_size_its_length_and_a_still() -> None:
    owner = make_person()
    file = upload(owner, film(1.0, (320, 180)), "clip.mp4")
    assert (file.kind, file.mime, file.width, file.height) == (FileKind.VIDEO, "video/mp4", 320, 180)
    assert file.duration_ms == pytest.approx(1_000, abs=120)
    with Image.open(io.BytesIO(stored(owner, file, file.thumb_url))) as still:
        assert still.size == (320, 180)


def test_a_film_is_handed_out_in_ranges() -> None:
    owner = make_person()
    file = upload(owner, film(1.0), "clip.mp4")
    client = Client(headers={"authorization": f"Bearer {make_token(owner)}"})
    part = client.get(file.url, headers={"range": "bytes=4-7"})
    assert (part.status_code, part.content, part["Content-Range"]) == (206, b"ftyp", f"bytes 4-7/{file.size}")
    assert client.get(file.url, headers={"range": f"bytes={file.size}-"}).status_code == 416


def test_a_browser_that_has_it_is_asked_for_nothing_but_leave() -> None:
    owner = make_person()
    file = upload(owner, picture(), "photo.png")
    client = Client(headers={"authorization": f"Bearer {make_token(owner)}"})
    etag = client.get(file.url)["ETag"]
    assert client.get(file.url, headers={"if-none-match": etag}).status_code == 304
    stranger = Client(headers={"authorization": f"Bearer {make_token(make_person())}", "if-none-match": etag})
    assert stranger.get(file.url).status_code == 404


def test_a_signed_link_needs_no_session_holds_a_while_and_asks_again(clock: Clock) -> None:
    owner = make_person()
    file = upload(owner, b"Hello", "Grüße & mehr.txt")
    url = links.link_to(owner, row_of(file)).url
    response = Client().get(url)
    assert (response.content, response["Content-Disposition"].split(";")[0]) == (b"Hello", "attachment")
    assert Client().get(url.replace("/media/files/", "/media/files/x")).status_code == 404
    owner.deactivated_at = clock.now
    owner.save()
    assert Client().get(url).status_code == 404
    owner.deactivated_at = None
    owner.save()
    clock.now += links.LIFE + timedelta(seconds=1)
    assert Client().get(url).status_code == 404


def test_a_file_that_is_not_ready_is_found_by_nobody() -> None:
    from tests.workspace.files.uploading import send
    from workspace.files.queries import find_file

    owner = make_person()
    with pytest.raises(NotFound):
        find_file(owner, send(owner, b"Hello"))
