"""Films as people and phones send them, made with PyAV."""

import io

import av
import numpy as np


def film(seconds: float = 1.0, size: tuple[int, int] = (160, 90), rate_hz: int = 10) -> bytes:
    """Return an MP4 that fades from black to white."""
    out = io.BytesIO()
    with av.open(out, "w", format="mp4") as target:
        stream = target.add_stream("mpeg4", rate=rate_hz)
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        count = max(1, round(seconds * rate_hz))
        for nth in range(count):
            level = np.full((size[1], size[0], 3), 255 * nth // count, np.uint8)
            target.mux(stream.encode(av.VideoFrame.from_ndarray(level, format="rgb24")))
        target.mux(stream.encode(None))
    return out.getvalue()
