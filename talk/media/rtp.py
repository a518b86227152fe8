"""RTP on the wire (RFC 3550): headers, and numbers that roll over."""

import secrets
import struct
from dataclasses import dataclass

HEADER = struct.Struct("!BBHLL")
HEADER_BYTES = 12
VERSION = 0x80
MARKER = 0x80


@dataclass(frozen=True, slots=True)
class RtpPacket:
    """One packet that came in. `timestamp` counts ticks of its kind's clock (sound: 48 kHz) modulo 2^32, `seq` packets
    modulo 2^16.
    """

    payload_type: int
    seq: int
    timestamp: int
    ssrc: int
    payload: bytes
    marker: bool = False


def is_rtcp(data: bytes) -> bool:
    """Tell RTCP from RTP by the packet type where both share a port (RFC 5761, section 4)."""
    return len(data) >= 2 and 192 <= data[1] <= 223


def is_media(data: bytes) -> bool:
    """Tell SRTP and SRTCP from STUN and DTLS by the first byte (RFC 7983)."""
    return bool(data) and 128 <= data[0] < 192


def header(*, payload_type: int, marker: bool, seq: int, timestamp: int, ssrc: int) -> bytes:
    """Return the twelve bytes in front of a payload. Numbers are taken modulo their size."""
    second = payload_type | (MARKER if marker else 0)
    return HEADER.pack(VERSION, second, seq & 0xFFFF, timestamp & 0xFFFFFFFF, ssrc)


def parse(data: bytes) -> RtpPacket:
    """Read a packet, skipping contributing sources, header extension and padding. Raises ValueError."""
    if len(data) < HEADER_BYTES or data[0] >> 6 != 2:
        raise ValueError("no RTP packet")
    first, second, seq, timestamp, ssrc = HEADER.unpack_from(data)
    start = HEADER_BYTES + 4 * (first & 0x0F)
    if first & 0x10:
        if len(data) < start + 4:
            raise ValueError("RTP header extension is truncated")
        start += 4 + 4 * int.from_bytes(data[start + 2 : start + 4], "big")
    end = len(data) - (data[-1] if first & 0x20 else 0)
    if start > end or (first & 0x20 and not data[-1]):
        raise ValueError("RTP packet is truncated")
    return RtpPacket(second & 0x7F, seq, timestamp, ssrc, data[start:end], bool(second & MARKER))


def random_origin() -> tuple[int, int]:
    """Return a first sequence number and timestamp (RFC 3550, section 5.1).

    Of the numbers the lower half: a rollover too early would upset SRTP.
    """
    return secrets.randbits(15), secrets.randbits(32)


class Unroller:
    """Makes numbers that roll over into ones that do not: each is read as the nearest to the one before."""

    def __init__(self, bits: int) -> None:
        self._size = 1 << bits
        self._last: int | None = None

    def unroll(self, value: int) -> int:
        """Return the number that is `value` modulo 2^bits and nearest to the highest so far."""
        if self._last is None:
            self._last = value + self._size  # room below for what comes late
            return self._last
        ahead = (value - self._last) % self._size
        number = self._last + (ahead if ahead < self._size // 2 else ahead - self._size)
        self._last = max(self._last, number)
        return number
