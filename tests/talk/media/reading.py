"""Finished audio as players and meters read it: samples, and FFmpeg's own measurement of them."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from talk.media.audio import RATE_HZ, Frame

_FRAME = RATE_HZ // 10


def heard(path: Path) -> Frame:
    """Return a file as a player would play it."""
    resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE_HZ)
    with av.open(str(path)) as container:
        pictures = [*container.decode(audio=0), None]
    pieces = [piece.to_ndarray()[0] for picture in pictures for piece in resampler.resample(picture)]
    return np.concatenate(pieces).astype(np.float32)


def measured_by_ffmpeg(samples: Frame) -> tuple[float, float]:
    """Return integrated loudness in LUFS and true peak in dBFS, by the filter `ebur128`."""
    graph = av.filter.Graph()
    source = graph.add_abuffer(
        sample_rate=RATE_HZ, format="flt", layout="mono", time_base=Fraction(1, RATE_HZ)
    )
    meter = graph.add("ebur128", "peak=true:metadata=1:framelog=quiet")
    sink = graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    found: dict[str, str] = {}
    for start in range(0, samples.size, _FRAME):
        part = samples[start : start + _FRAME].reshape(1, -1)
        picture = av.AudioFrame.from_ndarray(part, format="flt", layout="mono")
        picture.sample_rate, picture.pts, picture.time_base = RATE_HZ, start, Fraction(1, RATE_HZ)
        graph.push(picture)
        found = _last_of(graph) or found
    peak = float(found["lavfi.r128.true_peak"])
    return float(found["lavfi.r128.I"]), float(20 * np.log10(max(peak, 1e-9)))


def _last_of(graph: av.filter.Graph) -> dict[str, str]:
    found: dict[str, str] = {}
    while True:
        try:
            picture = graph.pull()
        except (av.error.BlockingIOError, av.error.EOFError):
            return found
        found = dict(picture.metadata) or found
