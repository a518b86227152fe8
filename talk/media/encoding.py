"""An episode's files: MP3, which everything plays, and AAC in M4A, a third smaller; both with all tags.

Chapters are ID3 `CHAP` frames in one and a chapter track in the other. A file has another name until it is complete.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.stream import Disposition

from talk.media.audio import RATE_HZ, Frame
from talk.media.errors import UnreadableCover

if TYPE_CHECKING:
    from av.container.core import Chapter as MuxedChapter

_MS: Final = Fraction(1, 1000)
_COVERS: Final = {b"\xff\xd8\xff": "jpeg_pipe", b"\x89PNG\r\n\x1a\n": "png_pipe"}
"""Known by their first bytes: FFmpeg would take a playlist for a picture, too."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """Where a part of the episode begins."""

    start_ms: int
    title: str


@dataclass(frozen=True, slots=True)
class Tags:
    """What players show. `cover`: JPEG or PNG."""

    title: str
    artist: str
    album: str
    day: date
    cover: Path | None = None


@dataclass(frozen=True, slots=True)
class EpisodeFile:
    """A file that is complete."""

    path: Path
    media_type: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class _Format:
    """One kind of file. `gain`: undoes what its encoder does to the loudness: LAME turns down to 95 %."""

    muxer: str
    codec: Literal["libmp3lame", "aac"]
    bit_rate: int
    gain: float
    suffix: str
    media_type: str
    codec_options: dict[str, str]
    options: dict[str, str]


_LAME: Final = {"compression_level": "7"}
"""Half the work of its default; what it adds to a voice stays 47 dB (lows) to 20 dB (above 12 kHz) below it."""
_AAC: Final = {"aac_coder": "fast"}
"""A quarter of the work of FFmpeg's default, and 4 to 12 dB nearer to the original."""
_M4A: Final = {"movflags": "+faststart", "brand": "M4A "}
FORMATS: Final = (
    _Format("mp3", "libmp3lame", 96_000, 1 / 0.95, ".mp3", "audio/mpeg", _LAME, {"id3v2_version": "3"}),
    _Format("mp4", "aac", 64_000, 1.0, ".m4a", "audio/mp4", _AAC, _M4A),
)  # fmt: skip


@contextmanager
def episode_writer(
    target: Path, tags: Tags, chapters: Sequence[Chapter], duration_ms: int
) -> Iterator["EpisodeWriter"]:
    """Open all files as `target` with their own endings. Nothing stays unless `finish` was called.

    Raises UnreadableCover, and OSError where the disk is full.
    """
    writer = EpisodeWriter(target, tags, chapters, duration_ms)
    try:
        yield writer
    finally:
        writer.close()


class EpisodeWriter:
    """Encodes one stream into all formats. Made by `episode_writer`."""

    def __init__(self, target: Path, tags: Tags, chapters: Sequence[Chapter], duration_ms: int) -> None:
        self._outputs: list[_Output] = []
        try:
            for kind in FORMATS:
                self._outputs.append(_Output(target, kind, tags, _chapters(chapters, duration_ms)))
        except BaseException:
            self.close()
            raise

    def add(self, samples: Frame) -> None:
        """Encode `(n,) float32` in -1..1."""
        for output in self._outputs:
            output.add(samples)

    def finish(self) -> tuple[EpisodeFile, ...]:
        """Complete all files, then give them their names."""
        for output in self._outputs:
            output.finish()
        return tuple(output.publish() for output in self._outputs)

    def close(self) -> None:
        """Remove what was not finished."""
        for output in self._outputs:
            output.close()


class _Output:
    """One file in the making."""

    def __init__(self, target: Path, kind: _Format, tags: Tags, chapters: list["MuxedChapter"]) -> None:
        self._kind, self._samples = kind, 0
        self._path = target.parent / f"{target.name}{kind.suffix}"
        self._part = target.parent / f".{target.name}{kind.suffix}.part"
        self._container: OutputContainer = av.open(
            str(self._part), "w", format=kind.muxer, options=kind.options
        )
        try:
            self._stream = self._prepared(tags, chapters)
        except BaseException:
            self.close()
            raise

    def _prepared(self, tags: Tags, chapters: list["MuxedChapter"]) -> AudioStream:
        container = self._container
        stream = container.add_stream(
            self._kind.codec, rate=RATE_HZ, layout="mono", options=self._kind.codec_options
        )
        stream.bit_rate = self._kind.bit_rate
        container.metadata.update(
            title=_line(tags.title),
            artist=_line(tags.artist),
            album=_line(tags.album),
            date=tags.day.isoformat(),
        )
        if chapters:
            container.set_chapters(chapters)
        if tags.cover is not None:
            _attach(container, tags.cover)
        return stream

    def add(self, samples: Frame) -> None:
        loud = samples * np.float32(self._kind.gain)
        picture = av.AudioFrame.from_ndarray(loud.reshape(1, -1), format="fltp", layout="mono")
        picture.sample_rate, picture.pts, picture.time_base = RATE_HZ, self._samples, Fraction(1, RATE_HZ)
        self._samples += samples.size
        self._container.mux(self._stream.encode(picture))

    def finish(self) -> None:
        self._container.mux(self._stream.encode(None))
        self._container.close()

    def publish(self) -> EpisodeFile:
        with self._part.open("rb") as file:
            os.fsync(file.fileno())
        self._part.replace(self._path)
        return EpisodeFile(self._path, self._kind.media_type, self._path.stat().st_size)

    def close(self) -> None:
        with suppress(av.error.FFmpegError):  # a full disk fails here again
            self._container.close()
        self._part.unlink(missing_ok=True)


def _attach(container: OutputContainer, cover: Path) -> None:
    """Put a picture into the file; its bytes are taken as they are."""
    with cover.open("rb") as file:
        head = file.read(8)
    kind = next((kind for magic, kind in _COVERS.items() if head.startswith(magic)), None)
    if kind is None:
        raise UnreadableCover("neither JPEG nor PNG")
    try:
        with av.open(str(cover), format=kind, options={"protocol_whitelist": "file"}) as source:
            picture = source.streams.video[0]
            stream = container.add_stream_from_template(picture)
            stream.disposition = Disposition.attached_pic
            packet = next(source.demux(picture))
            packet.stream, packet.pts, packet.dts = stream, 0, 0
            container.mux(packet)
    except (av.error.InvalidDataError, IndexError, StopIteration, ValueError) as error:
        raise UnreadableCover(type(error).__name__) from error


def _chapters(chapters: Sequence[Chapter], duration_ms: int) -> list["MuxedChapter"]:
    """Return chapters as PyAV takes them: each ends where the next begins."""
    ends = [*(chapter.start_ms for chapter in chapters), duration_ms][1:]
    return [
        {
            "id": number,
            "start": chapter.start_ms,
            "end": end,
            "time_base": _MS,
            "metadata": {"title": _line(chapter.title)},
        }
        for number, (chapter, end) in enumerate(zip(chapters, ends, strict=True))
    ]


def _line(text: str) -> str:
    """Return the text without what is no character: tags end at a zero byte."""
    return "".join(char if char.isprintable() else " " for char in text).strip()
