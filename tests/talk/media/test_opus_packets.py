"""Opus packets from outside, checked against libopus where it has a say."""

from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from talk.media.codec import OpusDecoder, OpusEncoder
from talk.media.opus_packets import join, lost, samples_in
from tests.talk.media.people import tone

pytestmark = pytest.mark.pure


def encoded(count: int) -> list[bytes]:
    encoder = OpusEncoder()
    return [encoder.encode(tone(440, index * 960)) for index in range(count)]


def test_a_packet_of_ours_lasts_20_ms() -> None:
    assert {samples_in(packet) for packet in encoded(10)} == {960}


def test_joined_packets_decode_to_the_same_samples() -> None:
    packets = encoded(12)
    alone, together = OpusDecoder(), OpusDecoder()
    expected = np.concatenate([alone.decode(packet) for packet in packets])
    heard = []
    for start in range(0, 12, 3):
        joined = join(packets[start : start + 3])
        parts = [joined] if joined is not None else packets[start : start + 3]
        heard += [together.decode(part) for part in parts]
    np.testing.assert_array_equal(np.concatenate(heard), expected)


def test_a_joined_packet_tells_its_duration() -> None:
    joined = join([b"\x78" + bytes(10), b"\x78" + bytes(300), b"\x78"])
    assert joined is not None
    assert samples_in(joined) == 3 * 960


@pytest.mark.parametrize("packets", [[b"\x78a", b"\x70a"], [b"\x79a", b"\x79a"], [b"\x78a"] * 7])
def test_what_does_not_fit_together_is_not_joined(packets: list[bytes]) -> None:
    assert join(packets) is None


@given(st.binary(max_size=4))
def test_any_bytes_have_a_duration_or_are_refused(packet: bytes) -> None:
    with suppress(ValueError):
        assert 0 < samples_in(packet) <= 5760


@given(st.binary(min_size=1, max_size=200))
def test_any_bytes_leave_the_decoder_working(packet: bytes) -> None:
    decoder = OpusDecoder()
    decoder.decode(packet)
    heard = [decoder.decode(each) for each in encoded(3)]
    assert all(part.size == 960 for part in heard)


@pytest.mark.parametrize("toc", range(0, 256, 8))
def test_a_lost_packet_is_concealed_for_20_ms_in_every_mode(toc: int) -> None:
    assert samples_in(lost(toc)) == 960


def test_concealment_goes_on_and_fades() -> None:
    decoder = OpusDecoder()
    for packet in encoded(20):
        decoder.decode(packet)
    loud = [float(np.abs(decoder.conceal()).max()) for _ in range(12)]
    assert loud[0] > 0.2
    assert loud[-1] < loud[0] / 2


def test_nothing_heard_yet_conceals_to_silence() -> None:
    assert not OpusDecoder().conceal().any()
