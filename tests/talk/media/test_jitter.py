"""The jitter buffer: whatever the network does, frames come in order, in time and bounded."""

import random
from collections.abc import Iterable
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talk.media.audio import FRAME_S, FRAME_SAMPLES
from talk.media.delay import MAX_TARGET_S, DelayEstimate
from talk.media.jitter import CONCEAL_S, MAX_HELD_S, Decision, Do, JitterBuffer

pytestmark = pytest.mark.pure

TOC = 0x78
"""CELT, 20 ms, one frame a packet."""


@dataclass(frozen=True)
class Sent:
    number: int
    arrival_s: float


def payload(number: int) -> bytes:
    return bytes([TOC]) + number.to_bytes(4, "big")


def number_in(decision: Decision) -> int:
    return int.from_bytes(decision.payload[1:], "big")


def run(
    arrivals: Iterable[Sent],
    *,
    seconds: float,
    first_seq: int = 0,
    first_timestamp: int = 0,
    quiet: bool = True,
) -> tuple[JitterBuffer, list[Decision]]:
    """Let packets arrive and take a decision every 20 ms, as the voice does."""
    buffer, decisions = JitterBuffer(), []
    waiting = sorted(arrivals, key=lambda sent: sent.arrival_s)
    for tick in range(round(seconds / FRAME_S)):
        now_s = tick * FRAME_S + 0.007
        while waiting and waiting[0].arrival_s <= now_s:
            sent = waiting.pop(0)
            seq = (first_seq + sent.number) & 0xFFFF
            timestamp = (first_timestamp + sent.number * FRAME_SAMPLES) & 0xFFFFFFFF
            buffer.put(seq, timestamp, payload(sent.number), sent.arrival_s)
        decisions.append(buffer.take(now_s, is_quiet=quiet))
        while decisions[-1].do is Do.PLAY_SHORTENED:
            decisions.append(buffer.take(now_s))
    return buffer, decisions


def steady(count: int, jitter_s: float = 0.0, seed: int = 1) -> list[Sent]:
    chance = random.Random(seed)
    return [Sent(number, number * FRAME_S + chance.uniform(0, jitter_s)) for number in range(count)]


def played(decisions: Iterable[Decision]) -> list[int]:
    return [number_in(each) for each in decisions if each.payload]


def test_a_perfect_network_is_played_whole_and_soon() -> None:
    _, decisions = run(steady(100), seconds=2)
    assert played(decisions) == list(range(len(played(decisions))))
    assert Do.CONCEAL not in {each.do for each in decisions}
    assert decisions.index(next(each for each in decisions if each.payload)) <= 3


@pytest.mark.parametrize(
    ("seq", "timestamp"), [(65_530, 0), (0, 2**32 - 5 * FRAME_SAMPLES), (65_535, 2**32 - 960)]
)
def test_numbers_roll_over_unheard(seq: int, timestamp: int) -> None:
    _, decisions = run(steady(100), seconds=2, first_seq=seq, first_timestamp=timestamp)
    assert played(decisions) == list(range(len(played(decisions))))
    assert len(played(decisions)) > 90


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.floats(0, 0.18), st.sampled_from(["in time", "in time", "in time", "lost", "doubled"])),
        min_size=30,
        max_size=150,
    )
)
def test_any_order_loss_and_doubling_gives_frames_in_order_each_once(fates: list[tuple[float, str]]) -> None:
    arrivals = []
    for number, (late_s, fate) in enumerate(fates):
        if fate != "lost":
            arrivals.append(Sent(number, number * FRAME_S + late_s))
        if fate == "doubled":
            arrivals.append(Sent(number, number * FRAME_S + late_s + 0.03))
    buffer, decisions = run(arrivals, seconds=len(fates) * FRAME_S + 1)
    heard = played(decisions)
    assert heard == sorted(set(heard))
    assert buffer.delay_s <= MAX_TARGET_S
    assert decisions[-1].do is Do.SILENCE


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 1000), st.floats(0, 0.1))
def test_delay_stays_bounded_by_what_the_network_needs(seed: int, jitter_s: float) -> None:
    """A frame is heard at most target, tolerance and one tick after the fastest packet could have brought it."""
    arrivals = steady(300, jitter_s, seed)
    buffer = JitterBuffer()
    waiting, delays = sorted(arrivals, key=lambda sent: sent.arrival_s), []
    for tick in range(320):
        now_s = tick * FRAME_S + 0.007
        while waiting and waiting[0].arrival_s <= now_s:
            sent = waiting.pop(0)
            buffer.put(sent.number, sent.number * FRAME_SAMPLES, payload(sent.number), sent.arrival_s)
        decision = buffer.take(now_s)
        if decision.payload:
            delays.append(now_s - number_in(decision) * FRAME_S)
        if decision.do is Do.PLAY_SHORTENED:
            buffer.take(now_s)
    assert max(delays[100:]) <= jitter_s * 2 + 0.1


