"""The hub: strictly in the order of seq, gaps from the log, and nobody hears what they may not."""

import asyncio
import json
import threading
from collections.abc import Iterable
from typing import Any, cast

import pytest
from django.db import connection, transaction

from communities.chat.events import MemberLeft
from communities.chat.services.channels import add_people, remove_person
from communities.chat.services.live import start_typing
from realtime import metrics
from realtime.hub import Hub
from realtime.line import EVENT_BACKLOG_BYTES, FACT_BACKLOG_BYTES, RESTART, RESYNC, SIGNED_OUT, Line
from realtime.orm import THREADS, run_db
from realtime.wire import Batch, Wire
from tests.making import say
from tests.realtime.conftest import House
from tests.realtime.transport import FakeWire, Network, NetworkLink, open_line
from workspace.core.clock import now
from workspace.core.events import Hint, publish
from workspace.core.ids import TopicName
from workspace.core.log import RANGE_LIMIT, REPLAY_LIMIT, head_of, prune
from workspace.core.models import Topic
from workspace.people.events import ACCESS, HOUSE, person_topic
from workspace.people.services.credentials import revoke

LIMIT_S = 10.0


async def until(wire: FakeWire, seq: int) -> list[dict[str, Any]]:
    """Wait until the wire got the event of this seq; return all of its frames."""
    async with asyncio.timeout(LIMIT_S):
        while seq not in seqs(frames := frames_of(wire)):  # noqa: ASYNC110 - the wire is looked at
            await asyncio.sleep(0.001)
    return frames


async def until_closed(wire: FakeWire) -> int:
    async with asyncio.timeout(LIMIT_S):
        while wire.closed is None:  # noqa: ASYNC110 - the wire is looked at
            await asyncio.sleep(0.001)
    return wire.closed


def frames_of(wire: FakeWire) -> list[dict[str, Any]]:
    return [json.loads(frame) for frame in wire.unread]


def seqs(frames: Iterable[dict[str, Any]]) -> list[int]:
    return [frame["seq"] for frame in frames if frame["kind"] == "event"]


async def said(house: House, count: int = 1) -> int:
    """Let the owner say something, and return the last seq."""
    for number in range(count):
        message = await run_db(say, house.owner, house.room, f"No. {number}")
    return message.seq


async def joined(hub: Hub, house: House, after: int | None = None) -> tuple[Line, FakeWire]:
    """Open a line of Ada's into the room."""
    line, wire = open_line(hub, house.ada.id)
    resumed = await hub.resume(line, {house.topic: after})
    assert house.topic in resumed.topics
    return line, wire


# Order


async def test_events_leave_in_order_whatever_the_order_of_their_hints(
    hub: Hub, house: House, unheard: list[Hint]
) -> None:
    _, wire = await joined(hub, house)
    last = await said(house, 5)
    pulls = metrics.PULLS._value.get()
    for hint in reversed(unheard):
        hub.offer(hint)
    assert seqs(await until(wire, last)) == list(range(last - 4, last + 1))
    assert metrics.PULLS._value.get() == pulls


async def test_a_gap_that_stays_is_read_from_the_log(hub: Hub, house: House, unheard: list[Hint]) -> None:
    _, wire = await joined(hub, house)
    last = await said(house, 5)
    hub.offer(unheard[-1])
    assert seqs(await until(wire, last)) == list(range(last - 4, last + 1))


async def test_a_hint_that_comes_twice_is_written_once(hub: Hub, house: House, unheard: list[Hint]) -> None:
    _, wire = await joined(hub, house)
    last = await said(house, 2)
    for hint in [*unheard, *unheard]:
        hub.offer(hint)
    assert seqs(await until(wire, last)) == [last - 1, last]


async def test_a_hint_that_comes_while_the_log_is_read_is_not_forgotten(
    hub: Hub, house: House, unheard: list[Hint]
) -> None:
    """The pull saw only what was committed when it read; the hint behind it has a gap before it again."""
    _, wire = await joined(hub, house)
    await said(house)
    release = threading.Event()
    blocked = [asyncio.ensure_future(run_db(release.wait)) for _ in range(THREADS)]
    pulling = asyncio.ensure_future(hub.pull_all())
    await asyncio.to_thread(_say_twice, house)
    hub.offer(unheard[-1])
    release.set()
    await asyncio.gather(pulling, *blocked)
    assert seqs(await until(wire, unheard[-1].seq)) == [hint.seq for hint in unheard]


