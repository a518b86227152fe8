"""A client of `flurfunk.v1` that keeps the protocol's promises on its side, small enough to be read as an example.

It orders by seq alone, applies each event once, resumes from its last seq on every new socket, repeats an
unanswered send with the same client id, pulls where heads tell that it is behind, and takes a fresh snapshot on
a reset. It counts whatever a server must never do.
"""

import asyncio
import hashlib
import json
import random
import uuid
from collections.abc import Callable, Coroutine, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.request import Request, urlopen

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

SUBPROTOCOL = "flurfunk.v1"
SIGNED_OUT = 4401
TRANSIENT = {"unavailable", "too_fast"}
"""Errors after which the same command may succeed."""
HISTORY_PAGE = 200
Frame = dict[str, Any]


class OfflineError(Exception):
    """The socket closed before the answer came."""


class RefusedError(Exception):
    """The server answered with an error."""

    def __init__(self, error: Frame) -> None:
        super().__init__(error["code"])
        self.code: str = error["code"]
        self.retry_after_s: float = error.get("retry_after_s") or 0.0


@dataclass(frozen=True, slots=True)
class Pace:
    """How patient a client is. A product's clients wait 0.5 to 30 s; tests have less time."""

    backoff_s: float = 0.1
    backoff_limit_s: float = 2.0
    answer_s: float = 10.0
    retry_s: float = 0.3


@dataclass(slots=True)
class Counts:
    """What has happened to a client."""

    connects: int = 0
    repeats: int = 0
    """Events that came again although no resume of theirs was under way: a defect."""
    overlaps: int = 0
    """Events that came again because a live topic was resumed: allowed."""
    gaps: int = 0
    """Events that came before their predecessors: a defect."""
    resets: int = 0
    pulls: int = 0
    """Times that heads told of events that had not come."""
    catch_ups_s: list[float] = field(default_factory=list)
    """From opening a socket to being live on all topics."""


def unchanged(text: str) -> Sequence[str]:
    """Receive a frame as it came; tests put loss and doubling in the place of this."""
    return (text,)


@dataclass(slots=True)
class Device:
    """What a client starts with. `addresses` are web processes as `host:port`; it tries them at random."""

    addresses: Sequence[str]
    token: str
    chance: random.Random
    pace: Pace = Pace()
    receive: Callable[[str], Sequence[str]] = unchanged
    applied: Callable[[Frame, "Client"], None] = lambda event, client: None
    heard: Callable[[Frame], None] = lambda fact: None
    """Told of facts, which are true for a moment and are not counted."""


