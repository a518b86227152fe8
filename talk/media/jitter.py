"""The jitter buffer of one voice: packets in as the network brings them, one decision after the other out.

Pure: it holds bytes and decides what is decoded next, and does not decode. Playing follows a ruler: at time t the
sample `t - base - target` of the sender's clock is due (see `delay.py`). A playhead that lags behind the ruler
catches up by joining two packets into one, one that runs ahead waits by concealing once more.
"""

from dataclasses import dataclass
from enum import Enum, auto

from talk.media.audio import FRAME_S, FRAME_SAMPLES, RATE_HZ
from talk.media.delay import DelayEstimate
from talk.media.opus_packets import samples_in
from talk.media.rtp import Unroller

MAX_HELD_S = 0.5
"""More than this in the buffer is not worth hearing: the oldest is dropped."""
CONCEAL_S = 0.12
"""So long a hole is filled with a continuation of the voice; a longer one with silence."""
IDLE_S = 0.5
"""After so long without a packet the next one starts anew, with a delay measured anew from there."""
JUMP_S = 2.0
"""A timestamp this far from the playhead is another stream, not a late packet."""
TOLERANCE_S = 0.015
"""So far behind the ruler the playhead may be before it is moved; four times as much while somebody speaks."""
AHEAD_S = 0.01
"""So far ahead of it: less, since that eats up the time that late packets have."""


class Do(Enum):
    """What the decoder does next."""

    PLAY = auto()
    PLAY_SHORTENED = auto()
    """Decode this packet and the next decision's, and join both into the length of one."""
    CONCEAL = auto()
    SILENCE = auto()


@dataclass(frozen=True, slots=True)
class Decision:
    """One step. `payload` is the Opus packet to play, empty otherwise."""

    do: Do
    payload: bytes = b""


_CONCEAL, _SILENCE = Decision(Do.CONCEAL), Decision(Do.SILENCE)


@dataclass(frozen=True, slots=True)
class _Held:
    seq: int
    payload: bytes
    samples: int


@dataclass(slots=True)
class JitterFigures:
    """Counters since the start. A packet is `late` when its time to be played had passed."""

    received: int = 0
    late: int = 0
    doubled: int = 0
    concealed: int = 0
    shortened: int = 0
    restarts: int = 0


class JitterBuffer:
    """Bounded to `MAX_HELD_S` of audio; overflow drops what is oldest. Times are the caller's, in seconds."""

    def __init__(self) -> None:
        self.figures = JitterFigures()
        self._restart()

    def _restart(self) -> None:
        self._delay = DelayEstimate()
        self._seqs, self._timestamps = Unroller(16), Unroller(32)
        self._held: dict[int, _Held] = {}
        self._playhead: int | None = None
        self._last_seq = -1
        self._last_put_s = 0.0
        self._hole_s = 0.0

    @property
    def delay_s(self) -> float:
        """How long packets are held at present beyond the fastest ones."""
        return self._delay.target_s

    @property
    def jitter_s(self) -> float:
        """Interarrival jitter as RTCP reports it."""
        return self._delay.jitter_s

    def put(self, seq: int, timestamp: int, payload: bytes, arrival_s: float) -> None:
        """Take in a packet in any order. Raises ValueError for one that is no Opus."""
        samples = samples_in(payload)
        self.figures.received += 1
        if self._playhead is not None and not self._held and arrival_s - self._last_put_s > IDLE_S:
            self._start_anew()
        self._last_put_s = arrival_s
        at, number = self._timestamps.unroll(timestamp), self._seqs.unroll(seq)
        if self._playhead is not None and abs(at - self._playhead) > JUMP_S * RATE_HZ:
            self._start_anew()
            self._last_put_s = arrival_s
            at, number = self._timestamps.unroll(timestamp), self._seqs.unroll(seq)
        self._keep(at, _Held(number, payload, samples), arrival_s)

    def _start_anew(self) -> None:
        self.figures.restarts += 1
        self._restart()

    def _keep(self, at: int, packet: _Held, arrival_s: float) -> None:
        if at in self._held:
            self.figures.doubled += 1
            return
        self._delay.arrived(at, arrival_s)
        if self._playhead is not None and at + packet.samples // 2 < self._playhead:
            if packet.seq > self._last_seq - 1000:
                self.figures.late += 1
            return
        self._held[at] = packet
        newest = max(self._held)
        for oldest in sorted(self._held):
            if newest - oldest <= MAX_HELD_S * RATE_HZ:
                break
            del self._held[oldest]

    def take(self, now_s: float, *, is_quiet: bool = True) -> Decision:
        """Return what to decode for the next 20 ms. `is_quiet`: the last frame was a pause, good for corrections."""
        if self._playhead is None:
            if not self._held:
                return _SILENCE
            first = min(self._held)
            if self._ruler(now_s) < first - FRAME_SAMPLES // 2:
                return _SILENCE
            self._playhead = first
        lag = self._ruler(now_s) - self._playhead
        if lag > MAX_HELD_S / 2 * RATE_HZ:
            self._jump(now_s)
        elif lag < -AHEAD_S * RATE_HZ:
            return self._fill()
        return self._next(lag, round(TOLERANCE_S * RATE_HZ * (1 if is_quiet else 4)))

    def _ruler(self, now_s: float) -> int:
        return round((now_s - self._delay.base_s - self._delay.target_s) * RATE_HZ)

    def _jump(self, now_s: float) -> None:
        """Go to the ruler over everything that would have been played by now."""
        ruler = self._ruler(now_s)
        self._playhead = ruler
        self._held = {at: packet for at, packet in self._held.items() if at + packet.samples > ruler}

    def _next(self, lag: int, tolerance: int) -> Decision:
        """`lag`: samples by which the playhead is behind the ruler, of which `tolerance` do not matter."""
        assert self._playhead is not None  # noqa: S101 - `take` has set it
        at = min(self._held, default=None)
        if at is None:
            return self._fill()  # late or a pause: nothing is given up before something later is there
        if at >= self._playhead + FRAME_SAMPLES // 2:
            skip = max(0, lag - FRAME_SAMPLES // 2)  # a hole is the best place to catch up
            self._playhead = min(at, self._playhead + skip)
        if at >= self._playhead + FRAME_SAMPLES // 2:
            self._playhead += FRAME_SAMPLES
            return self._fill()
        return self._play(at, shortened=lag > tolerance + self._held[at].samples // 2 and len(self._held) > 1)

    def _play(self, at: int, *, shortened: bool) -> Decision:
        packet = self._held.pop(at)
        self._playhead = at + packet.samples
        self._last_seq = packet.seq
        self._hole_s = 0.0
        if shortened:
            self.figures.shortened += 1
        return Decision(Do.PLAY_SHORTENED if shortened else Do.PLAY, packet.payload)

    def _fill(self) -> Decision:
        self._hole_s += FRAME_S
        if self._hole_s > CONCEAL_S:
            return _SILENCE
        self.figures.concealed += 1
        return _CONCEAL
