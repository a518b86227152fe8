"""An episode's files as players read them."""

import io
from datetime import date
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from talk.media.audio import RATE_HZ
from talk.media.encoding import Chapter, EpisodeFile, Tags, episode_writer
from talk.media.errors import UnreadableCover
from tests.talk.media.reading import heard
from tests.talk.media.recording import power_db, tone

pytestmark = pytest.mark.pure

CHAPTERS = (
    Chapter(0, "Begrüßung"),
    Chapter(1000, "Über \u201eRohre\u201c & <b>Kabel</b>"),
    Chapter(2500, "Ende"),
)
TAGS = Tags("Folge 7: Äpfel", "Alice & Bob", "Flurfunk", date(2026, 11, 24))


def picture(folder: Path, kind: str) -> Path:
    data = io.BytesIO()
    Image.new("RGB", (64, 64), (200, 30, 30)).save(data, kind)
    path = folder / f"cover.{kind.lower()}"
    path.write_bytes(data.getvalue())
    return path


def written(
    folder: Path, tags: Tags = TAGS, chapters: tuple[Chapter, ...] = CHAPTERS
) -> tuple[EpisodeFile, ...]:
    with episode_writer(folder / "v1.2", tags, chapters, 4000) as writer:
        for start in range(4):
            writer.add(tone(440, 4)[start * RATE_HZ : (start + 1) * RATE_HZ])
        return writer.finish()


def test_both_files_are_there_and_nothing_else(tmp_path: Path) -> None:
    files = written(tmp_path)
    assert [(file.path.name, file.media_type) for file in files] == [
        ("v1.2.mp3", "audio/mpeg"),
        ("v1.2.m4a", "audio/mp4"),
    ]
    assert sorted(tmp_path.iterdir()) == sorted(file.path for file in files)
    assert all(file.size_bytes == file.path.stat().st_size > 20_000 for file in files)


def test_what_was_said_is_heard(tmp_path: Path) -> None:
    for file in written(tmp_path):
        samples = heard(file.path)
        assert samples.size == pytest.approx(4 * RATE_HZ, abs=0.06 * RATE_HZ)
        assert power_db(samples, 440) == pytest.approx(-14, abs=0.5)


def test_tags_and_chapters_are_read_back(tmp_path: Path) -> None:
    for file in written(tmp_path):
        with av.open(str(file.path)) as container:
            found = {key: container.metadata[key] for key in ("title", "artist", "album", "date")}
            chapters = [
                (chapter["start"] * (chapter["time_base"] or Fraction(0)), chapter["metadata"]["title"])
                for chapter in container.chapters()
            ]
        assert found == {
            "title": TAGS.title,
            "artist": TAGS.artist,
            "album": TAGS.album,
            "date": "2026-11-24",
        }
        assert chapters == [(Fraction(chapter.start_ms, 1000), chapter.title) for chapter in CHAPTERS]


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_the_cover_is_in_both_files_as_it_is(tmp_path: Path, kind: str) -> None:
    cover = picture(tmp_path, kind)
    tags = Tags(TAGS.title, TAGS.artist, TAGS.album, TAGS.day, cover)
    for file in written(tmp_path, tags):
        with av.open(str(file.path)) as container:
            stream = container.streams.video[0]
            assert stream.disposition & av.stream.Disposition.attached_pic
            assert bytes(next(container.demux(stream))) == cover.read_bytes()


@pytest.mark.parametrize("content", [b"", b"#EXTM3U\n/etc/passwd\n", b"\xff\xd8\xff and no more", b"GIF89a"])
def test_what_is_no_picture_is_refused_and_leaves_nothing_behind(tmp_path: Path, content: bytes) -> None:
    cover = tmp_path / "cover.jpg"
    cover.write_bytes(content)
    with pytest.raises(UnreadableCover):
        written(tmp_path, Tags("", "", "", TAGS.day, cover))
    assert list(tmp_path.iterdir()) == [cover]


def test_tags_of_strange_characters_do_no_harm(tmp_path: Path) -> None:
    strange = Tags("\x00a\nb\x1b[31m\ud800", "", "\u202e", TAGS.day)
    for file in written(tmp_path, strange, (Chapter(0, "\x00"),)):
        with av.open(str(file.path)) as container:
            assert container.metadata["title"] == "a b [31m"


def test_without_chapters_there_are_none(tmp_path: Path) -> None:
    for file in written(tmp_path, chapters=()):
        with av.open(str(file.path)) as container:
            assert container.chapters() == []


def test_who_gives_up_leaves_nothing_behind_and_earlier_files_alone(tmp_path: Path) -> None:
    before = {file.path: file.path.read_bytes() for file in written(tmp_path)}
    with pytest.raises(KeyboardInterrupt), episode_writer(tmp_path / "v1.2", TAGS, (), 4000) as writer:
        writer.add(np.zeros(RATE_HZ, np.float32))
        raise KeyboardInterrupt
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_folder_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        written(tmp_path / "missing")


def test_a_full_disk_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / ".v1.2.mp3.part").symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space left"):
        written(tmp_path)
    assert list(tmp_path.iterdir()) == []
