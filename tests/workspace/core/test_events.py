"""Events get a gapless seq in the transaction that makes the change, and leave after its commit."""

import json
import threading
from collections.abc import Callable
from typing import Literal

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.conftest import Clock, RememberingSink
from workspace.core.events import (
    Event,
    Fact,
    Hint,
    Publication,
    announce,
    publish,
    publish_all,
    set_sink,
    take_seq,
)
from workspace.core.ids import TopicName, new_id
from workspace.core.log import head_of, read_range
from workspace.core.models import LogEntry, Topic


class LampLit(Event):
    """An event for these tests."""

    type: Literal["lamp.lit"] = "lamp.lit"
    lamp: str = "a"


class LampFlickers(Fact):
    """A fact for these tests."""

    type: Literal["lamp.flickers"] = "lamp.flickers"


def a_topic() -> TopicName:
    """Name a topic that nobody has used."""
    return TopicName(f"room:{new_id()}")


def seqs_of(topic: TopicName) -> list[int]:
    """Return what the log holds of a topic."""
    return list(LogEntry.objects.filter(topic=topic).order_by("seq").values_list("seq", flat=True))


@transaction.atomic
def light(topic: TopicName) -> int:
    """Publish one event in a transaction of its own."""
    return publish(topic, LampLit())


class ChangedMindError(Exception):
    """Rolls a transaction back."""


# One after the other


def test_a_topic_counts_from_one_without_a_gap(sink: RememberingSink) -> None:
    topic = a_topic()
    assert [light(topic) for _ in range(5)] == [1, 2, 3, 4, 5]
    assert seqs_of(topic) == [1, 2, 3, 4, 5]
    assert head_of(topic) == 5
    assert [hint.seq for hint in sink.of(topic)] == [1, 2, 3, 4, 5]


def test_topics_count_each_for_itself(sink: RememberingSink) -> None:
    first, second = a_topic(), a_topic()
    assert [light(first), light(second), light(first)] == [1, 1, 2]


def test_what_is_rolled_back_leaves_neither_event_nor_gap(sink: RememberingSink) -> None:
    topic = a_topic()
    light(topic)
    with pytest.raises(ChangedMindError), transaction.atomic():
        assert publish(topic, LampLit()) == 2
        raise ChangedMindError
    assert light(topic) == 2
    assert seqs_of(topic) == [1, 2]
    assert [hint.seq for hint in sink.of(topic)] == [1, 2]


def test_a_part_that_is_rolled_back_leaves_neither_event_nor_gap(sink: RememberingSink) -> None:
    topic = a_topic()
    with transaction.atomic():
        publish(topic, LampLit(lamp="kept"))
        with pytest.raises(ChangedMindError), transaction.atomic():
            publish(topic, LampLit(lamp="dropped"))
            raise ChangedMindError
        publish(topic, LampLit(lamp="kept"))
    assert seqs_of(topic) == [1, 2]
    assert [json.loads(hint.payload)["lamp"] for hint in sink.of(topic)] == ["kept", "kept"]


def test_nothing_leaves_before_the_commit(sink: RememberingSink) -> None:
    topic = a_topic()
    with transaction.atomic():
        publish(topic, LampLit())
        assert sink.of(topic) == []
    assert len(sink.of(topic)) == 1


def test_the_log_holds_the_bytes_that_left(sink: RememberingSink, clock: Clock) -> None:
    topic = a_topic()
    with transaction.atomic():
        publish(topic, LampLit(lamp="Öl 💡"), subject="s" * 16, evicts="p" * 16)
    (hint,) = sink.of(topic)
    assert read_range(topic, 0) == [hint]
    assert hint == Hint(topic, 1, '{"type":"lamp.lit","lamp":"Öl 💡"}', "p" * 16)
    row = LogEntry.objects.get(topic=topic)
    assert (row.subject, row.at) == ("s" * 16, clock.now)


def test_a_seq_that_was_taken_before_is_the_events(sink: RememberingSink) -> None:
    topic = a_topic()
    with transaction.atomic():
        seq = take_seq(topic)
        assert publish(topic, LampLit(), seq=seq) == seq
    assert seqs_of(topic) == [1]