def test_a_lost_packet_is_concealed_once() -> None:
    arrivals = [sent for sent in steady(100) if sent.number != 50]
    buffer, decisions = run(arrivals, seconds=2)
    at = played(decisions).index(49)
    offset = decisions.index(next(each for each in decisions if each.payload))
    assert decisions[offset + at + 1].do is Do.CONCEAL
    assert number_in(decisions[offset + at + 2]) == 51
    assert buffer.figures.concealed == 1


def test_a_long_hole_fades_to_silence_and_what_follows_is_heard() -> None:
    arrivals = [sent for sent in steady(150) if not 50 <= sent.number < 90]
    buffer, decisions = run(arrivals, seconds=3)
    assert buffer.figures.concealed <= CONCEAL_S / FRAME_S + 2
    assert Do.SILENCE in {each.do for each in decisions[60:80]}
    assert played(decisions)[-1] > 140


def test_a_pause_without_lost_packets_is_kept_in_length() -> None:
    """DTX: sequence numbers go on by one, timestamps jump over the silence."""
    buffer = JitterBuffer()
    plan = [(seq, tick) for seq, tick in enumerate([*range(40), *range(60, 100)])]
    heard: dict[int, int] = {}
    for now in range(120):
        for seq, tick in plan:
            if tick == now:
                buffer.put(seq, tick * FRAME_SAMPLES, payload(tick), now * FRAME_S)
        decision = buffer.take(now * FRAME_S + 0.007)
        if decision.payload:
            heard[number_in(decision)] = now
    assert abs(heard[60] - heard[39] - 21) <= 1


def test_growing_jitter_grows_the_delay_and_calm_shrinks_it() -> None:
    estimate = DelayEstimate()
    chance = random.Random(5)
    for number in range(300):
        estimate.arrived(number * FRAME_SAMPLES, number * FRAME_S + chance.uniform(0, 0.12))
    rough = estimate.target_s
    for number in range(300, 2000):
        estimate.arrived(number * FRAME_SAMPLES, number * FRAME_S)
    assert 0.09 < rough < 0.14
    assert estimate.target_s < 0.03


@pytest.mark.parametrize("drift", [-1e-3, 1e-3])
def test_a_clock_that_drifts_neither_fills_the_buffer_nor_empties_it(drift: float) -> None:
    arrivals = [Sent(number, number * FRAME_S * (1 + drift)) for number in range(5_000)]
    buffer, decisions = run(arrivals, seconds=99)
    assert len(buffer._held) <= 5
    assert buffer.figures.late <= 3
    assert buffer.figures.restarts == 0
    assert len(played(decisions)) > 4_900
    assert buffer.figures.concealed + buffer.figures.shortened < 20


def test_a_burst_after_a_stall_is_caught_up_with() -> None:
    """A second of packets at once: most of it is too old to be heard, and soon there is no delay left from it."""
    arrivals = [
        Sent(number, max(number * FRAME_S, 2.0 if 50 <= number < 100 else 0)) for number in range(500)
    ]
    buffer, decisions = run(arrivals, seconds=10)
    assert len(buffer._held) <= round(MAX_TARGET_S / FRAME_S) + 2
    assert played(decisions) == sorted(set(played(decisions)))
    assert played(decisions)[-1] > 480


def test_no_more_is_held_than_is_worth_hearing() -> None:
    buffer = JitterBuffer()
    for number in range(1000):
        buffer.put(number, number * FRAME_SAMPLES, payload(number), 1.0)
    assert len(buffer._held) <= MAX_HELD_S / FRAME_S + 1


def test_a_sender_that_starts_over_is_followed() -> None:
    buffer = JitterBuffer()
    heard = []
    for tick in range(100):
        far = 0 if tick < 50 else 2**31
        buffer.put(tick, (far + tick * FRAME_SAMPLES) & 0xFFFFFFFF, payload(tick), tick * FRAME_S)
        decision = buffer.take(tick * FRAME_S + 0.007)
        if decision.payload:
            heard.append(number_in(decision))
    assert heard[-1] >= 95
    assert buffer.figures.restarts == 1


def test_what_is_no_opus_is_refused() -> None:
    with pytest.raises(ValueError, match="Opus"):
        JitterBuffer().put(0, 0, b"", 0.0)
