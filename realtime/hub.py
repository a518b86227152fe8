"""The hub: a process hears each event of a topic once and writes the same bytes to all of its sockets.

It forwards strictly in the order of seq. A hint that is not the next one waits a moment for those before it;
then the missing range is read from the log, which is the truth (PROTOCOL, 3 and 6). Everything here runs in
the event loop; between two awaits nothing else can happen, and the code relies on it.
"""

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any

import structlog

from realtime import metrics
from realtime.line import RESTART, RESYNC, SIGNED_OUT, Line, event_batch, fact_frame
from realtime.link import Link
from realtime.orm import run_db
from realtime.schemas import ResetFrame, Resumed
from realtime.stream import Stream, heads_to_tell
from realtime.topics import can_exist, joinable
from realtime.wire import Batch
from workspace.core.events import Hint
from workspace.core.ids import TopicName
from workspace.core.log import RANGE_LIMIT, Reach, reach_of, read_range
from workspace.people.events import ACCESS, AccessRevoked

log = structlog.get_logger(__name__)

REORDER_S = 0.02
"""How long a hint waits for its predecessors before the log is read: threads hand hints over out of order."""
CHUNK = 200
"""Sockets written to before other work gets a turn; a thousand writes would block the loop for 10 ms."""
COSTLY_S = 0.002
"""A fan-out that took longer is worth sharing: the next one waits for messages that are being stored, for
twice as long as it took at the most. A lone sender and a small room never wait."""
HEADS_CHUNK = 500


