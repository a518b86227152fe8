"""What the engine reads of VP8: where a picture begins that needs none before it. It decodes nothing."""

RATE_HZ = 90_000
"""The clock of RTP timestamps of video."""


def begins_key_picture(payload: bytes) -> bool:
    """Tell whether a packet's payload is the first part of a key picture (RFC 7741, sections 4.2 and 4.3)."""
    if not payload or payload[0] & 0x1F != 0x10:  # begins a partition, and it is the first one
        return False
    at = 1
    if payload[0] & 0x80:
        if len(payload) < 2:
            return False
        more, at = payload[1], 2
        if more & 0x80:
            at += 2 if len(payload) > at and payload[at] & 0x80 else 1
        at += bool(more & 0x40) + bool(more & 0x30)
    return len(payload) > at and not payload[at] & 0x01
