"""Clips and call-ins on the engine, as the database wants them: told by level, as voices are."""

import asyncio
from collections.abc import Mapping

import structlog

from realtime.orm import run_db
from talk.media.errors import UnknownTalk, UnreadableClip
from talk.media.ids import ClipId, TalkId
from talk.media.thread import EngineThread
from talk.shows.playing import Playback
from talk.shows.services.playing import end_playing

log = structlog.get_logger(__name__)


class PlayingClips:
    """What one engine plays. Its tasks note what has come to its end; `close` cancels them."""

    def __init__(self, engine: EngineThread) -> None:
        self._engine = engine
        self._on: dict[TalkId, dict[ClipId, int]] = {}
        """Which playback the engine was told of, by talk and clip."""
        self._ending: set[asyncio.Task[None]] = set()

    async def bring_up_to_date(self, talk: TalkId, wanted: Mapping[str, Playback]) -> None:
        """Start and stop clips until the engine plays what is wanted. Raises MediaError."""
        on = self._on.setdefault(talk, {})
        for clip in [clip for clip in on if clip not in wanted]:
            del on[clip]
            await self._engine.stop_clip(talk, clip)
        for playback in wanted.values():
            if on.get(ClipId(playback.clip)) != playback.id:
                await self._start(talk, playback)

    def ended(self, talk: TalkId, clip: ClipId) -> None:
        """Take note that the engine has played a clip to its end."""
        playback_id = self._on.get(talk, {}).get(clip)
        if playback_id is not None:
            self._end(playback_id)

    def forget(self, talk: TalkId) -> None:
        """The engine does not carry the talk any more."""
        self._on.pop(talk, None)

    def close(self) -> None:
        """Wait for nothing any more: what has ended unnoted is ended when it is overdue."""
        for task in self._ending:
            task.cancel()

    async def _start(self, talk: TalkId, playback: Playback) -> None:
        clip = ClipId(playback.clip)
        try:
            await self._engine.play(talk, clip, playback.path)
        except (
            UnknownTalk
        ):  # nobody is connected yet, or the last one has just gone: the next look tries again
            return
        except UnreadableClip as error:
            log.warning("A clip cannot be played", reason=str(error))
            self._end(playback.id)
            return
        self._on.setdefault(talk, {})[clip] = playback.id

    def _end(self, playback_id: int) -> None:
        task = asyncio.ensure_future(self._note_end(playback_id))
        self._ending.add(task)
        task.add_done_callback(self._ending.discard)

    async def _note_end(self, playback_id: int) -> None:
        try:
            await run_db(end_playing, playback_id)
        except Exception as error:  # it is ended when it is overdue
            log.warning("The end of a clip was not noted", error=type(error).__name__)