def test_a_sink_that_fails_spoils_neither_the_change_nor_other_hints(sink: RememberingSink) -> None:
    topic = a_topic()

    def fail_once(hint: Hint) -> None:
        if hint.seq == 1:
            raise RuntimeError
        sink(hint)

    set_sink(fail_once)
    with transaction.atomic():
        publish(topic, LampLit())
        publish(topic, LampLit())
    assert seqs_of(topic) == [1, 2]
    assert [hint.seq for hint in sink.of(topic)] == [2]


def test_several_topics_are_published_in_one_transaction(sink: RememberingSink) -> None:
    topics = [a_topic() for _ in range(4)]
    with transaction.atomic():
        publish_all(Publication(topic, LampLit()) for topic in reversed(topics))
    assert [head_of(topic) for topic in topics] == [1, 1, 1, 1]


def test_a_fact_leaves_at_once_and_is_stored_nowhere(sink: RememberingSink) -> None:
    topic = a_topic()
    with transaction.atomic():
        announce(topic, LampFlickers())
        assert sink.of(topic) == [Hint(topic, 0, '{"type":"lamp.flickers"}')]
    assert seqs_of(topic) == []
    assert not Topic.objects.filter(name=topic).exists()


@pytest.mark.pure
def test_an_event_cannot_be_changed_and_takes_nothing_unknown() -> None:
    event = LampLit()
    with pytest.raises(ValidationError):
        event.lamp = "b"  # type: ignore[misc]
    with pytest.raises(ValidationError):
        LampLit.model_validate({"type": "lamp.lit", "lamp": "a", "colour": "red"})


@given(acts=st.lists(st.tuples(st.integers(0, 2), st.integers(1, 4), st.booleans()), max_size=12))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_commits_and_rolls_back_every_topic_stays_gapless(
    sink: RememberingSink, acts: list[tuple[int, int, bool]]
) -> None:
    topics, counts = [a_topic() for _ in range(3)], [0, 0, 0]
    for number, count, stays in acts:
        try:
            with transaction.atomic():
                for _ in range(count):
                    publish(topics[number], LampLit())
                if not stays:
                    raise ChangedMindError
            counts[number] += count
        except ChangedMindError:
            pass
    for topic, count in zip(topics, counts, strict=True):
        assert seqs_of(topic) == list(range(1, count + 1))
        assert [hint.seq for hint in sink.of(topic)] == list(range(1, count + 1))
        assert head_of(topic) == count


# At once

THREADS = 20


def at_once(work: Callable[[int], None]) -> list[BaseException]:
    """Run the work on 20 threads that start together; return what they raised."""
    faults: list[BaseException] = []
    start = threading.Barrier(THREADS)

    def run(number: int) -> None:
        try:
            start.wait()
            work(number)
        except BaseException as fault:
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return faults


def test_twenty_writers_at_once_make_no_gap_and_no_double(sink: RememberingSink) -> None:
    topic = a_topic()

    def work(number: int) -> None:
        for step in range(5):
            try:
                with transaction.atomic():
                    publish(topic, LampLit(lamp=f"{number} {step}"))
                    if (number + step) % 4 == 0:
                        raise ChangedMindError
            except ChangedMindError:
                pass

    assert at_once(work) == []
    kept = sum((number + step) % 4 != 0 for number in range(THREADS) for step in range(5))
    assert seqs_of(topic) == list(range(1, kept + 1))
    assert sorted(hint.seq for hint in sink.of(topic)) == list(range(1, kept + 1))
    said = [json.loads(hint.payload)["lamp"] for hint in sink.of(topic)]
    assert len(set(said)) == kept


def test_a_reader_never_sees_an_event_before_those_before_it(sink: RememberingSink) -> None:
    topic, gaps = a_topic(), []

    def work(number: int) -> None:
        if number:
            for _ in range(5):
                light(topic)
            return
        for _ in range(40):
            seen = seqs_of(topic)
            if seen != list(range(1, len(seen) + 1)):
                gaps.append(seen)

    assert at_once(work) == []
    assert gaps == []


def test_writers_of_several_topics_at_once_never_wait_in_a_ring(sink: RememberingSink) -> None:
    topics = [a_topic() for _ in range(5)]

    def work(number: int) -> None:
        turned = topics[number % 5 :] + topics[: number % 5]
        with transaction.atomic():
            publish_all(Publication(topic, LampLit()) for topic in turned)

    assert at_once(work) == []
    assert {head_of(topic) for topic in topics} == {THREADS}