class Client:
    """One socket after the other, one person, some topics, each from a seq on (0 for its whole log)."""

    def __init__(self, device: Device, topics: Mapping[str, int]) -> None:
        self.device = device
        self.started_at = dict(topics)
        self.heads = dict(topics)
        """Topic → seq of the last event that was applied."""
        self.view: dict[str, dict[int, str]] = {topic: {} for topic in self.heads}
        """Topic → seq → fingerprint of what was applied there."""
        self.counts = Counts()
        self.live = asyncio.Event()
        """Set while connected and caught up on all topics."""
        self.live_since_s = float("inf")
        """The event loop's time since which the client has been live without a break."""
        self.closed_with: int | None = None
        self._online = asyncio.Event()
        self._socket: ClientConnection | None = None
        self._answers: dict[int, asyncio.Future[Frame]] = {}
        self._resuming: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._last_id = 0

    async def run(self) -> None:
        """Stay connected until cancelled, or signed out."""
        tries = 0
        try:
            while self.closed_with != SIGNED_OUT:
                connects = self.counts.connects
                with suppress(OSError, WebSocketException, TimeoutError):
                    await self._stay_on_one()
                tries = 0 if self.counts.connects > connects else tries + 1
                pace = self.device.pace
                limit_s = min(pace.backoff_limit_s, pace.backoff_s * 2**tries)
                await asyncio.sleep(self.device.chance.uniform(0, limit_s))
        finally:
            for task in self._tasks:
                task.cancel()

    async def send(self, room: str, body: str, client_id: uuid.UUID | None = None) -> Frame:
        """Send a message, as often as it takes; return it as stored. Raises `RefusedError` for good."""
        name, patience = str(client_id or uuid.uuid4()), 1
        while True:
            await self._online.wait()
            try:
                answer = await self.ask("message.send", patience, room=room, body=body, client_id=name)
            except TimeoutError:
                patience *= 2  # a server that is slow already is not to be drowned in repeats
            except OfflineError:
                await asyncio.sleep(self.device.pace.backoff_s)
            except RefusedError as refused:
                if refused.code not in TRANSIENT:
                    raise
                await asyncio.sleep(max(refused.retry_after_s, self.device.pace.retry_s))
            else:
                message: Frame = answer["message"]
                return message

    async def ask(self, command: str, patience: int = 1, **values: Any) -> Frame:
        """Give one command and return its result; `patience` lengthens the wait for it.

        Raises `OfflineError`, `TimeoutError`, `RefusedError`.
        """
        socket = self._socket
        if socket is None:
            raise OfflineError
        self._last_id += 1
        number = self._last_id
        answer: asyncio.Future[Frame] = asyncio.get_running_loop().create_future()
        answer.add_done_callback(lambda done: done.cancelled() or done.exception())  # it may come too late
        self._answers[number] = answer
        try:
            await socket.send(json.dumps({"id": number, "do": command, **values}))
            return await asyncio.wait_for(answer, self.device.pace.answer_s * patience)
        except WebSocketException:
            raise OfflineError from None
        finally:
            self._answers.pop(number, None)

    def drop(self) -> None:
        """Break the connection off without a word, as a tunnel does to a train."""
        if self._socket is not None:
            self._socket.transport.abort()

    # One socket

    async def _stay_on_one(self) -> None:
        address = self.device.chance.choice(self.device.addresses)
        opened_s = asyncio.get_running_loop().time()
        async with connect(
            f"ws://{address}/ws",
            additional_headers={"Authorization": f"Bearer {self.device.token}"},
            subprotocols=[SUBPROTOCOL],  # type: ignore[list-item]
            compression=None,
            max_size=None,
            open_timeout=self.device.pace.answer_s,
            close_timeout=1,
        ) as socket:
            self._socket = socket
            try:
                await self._listen(socket, opened_s)
            finally:
                self.closed_with = socket.close_code
                self._go_offline()

    async def _listen(self, socket: ClientConnection, opened_s: float) -> None:
        async for text in socket:
            for received in self.device.receive(str(text)):
                frame = json.loads(received)
                if frame["kind"] == "welcome":
                    self.counts.connects += 1
                    self._online.set()
                    self._spawn(self._get_live(opened_s))
                else:
                    self._take(frame)

    def _go_offline(self) -> None:
        self._socket = None
        self._online.clear()
        self.live.clear()
        self.live_since_s = float("inf")
        self._resuming.clear()
        for answer in self._answers.values():
            if not answer.done():
                answer.set_exception(OfflineError())

    async def _get_live(self, opened_s: float) -> None:
        if await self._resume(list(self.heads)):
            self.live_since_s = asyncio.get_running_loop().time()
            self.counts.catch_ups_s.append(self.live_since_s - opened_s)
            self.live.set()

    async def _resume(self, topics: Sequence[str]) -> bool:
        """Join topics after what is applied; False where the socket is lost over it."""
        patience, socket = 1, self._socket
        while self._socket is socket:
            try:
                heads = {topic: self.heads[topic] for topic in topics}
                done = await self.ask("topics.resume", patience, topics=heads)
            except OfflineError:
                return False
            except (TimeoutError, RefusedError):
                patience *= 2
                self._resuming.update(
                    topics
                )  # the first try may still be carried out, then both are answered
                await asyncio.sleep(self.device.pace.retry_s)
                continue
            self._resuming.difference_update(topics)
            return not done["refused"]
        return False

    # Frames

    def _take(self, frame: Frame) -> None:
        kind = frame["kind"]
        if kind == "event":
            self._take_event(frame["topic"], frame["seq"], frame["event"])
        elif kind == "fact":
            self.device.heard(frame["fact"])
        elif kind == "heads":
            self._pull([topic for topic, head in frame["topics"].items() if head > self.heads[topic]])
        elif kind == "reset":
            self.counts.resets += 1
            self._spawn(self._load_snapshot(frame["topic"], frame["head"]))
        elif kind in ("ok", "error") and (answer := self._answers.get(frame["re"])) and not answer.done():
            if kind == "ok":
                answer.set_result(frame["result"])
            else:
                answer.set_exception(RefusedError(frame["error"]))

    def _take_event(self, topic: str, seq: int, event: Frame) -> None:
        at = self.heads[topic]
        if seq <= at:
            if topic in self._resuming:
                self.counts.overlaps += 1
            else:
                self.counts.repeats += 1
        elif seq > at + 1:
            self.counts.gaps += topic not in self._resuming
            self._pull([topic])
        else:
            self.heads[topic] = seq
            self.view[topic][seq] = fingerprint(event)
            self.device.applied(event, self)

    def _pull(self, topics: Sequence[str]) -> None:
        """Ask again for what has not come. Events of a pulled topic may come twice until it is answered."""
        behind = [topic for topic in topics if topic not in self._resuming]
        if behind:
            self.counts.pulls += 1
            self._resuming.update(behind)
            self._spawn(self._catch_up(behind))

    async def _catch_up(self, topics: Sequence[str]) -> None:
        await self._resume(topics)

    async def _load_snapshot(self, topic: str, head: int) -> None:
        """Take a room's messages instead of its events. The socket is live on the topic from `head` on."""
        room, after = topic.partition(":")[2], self.heads[topic]
        self.heads[topic] = head
        url = f"http://{self.device.chance.choice(self.device.addresses)}/api/rooms/{room}/messages"
        has_newer = True
        while has_newer:
            query = f"{url}?after={after}&limit={HISTORY_PAGE}"
            page = await asyncio.to_thread(fetch, query, self.device.token)
            for message in page["messages"]:
                self.view[topic][message["seq"]] = fingerprint({"message": message})
                after = message["seq"]
            has_newer = page["has_newer"] and bool(page["messages"])

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def fingerprint(event: Frame) -> str:
    """Name what an event says, the same for a message in an event and in a snapshot."""
    said = event.get("message") or event
    return hashlib.sha1(json.dumps(said, sort_keys=True).encode(), usedforsecurity=False).hexdigest()


def fetch(url: str, token: str, body: Frame | None = None) -> Frame:
    """Make one HTTP request with a token and return its JSON. Raises `HTTPError`."""
    data = None if body is None else json.dumps(body).encode()
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    with urlopen(Request(url, data=data, headers=headers), timeout=30) as response:
        found: Frame = json.load(response)
        return found
