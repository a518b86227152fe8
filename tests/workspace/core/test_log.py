"""Reading the log, and the two ways in which entries lose their content: scrubbing and pruning."""

import json
from typing import Literal

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Clock
from workspace.core.events import Event, publish
from workspace.core.ids import TopicName, new_id
from workspace.core.log import (
    RANGE_LIMIT,
    REPLAY_LIMIT,
    Reach,
    head_of,
    prune,
    reach_of,
    read_range,
    scrub,
)
from workspace.core.models import LogEntry, Topic

pytestmark = pytest.mark.django_db
MESSAGE = "06ar5st898f7estw"
OTHER = "06ar5st898f7est0"


class SaidSomething(Event):
    """An event for these tests."""

    type: Literal["something.said"] = "something.said"
    words: str


@pytest.fixture
def topic() -> TopicName:
    return TopicName(f"room:{new_id()}")


def say(topic: TopicName, *words: str, subject: str = "") -> None:
    """Publish an event for each word."""
    for word in words:
        publish(topic, SaidSomething(words=word), subject=subject or None)


def words_of(topic: TopicName) -> list[str]:
    """Return what the log still says."""
    return [json.loads(hint.payload).get("words", "-") for hint in read_range(topic, 0)]


def test_a_topic_without_events_has_head_and_floor_zero(topic: TopicName) -> None:
    assert head_of(topic) == 0
    assert reach_of([topic]) == {topic: Reach(0, 0)}


def test_heads_of_many_topics_cost_one_query(topic: TopicName, django_assert_num_queries: object) -> None:
    others = [TopicName(f"room:{new_id()}") for _ in range(50)]
    say(topic, "a", "b")
    with django_assert_num_queries(1):  # type: ignore[operator]
        reaches = reach_of([topic, *others])
    assert reaches[topic] == Reach(2, 0)
    assert len(reaches) == 51


def test_a_range_comes_in_order_and_after_what_was_named(topic: TopicName) -> None:
    say(topic, "a", "b", "c", "d")
    assert [hint.seq for hint in read_range(topic, 2)] == [3, 4]
    assert [hint.seq for hint in read_range(topic, 1, limit=2)] == [2, 3]
    assert read_range(topic, 4) == []
    assert read_range(topic, 2**53) == []


def test_a_range_is_bounded(topic: TopicName) -> None:
    say(topic, *("x" for _ in range(RANGE_LIMIT + 5)))
    assert len(read_range(topic, 0)) == RANGE_LIMIT


def test_a_range_is_of_one_topic(topic: TopicName) -> None:
    say(topic, "mine")
    say(TopicName(f"room:{new_id()}"), "theirs")
    assert words_of(topic) == ["mine"]


@pytest.mark.pure
@given(floor=st.integers(0, 3000), lag=st.integers(0, 3000), after=st.integers(0, 7000))
def test_a_reach_covers_what_can_be_replayed_without_a_hole(floor: int, lag: int, after: int) -> None:
    reach = Reach(head=floor + lag, floor=floor)
    can_replay = floor <= after <= reach.head and reach.head - after <= REPLAY_LIMIT
    assert reach.covers(after) == can_replay


# Scrubbing


def test_scrubbing_leaves_tombstones_with_an_id_and_no_word(topic: TopicName) -> None:
    say(topic, "before")
    say(topic, "secret", "secret again", subject=MESSAGE)
    say(topic, "of another", subject=OTHER)
    scrub(topic, MESSAGE)
    assert words_of(topic) == ["before", "-", "-", "of another"]
    assert [hint.seq for hint in read_range(topic, 0)] == [1, 2, 3, 4]
    tombstone = json.loads(read_range(topic, 1)[0].payload)
    assert tombstone == {"type": "entry.scrubbed", "message": MESSAGE}
    assert not LogEntry.objects.filter(payload__contains="secret").exists()


def test_scrubbing_again_changes_nothing(topic: TopicName) -> None:
    say(topic, "secret", subject=MESSAGE)
    scrub(topic, MESSAGE)
    first = read_range(topic, 0)
    scrub(topic, MESSAGE)
    assert read_range(topic, 0) == first


def test_scrubbing_stays_within_its_topic(topic: TopicName) -> None:
    other = TopicName(f"room:{new_id()}")
    say(other, "kept", subject=MESSAGE)
    scrub(topic, MESSAGE)
    assert words_of(other) == ["kept"]


# Pruning


def test_pruning_drops_what_is_old_and_raises_the_floor(topic: TopicName, clock: Clock) -> None:
    say(topic, "old", "old too")
    clock.advance(days=1)
    border = clock.now
    say(topic, "young")
    assert prune(border) == 2
    assert reach_of([topic]) == {topic: Reach(head=3, floor=2)}
    assert words_of(topic) == ["young"]
    assert not reach_of([topic])[topic].covers(1)
    assert reach_of([topic])[topic].covers(2)


def test_a_topic_that_was_pruned_empty_goes_on_counting(topic: TopicName, clock: Clock) -> None:
    say(topic, "old")
    clock.advance(days=1)
    prune(clock.now)
    assert reach_of([topic]) == {topic: Reach(1, 1)}
    say(topic, "new")
    assert reach_of([topic]) == {topic: Reach(2, 1)}


def test_pruning_what_is_young_or_gone_changes_nothing(topic: TopicName, clock: Clock) -> None:
    say(topic, "a")
    assert prune(clock.now) == 0
    clock.advance(days=1)
    assert prune(clock.now) == 1
    assert prune(clock.now) == 0
    assert reach_of([topic]) == {topic: Reach(1, 1)}


def test_pruning_leaves_no_hole_where_clocks_disagreed(topic: TopicName, clock: Clock) -> None:
    clock.advance(days=2)
    say(topic, "by a clock that is ahead")
    clock.advance(days=-2)
    say(topic, "by one that is right")
    clock.advance(days=1)
    prune(clock.now)
    assert [hint.seq for hint in read_range(topic, 0)] == []
    assert reach_of([topic]) == {topic: Reach(2, 2)}


# What the database itself refuses


def test_an_entry_has_its_place_once(topic: TopicName) -> None:
    say(topic, "a")
    with pytest.raises(IntegrityError), transaction.atomic():
        publish(topic, SaidSomething(words="b"), seq=1)


def test_a_floor_never_lies_above_the_head(topic: TopicName) -> None:
    say(topic, "a")
    with pytest.raises(IntegrityError), transaction.atomic():
        Topic.objects.filter(name=topic).update(floor=2)
