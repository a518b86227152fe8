"""Files as people and browsers send them, made with PyAV."""

import io
from fractions import Fraction
from typing import Final, cast

import av
import numpy as np
from av.audio.stream import AudioStream

from talk.media.audio import RATE_HZ
from tests.talk.media.people import tone

KINDS: Final = {
    "webm": ("webm", "libopus", "flt"),
    "ogg": ("ogg", "libopus", "flt"),
    "mp3": ("mp3", "libmp3lame", "fltp"),
    "m4a": ("mp4", "aac", "fltp"),
    "wav": ("wav", "pcm_s16le", "s16"),
    "flac": ("flac", "flac", "s16"),
}
"""What a file of each kind is: its container, its codec, and how samples are handed to it."""


def recording(kind: str = "wav", seconds: float = 1.0, hz: float = 440.0, rate_hz: int = RATE_HZ) -> bytes:
    """Return a file with a sine at -11 dBFS in it."""
    container, codec, sample_format = KINDS[kind]
    out = io.BytesIO()
    with av.open(out, "w", format=container) as target:
        stream = cast("AudioStream", target.add_stream(codec, rate=rate_hz))
        stream.format, stream.layout = sample_format, "mono"
        stream.metadata["title"] = "A name that nobody asked for"
        resampler = av.AudioResampler(
            format=sample_format,
            layout="mono",
            rate=rate_hz,
            frame_size=stream.codec_context.frame_size or 960,
        )
        for start in range(0, int(seconds * rate_hz), 960):
            size = min(960, int(seconds * rate_hz) - start)
            samples = tone(hz * RATE_HZ / rate_hz, start, size).reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(samples, format="flt", layout="mono")
            frame.sample_rate, frame.pts, frame.time_base = rate_hz, start, Fraction(1, rate_hz)
            for piece in resampler.resample(frame):
                target.mux(stream.encode(piece))
        for piece in resampler.resample(None):
            target.mux(stream.encode(piece))
        target.mux(stream.encode(None))
    return out.getvalue()


def loudness(data: bytes, hz: float) -> float:
    """Return the amplitude of a frequency in a file."""
    with av.open(io.BytesIO(data), "r") as source:
        resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE_HZ)
        pieces = [p.to_ndarray()[0] for f in source.decode(audio=0) for p in resampler.resample(f)]
    samples = np.concatenate(pieces)
    wave = np.exp(-2j * np.pi * hz * np.arange(samples.size) / RATE_HZ)
    return float(2 * abs(np.dot(samples, wave)) / samples.size)