def _say_twice(house: House) -> None:
    say(house.owner, house.room)
    say(house.owner, house.room)
    connection.close()


async def test_everything_lost_is_found_when_the_heads_are_compared(
    hub: Hub, house: House, unheard: list[Hint]
) -> None:
    _, wire = await joined(hub, house)
    last = await said(house, 3)
    await hub.pull_all()
    assert seqs(await until(wire, last)) == [last - 2, last - 1, last]


async def test_what_services_publish_reaches_own_sockets_and_other_processes(
    hub: Hub, house: House, live: None, network: Network
) -> None:
    elsewhere = Hub(network.plug())
    await elsewhere.start()
    _, here = await joined(hub, house)
    _, there = await joined(elsewhere, house)
    last = await said(house)
    assert seqs(await until(here, last)) == [last]
    assert not there.unread
    network.deliver_all()
    assert (await until(there, last)) == frames_of(here)


# Joining


async def test_resuming_replays_what_follows_and_goes_on_live(hub: Hub, house: House, live: None) -> None:
    last = await said(house, 3)
    _, wire = await joined(hub, house, after=last - 2)
    assert seqs(frames_of(wire)) == [last - 1, last]
    assert seqs(await until(wire, await said(house))) == [last - 1, last, last + 1]


async def test_joining_without_a_seq_starts_at_the_head(hub: Hub, house: House) -> None:
    last = await said(house, 3)
    line, wire = open_line(hub, house.ada.id)
    assert (await hub.resume(line, {house.topic: None})).topics == {house.topic: last}
    assert not wire.unread


async def test_a_reader_that_is_ahead_of_the_hub_gets_nothing_twice(
    hub: Hub, house: House, unheard: list[Hint]
) -> None:
    """The hub has not heard of the last events when somebody joins who reads them from the log."""
    _, behind = await joined(hub, house)
    last = await said(house, 3)
    ahead_line, ahead = open_line(hub, house.ben.id)
    await hub.resume(ahead_line, {house.topic: last - 2})
    assert seqs(frames_of(ahead)) == [last - 1, last]
    following = await said(house)
    for hint in unheard:
        hub.offer(hint)
    assert seqs(await until(behind, following)) == [last - 2, last - 1, last, following]
    assert seqs(await until(ahead, following)) == [last - 1, last, following]
    assert ahead_line.skip is None


async def test_resuming_twice_neither_doubles_nor_loses(hub: Hub, house: House, live: None) -> None:
    line, wire = await joined(hub, house)
    first = await said(house)
    await until(wire, first)
    await hub.resume(line, {house.topic: first})
    assert seqs(await until(wire, await said(house))) == [first, first + 1]


@pytest.mark.parametrize("after", ["below the floor", "too far behind", "beyond the head"])
async def test_who_cannot_be_caught_up_is_told_to_start_over(hub: Hub, house: House, after: str) -> None:
    last = await said(house, 2)
    if after == "below the floor":
        await run_db(prune, now())
    if after == "too far behind":
        await run_db(_lengthen, house.topic, last + REPLAY_LIMIT + 1)
        last += REPLAY_LIMIT + 1
    want = last + 7 if after == "beyond the head" else 0
    line, wire = open_line(hub, house.ada.id)
    resumed = await hub.resume(line, {house.topic: want})
    assert resumed.topics == {house.topic: last}
    assert frames_of(wire) == [{"kind": "reset", "topic": house.topic, "head": last}]


def _lengthen(topic: TopicName, head: int) -> None:
    Topic.objects.filter(name=topic).update(head=head)


async def test_a_hub_below_a_pruned_log_sends_its_sockets_back(hub: Hub, house: House) -> None:
    """It cannot know whom the pruned events evicted, so all are checked anew."""
    line, wire = await joined(hub, house)
    await said(house, 2)
    await run_db(prune, now())
    await hub.pull_all()
    assert await until_closed(wire) == RESYNC
    assert not line.topics
    _, again = await joined(hub, house, after=0)
    assert [frame["kind"] for frame in frames_of(again)] == ["reset"]


async def test_leaving_a_topic_ends_its_events_and_no_others(hub: Hub, house: House, live: None) -> None:
    line, wire = await joined(hub, house)
    await hub.resume(line, {HOUSE: None})
    hub.leave(line, [house.topic, TopicName("room:never-joined")])
    _, other = await joined(hub, house)
    await until(other, await said(house))
    assert not wire.unread
    assert line.topics == {HOUSE}


