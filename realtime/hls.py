"""The talks whose sound is here as HLS, for as long as somebody wants that: told by level, as `rtc.Rtc`.

Apart from `rtc`, since this waits for a disk, and no mute may ever wait for that.
"""

import asyncio
from contextlib import suppress
from pathlib import Path

from realtime.looking import Looking
from talk.media.errors import EngineClosed, UnknownTalk
from talk.media.ids import TalkId
from talk.media.thread import EngineThread
from talk.shows.hls import drop_run, forget, is_wanted, new_run
from workspace.core.clock import now


class HlsStreams:
    """What one engine writes. Belongs to its event loop."""

    def __init__(self, engine: EngineThread) -> None:
        self._engine = engine
        self._runs: dict[TalkId, Path] = {}
        """Where each talk that is written is written to."""
        self._looking = Looking(self._look)

    def look_again(self, talk: TalkId) -> None:
        """See soon whether it is wanted."""
        self._looking.again(talk)

    async def drop(self, talk: TalkId) -> None:
        """Delete what was written of a talk that the engine does not carry any more; another one may."""
        run = self._runs.pop(talk, None)
        if run is not None:
            await asyncio.to_thread(drop_run, run)

    async def end(self, talk: TalkId) -> None:
        """Delete all of a talk that is over and that the engine has ended."""
        self._runs.pop(talk, None)
        await asyncio.to_thread(forget, talk)

    def close(self) -> None:
        """Stop looking; the engine closes the files."""
        self._looking.close()

    async def clean_up(self) -> None:
        """Delete what was written by an engine that is closed."""
        for talk in tuple(self._runs):
            await self.drop(talk)

    async def _look(self, talk: TalkId) -> None:
        wanted = await asyncio.to_thread(is_wanted, talk, now())
        with suppress(UnknownTalk, EngineClosed):  # not open yet, or not any more
            if wanted and talk not in self._runs:
                run = await asyncio.to_thread(new_run, talk)
                await self._engine.open_hls(talk, run)
                self._runs[talk] = run
            elif not wanted and talk in self._runs:
                await self._engine.close_hls(talk)
                await self.drop(talk)
