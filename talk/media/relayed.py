"""The common mix on its way from the worker that makes it, the origin, to those that only hand it out, the edges.

An edge plays the packets on its own clock: each has a turn, a little after the one on which it is expected, so that
what the network shakes does not reach those who listen. Pure, but for the bytes.
"""

import struct
from collections import deque
from dataclasses import dataclass

from talk.media.audio import FRAME_SAMPLES
from talk.media.bundle import Bundle
from talk.media.opus_packets import MAX_PACKET_BYTES, samples_in
from talk.media.outbound import MediaPacket

FORGET_S = 3.0
"""After so long without a packet any origin counts again: a Redis that was emptied begins to number at one."""
FAR = 50
"""Frames (1 s). A packet that is so much too early belongs to another count; as many at most wait for their turn."""
WATCHED = 250
"""Frames (5 s) in which all packets have to come early before they are held for less long."""
GROW_EVERY = 25
"""Frames (0.5 s) between two packets that may lengthen the hold: one standstill delivers many late ones at once."""

_HEAD = struct.Struct("!BBQIQ")
_VERSION = 1
_SEQ_MODULUS = 1 << 32


@dataclass(frozen=True, slots=True)
class Relayed:
    """One packet of the mix. `fence` tells the newer of two origins, `seq` counts one origin's packets."""

    fence: int
    seq: int
    packet: MediaPacket

    def write(self) -> bytes:
        """Return it as bytes: 22 in front of the Opus packet."""
        packet = self.packet
        head = _HEAD.pack(_VERSION, packet.marker, self.fence, self.seq % _SEQ_MODULUS, packet.samples)
        return head + packet.payload


def read_relayed(data: bytes) -> Relayed:
    """Return what `write` wrote. Raises ValueError for anything else."""
    if not _HEAD.size < len(data) <= _HEAD.size + MAX_PACKET_BYTES * 3:
        raise ValueError("a relayed packet of an impossible size")
    version, marker, fence, seq, samples = _HEAD.unpack_from(data)
    payload = data[_HEAD.size :]
    if version != _VERSION or samples % FRAME_SAMPLES or samples_in(payload) % FRAME_SAMPLES:
        raise ValueError("no relayed packet")
    return Relayed(fence, seq, MediaPacket(payload, samples, bool(marker)))


@dataclass(slots=True)
class EdgeCount:
    """How the relayed packets of an engine have come."""

    late: int = 0
    """After their turn; they were sent with the next one."""
    lost: int = 0


class Followed:
    """What an edge has of a talk's mix. All places are counted in frames."""

    def __init__(self, count: EdgeCount) -> None:
        self._count = count
        self._fence, self._seq = 0, 0
        self._heard_s = float("-inf")
        self._is_anchored = False
        self._hold = 0
        """From the origin's count to the turn of our clock on which a packet goes out."""
        self._shift = 0
        """From the origin's count to the timestamps of our own listeners."""
        self._end = 0
        self._margin, self._watched_from, self._grew_at = FAR, 0, -GROW_EVERY
        self._waiting: deque[tuple[int, MediaPacket]] = deque(maxlen=FAR)
        self._bundle = Bundle()

    def add(self, relayed: Relayed, tick: int, now_s: float) -> None:
        """Take a packet in. `tick`: the turn of our clock that comes next. `now_s`: any clock that goes on evenly."""
        if not self._is_next(relayed, now_s):
            return
        packet = relayed.packet
        first = packet.samples // FRAME_SAMPLES
        length = samples_in(packet.payload) // FRAME_SAMPLES
        last = first + length - 1
        if not self._is_anchored or last + self._hold > tick + FAR:
            self._hold, self._shift = tick - last, max(tick - last, self._end - first)
            self._is_anchored = True
            self._margin, self._watched_from = FAR, tick
        due = max(tick, last + self._hold)
        self._watch(last + self._hold - tick, tick)
        if packet.marker:  # after a pause nobody hears it where the two clocks are brought together
            self._shift = due - last
        place = max(first + self._shift, self._end)
        self._end = place + length
        self._waiting.append((due, MediaPacket(packet.payload, place * FRAME_SAMPLES, packet.marker)))

    def _is_next(self, relayed: Relayed, now_s: float) -> bool:
        """Tell whether a packet is of the newest origin, and newer than what we have of it."""
        silent_s, newest = now_s - self._heard_s, self._fence
        if relayed.fence < newest and silent_s < FORGET_S:
            return False
        if relayed.fence != newest:
            self._fence, self._seq = relayed.fence, relayed.seq - 1
            self._is_anchored = False
        step = (relayed.seq - self._seq) % _SEQ_MODULUS
        if not 0 < step < _SEQ_MODULUS // 2:
            return False
        self._count.lost += step - 1
        self._seq, self._heard_s = relayed.seq, now_s
        return True

    def _watch(self, margin: int, tick: int) -> None:
        """Hold packets longer where they come late, and less long where all of them wait for nothing."""
        self._margin = min(self._margin, max(0, margin))
        if margin < 0:
            self._count.late += 1
            if tick - self._grew_at > GROW_EVERY:
                self._hold += 1
                self._grew_at = tick
        if tick - self._watched_from >= WATCHED:
            self._hold -= self._margin
            self._margin, self._watched_from = FAR, tick

    def due(self, tick: int, frames_a_packet: int) -> list[MediaPacket]:
        """Return what goes out on this turn, short packets joined where that is asked for."""
        done: list[MediaPacket] = []
        is_idle = True
        while self._waiting and self._waiting[0][0] <= tick:
            packet, is_idle = self._waiting.popleft()[1], False
            if samples_in(packet.payload) == FRAME_SAMPLES:
                at = packet.samples // FRAME_SAMPLES
                done += self._bundle.add(packet.payload, at, frames_a_packet, marker=packet.marker)
            else:
                done += [*self._bundle.close(), packet]
        return done + self._bundle.close() if is_idle else done

    def silent_s(self, now_s: float) -> float:
        """Return for how long no origin has been heard; infinite before the first packet."""
        return now_s - self._heard_s
