"""Between the sockets and the audio engine: offers go in, levels come out, and the stage decides who is heard.

The engine is told by level, not by edge: whatever changes a stage only says *look again*, and the voices are then
read from the database. So two changes that overtake each other cannot leave a microphone open.
"""

import asyncio
import secrets
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Protocol

from django.conf import settings

from realtime.hls import HlsStreams
from realtime.looking import Looking
from realtime.orm import run_db
from realtime.playing import PlayingClips
from realtime.recordings import Recordings
from realtime.sounds import kind_of, sounds_of, topic_of, voices_of
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
from talk.media.sink import ClipEnded, Connected, Fact, Gone, Levels, RecordingFailed, Sink
from talk.media.thread import EngineThread
from talk.shows.events import AudioTaken, SoundLost, TalkLevels
from talk.shows.ice import stun_urls
from talk.shows.playing import playing_in
from talk.stage.voice import Voice
from workspace.core.errors import Conflict, FlurfunkError, Invalid, Unavailable
from workspace.core.events import Hint, announce
from workspace.people.events import person_topic

_BUSY_RETRY_S = 3.0
_CALL_EVERY_S = 3.0
"""So often somebody on stage is asked to come over: the fact may be lost, and connecting takes its time."""
_LISTENING = Voice(may_listen=True, may_speak=False, is_muted=True)


@dataclass(frozen=True, slots=True)
class Answered:
    """What a browser gets for its offer."""

    sdp: str
    line: str
    """Names what all who are connected to the same worker in the same talk have in common."""