class Hub:
    """All topics and all lines of one process."""

    def __init__(self, link: Link) -> None:
        self.link = link
        self.lines: dict[str, set[Line]] = {}
        self._streams: dict[TopicName, Stream] = {}
        self._listeners: dict[TopicName, Callable[[str], None]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._loop = asyncio.get_running_loop()

    async def start(self) -> None:
        """Connect to the other processes and watch who loses access."""
        reach = (await run_db(reach_of, [ACCESS]))[ACCESS]  # first, since nothing has begun yet if it fails
        self.link.start(self.offer, self.pull_all)
        streams = await self._hold([ACCESS, *self._listeners])
        streams[ACCESS].start_at(reach.head)

    def sink(self, hint: Hint) -> None:
        """Take a hint of this process, from any thread, after its commit."""
        self._loop.call_soon_threadsafe(self._take_own, hint)

    @contextmanager
    def expecting(self, topic: TopicName) -> Iterator[None]:
        """Announce that an event of the topic is being stored, so that a costly fan-out can take it along."""
        stream = self._streams.get(topic)
        if stream is None:
            yield
            return
        stream.expect()
        try:
            yield
        finally:
            stream.expect_no_more()

    def _take_own(self, hint: Hint) -> None:
        self.link.send(hint)
        self.offer(hint)

    def offer(self, hint: Hint) -> None:
        """Take a hint of any process."""
        stream = self._streams.get(hint.topic)
        if stream is None:
            return
        if hint.seq == 0:
            self._listeners.get(hint.topic, partial(self.tell, hint.topic))(hint.payload)
            return
        if stream.accept(hint):
            self._loop.call_later(REORDER_S, self._check_gap, stream, hint.seq)
        self._drain_soon(stream)

    def _check_gap(self, stream: Stream, seq: int) -> None:
        if stream.last >= 0 and stream.tail < seq and not stream.pulling:
            self._spawn(self.pull(stream))

    async def pull(self, stream: Stream) -> None:
        """Read what is missing from the log and queue it."""
        if stream.pulling or stream.tail < 0:
            return
        stream.pulling = True
        metrics.PULLS.inc()
        try:
            while True:
                rows = await run_db(read_range, stream.name, stream.tail)
                if rows and rows[0].seq > stream.tail + 1:
                    self._reset(stream, rows[0].seq - 1)
                for hint in rows:
                    stream.accept(hint)
                self._drain_soon(stream)
                if len(rows) < RANGE_LIMIT:
                    return
        except Exception as error:
            # The database is away: the next look at the heads tries again.
            log.warning("A range could not be read", error=type(error).__name__)
        finally:
            stream.pulling = False
        if stream.parked:  # a hint came while the range was being read
            self._loop.call_later(REORDER_S, self._check_gap, stream, max(stream.parked))

    async def pull_all(self) -> None:
        """Compare all topics in use with the log and read what is missing."""
        names = [name for name, stream in self._streams.items() if stream.tail >= 0]
        for start in range(0, len(names), HEADS_CHUNK):
            try:
                reaches = await run_db(reach_of, names[start : start + HEADS_CHUNK])
            except Exception as error:
                log.warning("Heads could not be read", error=type(error).__name__)
                return
            await self._catch_up(reaches)

    async def check_access(self) -> None:
        """Look for ended sessions even where no hint came (PROTOCOL, 8: within two seconds)."""
        await self.pull(self._streams[ACCESS])

    def hear_facts(self, topic: TopicName, listener: Callable[[str], None]) -> None:
        """Give the facts of a servers' own topic to a listener of this process. Before `start`."""
        self._listeners[topic] = listener

    async def _catch_up(self, reaches: Mapping[TopicName, Reach]) -> None:
        for name, reach in reaches.items():
            stream = self._streams.get(name)
            if stream is None or not 0 <= stream.tail < reach.head:
                continue
            if stream.tail < reach.floor:
                self._reset(stream, reach.floor)
            await self.pull(stream)

    def tell(self, topic: TopicName, payload: str) -> None:
        """Write a fact to the topic's lines, dropped where a line is behind."""
        stream = self._streams.get(topic)
        if stream is None or not stream.lines:
            return
        batch = Batch([fact_frame(topic, payload)])
        for line in tuple(stream.lines):
            line.write_fact(batch)

    def _drain_soon(self, stream: Stream) -> None:
        if stream.queue and not stream.draining:
            stream.draining = True
            self._spawn(self._drain(stream))

    async def _drain(self, stream: Stream) -> None:
        """Forward what is queued; what gathers meanwhile leaves as one write a socket."""
        try:
            while stream.queue:
                await self._gather(stream)
                hints = stream.next_batch()
                stream.last = hints[-1].seq
                if stream.name == ACCESS:
                    self._revoke(hints)
                elif stream.lines:
                    await self._forward(stream, hints)
                stream.told = max(stream.told, hints[-1].seq)
                stream.moved_at_s = self._loop.time()
        finally:
            stream.draining = False

    async def _gather(self, stream: Stream) -> None:
        if stream.expected and stream.cost_s > COSTLY_S:
            with suppress(TimeoutError):
                await asyncio.wait_for(stream.none_expected.wait(), 2 * stream.cost_s)

    async def _forward(self, stream: Stream, hints: Sequence[Hint]) -> None:
        started_s = self._loop.time()
        batch = event_batch(hints)
        lines = tuple(stream.lines)
        for number, line in enumerate(lines, 1):
            if line.skip is None:
                line.write_events(batch)
            else:
                _write_unseen(line, stream.name, hints)
            if number % CHUNK == 0:
                await asyncio.sleep(0)
        stream.cost_s = self._loop.time() - started_s
        metrics.DELIVERIES.inc(len(lines) * len(hints))
        if hints[-1].evicts:
            self._evict(stream, hints[-1])

    def _evict(self, stream: Stream, hint: Hint) -> None:
        """Take the person's lines off the stream, but for those that joined later than they were evicted."""
        for line in self.lines.get(hint.evicts, ()):
            if stream.lines.get(line, hint.seq) < hint.seq:
                self._detach(line, stream)

    def _revoke(self, hints: Sequence[Hint]) -> None:
        for hint in hints:
            revoked = AccessRevoked.model_validate_json(hint.payload)
            for line in tuple(self.lines.get(revoked.person, ())):
                named = revoked.credential in (None, line.credential)
                if named and line.credential != revoked.keep:
                    line.close(SIGNED_OUT)
                    self.exit(line)

    def _reset(self, stream: Stream, head: int) -> None:
        """Jump to a head that the log no longer reaches up to.

        What was pruned may have evicted somebody, so every line comes back, is checked and told to start over.
        """
        stream.jump_to(head)
        for line in tuple(stream.lines):
            line.close(RESYNC)
            self._detach(line, stream)

    # Lines

    def enter(self, line: Line) -> None:
        """Register a socket."""
        self.lines.setdefault(line.person, set()).add(line)

    def exit(self, line: Line) -> None:
        """Forget a socket. Again changes nothing."""
        own = self.lines.get(line.person)
        if own is not None:
            own.discard(line)
            if not own:
                del self.lines[line.person]
        for name in tuple(line.topics):
            self._detach(line, self._streams[name])

    async def resume(self, line: Line, wants: Mapping[TopicName, int | None]) -> Resumed:
        """Join topics: replay what follows the client's seq, then stay live, without a gap or a repeat.

        The heads are read before the right to listen: an eviction after that moment is among the events that
        are replayed or forwarded, and ends the joining.
        """
        names = {name for name in wants if can_exist(name)}
        streams = await self._hold(names)
        try:
            heads = await run_db(reach_of, names)
            allowed = await run_db(joinable, line.person, names)
            joined: dict[str, int] = {}
            for name in allowed:
                head = await self._join(line, streams[name], heads[name], wants[name])
                if head is not None:
                    joined[name] = head
        finally:
            self._release(streams)
        return Resumed(topics=joined, refused=[name for name in wants if name not in joined])

    def leave(self, line: Line, topics: Iterable[TopicName]) -> None:
        """Stop forwarding topics to a line."""
        for name in topics:
            if name in line.topics:
                self._detach(line, self._streams[name])

    async def _join(self, line: Line, stream: Stream, reach: Reach, want: int | None) -> int | None:
        """Bring a line up to date and make it live; return its seq, None when the person was evicted meanwhile."""
        stream.start_at(reach.head)
        self._drain_soon(stream)
        self._detach(line, stream)
        after = reach.head if want is None else want
        if not reach.covers(after):
            metrics.RESETS.inc()
            after = reach.head
            line.reply(ResetFrame(topic=stream.name, head=after))
        while after < max(stream.last, reach.head):
            rows = await run_db(read_range, stream.name, after)
            if not rows or rows[0].seq != after + 1:  # pruned since the reach was read
                line.close(RESYNC)
                return None
            if any(hint.evicts == line.person and hint.seq > reach.head for hint in rows):
                return None
            line.write_events(event_batch(rows))
            after = rows[-1].seq
        # No await from here on: `stream.last` cannot move between this look and the joining.
        if after > stream.last:
            line.skip = {**(line.skip or {}), stream.name: after}
        if line in self.lines.get(line.person, ()):
            stream.lines[line] = after
            line.topics.add(stream.name)
        return after

    def _detach(self, line: Line, stream: Stream) -> None:
        stream.lines.pop(line, None)
        line.topics.discard(stream.name)
        if line.skip is not None:
            line.skip.pop(stream.name, None)
            line.skip = line.skip or None

    # Topics in use

    async def _hold(self, names: Iterable[TopicName]) -> dict[TopicName, Stream]:
        """Listen to topics and keep them open until `held` is counted down; heads are set by the first joining."""
        streams = {name: self._streams.setdefault(name, Stream(name)) for name in names}
        fresh = [stream for stream in streams.values() if stream.held == 0 and not stream.heard.is_set()]
        for stream in streams.values():
            stream.held += 1
        try:
            await self._listen(fresh)
            for stream in streams.values():
                await stream.heard.wait()
        except BaseException:  # the socket went away meanwhile
            self._release(streams)
            raise
        return streams

    async def _listen(self, fresh: Sequence[Stream]) -> None:
        if not fresh:
            return
        metrics.TOPICS.set(len(self._streams))
        try:
            await self.link.listen([stream.name for stream in fresh])
        finally:  # in any case, since others may wait for the same topic: the heads find what is missed
            for stream in fresh:
                stream.be_heard()

    def _release(self, streams: Mapping[TopicName, Stream]) -> None:
        for stream in streams.values():
            stream.held -= 1
        self._close_unused(streams)

    def _close_unused(self, names: Iterable[TopicName]) -> None:
        """Forget topics that nobody joined after all (refused ones, mostly)."""
        unused = [name for name in names if self._is_unused(name)]
        for name in unused:
            del self._streams[name]
        if unused:
            metrics.TOPICS.set(len(self._streams))
            self._spawn(self._unlisten(unused))

    async def _unlisten(self, names: Iterable[TopicName]) -> None:
        """Stop hearing topics, but for those that somebody has asked for again meanwhile."""
        await self.link.unlisten([name for name in names if name not in self._streams])

    def _is_unused(self, name: TopicName) -> bool:
        stream = self._streams.get(name)
        return stream is not None and not stream.lines and not stream.held

    def sweep(self) -> None:
        """Stop listening to topics whose last line has left."""
        self._close_unused(tuple(self._streams))

    def heads_of(self, line: Line) -> dict[str, int]:
        """Return how far each of the line's topics is forwarded."""
        return {name: self._streams[name].told for name in line.topics}

    def beat_of(self, line: Line) -> dict[str, int]:
        """Return the heads that the line's next heartbeat names."""
        since_s, line.beat_at_s, line.turn = line.beat_at_s, self._loop.time(), line.turn + 1
        return heads_to_tell([self._streams[name] for name in line.topics], since_s, line.turn)

    def all_lines(self) -> Iterator[Line]:
        """Iterate over all lines of this process."""
        for own in tuple(self.lines.values()):
            yield from tuple(own)

    def close_all(self) -> None:
        """Tell every client that the server restarts, so that it comes back spread over time."""
        for line in self.all_lines():
            line.close(RESTART)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = self._loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _write_unseen(line: Line, topic: TopicName, hints: Sequence[Hint]) -> None:
    """Write only what the line did not read from the log itself, and stop minding once it is level."""
    seen = (line.skip or {}).get(topic, 0)
    unseen = [hint for hint in hints if hint.seq > seen]
    if unseen:
        line.write_events(event_batch(unseen))
    if hints[-1].seq >= seen and line.skip is not None:
        line.skip.pop(topic, None)
        line.skip = line.skip or None
