"""What is in a sound or a film that somebody sends: how long, how large, how loud, and a still. Nothing is kept.

The bounds are those of `upload.py`: only usual containers, no other files, one at a time.
"""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import av
import numpy as np
from av.container import InputContainer
from av.video.stream import VideoStream
from PIL import Image

from talk.media.errors import AudioTooLong, UnreadableAudio
from talk.media.upload import BROKEN, OPTIONS, frames_of, one_at_a_time, peaks_of

_DRAWN_S: Final = 15 * 60
"""Longer sounds have no waveform: decoding one takes about 2 s there."""
_STILL_AT_S: Final = 1
"""The first picture of a film is often black."""
_STILL_PX: Final = 1600
_PIXELS_LIMIT: Final = 40_000_000
_PACKETS_UNTIL_STILL: Final = 2_000


@dataclass(frozen=True, slots=True)
class Probe:
    """What was found."""

    duration_ms: int
    width: int | None
    height: int | None
    """Pixels, upright; None where there is no film."""
    still: bytes | None
    """JPEG, 1,600 pixels at most."""
    peaks: tuple[int, ...]
    """As in `Encoded`; empty for films and for long sounds."""


def probe(path: Path) -> Probe:
    """Look into a file. Raises `UnreadableAudio` where nothing in it can be decoded. It blocks."""
    try:
        with path.open("rb") as file, one_at_a_time, av.open(file, "r", options=OPTIONS) as source:
            film = _film_of(source)
            return _film(source, film) if film else _sound(source)
    except BROKEN as error:
        raise UnreadableAudio(type(error).__name__) from error


def _film_of(source: InputContainer) -> VideoStream | None:
    """Return the film; the cover of a song is none."""
    films = (one for one in source.streams.video if not one.disposition & one.disposition.attached_pic)
    return next(films, None)


def _film(source: InputContainer, stream: VideoStream) -> Probe:
    width, height = stream.codec_context.width, stream.codec_context.height
    if not 0 < width * height <= _PIXELS_LIMIT:
        raise UnreadableAudio("not the format of a film")
    frame = _frame_of(source, stream)
    if frame is None:
        raise UnreadableAudio("no picture in it")
    picture = Image.fromarray(frame.to_ndarray(format="rgb24"))
    if frame.rotation:
        picture = picture.rotate(frame.rotation, expand=True)
    width, height = picture.size
    picture.thumbnail((_STILL_PX, _STILL_PX))
    still = io.BytesIO()
    picture.save(still, "JPEG", quality=88)
    return Probe(_duration_ms(source), width, height, still.getvalue(), ())


def _frame_of(source: InputContainer, stream: VideoStream) -> av.VideoFrame | None:
    if _duration_ms(source) > 3_000 * _STILL_AT_S:
        source.seek(_STILL_AT_S * 1_000_000)
    for count, packet in enumerate(source.demux(stream)):
        try:
            frame = next(iter(packet.decode()), None)
        except av.error.InvalidDataError:
            frame = None
        if frame is not None or count > _PACKETS_UNTIL_STILL:
            return frame
    return None


def _sound(source: InputContainer) -> Probe:
    """Decode a sound of a bearable length for its waveform; of a longer one the header is believed."""
    if not source.streams.audio:
        raise UnreadableAudio("no audio in it")
    told_ms = _duration_ms(source)
    if told_ms > _DRAWN_S * 1_000:
        return Probe(told_ms, None, None, None, ())
    loudest, samples = list[float](), 0
    try:
        for piece in frames_of(source, _DRAWN_S):
            loudest.append(float(np.abs(piece).max(initial=0.0)))
            samples += piece.size
    except AudioTooLong:
        return Probe(max(told_ms, _DRAWN_S * 1_000), None, None, None, ())
    if not loudest:
        raise UnreadableAudio("no sound in it")
    return Probe(round(samples / 48), None, None, None, peaks_of(loudest))


def _duration_ms(source: InputContainer) -> int:
    """Return what the container says, which is nothing in a recording of a browser."""
    return round((source.duration or 0) / 1_000)
