"""One peer connection that carries sound in both directions. What is said over it is for others to decide."""

import secrets
import time
from collections.abc import Callable, Sequence

from aiortc.rtp import RTCP_RTPFB_NACK, AnyRtcpPacket, RtcpRrPacket, RtcpRtpfbPacket, RtcpSrPacket

from talk.media import rtp
from talk.media.connection import Connection
from talk.media.ground import Ground
from talk.media.offer import Offer, write_answer
from talk.media.outbound import REPORT_EVERY_S, MediaPacket, Outbound
from talk.media.reports import HeardThere, Reception

MAX_AGAIN = 16
"""Lost packets that one report may ask for."""


class Peer(Connection):
    """A connection over which somebody hears, and may speak."""

    max_packets_per_s = 250
    """Five times what a speaker sends."""

    def __init__(
        self, ground: Ground, offer: Offer, on_packet: Callable[[rtp.RtpPacket, float], None]
    ) -> None:
        super().__init__(ground, offer.far)
        self.offer = offer
        self.heard_there = HeardThere()
        self.reception = Reception()
        self.jitter_s: Callable[[], float] = lambda: 0.0
        self._on_packet = on_packet
        self._cname = secrets.token_hex(8)
        self.out = Outbound(
            ssrc=secrets.randbits(31) + 1,
            payload_type=offer.payload_type,
            cname=self._cname,
            origin=rtp.random_origin(),
            keeps=offer.wants_nack,
        )

    def _write_answer(self) -> str:
        return write_answer(self.offer, self._local(self.out.ssrc, self._cname))

    def send(self, packet: MediaPacket, now_s: float) -> None:
        """Send a packet, and now and then a report with it. What cannot be sent at once is dropped.

        The caller owes `Ground.flush` before it gives up the loop: until then packets may wait in a burst.
        """
        seal = self._seal
        if seal is None or not self.is_connected:
            return
        if not self._link.put(self.out, packet, seal):
            self._link.send_now(seal.session.protect(self.out.write(packet)))
        if now_s >= self.out.next_report_s:
            self._report(packet.samples, now_s)

    def _report(self, samples: int, now_s: float) -> None:
        first = self.out.next_report_s == 0.0
        spread = REPORT_EVERY_S * (0.5 + secrets.randbelow(1000) / 1000)
        self.out.next_report_s = now_s + (spread / 4 if first else spread)
        about = self.reception.report(self.jitter_s(), now_s)
        report = self.out.report(samples=samples, ntp_s=time.time(), about=about)
        self._link.send_now(self._dtls._tx_srtp.protect_rtcp(report))

    def _received(self, packet: rtp.RtpPacket, now_s: float) -> None:
        if packet.payload_type == self.offer.payload_type and packet.payload:
            self.reception.add(packet)
            self._on_packet(packet, now_s)

    def _reported(self, packets: Sequence[AnyRtcpPacket], now_s: float) -> None:
        for packet in packets:
            if isinstance(packet, RtcpSrPacket):
                self.reception.sender_report(packet.sender_info.ntp_timestamp, now_s)
            if isinstance(packet, RtcpSrPacket | RtcpRrPacket):
                for report in packet.reports:
                    if report.ssrc == self.out.ssrc:
                        self.heard_there.reported(report, ntp_s=time.time())
            elif isinstance(packet, RtcpRtpfbPacket) and packet.fmt == RTCP_RTPFB_NACK:
                self._send_again(packet)

    def _send_again(self, packet: RtcpRtpfbPacket) -> None:
        if packet.media_ssrc != self.out.ssrc:
            return
        for seq in packet.lost[:MAX_AGAIN]:
            data = self.out.again(seq)
            if data is not None:
                self._link.send_now(self._dtls._tx_srtp.protect(data))
