"""A recording on disk: what is read of it, and where it belongs."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talk.media.tracks import (
    MAGIC,
    TrackId,
    TrackKind,
    TrackPacket,
    piece_name,
    pieces_of,
    placed,
    read_track,
    record,
    tracks_in,
)
from tests.talk.media.recording import BEGAN_AT_MS, voice, write_track

pytestmark = pytest.mark.pure

CELT_20_MS = bytes([31 << 3])
CELT_10_MS = bytes([30 << 3])


def sent(arrival_ms: int, timestamp: int, payload: bytes = CELT_20_MS) -> TrackPacket:
    return TrackPacket(arrival_ms, timestamp % 2**32, payload)


def places(packets: list[TrackPacket]) -> list[int]:
    return [packet.at for packet in placed(packets)]


@given(
    st.lists(st.builds(TrackPacket, *(st.integers(0, 2**32 - 1),) * 2, st.binary(max_size=1500)), max_size=8)
)
def test_what_was_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, packets: list[TrackPacket]
) -> None:
    file = tmp_path_factory.getbasetemp() / "written.track"
    file.write_bytes(MAGIC + b"".join(record(packet) for packet in packets))
    assert list(read_track(file)) == packets


def test_a_file_torn_anywhere_is_read_up_to_there(tmp_path: Path) -> None:
    packets = [sent(0, 0), sent(20, 960, b"\xf8and more"), sent(40, 1920)]
    ends = [8 + sum(len(record(packet)) for packet in packets[:count]) for count in range(4)]
    path = tmp_path / "torn"
    whole = MAGIC + b"".join(record(packet) for packet in packets)
    for length in range(len(whole) + 1):
        path.write_bytes(whole[:length])
        assert list(read_track(path)) == packets[: max(0, sum(end <= length for end in ends) - 1)]


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "voice-alice.track"
    path.write_bytes(b"OggS and so on")
    with pytest.raises(ValueError, match="no track"):
        list(read_track(path))


def test_pieces_come_in_the_order_of_time_and_nothing_else_does(tmp_path: Path) -> None:
    for began_at_ms in (BEGAN_AT_MS, 999, BEGAN_AT_MS + 1):
        (tmp_path / piece_name(began_at_ms)).mkdir()
    (tmp_path / "episode.mp3").touch()
    (tmp_path / "123.part").touch()
    for stray in ("1", "2026", f"{piece_name(5)}.old", f"0{piece_name(5)}"):
        (tmp_path / stray).mkdir()
    assert [int(path.name) for path in pieces_of(tmp_path)] == [999, BEGAN_AT_MS, BEGAN_AT_MS + 1]
    assert pieces_of(tmp_path / "missing") == []


def test_tracks_are_known_by_kind_and_id(tmp_path: Path) -> None:
    clip = TrackId(TrackKind.CLIP, "0198-jingle")
    written = {track: write_track(tmp_path, track, []) for track in (voice("a-b"), clip)}
    (pieces_of(tmp_path)[0] / "video-c.track").touch()
    (pieces_of(tmp_path)[0] / "voice-d.part").touch()
    assert tracks_in(pieces_of(tmp_path)[0]) == written


def test_jitter_moves_nothing() -> None:
    assert places([sent(100, 0), sent(131, 960), sent(139, 1920), sent(210, 2880)]) == [
        4800,
        5760,
        6720,
        7680,
    ]


def test_packets_out_of_order_twice_and_late_are_put_in_order_once() -> None:
    assert places([sent(0, 960), sent(20, 2880), sent(25, 1920), sent(30, 1920)]) == [0, 960, 1920]


def test_a_hole_stays_open() -> None:
    assert places([sent(0, 0), sent(1000, 48_000)]) == [0, 48_000]


def test_timestamps_roll_over() -> None:
    first = 2**32 - 960
    assert places([sent(0, first), sent(20, first + 960), sent(40, first + 1920)]) == [0, 960, 1920]


def test_a_stream_that_starts_anew_is_put_where_it_arrived() -> None:
    assert places([sent(0, 5000), sent(20, 5960), sent(3000, 77), sent(3020, 1037)]) == [
        0,
        960,
        144_000,
        144_960,
    ]


def test_nothing_lies_over_anything_else() -> None:
    assert places([sent(0, 0), sent(10, 480), sent(20, 960)]) == [0, 960]
    assert places([sent(0, 0, CELT_10_MS), sent(10, 480, CELT_10_MS), sent(20, 960)]) == [0, 480, 960]


def test_what_is_no_opus_is_passed_over() -> None:
    assert places([sent(0, 0), sent(20, 960, b""), sent(40, 1920, b"\x03"), sent(60, 2880)]) == [0, 2880]


@given(st.lists(st.builds(sent, st.integers(0, 5000), st.integers(0, 2**32 - 1), st.binary(max_size=3))))
def test_any_packets_are_placed_in_order_and_apart(packets: list[TrackPacket]) -> None:
    found = placed(packets)
    assert all(packet.at >= 0 for packet in found)
    assert all(one.at + one.samples <= two.at for one, two in pairwise(found))
