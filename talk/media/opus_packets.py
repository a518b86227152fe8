"""Opus packets looked at from outside (RFC 6716, section 3): how long they last, and several joined into one."""

from collections.abc import Sequence

from talk.media.audio import RATE_HZ

MAX_PACKET_BYTES = 1275
MAX_PACKET_S = 0.12
_SILK_MS = (10.0, 20.0, 40.0, 60.0)
_HYBRID_MS = (10.0, 20.0)
_CELT_MS = (2.5, 5.0, 10.0, 20.0)


def samples_in(packet: bytes) -> int:
    """Return how many samples at 48 kHz the packet lasts. Raises ValueError where RFC 6716 forbids it."""
    if not packet:
        raise ValueError("empty Opus packet")
    count = (1, 2, 2, 0)[packet[0] & 3]
    if not count:
        if len(packet) < 2:
            raise ValueError("truncated Opus packet")
        count = packet[1] & 0x3F
    samples = round(_frame_ms(packet[0]) * RATE_HZ / 1000) * count
    if not 0 < samples <= MAX_PACKET_S * RATE_HZ:
        raise ValueError("Opus packet of an impossible duration")
    return samples


def _frame_ms(toc: int) -> float:
    """Return the duration of a frame by the first byte (RFC 6716, table 2)."""
    config = toc >> 3
    if config < 12:
        return _SILK_MS[config & 3]
    return _HYBRID_MS[config & 1] if config < 16 else _CELT_MS[config & 3]


def lost(toc: int) -> bytes:
    """Return the packet that makes a decoder conceal 20 ms of that kind: a first byte without any data.

    libopus treats a frame of at most one byte as lost (RFC 6716, section 3.2.1 reserves it for DTX).
    """
    config = toc >> 3
    if config < 12:
        config = (config & ~3) | 1
    else:
        config |= 1 if config < 16 else 3
    return bytes([config << 3 | (toc & 4)])


def join(packets: Sequence[bytes]) -> bytes | None:
    """Return one packet that holds the given ones of one frame each, in order, or None where they do not fit together.

    They do if mode, bandwidth, frame size and channels are the same (RFC 6716, section 3.2.5: code 3, VBR).
    """
    tocs = {packet[0] for packet in packets}
    if len(tocs) != 1 or (toc := next(iter(tocs))) & 3:
        return None
    frames = [packet[1:] for packet in packets]
    if len(frames) == 1:
        return packets[0]
    if _frame_ms(toc) * len(frames) > MAX_PACKET_S * 1000 or any(
        len(frame) > MAX_PACKET_BYTES for frame in frames
    ):
        return None
    lengths = b"".join(_length(len(frame)) for frame in frames[:-1])
    return bytes([toc | 3, 0x80 | len(frames)]) + lengths + b"".join(frames)


def _length(size: int) -> bytes:
    """Encode a frame's length (RFC 6716, section 3.2.1)."""
    if size < 252:
        return bytes([size])
    first = 252 + (size - 252) % 4
    return bytes([first, (size - first) // 4])
