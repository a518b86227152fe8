"""What an edge makes of the packets of an origin: when it plays them, and which it does not."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talk.media.audio import FRAME_S, FRAME_SAMPLES
from talk.media.opus_packets import join, samples_in
from talk.media.outbound import MediaPacket
from talk.media.relayed import FORGET_S, WATCHED, EdgeCount, Followed, Relayed, read_relayed

pytestmark = pytest.mark.pure

FRAME = bytes([0x98]) + b"spoken"
"""A packet of one frame of 20 ms."""


def relayed(
    place: int, *, seq: int | None = None, fence: int = 1, marker: bool = False, payload: bytes = FRAME
) -> Relayed:
    """Return a packet whose first frame has a place in the origin's count."""
    return Relayed(fence, place if seq is None else seq, MediaPacket(payload, place * FRAME_SAMPLES, marker))


class Edge:
    """An edge whose clock is asked turn by turn."""

    def __init__(self) -> None:
        self.count = EdgeCount()
        self.followed = Followed(self.count)
        self.out: list[tuple[int, MediaPacket]] = []
        self.tick = 700

    def take(self, *packets: Relayed) -> None:
        """Take packets in that have come since the last turn."""
        for packet in packets:
            self.followed.add(packet, self.tick, self.tick * FRAME_S)

    def turn(self, frames_a_packet: int = 1) -> list[MediaPacket]:
        """Let the clock come round."""
        done = self.followed.due(self.tick, frames_a_packet)
        self.out += [(self.tick, packet) for packet in done]
        self.tick += 1
        return done

    def holds(self) -> list[int]:
        """Return how far behind its timestamp each packet left, in frames."""
        return [tick - packet.samples // FRAME_SAMPLES for tick, packet in self.out]


def test_a_packet_is_read_as_it_was_written() -> None:
    sent = relayed(1 << 33, seq=77, fence=1 << 40, marker=True)
    assert read_relayed(sent.write()) == sent


@given(st.binary(max_size=200))
def test_what_is_no_packet_is_refused_or_read_as_one(data: bytes) -> None:
    try:
        found = read_relayed(data)
    except ValueError:
        return
    assert samples_in(found.packet.payload) % FRAME_SAMPLES == 0


def test_packets_that_come_evenly_leave_evenly_and_at_once() -> None:
    edge = Edge()
    for place in range(50):
        edge.take(relayed(place))
        assert [packet.samples for packet in edge.turn()] == [(700 + place) * FRAME_SAMPLES]
    assert edge.count == EdgeCount()


def test_an_edge_that_comes_in_late_begins_with_what_is_said_now() -> None:
    edge = Edge()
    edge.take(relayed(90_000, seq=5))
    assert [packet.samples for packet in edge.turn()] == [700 * FRAME_SAMPLES]
    assert edge.count.lost == 0


def test_packets_that_come_now_before_and_now_after_a_turn_are_soon_held_until_they_leave_evenly() -> None:
    edge, chance, waiting = Edge(), random.Random(7), list[Relayed]()
    for place in range(400):
        waiting.append(relayed(place))
        if chance.random() < 0.5:
            edge.take(*waiting)
            waiting.clear()
        edge.turn()
    spread = set(edge.holds()[-200:])
    assert max(spread) - min(spread) <= 1
    assert edge.count.late < 40 and edge.count.lost == 0


def test_after_a_standstill_all_that_was_held_up_leaves_at_once_and_the_next_ones_are_not_late() -> None:
    edge = Edge()
    for place in range(20):
        edge.take(relayed(place))
        edge.turn()
    for _ in range(20):
        assert edge.turn() == []
    edge.take(*(relayed(place) for place in range(20, 41)))
    assert len(edge.turn()) >= 20
    for place in range(41, 60):
        edge.take(relayed(place))
        edge.turn()
    edge.turn()
    assert len(edge.out) == 60 and edge.holds()[-1] <= 1 and edge.count.lost == 0


def test_a_hold_that_nobody_needs_is_taken_back() -> None:
    edge = Edge()
    edge.take(relayed(0))
    edge.turn()
    edge.turn()
    edge.take(relayed(1), relayed(2))
    edge.turn()
    for place in range(3, 2 * WATCHED + 10):
        edge.take(relayed(place))
        edge.turn()
    assert edge.count.late == 1
    assert edge.out[-1][0] - edge.out[0][0] == 2 * WATCHED + 9


def test_lost_packets_are_counted_and_leave_a_hole_of_their_length() -> None:
    edge = Edge()
    for place in (0, 1, 5, 6):
        edge.take(relayed(place))
        edge.turn()
    assert edge.count.lost == 3
    assert [packet.samples // FRAME_SAMPLES for _, packet in edge.out][:2] == [700, 701]
    for _ in range(5):
        edge.turn()
    assert [packet.samples // FRAME_SAMPLES for _, packet in edge.out][2:] == [705, 706]


def test_only_the_newest_origin_is_played_and_nothing_twice() -> None:
    edge = Edge()
    edge.take(relayed(10, fence=3), relayed(10, fence=3))
    assert len(edge.turn()) == 1
    edge.take(relayed(4_000, fence=4))
    edge.take(relayed(11, fence=3))
    assert [packet.samples for packet in edge.turn()] == [701 * FRAME_SAMPLES]
    assert edge.count == EdgeCount()


def test_after_a_long_silence_an_origin_counts_whose_number_is_smaller() -> None:
    edge = Edge()
    edge.take(relayed(10, fence=9))
    edge.turn()
    edge.tick += round(FORGET_S / FRAME_S) + 1
    edge.take(relayed(0, fence=1))
    assert len(edge.turn()) == 1


def test_timestamps_never_go_back_whatever_origins_come() -> None:
    edge, chance = Edge(), random.Random(3)
    seq = 0
    for fence in range(1, 30):
        start = chance.randrange(100_000)
        for place in range(start, start + 20):
            seq += 1
            edge.take(relayed(place, seq=seq, fence=fence, marker=chance.random() < 0.1))
            if chance.random() < 0.8:
                edge.turn()
    ends = [(packet.samples, packet.samples + samples_in(packet.payload)) for _, packet in edge.out]
    assert all(before[1] <= after[0] for before, after in pairwise(ends))


def test_an_edge_with_too_much_to_do_joins_short_packets() -> None:
    edge = Edge()
    for place in range(30):
        edge.take(relayed(place))
        edge.turn(3)
    assert {samples_in(packet.payload) // FRAME_SAMPLES for _, packet in edge.out[1:-1]} == {3}
    edge.turn(3)
    edge.turn(3)
    assert sum(samples_in(packet.payload) for _, packet in edge.out) == 30 * FRAME_SAMPLES


def test_an_origin_may_change_the_length_of_its_packets() -> None:
    edge = Edge()
    long = join([FRAME, FRAME, FRAME])
    assert long is not None
    seq = 0
    for place in range(60):
        if place < 30 or place >= 45:
            edge.take(relayed(place, seq=(seq := seq + 1)))
        elif place % 3 == 2:
            edge.take(relayed(place - 2, seq=(seq := seq + 1), payload=long))
        edge.turn()
    assert edge.count == EdgeCount()
    assert sum(samples_in(packet.payload) for _, packet in edge.out) == 60 * FRAME_SAMPLES
