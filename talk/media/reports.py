"""What RTCP says in both directions: how a peer receives us, and how we receive the peer (RFC 3550, section 6.4)."""

from dataclasses import dataclass

from aiortc.rtp import RtcpReceiverInfo

from talk.media.audio import RATE_HZ
from talk.media.outbound import compact_ntp
from talk.media.rtp import RtpPacket, Unroller


@dataclass(slots=True)
class HeardThere:
    """How the peer receives us, by its last report."""

    loss: float = 0.0
    """0..1 since the report before."""
    jitter_ms: float = 0.0
    round_trip_ms: float | None = None

    def reported(self, report: RtcpReceiverInfo, *, ntp_s: float) -> None:
        """Take in a report block on our stream. `ntp_s`: seconds since 1970."""
        self.loss = report.fraction_lost / 256
        self.jitter_ms = report.jitter / RATE_HZ * 1000
        if report.lsr:
            ticks = (compact_ntp(ntp_s) - report.lsr - report.dlsr) & 0xFFFFFFFF
            if ticks < 10 * 65_536:  # a negative one looks like hours
                self.round_trip_ms = ticks / 65.536


class Reception:
    """How we receive one source. `jitter_s` comes from the jitter buffer, which measures it anyway."""

    def __init__(self) -> None:
        self.received = 0
        self.loss = 0.0
        """0..1 since the report before."""
        self._source: int | None = None
        self._seqs = Unroller(16)
        self._first = self._highest = 0
        self._before = (0, 0)
        self._sender_report: tuple[int, float] | None = None

    def add(self, packet: RtpPacket) -> None:
        """Count a packet."""
        if packet.ssrc != self._source:
            self._source, self._seqs, self.received, self._before = packet.ssrc, Unroller(16), 0, (0, 0)
            self._first = self._highest = self._seqs.unroll(packet.seq)
        self._highest = max(self._highest, self._seqs.unroll(packet.seq))
        self.received += 1

    def sender_report(self, ntp_timestamp: int, at_s: float) -> None:
        """Remember when the peer's last sender report came, for the round trip on its side."""
        self._sender_report = ((ntp_timestamp >> 16) & 0xFFFFFFFF, at_s)

    def report(self, jitter_s: float, now_s: float) -> RtcpReceiverInfo | None:
        """Return the block on this source, or None where nothing has come yet. Starts a new interval."""
        if self._source is None:
            return None
        expected = self._highest - self._first + 1
        (was_expected, was_received), self._before = self._before, (expected, self.received)
        due = expected - was_expected
        lost = max(0, due - (self.received - was_received))
        self.loss = lost / due if due > 0 else 0.0
        lsr, at_s = self._sender_report or (0, now_s)
        return RtcpReceiverInfo(
            ssrc=self._source,
            fraction_lost=min(255, int(self.loss * 256)),
            packets_lost=max(-0x800000, min(0x7FFFFF, expected - self.received)),
            highest_sequence=self._highest & 0xFFFFFFFF,
            jitter=round(jitter_s * RATE_HZ),
            lsr=lsr,
            dlsr=min(0xFFFFFFFF, int((now_s - at_s) * 65_536)) if lsr else 0,
        )
