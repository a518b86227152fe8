"""RTP headers, rolling numbers, and what goes out to one peer."""

from contextlib import suppress

import pytest
from aiortc import rtp as reference
from hypothesis import given
from hypothesis import strategies as st

from talk.media import rtp
from talk.media.outbound import HISTORY, MediaPacket, Outbound, compact_ntp
from talk.media.reports import HeardThere, Reception

pytestmark = pytest.mark.pure


def outbound(seq: int = 10, timestamp: int = 1000, *, keeps: bool = True) -> Outbound:
    return Outbound(ssrc=77, payload_type=111, cname="flurfunk", origin=(seq, timestamp), keeps=keeps)


def packet(number: int) -> MediaPacket:
    return MediaPacket(bytes([number % 256]), number * 960, marker=False)


@given(
    st.integers(0, 127),
    st.booleans(),
    st.integers(0, 2**16 - 1),
    st.integers(0, 2**32 - 1),
    st.integers(0, 2**32 - 1),
    st.binary(min_size=1, max_size=100),
)
def test_headers_are_read_as_they_were_written(
    payload_type: int, marker: bool, seq: int, timestamp: int, ssrc: int, payload: bytes
) -> None:
    start = rtp.header(payload_type=payload_type, marker=marker, seq=seq, timestamp=timestamp, ssrc=ssrc)
    expected = rtp.RtpPacket(payload_type, seq, timestamp, ssrc, payload, marker)
    assert rtp.parse(start + payload) == expected
    other = reference.RtpPacket.parse(start + payload)
    assert (other.sequence_number, other.timestamp, other.marker) == (seq, timestamp, marker)


def test_extensions_sources_and_padding_are_skipped() -> None:
    head = bytes([0x80 | 0x20 | 0x10 | 1, 111, 0, 5, 0, 0, 0, 9, 0, 0, 0, 7])
    body = bytes(4) + bytes([0xBE, 0xDE, 0, 1]) + bytes(4) + b"voice" + b"\0\0\3"
    assert rtp.parse(head + body).payload == b"voice"


@given(st.binary(max_size=60))
def test_any_bytes_are_a_packet_or_refused(data: bytes) -> None:
    with suppress(ValueError):
        rtp.parse(data)


@given(st.integers(0, 2**16 - 1), st.lists(st.integers(-50, 50), max_size=300))
def test_rolling_numbers_become_steady_ones(start: int, steps: list[int]) -> None:
    unroller, true = rtp.Unroller(16), start
    origin = unroller.unroll(start) - start
    for step in steps:
        true += step
        assert unroller.unroll(true % 2**16) == true + origin or true < start - 100


def test_sequence_and_time_roll_over_on_the_way_out() -> None:
    out = outbound(seq=65_535, timestamp=2**32 - 960)
    first, second = rtp.parse(out.write(packet(0))), rtp.parse(out.write(packet(1)))
    assert (first.seq, second.seq) == (65_535, 0)
    assert (first.timestamp, second.timestamp) == (2**32 - 960, 0)


def test_the_first_packet_carries_the_marker() -> None:
    out = outbound()
    markers = [out.write(packet(number))[1] >> 7 for number in range(3)]
    assert markers == [1, 0, 0]


def test_lost_packets_are_sent_again_as_they_were() -> None:
    out = outbound(seq=65_500)
    sent = {rtp.parse(data).seq: data for data in (out.write(packet(number)) for number in range(100))}
    recent = list(sent)[-HISTORY:]
    for seq in recent[1:]:
        assert out.again(seq) == sent[seq]
    assert out.again(next(iter(sent))) is None
    assert out.again((recent[-1] + 1) & 0xFFFF) is None


def test_nothing_is_kept_for_those_who_do_not_ask() -> None:
    out = outbound(keeps=False)
    out.write(packet(0))
    assert out.again(10) is None


def test_sender_reports_are_read_by_others() -> None:
    out = outbound(timestamp=500)
    out.write(MediaPacket(b"abc", 0, marker=False))
    sender, source = reference.RtcpPacket.parse(out.report(samples=960, ntp_s=1_000_000.5, about=None))
    assert isinstance(sender, reference.RtcpSrPacket) and isinstance(source, reference.RtcpSdesPacket)
    assert (sender.sender_info.packet_count, sender.sender_info.octet_count) == (1, 3)
    assert sender.sender_info.rtp_timestamp == 1460
    assert sender.sender_info.ntp_timestamp >> 32 == 1_000_000 + 2_208_988_800


def incoming(seq: int, ssrc: int = 5) -> rtp.RtpPacket:
    return rtp.RtpPacket(111, seq & 0xFFFF, 0, ssrc, b"x")


def test_loss_is_told_for_the_last_interval() -> None:
    reception = Reception()
    for seq in range(65_500, 65_600):
        reception.add(incoming(seq))
    whole = reception.report(0.001, 1.0)
    for seq in range(65_600, 65_700):
        if seq % 4:
            reception.add(incoming(seq))
    broken = reception.report(0.001, 2.0)
    assert whole is not None and broken is not None
    assert (whole.fraction_lost, whole.jitter) == (0, 48)
    assert broken.fraction_lost == pytest.approx(64, abs=3)
    assert broken.packets_lost == 25


def test_nothing_received_is_nothing_to_report() -> None:
    assert Reception().report(0.0, 1.0) is None


def test_the_round_trip_comes_from_their_report() -> None:
    heard = HeardThere()
    lsr, held = compact_ntp(5000.0), round(0.5 * 65_536)
    heard.reported(reference.RtcpReceiverInfo(77, 25, 3, 100, 480, lsr, held), ntp_s=5000.62)
    assert heard.round_trip_ms == pytest.approx(120, abs=1)
    assert heard.loss == pytest.approx(0.1, abs=0.01)
    assert heard.jitter_ms == 10.0