# Rights


async def test_nobody_joins_what_is_not_theirs(hub: Hub, house: House) -> None:
    line, wire = open_line(hub, house.stranger.id)
    theirs = [
        house.topic,
        person_topic(house.ada.id),
        ACCESS,
        TopicName("!roll"),
        TopicName("room:"),
        TopicName(""),
        TopicName("room:\x00"),
    ]
    resumed = await hub.resume(line, dict.fromkeys(theirs, 0))
    assert resumed.topics == {}
    assert resumed.refused == theirs
    assert not wire.unread
    assert not line.topics


async def test_a_removed_member_hears_of_it_and_then_nothing(hub: Hub, house: House, live: None) -> None:
    line, wire = await joined(hub, house)
    await run_db(remove_person, house.owner, house.room.id, house.ada.id)
    removed = await run_db(head_of, house.topic)
    other_line, other = open_line(hub, house.ben.id)
    await hub.resume(other_line, {house.topic: removed - 1})
    await until(other, await said(house))
    assert seqs(frames_of(wire)) == [removed]
    assert line.topics == set()


async def test_removals_and_messages_in_one_burst_stop_at_the_removal(
    hub: Hub, house: House, unheard: list[Hint]
) -> None:
    _, wire = await joined(hub, house)
    witness_line, witness = open_line(hub, house.ben.id)
    await hub.resume(witness_line, {house.topic: None})
    first = await said(house)
    await run_db(remove_person, house.owner, house.room.id, house.ada.id)
    last = await said(house)
    for hint in unheard:
        hub.offer(hint)
    assert seqs(await until(witness, last)) == [first, first + 1, last]
    assert seqs(frames_of(wire)) == [first, first + 1]


async def test_who_came_back_is_not_cut_off_by_the_eviction_before(
    hub: Hub, house: House, unheard: list[Hint]
) -> None:
    """The hub hears late of the removal; the person has returned and joined from the log meanwhile."""
    await joined(hub, house)
    await run_db(remove_person, house.owner, house.room.id, house.ada.id)
    await run_db(add_people, house.owner, house.room.id, [house.ada.id])
    back = await run_db(head_of, house.topic)
    line, wire = open_line(hub, house.ada.id)
    await hub.resume(line, {house.topic: back})
    last = await said(house)
    for hint in unheard:
        hub.offer(hint)
    assert seqs(await until(wire, last)) == [last]
    assert line.topics == {house.topic}


class RemovingWire(FakeWire):
    """A wire during whose first write an owner removes the reader."""

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house = house
        self._removed = False

    def write(self, batch: Batch) -> int:
        """Have it done on another thread, as another process would, and wait."""
        if not self._removed:
            self._removed = True
            house = self._house
            worker = threading.Thread(target=_removal, args=(house,))
            worker.start()
            worker.join()
        return super().write(batch)


def _removal(house: House) -> None:
    remove_person(house.owner, house.room.id, house.ben.id)
    connection.close()


def _publish_many(topic: TopicName, count: int) -> None:
    with transaction.atomic():
        for _ in range(count):
            publish(topic, MemberLeft(room="-", person="-"))


async def test_who_is_removed_while_joining_does_not_get_in(
    hub: Hub, house: House, unheard: list[Hint]
) -> None:
    """The removal commits after the look at the rights, while the replay is under way."""
    start = await run_db(head_of, house.topic)
    await run_db(_publish_many, house.topic, RANGE_LIMIT + 1)
    wire = RemovingWire(house)
    line = Line(cast("Wire", wire), house.ben.id, "t:test", "en")
    hub.enter(line)
    resumed = await hub.resume(line, {house.topic: start})
    assert resumed.refused == [house.topic]
    assert seqs(frames_of(wire)) == list(range(start + 1, start + RANGE_LIMIT + 1))
    assert not line.topics


async def test_an_ended_session_closes_its_own_sockets_only(hub: Hub, house: House, live: None) -> None:
    _, phone = open_line(hub, house.ada.id, "s:phone")
    _, desk = open_line(hub, house.ada.id, "s:desk")
    _, other = open_line(hub, house.ben.id, "s:phone")
    await run_db(revoke, house.ada.id, "s:phone")
    assert await until_closed(phone) == SIGNED_OUT
    assert desk.closed is None
    assert other.closed is None