class Sound(Protocol):
    """What sockets need of the sound, wherever it is mixed. All of it in the event loop, but for `notice`.

    What is called a talk here is any place that sounds, by its name (`realtime.sounds`).
    """

    async def answer(self, talk_id: str, person_id: str, device: str, sdp: str, voice: Voice) -> Answered:
        """Answer a browser's offer, and tell the person's other devices that the sound is here now.

        Raises `Invalid` for an offer that cannot be read, `Unavailable` where there is no room or no engine.
        """

    async def add_candidate(self, talk_id: str, person_id: str, candidate: str) -> None:
        """Take in a trickled candidate. Raises `Invalid`, or `Conflict` where nothing was offered before."""

    async def set_gain(self, talk_id: str, listener: str, person_id: str, gain: float) -> None:
        """Let somebody hear somebody else louder or quieter until they connect anew; 1 is as they are.

        Raises `Conflict` where the listener is not connected.
        """

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
        self._rooms: dict[TalkId, str] = {}
        """The name of each talk's line."""
        self._edges: set[TalkId] = set()
        """Talks that another process mixes."""
        self._called: dict[tuple[TalkId, PeerId], float] = {}
        self.on_connected: Callable[[TalkId, PeerId], None] = lambda _talk, _peer: None
        self._looking = Looking(self._look)
        self._recordings = Recordings(self._engine)
        self._hls = HlsStreams(self._engine)

    async def answer(self, talk_id: str, person_id: str, device: str, sdp: str, voice: Voice) -> Answered:
        """See `Sound`."""
        talk, peer = TalkId(talk_id), PeerId(person_id)
        try:
            await self._open(talk)
            if talk in self._edges:  # who may speak is called to where it would be heard
                voice = _LISTENING
            # Who is seen is read for the whole table at once: a word of before must not take a place from somebody.
            voice = replace(voice, picture=None)
            answer = await self._connect(talk, peer, sdp, voice)
        except (MediaError, OSError) as error:
            raise _as_answer(error) from error
        self._told.setdefault(talk, {})[peer] = voice
        announce(person_topic(person_id), AudioTaken(talk=talk_id, device=device))
        self.look_again(talk)
        return Answered(answer, self._rooms.setdefault(talk, secrets.token_hex(6)))

    async def _connect(self, talk: TalkId, peer: PeerId, sdp: str, voice: Voice) -> str:
        if kind_of(talk).is_seen:
            answer = await self._engine.answer_pictures(talk, peer, sdp)
            await self._engine.show(talk, peer, voice.picture)
            return answer
        answer = await self._engine.answer(
            talk, peer, sdp, may_speak=voice.may_speak, is_muted=voice.is_muted
        )
        await self._engine.reduce_noise(talk, peer, on=voice.noise_reduced)
        return answer

    async def _open(self, talk: TalkId) -> None:
        self._told.setdefault(talk, {})
        self._rooms.setdefault(talk, secrets.token_hex(6))
        await self._engine.start()
        if kind_of(talk).is_seen:
            await self._engine.open_pictures(talk)
        else:
            await self._engine.open(talk, off_the_record=not kind_of(talk).is_kept)

    async def add_candidate(self, talk_id: str, person_id: str, candidate: str) -> None:
        """See `Sound`."""
        try:
            await self._engine.add_candidate(TalkId(talk_id), PeerId(person_id), candidate)
        except MediaError as error:
            raise _as_answer(error) from error

    async def set_gain(self, talk_id: str, listener: str, person_id: str, gain: float) -> None:
        """See `Sound`."""
        try:
            await self._engine.set_gain(TalkId(talk_id), PeerId(listener), PeerId(person_id), gain)
        except MediaError as error:
            raise _as_answer(error) from error

    def notice(self, hint: Hint) -> None:
        """See `Sound`."""
        for talk in sounds_of(hint):
            self._loop.call_soon_threadsafe(self.look_again, talk)

    async def tick(self) -> None:
        """Compare the engine with the stages, so that nothing depends on having been told."""
        for talk in tuple(self._told):
            self.look_again(talk)

    def talks(self) -> Mapping[TalkId, Collection[PeerId]]:
        """Return the talks that are carried here, and who is connected to each."""
        return self._told

    @property
    def engine(self) -> EngineThread:
        """Return the engine, for what goes from one to another."""
        return self._engine

    async def follow(self, talk: TalkId) -> None:
        """Hand out what another process mixes, to listeners only. Raises `Unavailable` where there is no room."""
        try:
            self._edges.add(talk)
            await self._open(talk)
            await self._engine.follow(talk)
        except (MediaError, OSError) as error:
            raise _as_answer(error) from error

    async def lead(self, talk: TalkId) -> None:
        """Mix a talk here that was followed: its listeners keep their lines, and whoever of them may speak is heard."""
        self._edges.discard(talk)
        with suppress(UnknownTalk, EngineClosed):
            await self._engine.lead(talk)
        self.look_again(talk)

    async def leave(self, talk: TalkId, peer: PeerId) -> None:
        """Disconnect somebody who is connected elsewhere."""
        self._told.get(talk, {}).pop(peer, None)
        with suppress(EngineClosed):
            await self._engine.leave(talk, peer)

    async def drop(self, talk: TalkId) -> None:
        """Carry a talk no longer: another process does."""
        self._forget(talk)
        await self._engine.end(talk)
        if kind_of(talk).is_kept:
            self._recordings.drop(talk)
            await self._hls.drop(talk)

    def _forget(self, talk: TalkId) -> None:
        self._told.pop(talk, None)
        self._rooms.pop(talk, None)
        self._edges.discard(talk)
        self._called = {key: at_s for key, at_s in self._called.items() if key[0] != talk}
        self._clips.forget(talk)

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
        if talk not in self._told:
            return
        self._looking.again(talk)
        if talk not in self._edges and kind_of(talk).is_kept:
            self._recordings.look_again(talk)
            self._hls.look_again(talk)

    async def _look(self, talk: TalkId) -> None:
        await self._bring_up_to_date(talk, await run_db(voices_of, talk))
        await self._play(talk)

    async def _bring_up_to_date(self, talk: TalkId, voices: Mapping[str, Voice]) -> None:
        told = self._told.get(talk, {})
        if not voices:
            await self._end(talk)
            return
        for peer, before in tuple(told.items()):
            voice = voices.get(peer)
            if voice is None:
                told.pop(peer, None)
                await self._engine.leave(talk, peer)
            elif talk in self._edges:
                self._call(talk, peer, voice)
            elif voice != before:
                await self._set_voice(talk, peer, voice)

    async def _end(self, talk: TalkId) -> None:
        """The talk is over. What it leaves on disk is its origin's business."""
        leaves_something = kind_of(talk).is_kept and talk not in self._edges
        await self._engine.end(talk)
        if leaves_something:
            await self._hls.end(talk)
            await self._recordings.end(talk)
        self._forget(talk)

    def _call(self, talk: TalkId, peer: PeerId, voice: Voice) -> None:
        """Ask somebody who may speak over to where the talk is mixed; they go on hearing here until they are there."""
        now_s = self._loop.time()
        if voice.may_speak and now_s - self._called.get((talk, peer), -_CALL_EVERY_S) >= _CALL_EVERY_S:
            self._called[talk, peer] = now_s
            announce(person_topic(peer), SoundLost(talk=talk, line=self._rooms[talk], goes_on=True))

    async def _play(self, talk: TalkId) -> None:
        if talk in self._told and talk not in self._edges and kind_of(talk).is_kept:
            await self._clips.bring_up_to_date(talk, await run_db(playing_in, talk))

    async def _set_voice(self, talk: TalkId, peer: PeerId, voice: Voice) -> None:
        try:
            if kind_of(talk).is_seen:
                await self._engine.show(talk, peer, voice.picture)
            else:
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
                announce(topic_of(talk), TalkLevels(talk=talk, levels=levels))
            case RecordingFailed(talk=talk, reason=reason):
                self._recordings.fail(talk, reason)
            case Connected(talk=talk, peer=peer):
                self.on_connected(talk, peer)
            case Gone(talk=talk, peer=peer):
                self._told.get(talk, {}).pop(peer, None)
                self._called.pop((talk, peer), None)
            case ClipEnded(talk=talk, clip=clip):
                self._clips.ended(talk, clip)


def engine_of_settings(hear: Sink) -> EngineThread:
    """Return an engine as the settings want it, not yet started.

    TURN is for browsers: it reaches the engine's port like anybody else. With a relay of its own for every listener the
    engine would send each packet twice through it, and ask for it with credentials that have run out.
    """
    config = EngineConfig(
        udp_ports=settings.RTC_PORTS,
        bind=settings.RTC_BIND,
        public_addresses=settings.RTC_ADDRESSES,
        ice_servers=tuple(IceServer(url) for url in stun_urls(settings.ICE_URLS)),
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
