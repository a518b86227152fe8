"""A topic's order: whatever comes in, whatever way, what goes out has no gap and no repeat."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realtime.stream import BATCH_BYTES, HEADS_A_BEAT, Stream, heads_to_tell
from workspace.core.events import Hint
from workspace.core.ids import TopicName

pytestmark = pytest.mark.pure

TOPIC = TopicName("room:x")


def hints(seqs: Sequence[int], evicts: int = 0) -> list[Hint]:
    return [Hint(TOPIC, seq, "{}", "somebody" if seq == evicts else "") for seq in seqs]


def drained(stream: Stream) -> list[int]:
    out: list[int] = []
    while stream.queue:
        out += [hint.seq for hint in stream.next_batch()]
    return out


@given(st.lists(st.integers(1, 12)), st.integers(0, 12), st.integers(0, 20))
def test_what_goes_out_follows_the_head_without_gap_or_repeat(
    arriving: list[int], head: int, known_after: int
) -> None:
    """The head becomes known somewhere in the middle; hints before it wait."""
    stream = Stream(TOPIC)
    for number, hint in enumerate(hints(arriving)):
        if number == known_after:
            stream.start_at(head)
        stream.accept(hint)
    stream.start_at(head)
    out = drained(stream)
    assert out == list(range(head + 1, head + 1 + len(out)))
    missing = min((seq for seq in range(head + 1, 14) if seq not in arriving), default=14)
    assert out == list(range(head + 1, missing))
    assert set(stream.parked) == {seq for seq in arriving if seq > missing}


def test_a_batch_ends_with_an_eviction() -> None:
    stream = Stream(TOPIC)
    stream.start_at(0)
    for hint in hints([1, 2, 3], evicts=2):
        stream.accept(hint)
    assert [hint.seq for hint in stream.next_batch()] == [1, 2]
    assert [hint.seq for hint in stream.next_batch()] == [3]


def test_a_batch_has_a_size() -> None:
    stream = Stream(TOPIC)
    stream.start_at(0)
    for seq in range(1, 5):
        stream.accept(Hint(TOPIC, seq, "x" * (BATCH_BYTES // 2)))
    assert [hint.seq for hint in stream.next_batch()] == [1, 2]


def test_a_head_is_taken_once() -> None:
    """Later joinings know a newer head, but what lies between is still to be forwarded."""
    stream = Stream(TOPIC)
    stream.start_at(3)
    stream.start_at(7)
    assert (stream.last, stream.tail) == (3, 3)


def test_a_jump_forgets_what_the_log_no_longer_holds_and_goes_on_from_there() -> None:
    stream = Stream(TOPIC)
    stream.start_at(0)
    for hint in hints([1, 4, 6, 7]):
        stream.accept(hint)
    stream.jump_to(5)
    assert drained(stream) == [6, 7]
    assert stream.tail == 7


def _streams(count: int) -> list[Stream]:
    streams = [Stream(TopicName(f"room:{n}")) for n in range(count)]
    for stream in streams:
        stream.start_at(7)
    return streams


def test_a_heartbeat_names_every_head_of_few_topics() -> None:
    streams = _streams(HEADS_A_BEAT)
    assert heads_to_tell(streams, 1.0, 1) == {stream.name: 7 for stream in streams}


def test_of_very_many_topics_it_names_those_that_moved_and_each_of_the_others_once_in_turn() -> None:
    streams = _streams(4 * HEADS_A_BEAT)
    streams[5].moved_at_s = 2.0
    beats = [heads_to_tell(streams, 1.0, turn) for turn in range(4)]
    assert all(streams[5].name in beat for beat in beats)
    assert max(map(len, beats)) < 2 * HEADS_A_BEAT
    named = [name for beat in beats for name in beat if name != streams[5].name]
    assert sorted(named) == sorted(stream.name for stream in streams if stream is not streams[5])