async def test_an_ended_access_is_found_without_a_hint(hub: Hub, house: House, unheard: list[Hint]) -> None:
    _, wire = open_line(hub, house.ada.id, "s:phone")
    await run_db(revoke, house.ada.id, None)
    await hub.check_access()
    assert await until_closed(wire) == SIGNED_OUT


# Bounds


async def test_a_socket_that_cannot_keep_up_is_sent_back_and_holds_up_nobody(
    hub: Hub, house: House, live: None
) -> None:
    _, slow = await joined(hub, house)
    _, quick = await joined(hub, house)
    slow.stuck_bytes = EVENT_BACKLOG_BYTES + 1
    last = await said(house)
    assert await until_closed(slow) == RESYNC
    assert seqs(await until(quick, last)) == [last]


async def test_facts_are_dropped_first_and_events_never(hub: Hub, house: House, live: None) -> None:
    _, slow = await joined(hub, house)
    _, quick = await joined(hub, house)
    slow.stuck_bytes = FACT_BACKLOG_BYTES + 1
    await run_db(start_typing, house.ben, house.room.id)
    last = await said(house)
    kinds = [frame["kind"] for frame in await until(quick, last)]
    assert kinds == ["fact", "event"]
    assert [frame["kind"] for frame in await until(slow, last)] == ["event"]


async def test_a_stopping_process_tells_every_socket(hub: Hub, house: House) -> None:
    wires = [open_line(hub, person.id)[1] for person in (house.ada, house.ada, house.ben)]
    hub.close_all()
    assert [wire.closed for wire in wires] == [RESTART] * 3


async def test_a_closed_socket_leaves_nothing_behind(hub: Hub, house: House, link: NetworkLink) -> None:
    line, _ = await joined(hub, house)
    hub.exit(line)
    hub.exit(line)
    hub.sweep()
    async with asyncio.timeout(LIMIT_S):
        while house.topic in link.topics:  # noqa: ASYNC110 - the link is looked at
            await asyncio.sleep(0.001)
    assert list(hub.all_lines()) == []
    assert hub.heads_of(line) == {}


async def test_a_topic_that_is_wanted_again_while_it_is_given_up_stays_heard(
    hub: Hub, house: House, link: NetworkLink
) -> None:
    line, _ = await joined(hub, house)
    hub.leave(line, [house.topic])
    resuming = asyncio.ensure_future(hub.resume(line, {house.topic: None}))
    asyncio.get_running_loop().call_soon(hub.sweep)
    hub.sweep()
    await resuming
    await asyncio.sleep(0)
    assert house.topic in link.topics
    assert line.topics == {house.topic}


class SlowLink(NetworkLink):
    """A link whose Redis takes its time to confirm."""

    def __init__(self, network: Network) -> None:
        super().__init__(network)
        self.confirmed = asyncio.Event()

    async def listen(self, topics: Iterable[TopicName]) -> None:
        """Subscribe, and wait for the word."""
        await super().listen(topics)
        await self.confirmed.wait()


async def test_a_socket_that_goes_away_while_joining_does_not_keep_others_out(
    house: House, network: Network
) -> None:
    link = SlowLink(network)
    link.confirmed.set()
    hub = Hub(link)
    await hub.start()
    link.confirmed.clear()
    gone, _ = open_line(hub, house.ada.id)
    going = asyncio.ensure_future(hub.resume(gone, {house.topic: None}))
    await asyncio.sleep(0)
    other, _ = open_line(hub, house.ben.id)
    waiting = asyncio.ensure_future(hub.resume(other, {house.topic: None}))
    await asyncio.sleep(0)
    going.cancel()
    async with asyncio.timeout(LIMIT_S):
        assert house.topic in (await waiting).topics
    assert list(hub.heads_of(other)) == [house.topic]


async def test_two_that_wait_for_each_others_topics_both_get_in(house: House, network: Network) -> None:
    link = SlowLink(network)
    link.confirmed.set()
    hub = Hub(link)
    await hub.start()
    link.confirmed.clear()
    ada, ben = open_line(hub, house.ada.id)[0], open_line(hub, house.ben.id)[0]
    both = asyncio.gather(
        hub.resume(ada, {house.topic: None}),
        hub.resume(ben, {HOUSE: None, house.topic: None}),
        hub.resume(ada, {HOUSE: None}),
    )
    await asyncio.sleep(0)
    link.confirmed.set()
    async with asyncio.timeout(LIMIT_S):
        await both
    assert ada.topics == ben.topics == {HOUSE, house.topic}
