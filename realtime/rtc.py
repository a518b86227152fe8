"""Between the sockets and the audio engine: offers go in, levels come out, and the stage decides who is heard.

The engine is told by level, not by edge: whatever changes a stage only says *look again*, and the voices are then
read from the database. So two changes that overtake each other cannot leave a microphone open.
"""

import asyncio
import time
from collections.abc import Callable, Mapping, Sized
from typing import Protocol

from django.conf import settings

from realtime.hls import HlsStreams
from realtime.looking import Looking
from realtime.orm import run_db
from realtime.playing import PlayingClips
from realtime.recordings import Recordings
from talk.media.config import EngineConfig, IceServer
from talk.media.errors import (
    EngineClosed,
    MalformedCandidate,
    MalformedOffer,
    MediaError,
    TooManyPeers,
    TooManySpeakers,
    UnknownPeer,
    UnknownTalk,
)
from talk.media.ids import PeerId, TalkId
from talk.media.sink import ClipEnded, Fact, Gone, Levels, RecordingFailed, Sink
from talk.media.thread import EngineThread
from talk.shows.events import AudioTaken, TalkLevels, talk_topic
from talk.shows.ice import ice_servers
from talk.shows.playing import playing_in
from talk.shows.voices import Voice, voices_in
from workspace.core.errors import Conflict, FlurfunkError, Invalid, Unavailable
from workspace.core.events import Hint, announce
from workspace.people.events import person_topic

_TALK = "talk:"
_BUSY_RETRY_S = 3.0


def talk_of(hint: Hint) -> TalkId | None:
    """Return the talk whose log has grown by this hint."""
    grown = hint.seq > 0 and hint.topic.startswith(_TALK)
    return TalkId(hint.topic.removeprefix(_TALK)) if grown else None


class Sound(Protocol):
    """What sockets need of the sound, wherever it is mixed. All of it in the event loop, but for `notice`."""

    async def answer(self, talk_id: str, person_id: str, device: str, sdp: str, voice: Voice) -> str:
        """Answer a browser's offer, and tell the person's other devices that the sound is here now.

        Raises `Invalid` for an offer that cannot be read, `Unavailable` where there is no room or no engine.
        """

    async def add_candidate(self, talk_id: str, person_id: str, candidate: str) -> None:
        """Take in a trickled candidate. Raises `Invalid`, or `Conflict` where nothing was offered before."""

    def notice(self, hint: Hint) -> None:
        """Take note of an event that was committed here, from any thread."""

    async def tick(self) -> None:
        """Once a second: see to what nobody told us."""


