"""The engine on an event loop of its own, in a thread of its own: a busy web process does not make it stutter.

`EngineThread` is asked from any other event loop; its methods are those of `Engine`. Facts come back on the loop that
started it.
"""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar

import structlog

from talk.media.config import EngineConfig
from talk.media.engine import Engine
from talk.media.errors import EngineClosed
from talk.media.ids import ClipId, PeerId, TalkId
from talk.media.live import Relay
from talk.media.relayed import Relayed
from talk.media.sink import EngineFigures, Fact, Sink, TalkFigures, Tap

log = structlog.get_logger(__name__)

Result = TypeVar("Result")
MAX_FACTS = 1000
"""Facts on their way to the other loop. Overflow rule: levels are dropped; all other facts are rare."""
CLOSE_WITHIN_S = 5.0


class EngineThread:
    """Started by `start`, ended by `close`; both from the loop that gets the facts."""

    def __init__(self, config: EngineConfig, sink: Sink) -> None:
        self._config, self._sink = config, sink
        self._loop: asyncio.AbstractEventLoop | None = None
        self._home: asyncio.AbstractEventLoop | None = None
        self._engine: Engine | None = None
        self._thread: threading.Thread | None = None
        self._ready: asyncio.Future[None]
        self._on_the_way = 0

    async def start(self) -> None:
        """Start the thread and wait until it can be asked. Again changes nothing, but for waiting as well."""
        if self._thread is None:
            self._home = asyncio.get_running_loop()
            self._ready = self._home.create_future()
            self._thread = threading.Thread(
                target=self._run, args=(self._ready,), name="media engine", daemon=True
            )
            self._thread.start()
        await asyncio.shield(self._ready)  # who gives up waiting does not end it for the others

    def _run(self, ready: asyncio.Future[None]) -> None:
        asyncio.run(self._serve(ready))

    async def _serve(self, ready: asyncio.Future[None]) -> None:
        assert self._home is not None  # noqa: S101 - `start` has set it
        self._loop, self._stopped = asyncio.get_running_loop(), asyncio.Event()
        self._engine = Engine(self._config, self._forward)
        self._home.call_soon_threadsafe(ready.set_result, None)
        await self._stopped.wait()

    def _forward(self, fact: Fact) -> None:
        """Hand a fact to the home loop; runs on the engine's thread."""
        assert self._home is not None  # noqa: S101 - `start` has set it
        if self._on_the_way >= MAX_FACTS and type(fact).__name__ == "Levels":
            return
        self._on_the_way += 1
        try:
            self._home.call_soon_threadsafe(self._deliver, fact)
        except RuntimeError:  # the home loop has been closed
            self._on_the_way -= 1

    def _deliver(self, fact: Fact) -> None:
        self._on_the_way -= 1
        try:
            self._sink(fact)
        except Exception:
            log.exception("sink failed")

    async def _ask(self, question: Callable[[Engine], Coroutine[Any, Any, Result]]) -> Result:
        if self._engine is None or self._loop is None:
            raise EngineClosed
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(question(self._engine), self._loop))

    async def close(self) -> None:
        """End all talks and the thread. Again changes nothing."""
        thread, loop = self._thread, self._loop
        if thread is None or loop is None:
            return
        try:
            async with asyncio.timeout(CLOSE_WITHIN_S):
                await self._ask(lambda engine: engine.close())
        except TimeoutError:
            log.warning("engine did not close in time")
        self._thread = self._engine = self._loop = None
        loop.call_soon_threadsafe(self._stopped.set)
        await asyncio.get_running_loop().run_in_executor(None, thread.join, CLOSE_WITHIN_S)

    async def open(self, talk: TalkId, *, off_the_record: bool = False) -> None:
        """See `Engine.open`."""
        await self._ask(lambda engine: engine.open(talk, off_the_record=off_the_record))

    async def end(self, talk: TalkId) -> None:
        """See `Engine.end`."""
        await self._ask(lambda engine: engine.end(talk))

    async def follow(self, talk: TalkId) -> None:
        """See `Engine.follow`."""
        await self._ask(lambda engine: engine.follow(talk))

    async def lead(self, talk: TalkId) -> None:
        """See `Engine.lead`."""
        await self._ask(lambda engine: engine.lead(talk))

    async def set_relay(self, talk: TalkId, relay: Relay | None) -> None:
        """See `Engine.set_relay`; the relay is called on the engine's thread."""
        await self._ask(lambda engine: engine.set_relay(talk, relay))

    def feed(self, talk: TalkId, relayed: Relayed) -> None:
        """See `Engine.feed`; waits for nothing."""
        engine, loop = self._engine, self._loop
        if engine is not None and loop is not None:
            loop.call_soon_threadsafe(engine.feed, talk, relayed)

    async def silent_s(self, talk: TalkId) -> float:
        """See `Engine.silent_s`."""
        return await self._ask(lambda engine: engine.silent_s(talk))

    async def load(self) -> EngineFigures:
        """See `Engine.load`."""
        return await self._ask(lambda engine: engine.load())

    async def answer(
        self, talk: TalkId, peer: PeerId, offer_sdp: str, *, may_speak: bool, is_muted: bool
    ) -> str:
        """See `Engine.answer`."""
        return await self._ask(
            lambda engine: engine.answer(talk, peer, offer_sdp, may_speak=may_speak, is_muted=is_muted)
        )

    async def add_candidate(self, talk: TalkId, peer: PeerId, candidate: str) -> None:
        """See `Engine.add_candidate`."""
        await self._ask(lambda engine: engine.add_candidate(talk, peer, candidate))

    async def set_voice(self, talk: TalkId, peer: PeerId, *, may_speak: bool, is_muted: bool) -> None:
        """See `Engine.set_voice`."""
        await self._ask(lambda engine: engine.set_voice(talk, peer, may_speak=may_speak, is_muted=is_muted))

    async def reduce_noise(self, talk: TalkId, peer: PeerId, *, on: bool) -> None:
        """See `Engine.reduce_noise`."""
        await self._ask(lambda engine: engine.reduce_noise(talk, peer, on=on))

    async def set_gain(self, talk: TalkId, listener: PeerId, other: PeerId, gain: float) -> None:
        """See `Engine.set_gain`."""
        await self._ask(lambda engine: engine.set_gain(talk, listener, other, gain))

    async def set_tap(self, talk: TalkId, peer: PeerId, tap: Tap | None) -> None:
        """See `Engine.set_tap`; the tap is called on the engine's thread."""
        await self._ask(lambda engine: engine.set_tap(talk, peer, tap))

    async def record(self, talk: TalkId, folder: Path | None, people: frozenset[PeerId]) -> None:
        """See `Engine.record`."""
        await self._ask(lambda engine: engine.record(talk, folder, people))

    async def leave(self, talk: TalkId, peer: PeerId) -> None:
        """See `Engine.leave`."""
        await self._ask(lambda engine: engine.leave(talk, peer))

    async def open_pictures(self, talk: TalkId) -> None:
        """See `Engine.open_pictures`."""
        await self._ask(lambda engine: engine.open_pictures(talk))

    async def answer_pictures(self, talk: TalkId, peer: PeerId, offer_sdp: str) -> str:
        """See `Engine.answer_pictures`."""
        return await self._ask(lambda engine: engine.answer_pictures(talk, peer, offer_sdp))

    async def show(self, talk: TalkId, peer: PeerId, place: int | None) -> None:
        """See `Engine.show`."""
        await self._ask(lambda engine: engine.show(talk, peer, place))

    async def play(self, talk: TalkId, clip: ClipId, audio: Path | bytes, gain_db: float = 0.0) -> None:
        """See `Engine.play`."""
        await self._ask(lambda engine: engine.play(talk, clip, audio, gain_db))

    async def stop_clip(self, talk: TalkId, clip: ClipId) -> None:
        """See `Engine.stop_clip`."""
        await self._ask(lambda engine: engine.stop_clip(talk, clip))

    async def open_hls(self, talk: TalkId, folder: Path) -> None:
        """See `Engine.open_hls`."""
        await self._ask(lambda engine: engine.open_hls(talk, folder))

    async def close_hls(self, talk: TalkId) -> None:
        """See `Engine.close_hls`."""
        await self._ask(lambda engine: engine.close_hls(talk))

    async def figures(self, talk: TalkId) -> TalkFigures:
        """See `Engine.figures`."""
        return await self._ask(lambda engine: engine.figures(talk))
