"""Recordings that nobody has spoken: samples as the track that a voice would have left. For the demo and for tests."""

import io
from collections.abc import Iterable, Sequence
from pathlib import Path

import av

from talk.media.audio import FRAME_SAMPLES, RATE_HZ, Frame, frames_of
from talk.media.codec import OpusEncoder, as_float
from talk.media.errors import UnreadableAudio
from talk.media.tracks import MAGIC, TrackId, TrackPacket, piece_name, record


def samples_of(file: bytes) -> Frame:
    """Decode an audio file as a whole, `(n,) float32` mono at 48 kHz. Raises UnreadableAudio."""
    resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE_HZ)
    try:
        with av.open(io.BytesIO(file), "r", options={"protocol_whitelist": ""}) as source:
            pieces = [piece for picture in source.decode(audio=0) for piece in resampler.resample(picture)]
    except (av.error.FFmpegError, IndexError, ValueError) as error:
        raise UnreadableAudio(type(error).__name__) from error
    return as_float([piece.to_ndarray() for piece in [*pieces, *resampler.resample(None)]])


def packets(samples: Frame, at_s: float = 0.0, first_timestamp: int = 4_294_960_000) -> list[TrackPacket]:
    """Return samples as the packets of one stream, without jitter; its timestamps soon roll over. 13 ms a second."""
    encoder = OpusEncoder()
    return [
        TrackPacket(
            round(at_s * 1000) + number * 20,
            (first_timestamp + number * FRAME_SAMPLES) % 2**32,
            encoder.encode(frame),
        )
        for number, frame in enumerate(frames_of(samples))
    ]


def joined(parts: Sequence[tuple[float, Frame]]) -> list[TrackPacket]:
    """Return several stretches of one voice, each from its second on, as packets."""
    return [packet for at_s, samples in parts for packet in packets(samples, at_s)]


def write_track(recording: Path, track: TrackId, said: Iterable[TrackPacket], began_at_ms: int) -> Path:
    """Write a track into a piece, which is made where there is none. `began_at_ms`: since 1970."""
    piece = recording / piece_name(began_at_ms)
    piece.mkdir(parents=True, exist_ok=True)
    path = piece / track.file_name
    path.write_bytes(MAGIC + b"".join(record(packet) for packet in said))
    return path
