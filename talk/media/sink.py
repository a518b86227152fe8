"""What the engine tells, and to whom: facts for the sink, packets for the tap, figures on request."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeAlias

from talk.media.ids import ClipId, PeerId, TalkId


@dataclass(frozen=True, slots=True)
class Connected:
    """Audio can flow to and from this peer. After a reconnect it comes once more."""

    talk: TalkId
    peer: PeerId


@dataclass(frozen=True, slots=True)
class Gone:
    """The peer's connection has failed or was closed by the other side, and nothing replaces it. Not after `leave`."""

    talk: TalkId
    peer: PeerId


@dataclass(frozen=True, slots=True)
class Levels:
    """How loud the stage is, at most ten times a second and only on change. `active` speak, the loudest first."""

    talk: TalkId
    dbfs: Mapping[PeerId, float]
    active: tuple[PeerId, ...]


@dataclass(frozen=True, slots=True)
class ClipEnded:
    """A clip has been played to its end. Not after `stop_clip`."""

    talk: TalkId
    clip: ClipId


class RecordingFailure(StrEnum):
    """Why a recording cannot go on."""

    DISK_FULL = "disk_full"
    UNWRITABLE = "unwritable"


@dataclass(frozen=True, slots=True)
class RecordingFailed:
    """The disk took no more. The talk goes on; nothing is recorded until `record` has been told nobody once."""

    talk: TalkId
    reason: RecordingFailure


Fact: TypeAlias = Connected | Gone | Levels | ClipEnded | RecordingFailed


class Sink(Protocol):
    """Takes facts, on the engine's own thread: it must hand them on at once and never block."""

    def __call__(self, fact: Fact) -> None:
        """Take a fact."""


class Tap(Protocol):
    """Gets the packets of one voice that may be heard, as they came in: out of order, doubled or with holes.

    Called on the engine's own thread for every packet; it must not block. What it raises is logged and ends it.
    """

    def __call__(self, payload: bytes, timestamp: int, arrival_s: float) -> None:
        """Take an Opus packet. `timestamp`: RTP's, 48 kHz modulo 2^32. `arrival_s`: monotonic clock."""


@dataclass(frozen=True, slots=True)
class PeerFigures:
    """How one peer is doing. Losses are 0..1 of the last few seconds."""

    connected: bool
    on_stage: bool
    loss_down: float
    jitter_down_ms: float
    round_trip_ms: float | None
    loss_up: float
    jitter_up_ms: float
    held_ms: float
    """How long the jitter buffer holds this voice."""
    level_dbfs: float
    packets_up: int
    refused_up: int
    """Packets that came in without leave to speak."""


@dataclass(frozen=True, slots=True)
class TalkFigures:
    """How a talk is doing."""

    peers: Mapping[PeerId, PeerFigures]
    packet_ms: int
    late_ms: float
    """Mean lateness of the clock."""
    skipped: int
    """Frames that were never mixed since the clock came too late."""
    seconds: float
    """Since the talk was opened."""


@dataclass(frozen=True, slots=True)
class EngineFigures:
    """How an engine is doing as a whole."""

    people: int
    """Who is connected, or about to be, to all of its talks."""
    late_ms: float
    """Mean lateness of the clock that is the latest."""
    edge_late: int
    """Packets of talks that are mixed elsewhere which came after their turn, since the start."""
    edge_lost: int
    """Those that never came."""
