"""Frames joined into packets."""

import numpy as np
import pytest

from talk.media.audio import FRAME_SAMPLES
from talk.media.bundle import Bundle
from talk.media.codec import OpusEncoder
from talk.media.opus_packets import samples_in
from tests.talk.media.people import tone

pytestmark = pytest.mark.pure


def frames(count: int) -> list[bytes]:
    """Return encoded frames of a tone."""
    encoder = OpusEncoder()
    return [encoder.encode(tone(440.0, FRAME_SAMPLES * index).astype(np.float32)) for index in range(count)]


def test_three_frames_leave_together_and_a_gap_ends_a_packet_early() -> None:
    bundle = Bundle()
    places = (0, 1, 2, 3, 4, 6, 7, 8)
    out = [
        packet
        for at, payload in zip(places, frames(8), strict=True)
        for packet in bundle.add(payload, at, 3, marker=at == 6)
    ]
    assert [(each.samples // FRAME_SAMPLES, samples_in(each.payload) // FRAME_SAMPLES) for each in out] == [
        (0, 3),
        (3, 2),
        (6, 3),
    ]
    assert [each.marker for each in out] == [False, False, True]


def test_what_is_held_can_be_had_and_nothing_is_held_twice() -> None:
    bundle = Bundle()
    (payload,) = frames(1)
    assert bundle.add(payload, 0, 3, marker=True) == []
    assert [each.payload for each in bundle.close()] == [payload]
    assert bundle.close() == []