class Rtc:
    """The sound of the live talks that this process carries. Belongs to the process's event loop."""

    def __init__(self, make_engine: Callable[[Sink], EngineThread]) -> None:
        self._loop = asyncio.get_running_loop()
        self._engine = make_engine(self._hear)
        self._clips = PlayingClips(self._engine)
        self._told: dict[TalkId, dict[PeerId, Voice]] = {}
        """What the engine knows of everyone it was told of, by talk."""
        self._looking = Looking(self._look)
        self._recordings = Recordings(self._engine)
        self._hls = HlsStreams(self._engine)

    async def answer(self, talk_id: str, person_id: str, device: str, sdp: str, voice: Voice) -> str:
        """See `Sound`."""
        talk, peer = TalkId(talk_id), PeerId(person_id)
        try:
            self._told.setdefault(talk, {})
            await self._engine.start()
            await self._engine.open(talk)
            answer = await self._engine.answer(
                talk, peer, sdp, may_speak=voice.may_speak, is_muted=voice.is_muted
            )
            await self._engine.reduce_noise(talk, peer, on=voice.noise_reduced)
        except (MediaError, OSError) as error:
            raise _as_answer(error) from error
        self._told.setdefault(talk, {})[peer] = voice
        announce(person_topic(person_id), AudioTaken(talk=talk_id, device=device))
        self.look_again(talk)
        return answer

    async def add_candidate(self, talk_id: str, person_id: str, candidate: str) -> None:
        """See `Sound`."""
        try:
            await self._engine.add_candidate(TalkId(talk_id), PeerId(person_id), candidate)
        except MediaError as error:
            raise _as_answer(error) from error

    def notice(self, hint: Hint) -> None:
        """See `Sound`."""
        talk = talk_of(hint)
        if talk is not None:
            self._loop.call_soon_threadsafe(self.look_again, talk)

    async def tick(self) -> None:
        """Compare the engine with the stages, so that nothing depends on having been told."""
        for talk in tuple(self._told):
            self.look_again(talk)

    def talks(self) -> Mapping[TalkId, Sized]:
        """Return the talks that are carried here, and who is connected to each."""
        return self._told

    async def drop(self, talk: TalkId) -> None:
        """Carry a talk no longer: another process does."""
        self._told.pop(talk, None)
        self._recordings.drop(talk)
        self._clips.forget(talk)
        await self._engine.end(talk)
        await self._hls.drop(talk)

    async def close(self) -> None:
        """End the sound; browsers notice at once and come back when they can."""
        self._looking.close()
        self._recordings.close()
        self._clips.close()
        self._hls.close()
        await self._engine.close()
        await self._hls.clean_up()

    def look_again(self, talk: TalkId) -> None:
        """Read soon who may be heard now, who is recorded, and whether it is wanted as HLS."""
        if talk in self._told:
            self._looking.again(talk)
            self._recordings.look_again(talk)
            self._hls.look_again(talk)

    async def _look(self, talk: TalkId) -> None:
        await self._bring_up_to_date(talk, await run_db(voices_in, talk))
        await self._play(talk)

    async def _bring_up_to_date(self, talk: TalkId, voices: Mapping[str, Voice]) -> None:
        told = self._told.get(talk, {})
        if not voices:
            await self._engine.end(talk)
            await self._hls.end(talk)
            await self._recordings.end(talk)
            self._clips.forget(talk)
            self._told.pop(talk, None)
            return
        for peer, before in tuple(told.items()):
            voice = voices.get(peer)
            if voice is None:
                told.pop(peer, None)
                await self._engine.leave(talk, peer)
            elif voice != before:
                await self._set_voice(talk, peer, voice)

    async def _play(self, talk: TalkId) -> None:
        if talk in self._told:
            await self._clips.bring_up_to_date(talk, await run_db(playing_in, talk))

    async def _set_voice(self, talk: TalkId, peer: PeerId, voice: Voice) -> None:
        try:
            await self._engine.set_voice(talk, peer, may_speak=voice.may_speak, is_muted=voice.is_muted)
            await self._engine.reduce_noise(talk, peer, on=voice.noise_reduced)
        except (UnknownPeer, UnknownTalk):
            self._told[talk].pop(peer, None)
        else:
            self._told[talk][peer] = voice

    def _hear(self, fact: Fact) -> None:
        match fact:
            case Levels(talk=talk, dbfs=dbfs):
                levels: dict[str, float] = {peer: round(level) for peer, level in dbfs.items()}
                announce(talk_topic(talk), TalkLevels(talk=talk, levels=levels))
            case RecordingFailed(talk=talk, reason=reason):
                self._recordings.fail(talk, reason)
            case Gone(talk=talk, peer=peer):
                self._told.get(talk, {}).pop(peer, None)
            case ClipEnded(talk=talk, clip=clip):
                self._clips.ended(talk, clip)


def engine_of_settings(hear: Sink) -> EngineThread:
    """Return an engine as the settings want it, not yet started."""
    servers = tuple(
        IceServer(server.urls[0], server.username, server.credential)
        for server in ice_servers(
            settings.ICE_URLS, settings.TURN_SECRET, "engine", int(time.time())
        ).ice_servers
    )
    config = EngineConfig(
        udp_ports=settings.RTC_PORTS,
        bind=settings.RTC_BIND,
        public_addresses=settings.RTC_ADDRESSES,
        ice_servers=servers,
    )
    return EngineThread(config, hear)


def _as_answer(error: MediaError | OSError) -> FlurfunkError:
    """Say what the engine refuses in the words of the product."""
    match error:
        case MalformedOffer():
            return Invalid("sdp", "offer_malformed")
        case MalformedCandidate():
            return Invalid("candidate", "offer_malformed")
        case UnknownTalk() | UnknownPeer():
            return Conflict("no_offer_yet")
        case TooManyPeers() | TooManySpeakers():
            return Unavailable("audio_full", _BUSY_RETRY_S)
        case EngineClosed() | OSError() | MediaError():
            return Unavailable("no_audio")
