"""Tracks: what one voice sent while a recording ran, Opus as it came in, in a file that only ever grows.

A recording is a folder of pieces; a piece is a folder named by the wall clock in milliseconds at which it begins, and
everything in it counts from there. A new piece begins after every pause and wherever another engine takes over. In it
lies a file a track: 8 bytes `FLURTRK1`, then records of arrival in ms since the piece began (u32), RTP timestamp (u32),
length (u16), all little endian, and the Opus packet. A torn last record is what a crash leaves: it is skipped.
"""

import re
import struct
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote

from talk.media.audio import RATE_HZ
from talk.media.opus_packets import samples_in
from talk.media.rtp import Unroller

SUFFIX: Final = ".track"
MAGIC: Final = b"FLURTRK1"
_RECORD: Final = struct.Struct("<IIH")
_PIECE: Final = re.compile(r"[0-9]{15}")
_MS: Final = RATE_HZ // 1000
_JUMP_S: Final = 0.2
"""So far a timestamp may be from where its arrival puts it before it counts as another stream."""


class TrackKind(StrEnum):
    """What is on a track."""

    VOICE = "voice"
    CLIP = "clip"


@dataclass(frozen=True, slots=True)
class TrackId:
    """Whose a track is: a person's id for a voice, and for a clip the id of what was played."""

    kind: TrackKind
    of: str

    @property
    def file_name(self) -> str:
        """Return its name in a piece's folder."""
        return f"{self.kind}-{quote(self.of, safe='')}{SUFFIX}"


@dataclass(frozen=True, slots=True)
class TrackPacket:
    """One record of a track."""

    arrival_ms: int
    timestamp: int
    payload: bytes


@dataclass(frozen=True, slots=True)
class Placed:
    """An Opus packet and the sample of its piece, at 48 kHz, at which it begins."""

    at: int
    samples: int
    payload: bytes


def piece_name(began_at_ms: int) -> str:
    """Name a piece's folder so that names sort as time does. `began_at_ms`: since 1970."""
    return f"{began_at_ms:015d}"


def pieces_of(recording: Path) -> list[Path]:
    """Return the pieces' folders in order; none where nothing was recorded. What is named otherwise is none."""
    if not recording.is_dir():
        return []
    return sorted(path for path in recording.iterdir() if _PIECE.fullmatch(path.name) and path.is_dir())


def tracks_in(piece: Path) -> dict[TrackId, Path]:
    """Return a piece's tracks."""
    found = {}
    for path in sorted(piece.glob(f"*{SUFFIX}")):
        kind, _, of = path.stem.partition("-")
        if kind in tuple(TrackKind):
            found[TrackId(TrackKind(kind), unquote(of))] = path
    return found


def erase(recording: Path, tracks: Collection[TrackId]) -> None:
    """Delete tracks from all pieces of a recording; what is not there is deleted already. Raises OSError."""
    for piece in pieces_of(recording):
        for track in tracks:
            (piece / track.file_name).unlink(missing_ok=True)


def record(packet: TrackPacket) -> bytes:
    """Return a packet's bytes in the file."""
    return _RECORD.pack(packet.arrival_ms, packet.timestamp, len(packet.payload)) + packet.payload


def read_track(path: Path) -> Iterator[TrackPacket]:
    """Read a track up to its end or to where a crash has torn it. Raises ValueError for a file of another kind."""
    with path.open("rb") as file:
        magic = file.read(len(MAGIC))
        if magic != MAGIC[: len(magic)]:
            raise ValueError(f"{path.name} is no track")
        while len(head := file.read(_RECORD.size)) == _RECORD.size:
            arrival_ms, timestamp, length = _RECORD.unpack(head)
            payload = file.read(length)
            if len(payload) < length:
                return
            yield TrackPacket(arrival_ms, timestamp, payload)


def placed(packets: Iterable[TrackPacket]) -> list[Placed]:
    """Put packets where they were spoken: in order, none twice, none over another, holes left open.

    Within one stream timestamps tell, since arrivals jitter; a stream that starts anew is put where it arrived.
    """
    found: dict[int, Placed] = {}
    timestamps, offset = Unroller(32), None
    for packet in packets:
        arrived, at = packet.arrival_ms * _MS, timestamps.unroll(packet.timestamp)
        if offset is None or abs(at + offset - arrived) > _JUMP_S * RATE_HZ:
            offset = arrived - at
        try:
            samples = samples_in(packet.payload)
        except ValueError:
            continue
        begins = max(0, at + offset)
        found.setdefault(begins, Placed(begins, samples, packet.payload))
    return _without_overlaps(found[begins] for begins in sorted(found))


def _without_overlaps(packets: Iterable[Placed]) -> list[Placed]:
    kept: list[Placed] = []
    for packet in packets:
        if not kept or packet.at >= kept[-1].at + kept[-1].samples:
            kept.append(packet)
    return kept
