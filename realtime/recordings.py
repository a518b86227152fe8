"""The recordings of the talks whose sound is here: the stage says who is recorded, the engine does it.

Apart from `rtc`, since this waits for a disk, and no mute may ever wait for that.
"""

import asyncio
from contextlib import suppress

from realtime.looking import Looking
from realtime.orm import run_db
from talk.media.errors import EngineClosed, UnknownTalk
from talk.media.ids import PeerId, TalkId
from talk.media.sink import RecordingFailure
from talk.media.thread import EngineThread
from talk.shows.recordings import erase_voices, folder_of, recorded_in
from talk.shows.services.recording import fail_recording


class Recordings:
    """Told by level, as `rtc.Rtc`: each look reads from the database who is recorded now. Belongs to its event loop."""

    def __init__(self, engine: EngineThread) -> None:
        self._engine = engine
        self._erased: dict[TalkId, frozenset[str]] = {}
        """Who has refused, and of whom nothing is left on disk."""
        self._failed: dict[TalkId, RecordingFailure] = {}
        """Recordings that the disk has ended, until the stage knows it."""
        self._looking = Looking(self._look)

    def look_again(self, talk: TalkId) -> None:
        """Read soon who is recorded now."""
        self._looking.again(talk)

    def fail(self, talk: TalkId, reason: RecordingFailure) -> None:
        """Take note that the engine records no more; the stage is told as soon as that is possible."""
        self._failed[talk] = reason
        self.look_again(talk)

    def drop(self, talk: TalkId) -> None:
        """Forget a talk that is not carried here any more."""
        self._erased.pop(talk, None)
        self._failed.pop(talk, None)

    async def end(self, talk: TalkId) -> None:
        """Finish the recording of a talk that is over and that the engine has ended. Raises OSError, `Unavailable`."""
        recorded = await run_db(recorded_in, talk)
        await asyncio.to_thread(erase_voices, talk, recorded.refused)
        self.drop(talk)

    def close(self) -> None:
        """Stop looking; the engine closes the files."""
        self._looking.close()

    async def _look(self, talk: TalkId) -> None:
        await self._tell_failure(talk)
        recorded = await run_db(recorded_in, talk)
        people = frozenset(PeerId(person) for person in recorded.people)
        with suppress(UnknownTalk, EngineClosed):  # not open yet, or not any more
            await self._engine.record(talk, folder_of(talk), people)
        # What was recorded between a refusal and the engine's knowing of it is on disk by now.
        new = recorded.refused - self._erased.get(talk, frozenset())
        if new:
            await asyncio.to_thread(erase_voices, talk, new)
        self._erased[talk] = recorded.refused

    async def _tell_failure(self, talk: TalkId) -> None:
        reason = self._failed.get(talk)
        if reason is not None:
            await run_db(fail_recording, talk, disk_full=reason is RecordingFailure.DISK_FULL)
            self._failed.pop(talk, None)
