"""One person's voice on its way into the mix: jitter buffer, decoder, noise reduction where it is wanted, gain."""

import numpy as np

from talk.media.audio import FRAME_SAMPLES, Frame, level_dbfs, silence
from talk.media.codec import OpusDecoder
from talk.media.jitter import Decision, Do, JitterBuffer
from talk.media.levels import SPEECH_DBFS, Loudness
from talk.media.noise import NoiseReducer
from talk.media.rtp import RtpPacket

STREAM_CHANGE_S = 0.2
"""A new source takes over once the old one has been silent for so long (a browser restarted its sender)."""
_STEPS = 8
"""More decisions than this for one frame make no sense: packets last 2.5 ms at least."""


class Voice:
    """Packets of one transport in, a frame every 20 ms out. `speaks` and `loudness` tell of the frame given last."""

    def __init__(self) -> None:
        self.jitter = JitterBuffer()
        self.loudness = Loudness.new()
        self._decoder = OpusDecoder()
        self._ready = np.zeros(0, np.float32)
        self._source: int | None = None
        self._heard_s = 0.0
        self._quiet = True
        self._reducer: NoiseReducer | None = None
        self._reduces = False

    @property
    def speaks(self) -> bool:
        """Whether there is speech, with hysteresis."""
        return self.loudness.gate.is_open

    def put(self, packet: RtpPacket, arrival_s: float) -> bool:
        """Take in a packet; False for one that is refused: no Opus, or a second source beside a live one."""
        if packet.ssrc != self._source:
            if self._source is not None and arrival_s - self._heard_s < STREAM_CHANGE_S:
                return False
            self._source, self.jitter = packet.ssrc, JitterBuffer()
        try:
            self.jitter.put(packet.seq, packet.timestamp, packet.payload, arrival_s)
        except ValueError:
            return False
        self._heard_s = arrival_s
        return True

    def forget(self) -> None:
        """Drop everything that has not been heard yet: after a mute nothing from before it may come out."""
        self.jitter, self._source = JitterBuffer(), None
        self._ready = np.zeros(0, np.float32)
        if self._reducer is not None:
            self._reducer.forget()

    def reduce_noise(self, *, on: bool) -> None:
        """Take steady noise out from the next frame on, or no longer."""
        self._reduces = on

    def frame(self, now_s: float) -> Frame:
        """Return the next 20 ms at their gain. `now_s` is the time the frame is due, not the time it is asked for."""
        for _ in range(_STEPS):
            if self._ready.size >= FRAME_SAMPLES:
                break
            self._ready = np.concatenate([self._ready, self._decode(now_s)])
        raw, self._ready = self._ready[:FRAME_SAMPLES], self._ready[FRAME_SAMPLES:]
        if raw.size < FRAME_SAMPLES:
            raw = np.pad(raw, (0, FRAME_SAMPLES - raw.size))
        self._quiet = level_dbfs(raw) < SPEECH_DBFS
        return self.loudness.follow(self._reduced(raw))

    def _reduced(self, raw: Frame) -> Frame:
        """Return the frame without its noise, where that is wanted. A change of mind is faded over 20 ms."""
        reducer = self._reducer
        if self._reduces:
            self._reducer = reducer or NoiseReducer()
            clean = self._reducer.reduce(raw)
            return clean if reducer else crossfade(raw, clean)
        if reducer is None:
            return raw
        self._reducer = None
        return crossfade(reducer.reduce(raw), raw)

    def _decode(self, now_s: float) -> Frame:
        decision = self.jitter.take(now_s, is_quiet=self._quiet)
        if decision.do is not Do.PLAY_SHORTENED:
            return self._carry_out(decision)
        first = self._decoder.decode(decision.payload)
        return crossfade(first, self._carry_out(self.jitter.take(now_s)))

    def _carry_out(self, decision: Decision) -> Frame:
        if decision.do is Do.CONCEAL:
            return self._decoder.conceal()
        return self._decoder.decode(decision.payload) if decision.payload else silence()


def crossfade(first: Frame, second: Frame) -> Frame:
    """Return `second` with its beginning faded in out of `first`: two pieces in the time of the second."""
    overlap = min(first.size, second.size)
    if not overlap:
        return second if second.size else first
    up = np.linspace(0.0, 1.0, overlap, dtype=np.float32)
    joined = second.copy()
    joined[:overlap] = first[:overlap] * (1 - up) + second[:overlap] * up
    return joined
