"""One track as samples, decoded as far as it is read: what is lost is concealed, what was not sent is silence."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from talk.media.audio import FRAME_SAMPLES, RATE_HZ, Frame
from talk.media.codec import OpusDecoder
from talk.media.opus_packets import MAX_PACKET_S
from talk.media.tracks import Placed

LONGEST_CONCEALED: Final = RATE_HZ * 60 // 1000
"""Samples. What is missing for longer was not lost but not said."""
_SKIP: Final = RATE_HZ
"""Samples that are decoded for nothing rather than by a decoder that starts anew."""
_RUN_UP: Final = 5
"""Packets from which a new decoder finds its way into the stream."""
_MARGIN: Final = round(MAX_PACKET_S * RATE_HZ) + LONGEST_CONCEALED + FRAME_SAMPLES
_FADE_IN: Final = np.linspace(0, 1, RATE_HZ // 200, dtype=np.float32)
_FADE_OUT: Final = np.linspace(1, 0, FRAME_SAMPLES, dtype=np.float32)


class TrackAudio:
    """Reads forward only. Holds the packets of a track, and no more of its sound than is asked for at once."""

    def __init__(self, packets: Sequence[Placed]) -> None:
        self._starts = np.array([packet.at for packet in packets], np.int64)
        self._payloads = [packet.payload for packet in packets]
        self._decoder = OpusDecoder()
        self._next = 0
        self._is_fresh = True
        self._read_to = 0
        self._ahead = np.zeros(_MARGIN, np.float32)
        self.samples = packets[-1].at + packets[-1].samples if packets else 0

    def read(self, start: int, stop: int) -> Frame:
        """Return the samples of the piece from `start` to `stop`. Raises ValueError for what has been read."""
        if start < self._read_to or stop < start:
            raise ValueError(f"read from {start} to {stop} after {self._read_to}")
        out = np.zeros(stop - start + _MARGIN, np.float32)
        self._skip_to(start)
        gone = start - self._read_to
        if gone < _MARGIN:
            out[: _MARGIN - gone] = self._ahead[gone:]
        while self._next < self._starts.size and self._starts[self._next] < stop:
            self._decode(out, start)
        self._read_to, self._ahead = stop, out[stop - start :].copy()
        return out[: stop - start]

    def _skip_to(self, start: int) -> None:
        first = int(self._starts.searchsorted(start)) - _RUN_UP
        if start - self._read_to > _SKIP and first > self._next:
            self._next, self._decoder, self._is_fresh = first, OpusDecoder(), True

    def _decode(self, out: Frame, start: int) -> None:
        """Decode the next packet, and fill in what is missing after it."""
        at = int(self._starts[self._next])
        samples = self._decoder.decode(self._payloads[self._next])
        self._next += 1
        if self._is_fresh and samples.size >= _FADE_IN.size:
            samples[: _FADE_IN.size] *= _FADE_IN
            self._is_fresh = False
        _put(out, at - start, samples)
        end = at + samples.size
        hole = int(self._starts[self._next]) - end if self._next < self._starts.size else RATE_HZ
        if hole > LONGEST_CONCEALED:
            _put(out, end - start, self._decoder.conceal()[:FRAME_SAMPLES] * _FADE_OUT)
            self._is_fresh = True
        elif hole > 0:
            missing = [self._decoder.conceal() for _ in range(-(-hole // FRAME_SAMPLES))]
            _put(out, end - start, np.concatenate(missing)[:hole])


def _put(out: Frame, at: int, samples: Frame) -> None:
    """Write samples where they belong, as far as that is inside."""
    samples = samples[max(0, -at) :]
    at = max(0, at)
    room = out[at : at + samples.size]
    room[:] = samples[: room.size]
