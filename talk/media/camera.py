"""One camera on its way to those who see it: the stream as it goes on, whoever has the place. Pure.

A table has a few places for pictures. What comes in is only numbered anew, so that whoever is shown at a place, after
however many breaks, is one stream for those who look at it; each begins with a picture that needs none before it.
"""

from dataclasses import dataclass

from talk.media.reports import Reception
from talk.media.rtp import RtpPacket, Unroller
from talk.media.vp8 import RATE_HZ, begins_key_picture

CAP_BPS = 600_000
"""What somebody sends beyond it reaches nobody. Browsers are asked for less (`ASKED_BPS`)."""
CAP_BURST_S = 1.5
"""So much of it at once: a key picture is ten times as large as others."""
ASKED_BPS = 400_000
LEAST_BPS = 100_000
"""Less makes no picture."""
LOSSY, CLEAN = 0.10, 0.02
"""Who looks and loses more, or less, than these shares of the packets slows the camera down, or lets it go up."""
ASK_EVERY_S = 0.5
"""So often at most a camera is asked for a key picture, however many want one: it costs them half a second of bits."""
HISTORY = 256
"""Packets that can be sent again: some four seconds."""
MAX_MISSING = 64
"""More holes at once are no loss but a pause. Overflow rule: none of them is asked for."""
MISSING_TRIES = 4
MISSING_EVERY_S = 0.08
MAX_PAYLOAD_BYTES = 1_400


@dataclass(frozen=True, slots=True)
class PicturePacket:
    """One packet for all who look. `seq` and `ticks` (90 kHz) belong to the place and do not roll over."""

    payload: bytes
    seq: int
    ticks: int
    marker: bool
    begins: bool
    """The first part of a key picture: who has not seen anything yet can begin here."""


class Allowance:
    """A bucket of bytes: closed by who empties it, open again when it is half full."""

    def __init__(self) -> None:
        self._most = CAP_BPS / 8 * CAP_BURST_S
        self._left, self._at_s = self._most, 0.0
        self._is_open = True

    def spend(self, count: int, now_s: float) -> bool:
        """Count bytes that have come and tell whether they may go on; also what may not is counted."""
        filled = self._left + (now_s - self._at_s) * CAP_BPS / 8
        self._left, self._at_s = max(-self._most, min(self._most, filled) - count), now_s
        if self._left < 0:
            self._is_open = False
        elif self._left > self._most / 2:
            self._is_open = True
        return self._is_open


class Missing:
    """The holes in what comes from one sender, to be asked for again."""

    def __init__(self) -> None:
        self._newest: int | None = None
        self._holes: dict[int, tuple[int, float]] = {}
        """Number to how often it was asked for, and when it is to be asked for next."""

    def see(self, seq: int, now_s: float) -> list[int]:
        """Take note of a packet, and return which are to be asked for now."""
        if self._newest is not None and seq > self._newest + 1:
            holes = range(self._newest + 1, seq)
            self._holes = {} if len(holes) > MAX_MISSING else self._holes
            self._holes |= dict.fromkeys(holes, (0, now_s)) if len(holes) <= MAX_MISSING else {}
        self._newest = seq if self._newest is None else max(self._newest, seq)
        self._holes.pop(seq, None)
        due = [hole for hole, (_, at_s) in self._holes.items() if at_s <= now_s]
        for hole in due:
            tries = self._holes[hole][0] + 1
            if tries == MISSING_TRIES:
                del self._holes[hole]
            else:
                self._holes[hole] = (tries, now_s + MISSING_EVERY_S)
        return due[:16]


class Source:
    """What comes in over one line: a number that rolls over, and how it was received."""

    def __init__(self, ssrc: int) -> None:
        self.ssrc = ssrc
        self.reception = Reception()
        self.missing = Missing()
        self.seqs, self.times = Unroller(16), Unroller(32)
        self.shift: tuple[int, int] | None = None
        """To the numbers and times of the place; None until a key picture begins."""
        self.first = 0


class Camera:
    """A place for a picture."""

    def __init__(self) -> None:
        self.asked_bps = ASKED_BPS
        """What the sender is to send at most."""
        self.source: Source | None = None
        self.last_seq, self._last_ticks, self._last_s = 0, 0, 0.0
        self._sent: list[PicturePacket | None] = [None] * HISTORY
        self._allowance = Allowance()
        self._wants_key, self._asked_s = False, float("-inf")

    def begin(self) -> None:
        """Show somebody else, or over another line: nothing of before can be asked for again."""
        self.source, self.asked_bps = None, ASKED_BPS
        self._sent = [None] * HISTORY
        self._allowance = Allowance()
        self._wants_key, self._asked_s = True, float("-inf")

    def take(self, packet: RtpPacket, now_s: float) -> tuple[PicturePacket | None, list[int]]:
        """Return what goes on of a packet, if anything, and which numbers of the sender's are to be asked for."""
        source = self.source
        if source is None or source.ssrc != packet.ssrc:
            source = self.source = Source(packet.ssrc)
            self._wants_key = True
        source.reception.add(packet)
        seq, time = source.seqs.unroll(packet.seq), source.times.unroll(packet.timestamp)
        lost = [each & 0xFFFF for each in source.missing.see(seq, now_s)]
        if len(packet.payload) > MAX_PAYLOAD_BYTES or not self._allowance.spend(len(packet.payload), now_s):
            source.shift = None
            return None, []
        begins = begins_key_picture(packet.payload)
        if source.shift is None:
            if not begins:
                self._wants_key = True
                return None, lost
            source.first = seq
            source.shift = self.last_seq + 1 - seq, self.ticks_at(now_s) + 1 - time
        if seq < source.first:
            return None, lost
        self._wants_key &= not begins
        return self._numbered(packet, seq + source.shift[0], time + source.shift[1], begins, now_s), lost

    def _numbered(self, packet: RtpPacket, seq: int, ticks: int, begins: bool, now_s: float) -> PicturePacket:
        numbered = PicturePacket(packet.payload, seq, ticks, packet.marker, begins)
        self._sent[seq % HISTORY] = numbered
        if seq > self.last_seq:
            self.last_seq, self._last_ticks, self._last_s = seq, ticks, now_s
        return numbered

    def again(self, seq: int) -> PicturePacket | None:
        """Return a packet by its number, or None where it is no longer known, or never came."""
        packet = self._sent[seq % HISTORY]
        return packet if packet is not None and packet.seq == seq else None

    def ticks_at(self, now_s: float) -> int:
        """Return the place's time."""
        return self._last_ticks + max(0, round((now_s - self._last_s) * RATE_HZ)) if self._last_s else 0

    def want_key(self) -> None:
        """Take note that somebody needs a key picture."""
        self._wants_key = True

    def asks_key(self, now_s: float) -> bool:
        """Tell whether the sender is to be asked for one now; whoever asks, asks at once then."""
        if not self._wants_key or now_s - self._asked_s < ASK_EVERY_S:
            return False
        self._asked_s = now_s
        return True

    def follow(self, worst_loss: float) -> None:
        """Once a second: have the sender send what the weakest of those who look can take."""
        if worst_loss > LOSSY:
            self.asked_bps = max(LEAST_BPS, round(self.asked_bps * 0.85))
        elif worst_loss < CLEAN:
            self.asked_bps = min(ASKED_BPS, round(self.asked_bps * 1.08))
