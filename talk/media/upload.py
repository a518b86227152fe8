"""Audio that people send, made ours: whatever it was comes out as Ogg/Opus that we wrote ourselves.

What arrives is not trusted: only the containers of browsers and players are opened, nothing in them may point at other
files, and decoding ends where the allowed length does, so a small file cannot unfold into hours or gigabytes.
"""

import io
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import InputContainer

from talk.media.audio import FRAME_SAMPLES, RATE_HZ, Frame
from talk.media.errors import AudioTooLarge, AudioTooLong, UnreadableAudio

MEGABYTES_LIMIT: Final = 20
PEAKS: Final = 64
"""How many bars a recording is drawn with."""
BIT_RATE: Final = 64_000
_CONTAINERS: Final = "matroska,webm,ogg,mp3,mov,mp4,m4a,wav,flac,aac"
OPTIONS: Final = {"format_whitelist": _CONTAINERS, "protocol_whitelist": "none"}
_RATES_HZ: Final = range(4_000, 192_001)
"""A file that claims one sample a second would be resampled to gigabytes before anybody could count."""
_FRAME_LIMIT_S: Final = 20.0
one_at_a_time: Final = threading.Lock()
"""Beside one file a clock of 20 ms comes up to 10 ms late (measured); beside several it would skip frames."""
BROKEN = (av.error.FFmpegError, ValueError, OSError)


@dataclass(frozen=True, slots=True)
class Encoded:
    """A recording as it is stored."""

    ogg: bytes
    """Ogg/Opus, mono, 48 kHz, without any metadata of the original."""
    duration_ms: int
    peaks: tuple[int, ...]
    """`PEAKS` bars, 0..100; relative to full scale."""


def re_encode(data: bytes, *, max_s: float) -> Encoded:
    """Decode a file of any usual kind and encode it anew.

    Raises AudioTooLarge (bytes), AudioTooLong (more than `max_s`), UnreadableAudio (no audio that can be decoded).
    It blocks: about 7 ms a second of audio, and for as long as another file is at work.
    """
    if len(data) > MEGABYTES_LIMIT * 1024 * 1024:
        raise AudioTooLarge
    try:
        with one_at_a_time, av.open(io.BytesIO(data), "r", options=OPTIONS) as source:
            return _encode(frames_of(source, max_s))
    except BROKEN as error:
        raise UnreadableAudio(type(error).__name__) from error


def frames_of(source: InputContainer, max_s: float) -> Iterator[Frame]:
    """Yield pieces of at most 20 ms, mono at 48 kHz. Raises AudioTooLong, UnreadableAudio."""
    if not source.streams.audio:
        raise UnreadableAudio("no audio in it")
    left = round(max_s * RATE_HZ)
    for piece in _resampled(_decoded(source, source.streams.audio[0])):
        left -= piece.size
        if left < 0:
            raise AudioTooLong
        yield piece


def _decoded(source: InputContainer, stream: AudioStream) -> Iterator[av.AudioFrame]:
    """Yield what can be decoded; a packet may be broken, as long as most are not."""
    good, broken = 0, 0
    for packet in source.demux(stream):
        try:
            frames = packet.decode()
        except av.error.InvalidDataError:
            broken += 1
            continue
        for frame in frames:
            if frame.sample_rate not in _RATES_HZ or frame.samples > _FRAME_LIMIT_S * frame.sample_rate:
                raise UnreadableAudio("not the format of a sound")
            good += 1
            yield frame
    if broken > good:
        raise UnreadableAudio("mostly broken")


def _resampled(frames: Iterable[av.AudioFrame]) -> Iterator[Frame]:
    resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE_HZ, frame_size=FRAME_SAMPLES)
    for frame in frames:
        frame.pts = None
        for piece in resampler.resample(frame):
            yield piece.to_ndarray()[0]
    for piece in resampler.resample(None):
        yield piece.to_ndarray()[0]


def _encode(pieces: Iterator[Frame]) -> Encoded:
    """Write Ogg/Opus. Raises UnreadableAudio where there is not a single sample."""
    out, samples, loudest = io.BytesIO(), 0, list[float]()
    with av.open(out, "w", format="ogg") as target:
        stream = target.add_stream("libopus", rate=RATE_HZ)
        stream.format, stream.layout, stream.bit_rate = "flt", "mono", BIT_RATE
        for piece in pieces:
            frame = av.AudioFrame.from_ndarray(piece.reshape(1, -1), format="flt", layout="mono")
            frame.sample_rate, frame.pts, frame.time_base = RATE_HZ, samples, Fraction(1, RATE_HZ)
            target.mux(stream.encode(frame))
            samples += piece.size
            loudest.append(float(np.abs(piece).max(initial=0.0)))
        if not samples:
            raise UnreadableAudio("no sound in it")
        target.mux(stream.encode(None))
    return Encoded(out.getvalue(), round(samples * 1000 / RATE_HZ), peaks_of(loudest))


def peaks_of(loudest: list[float]) -> tuple[int, ...]:
    """Gather the amplitudes of all pieces, 0..1, in `PEAKS` bars, 0..100; a short sound has the same bar twice."""
    count = len(loudest)
    edges = [index * count // PEAKS for index in range(PEAKS + 1)]
    bars = (max(loudest[start : max(start + 1, end)]) for start, end in pairwise(edges))
    return tuple(min(100, round(100 * bar)) for bar in bars)
