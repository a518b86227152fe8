"""What goes out to one peer: the shared packets under its own SSRC, and the reports on them. Pure but for the bytes.

The payload is encoded once for all; a peer adds twelve bytes in front. Whatever stream a peer is given, mix or
mix-minus, its sequence numbers go on by one and its timestamps by the time that has passed.
"""

from dataclasses import dataclass

from aiortc.rtp import RtcpReceiverInfo, RtcpSdesPacket, RtcpSenderInfo, RtcpSourceInfo, RtcpSrPacket

from talk.media.audio import RATE_HZ
from talk.media.rtp import HEADER, HEADER_BYTES, MARKER, VERSION, header

HISTORY = 64
"""Packets that can be sent again: 1.3 s of 20 ms. The payloads are shared with all other peers."""
REPORT_EVERY_S = 4.0
_NTP_EPOCH_S = 2_208_988_800
"""1900 to 1970."""
_CNAME = 1


@dataclass(frozen=True, slots=True)
class MediaPacket:
    """One encoded packet for any number of peers. `samples` counts from the talk's start, without rolling over."""

    payload: bytes
    samples: int
    marker: bool


class Outbound:
    """The sending half of one RTP session."""

    def __init__(
        self, *, ssrc: int, payload_type: int, cname: str, origin: tuple[int, int], keeps: bool
    ) -> None:
        """`origin`: the first sequence number and timestamp, both to be random (RFC 3550, section 5.1).

        `keeps`: whether the peer may ask for lost packets.
        """
        self.ssrc = ssrc
        self.seq, self._timestamp_origin = origin
        self._payload_type, self._cname = payload_type, cname
        self._first, self._octets = self.seq, 0
        self._sent: list[MediaPacket | None] = [None] * (HISTORY if keeps else 0)
        self._is_new = True
        self.next_report_s = 0.0

    def write(self, packet: MediaPacket) -> bytes:
        """Return the RTP packet, not encrypted yet."""
        place = bytearray(HEADER_BYTES + len(packet.payload))
        self.write_into(place, packet)
        return bytes(place)

    def write_into(self, place: bytearray | memoryview, packet: MediaPacket) -> int:
        """Write the RTP packet, not encrypted yet, and return how many bytes it has. Raises ValueError without room.

        Called for every listener and packet, so it calls nothing that it can do without.
        """
        payload, seq = packet.payload, self.seq
        end = HEADER_BYTES + len(payload)
        marked = MARKER if packet.marker or self._is_new else 0
        timestamp = (self._timestamp_origin + packet.samples) & 0xFFFFFFFF
        HEADER.pack_into(place, 0, VERSION, self._payload_type | marked, seq & 0xFFFF, timestamp, self.ssrc)
        place[HEADER_BYTES:end] = payload
        if self._sent:
            self._sent[seq % HISTORY] = packet
        self.seq = seq + 1
        self._octets += len(payload)
        self._is_new = False
        return end

    def _rtp(self, packet: MediaPacket, seq: int, *, marker: bool) -> bytes:
        timestamp = self._timestamp_origin + packet.samples
        start = header(
            payload_type=self._payload_type, marker=marker, seq=seq, timestamp=timestamp, ssrc=self.ssrc
        )
        return start + packet.payload

    def again(self, seq: int) -> bytes | None:
        """Return a packet that the peer has lost (RFC 4585), or None where it is no longer known."""
        behind = (self.seq - seq) & 0xFFFF
        if not self._sent or not 0 < behind <= min(HISTORY, self.seq - self._first):
            return None
        packet = self._sent[seq % HISTORY]
        return None if packet is None else self._rtp(packet, self.seq - behind, marker=packet.marker)

    def report(self, *, samples: int, ntp_s: float, about: RtcpReceiverInfo | None) -> bytes:
        """Return a sender report. `samples` is the talk's time at `ntp_s` (seconds since 1970)."""
        return sender_report(
            ssrc=self.ssrc,
            cname=self._cname,
            ntp_s=ntp_s,
            timestamp=self._timestamp_origin + samples,
            packets=self.seq - self._first,
            octets=self._octets,
            about=about,
        )


def sender_report(
    *,
    ssrc: int,
    cname: str,
    ntp_s: float,
    timestamp: int,
    packets: int,
    octets: int,
    about: RtcpReceiverInfo | None = None,
) -> bytes:
    """Return a report on a stream of ours at `ntp_s` (seconds since 1970), with one on a stream that we receive."""
    info = RtcpSenderInfo(
        ntp_timestamp=int((ntp_s + _NTP_EPOCH_S) * (1 << 32)) & 0xFFFFFFFFFFFFFFFF,
        rtp_timestamp=timestamp & 0xFFFFFFFF,
        packet_count=packets & 0xFFFFFFFF,
        octet_count=octets & 0xFFFFFFFF,
    )
    sender = RtcpSrPacket(ssrc=ssrc, sender_info=info, reports=[about] if about else [])
    source = RtcpSourceInfo(ssrc=ssrc, items=[(_CNAME, cname.encode())])
    return bytes(sender) + bytes(RtcpSdesPacket(chunks=[source]))


def compact_ntp(ntp_s: float) -> int:
    """Return the middle 32 bits of the NTP time: 1/65536 s, as reports use them (RFC 3550, section 4)."""
    return int((ntp_s + _NTP_EPOCH_S) * 65_536) & 0xFFFFFFFF


def samples_at(seconds: float) -> int:
    """Return seconds as samples at 48 kHz."""
    return round(seconds * RATE_HZ)
