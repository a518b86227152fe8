"""A topic in use: the order of its events, what waits to be forwarded, and who listens.

No I/O here: the hub feeds it hints and writes what it hands out.
"""

import asyncio
from collections import deque
from collections.abc import Sequence

from realtime.line import Line
from workspace.core.events import Hint
from workspace.core.ids import TopicName

BATCH_BYTES = 256 * 1024
"""About the most that leaves in one write a socket."""
HEADS_A_BEAT = 500
"""Of more topics than this a heartbeat names only a part: the heads of 20,000 are half a megabyte, every 20 s."""

_SET = asyncio.Event()
_SET.set()
"""Shared by topics for which nobody waits: one of its own weighs 0.8 KB, and somebody may be in 20,000 rooms."""


class Stream:
    """A topic in use: how far it is forwarded, and to whom."""

    __slots__ = (
        "cost_s",
        "draining",
        "expected",
        "heard",
        "held",
        "last",
        "lines",
        "moved_at_s",
        "name",
        "none_expected",
        "parked",
        "pulling",
        "queue",
        "tail",
        "told",
    )

    def __init__(self, name: TopicName) -> None:
        self.name = name
        self.last = -1
        """Seq of the newest event whose forwarding has begun; -1 until the head is known."""
        self.told = -1
        """Seq of the newest event that all lines have been written; what the heads may name."""
        self.moved_at_s = 0.0
        """When `told` last grew, by the loop's clock."""
        self.tail = -1
        """Seq of the newest event that is queued for forwarding."""
        self.queue: deque[Hint] = deque()
        self.parked: dict[int, Hint] = {}
        self.lines: dict[Line, int] = {}
        """Who hears it, and the seq that each had read up to when it joined."""
        self.draining = False
        self.pulling = False
        self.cost_s = 0.0
        """How long the last fan-out took."""
        self.expected = 0
        """Messages of this process that are being stored right now."""
        self.none_expected = _SET
        self.heard = asyncio.Event()
        """Set once hints of other processes arrive for certain."""
        self.held = 0
        """Joinings under way: the stream may not be closed under them."""

    def expect(self) -> None:
        """Count one more message that is being stored."""
        self.expected += 1
        if self.none_expected.is_set():
            self.none_expected = asyncio.Event()

    def expect_no_more(self) -> None:
        """Count one less."""
        self.expected -= 1
        if not self.expected:
            self.none_expected.set()
            self.none_expected = _SET

    def be_heard(self) -> None:
        """Let go on who waits to be certain of hints."""
        self.heard.set()
        self.heard = _SET

    def start_at(self, head: int) -> None:
        """Take the head as forwarded, once; whoever joins reads up to it from the log."""
        if self.last < 0:
            self.last = self.told = self.tail = head
            self.parked = {seq: hint for seq, hint in self.parked.items() if seq > head}
            self._queue_following()

    def jump_to(self, head: int) -> None:
        """Give up on everything up to `head`, which the log no longer holds."""
        self.queue.clear()
        self.last = self.told = self.tail = head
        self.parked = {seq: hint for seq, hint in self.parked.items() if seq > head}
        self._queue_following()

    def accept(self, hint: Hint) -> bool:
        """Queue the hint if it is the next, with those parked behind it; tell whether a gap remains."""
        if hint.seq <= self.tail and self.tail >= 0:
            return False
        self.parked[hint.seq] = hint
        if self.tail >= 0:
            self._queue_following()
        return bool(self.parked)

    def _queue_following(self) -> None:
        while (following := self.parked.pop(self.tail + 1, None)) is not None:
            self.queue.append(following)
            self.tail = following.seq

    def next_batch(self) -> list[Hint]:
        """Take what is queued, up to an eviction or a size, as one write a socket."""
        batch: list[Hint] = []
        size = 0
        while self.queue and size < BATCH_BYTES:
            hint = self.queue.popleft()
            batch.append(hint)
            size += len(hint.payload)
            if hint.evicts:
                break
        return batch


def heads_to_tell(streams: Sequence[Stream], since_s: float, turn: int) -> dict[str, int]:
    """Return how far these are forwarded: of very many those that moved since the last time, the others in turn."""
    turns = -(-len(streams) // HEADS_A_BEAT)
    return {
        stream.name: stream.told
        for stream in streams
        if turns <= 1 or stream.moved_at_s >= since_s or (hash(stream.name) - turn) % turns == 0
    }
