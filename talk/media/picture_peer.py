"""One connection over which somebody sees others, and may be seen."""

import asyncio
import secrets
import time
from collections.abc import Callable, Sequence

from aiortc.rtp import (
    RTCP_PSFB_APP,
    RTCP_PSFB_FIR,
    RTCP_PSFB_PLI,
    RTCP_RTPFB_NACK,
    AnyRtcpPacket,
    RtcpPsfbPacket,
    RtcpReceiverInfo,
    RtcpRrPacket,
    RtcpRtpfbPacket,
    RtcpSrPacket,
    pack_remb_fci,
)

from talk.media import rtp
from talk.media.camera import PicturePacket, Source
from talk.media.connection import Connection
from talk.media.ground import Ground
from talk.media.outbound import sender_report
from talk.media.picture_offer import PictureOffer, write_picture_answer

MAX_AGAIN = 32
"""Lost packets that one report may ask for."""


class Shown:
    """One place as one person sees it: the place's packets under a stream of their own."""

    def __init__(self, payload_type: int) -> None:
        self.ssrc = secrets.randbits(31) + 1
        self.loss = 0.0
        """0..1, by the person's last report."""
        self._payload_type = payload_type
        self._seq_origin, self._ticks_origin = rtp.random_origin()
        self._first: int | None = None
        self._packets = self._octets = 0

    def write(self, packet: PicturePacket) -> bytes | None:
        """Return the RTP packet, not encrypted yet; None before the first key picture."""
        if self._first is None:
            if not packet.begins:
                return None
            self._first = packet.seq
            self._seq_origin -= packet.seq
        if packet.seq < self._first:
            return None
        self._packets += 1
        self._octets += len(packet.payload)
        start = rtp.header(
            payload_type=self._payload_type,
            marker=packet.marker,
            seq=self._seq_origin + packet.seq,
            timestamp=self._ticks_origin + packet.ticks,
            ssrc=self.ssrc,
        )
        return start + packet.payload

    def place_seq(self, seq: int, newest: int) -> int:
        """Return the place's number for one of this stream; `newest`: the place's newest."""
        return newest - ((self._seq_origin + newest - seq) & 0xFFFF)

    def report(self, cname: str, ticks: int) -> bytes | None:
        """Return a sender report at the place's time; None while nothing has been sent."""
        if self._first is None:
            return None
        return sender_report(
            ssrc=self.ssrc,
            cname=cname,
            ntp_s=time.time(),
            timestamp=self._ticks_origin + ticks,
            packets=self._packets,
            octets=self._octets,
        )


class PicturePeer(Connection):
    """What a person's line for pictures does. `on_packet` gets what they send, `on_lost` and `on_key` are told which
    place's packets are missing there, by this stream's numbers, and that a key picture is needed.
    """

    max_packets_per_s = 600
    """A camera at its cap sends some 90, and each place is reported on."""

    def __init__(
        self,
        ground: Ground,
        offer: PictureOffer,
        on_packet: Callable[[rtp.RtpPacket, float], None],
        on_lost: Callable[[int, Sequence[int]], None],
        on_key: Callable[[int], None],
    ) -> None:
        super().__init__(ground, offer.far)
        self.offer = offer
        self.shown = tuple(Shown(offer.payload_type) for _ in offer.places)
        self._place_of = {shown.ssrc: place for place, shown in enumerate(self.shown)}
        self._on_packet, self._on_lost, self._on_key = on_packet, on_lost, on_key
        self._ssrc, self._cname = secrets.randbits(31) + 1, secrets.token_hex(8)

    def _write_answer(self) -> str:
        local = self._local(self._ssrc, self._cname)
        return write_picture_answer(self.offer, local, [shown.ssrc for shown in self.shown])

    @property
    def loss(self) -> float:
        """Return the share of packets that get lost on the way there, of the place that loses most."""
        return max((shown.loss for shown in self.shown), default=0.0)

    # To who looks

    def send(self, place: int, packet: PicturePacket) -> None:
        """Send a packet of a place at once or not at all."""
        seal = self._seal
        if seal is None or not self.is_connected or place not in self.offer.wanted:
            return
        data = self.shown[place].write(packet)
        if data is not None:
            self._link.send_now(seal.session.protect(data))

    def report(self, place: int, ticks: int) -> None:
        """Tell of a place's stream."""
        if place in self.offer.wanted:
            self._send_rtcp(self.shown[place].report(self._cname, ticks))

    # To who is seen

    def ask_again(self, source: Source, lost: Sequence[int]) -> None:
        """Ask for packets that have not come."""
        if self.offer.wants_nack and lost:
            packet = RtcpRtpfbPacket(RTCP_RTPFB_NACK, self._ssrc, source.ssrc, lost=sorted(lost))
            self._send_rtcp(bytes(packet))

    def ask_key(self, source: Source) -> None:
        """Ask for a key picture."""
        self._send_rtcp(bytes(RtcpPsfbPacket(RTCP_PSFB_PLI, self._ssrc, source.ssrc)))

    def tell_received(self, source: Source, bps: int) -> None:
        """Tell how this camera is received, and how much it may send."""
        about = source.reception.report(0.0, asyncio.get_running_loop().time())
        reports: list[RtcpReceiverInfo] = [about] if about else []
        limit = RtcpPsfbPacket(RTCP_PSFB_APP, self._ssrc, 0, fci=pack_remb_fci(bps, [source.ssrc]))
        self._send_rtcp(bytes(RtcpRrPacket(self._ssrc, reports=reports)) + bytes(limit))

    def _send_rtcp(self, data: bytes | None) -> None:
        if data is not None and self._seal is not None and self.is_connected:
            self._link.send_now(self._seal.session.protect_rtcp(data))

    # From both

    def _received(self, packet: rtp.RtpPacket, now_s: float) -> None:
        if packet.payload_type == self.offer.payload_type and packet.payload:
            self._on_packet(packet, now_s)

    def _reported(self, packets: Sequence[AnyRtcpPacket], now_s: float) -> None:
        for packet in packets:
            if isinstance(packet, RtcpSrPacket | RtcpRrPacket):
                self._take_losses(packet)
            elif isinstance(packet, RtcpRtpfbPacket) and packet.fmt == RTCP_RTPFB_NACK:
                place = self._place_of.get(packet.media_ssrc)
                if place is not None:
                    self._on_lost(place, packet.lost[:MAX_AGAIN])
            elif isinstance(packet, RtcpPsfbPacket) and packet.fmt in (RTCP_PSFB_PLI, RTCP_PSFB_FIR):
                for place in _wanted(packet, self._place_of):
                    self._on_key(place)

    def _take_losses(self, packet: RtcpSrPacket | RtcpRrPacket) -> None:
        for report in packet.reports:
            place = self._place_of.get(report.ssrc)
            if place is not None:
                self.shown[place].loss = report.fraction_lost / 256


def _wanted(packet: RtcpPsfbPacket, place_of: dict[int, int]) -> list[int]:
    """Return of which places a request wants a key picture: PLI names one stream, FIR a list (RFC 5104, 4.3.1)."""
    ssrcs = [packet.media_ssrc]
    if packet.fmt == RTCP_PSFB_FIR:
        ssrcs = [int.from_bytes(packet.fci[at : at + 4], "big") for at in range(0, len(packet.fci) - 7, 8)]
    return [place_of[ssrc] for ssrc in ssrcs if ssrc in place_of]
