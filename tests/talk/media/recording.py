"""Recordings for tests, as a talk would have left them: tones of any length, packet by packet."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from talk.media.audio import FRAME_SAMPLES, RATE_HZ, Frame, frames_of
from talk.media.codec import OpusEncoder
from talk.media.tracks import MAGIC, TrackId, TrackKind, TrackPacket, piece_name, record

BEGAN_AT_MS = 1_795_500_000_000


def voice(name: str) -> TrackId:
    """Return the track of somebody's voice."""
    return TrackId(TrackKind.VOICE, name)


def tone(hz: float, seconds: float, peak: float = 0.2) -> Frame:
    """Return a sine."""
    return (peak * np.sin(2 * np.pi * hz * np.arange(round(seconds * RATE_HZ)) / RATE_HZ)).astype(np.float32)


def packets(samples: Frame, at_s: float = 0.0, first_timestamp: int = 4_294_960_000) -> list[TrackPacket]:
    """Return samples as the packets of one stream, without jitter; its timestamps soon roll over."""
    encoder = OpusEncoder()
    return [
        TrackPacket(
            round(at_s * 1000) + number * 20,
            (first_timestamp + number * FRAME_SAMPLES) % 2**32,
            encoder.encode(frame),
        )
        for number, frame in enumerate(frames_of(samples))
    ]


def write_track(
    recording: Path, track: TrackId, said: Iterable[TrackPacket], began_at_ms: int = BEGAN_AT_MS
) -> Path:
    """Write a track into a piece, which is made where there is none."""
    piece = recording / piece_name(began_at_ms)
    piece.mkdir(parents=True, exist_ok=True)
    path = piece / track.file_name
    path.write_bytes(MAGIC + b"".join(record(packet) for packet in said))
    return path


def power_db(samples: Frame, hz: float) -> float:
    """Return how loud a tone of this frequency is in the samples, in dB of a full-scale sine."""
    place = np.arange(samples.size) / RATE_HZ
    window = np.hanning(samples.size)
    found = np.abs(np.sum(samples * window * np.exp(-2j * np.pi * hz * place))) * 2 / window.sum()
    return float(20 * np.log10(max(found, 1e-9)))


def joined(parts: Sequence[tuple[float, Frame]]) -> list[TrackPacket]:
    """Return several stretches of one voice, each from its second on, as packets."""
    return [packet for at_s, samples in parts for packet in packets(samples, at_s)]
