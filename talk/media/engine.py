"""The facade: everything that the rest of the product asks of the audio engine.

All methods belong to one event loop and are idempotent: asking twice is the same as asking once. `thread.py` gives
the engine a loop of its own and lets other threads ask.
"""

import asyncio
from collections.abc import Awaitable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import structlog

from talk.media.clips import Clip
from talk.media.clock import keep_time
from talk.media.config import EngineConfig
from talk.media.errors import EngineClosed, TooManyPeers, UnknownTalk
from talk.media.ground import Ground
from talk.media.hls import HlsWriter
from talk.media.ids import ClipId, PeerId, TalkId
from talk.media.live import LiveTalk, Relay
from talk.media.mixer import MAX_GAIN
from talk.media.offer import read_candidate, read_offer
from talk.media.picture_offer import read_picture_offer
from talk.media.pictures import Pictures
from talk.media.recorder import Recorder
from talk.media.relayed import EdgeCount, Relayed
from talk.media.sink import EngineFigures, Fact, Sink, TalkFigures, Tap
from talk.media.turnstile import Turnstile

log = structlog.get_logger(__name__)

DECODING_THREADS = 2


class Engine:
    """Any number of talks on one event loop. `sink` is told what happens by itself (see `sink.py`)."""

    def __init__(self, config: EngineConfig, sink: Sink) -> None:
        self._config, self._sink = config, sink
        self._talks: dict[TalkId, LiveTalk] = {}
        self._pictures: dict[TalkId, Pictures] = {}
        """By names of their own: under them there is no sound, and nothing that could record."""
        self._clocks: dict[TalkId, asyncio.Task[None]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._executor = ThreadPoolExecutor(DECODING_THREADS, thread_name_prefix="clips")
        self._disk = ThreadPoolExecutor(1, thread_name_prefix="recordings")
        self._turnstile = Turnstile(config.joins_per_s, config.max_waiting_joins)
        self._edges = EdgeCount()
        self._ground: Ground | None = None
        self._starting = asyncio.Lock()
        self._closed = False

    # talks

    async def open(self, talk: TalkId, *, off_the_record: bool = False) -> None:
        """Open a talk and start its clock. Raises TooManyPeers, EngineClosed, OSError without a free UDP port.

        `off_the_record`: nothing of it can be recorded, tapped or written as HLS for as long as it is open.
        """
        if self._closed:
            raise EngineClosed
        if talk in self._talks:
            return
        ground = await self._stand()
        if talk in self._talks:
            return
        if len(self._talks) >= self._config.max_talks:
            raise TooManyPeers("too many talks on this engine")
        recorder = None if off_the_record else Recorder(talk, self._disk, self._tell)
        live = LiveTalk(talk, ground, self._tell, self._spawn, recorder)
        self._talks[talk] = live
        self._clocks[talk] = asyncio.create_task(keep_time(live.turn), name=f"clock of {talk}")

    async def end(self, talk: TalkId) -> None:
        """End a talk: its recording is complete, everybody is disconnected, nobody is told `Gone`."""
        live = self._talks.pop(talk, None) or self._pictures.pop(talk, None)
        clock = self._clocks.pop(talk, None)
        if clock is not None:
            clock.cancel()
            await asyncio.gather(clock, return_exceptions=True)
        if live is not None:
            await live.close()

    async def close(self) -> None:
        """End everything. The engine cannot be used afterwards."""
        self._closed = True
        for talk in [*self._talks, *self._pictures]:
            await self.end(talk)
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._ground is not None:
            self._ground.close()
        self._executor.shutdown(wait=False, cancel_futures=True)
        self._disk.shutdown(wait=False)

    # several engines for one talk

    async def follow(self, talk: TalkId) -> None:
        """Hand out a mix that another engine makes and `feed` brings, instead of mixing. Raises UnknownTalk."""
        self._live(talk).follow(self._edges)

    async def lead(self, talk: TalkId) -> None:
        """Mix here again; whoever listens stays connected. Raises UnknownTalk."""
        self._live(talk).lead()

    async def set_relay(self, talk: TalkId, relay: Relay | None) -> None:
        """Hand each packet of the common mix to the engines that follow, or no longer. Raises UnknownTalk."""
        self._live(talk).relay = relay

    def feed(self, talk: TalkId, relayed: Relayed) -> None:
        """Take a packet of a mix that is followed here; of any other talk it is dropped."""
        live = self._talks.get(talk)
        if live is not None:
            live.feed(relayed)

    async def silent_s(self, talk: TalkId) -> float:
        """Return for how long a talk that is followed has brought nothing. Raises UnknownTalk."""
        followed = self._live(talk).followed
        return followed.silent_s(asyncio.get_running_loop().time()) if followed else 0.0

    async def load(self) -> EngineFigures:
        """Return how busy the engine is."""
        late_s = max((live.late_s for live in self._talks.values()), default=0.0)
        return EngineFigures(self._count(), late_s * 1000, self._edges.late, self._edges.lost)

    # people

    async def answer(
        self, talk: TalkId, peer: PeerId, offer_sdp: str, *, may_speak: bool, is_muted: bool
    ) -> str:
        """Return the SDP answer to a browser's offer, all candidates included.

        The same peer again is a reconnect: the connection it has stays in use until the new one is connected.
        Raises MalformedOffer, UnknownTalk, TooManySpeakers, TooManyPeers.
        """
        live = self._live(talk)
        offer = read_offer(offer_sdp)
        if may_speak:
            live.seats.require_place(peer)
        await self._turnstile.enter(ahead=may_speak)
        live = self._live(talk)
        if peer not in live.seats.by_peer and self._count() >= self._config.max_peers:
            raise TooManyPeers("the engine is full")
        return await live.join(peer, offer, may_speak=may_speak, is_muted=is_muted)

    async def add_candidate(self, talk: TalkId, peer: PeerId, candidate: str) -> None:
        """Take in a trickled candidate (`candidate:…`); "" says that there are no more.

        Raises MalformedCandidate, UnknownTalk, UnknownPeer.
        """
        pictures = self._pictures.get(talk)
        lines = pictures.onlooker(peer) if pictures else self._live(talk).seat(peer)
        connection = lines.being_made or lines.in_use
        read = read_candidate(candidate)
        if read is not None and connection is not None:
            await connection.add_candidate(read)

    async def set_voice(self, talk: TalkId, peer: PeerId, *, may_speak: bool, is_muted: bool) -> None:
        """Let somebody on stage or down, and mute. It counts from the next packet on.

        Raises UnknownTalk, UnknownPeer, TooManySpeakers.
        """
        self._live(talk).set_voice(peer, may_speak=may_speak, is_muted=is_muted)

    async def reduce_noise(self, talk: TalkId, peer: PeerId, *, on: bool) -> None:
        """Take steady noise out of what is heard of somebody, 10 ms later then, or leave it as it comes.

        Recordings keep it as it comes. Raises UnknownTalk, UnknownPeer.
        """
        self._live(talk).seat(peer).reduce_noise(on=on)

    async def set_gain(self, talk: TalkId, listener: PeerId, other: PeerId, gain: float) -> None:
        """Let one person hear another at a gain (0 to `mixer.MAX_GAIN`, 1 as they are), until they disconnect.

        Meant for small rooms: whoever asks for it costs an encoder. Raises UnknownTalk, UnknownPeer.
        """
        self._live(talk).hear(listener, other, min(max(gain, 0.0), MAX_GAIN))

    async def set_tap(self, talk: TalkId, peer: PeerId, tap: Tap | None) -> None:
        """Hand this voice's packets to a recorder, whenever it may be heard.

        Raises UnknownTalk, UnknownPeer, OffTheRecord.
        """
        self._live(talk).set_tap(peer, tap)

    async def record(self, talk: TalkId, folder: Path | None, people: frozenset[PeerId]) -> None:
        """Record these voices, whenever they are heard, and what is played, into a folder (see `tracks.py`).

        With nobody or no folder the recording stops; its files are complete then. Names are looked at anew for each
        packet, so that who connects again goes on being recorded. `RecordingFailed` follows where the disk fails.
        Raises UnknownTalk, OffTheRecord.
        """
        await self._live(talk).require_recorder().follow(folder, people)

    async def leave(self, talk: TalkId, peer: PeerId) -> None:
        """Disconnect somebody, who is not told `Gone`. Whoever is not there has left already."""
        live = self._talks.get(talk) or self._pictures.get(talk)
        if live is not None:
            await live.leave(peer)

    # pictures

    async def open_pictures(self, talk: TalkId) -> None:
        """Open the pictures of a table, under a name of their own. Raises as `open`."""
        if self._closed:
            raise EngineClosed
        ground = await self._stand()
        if talk in self._pictures:
            return
        if len(self._pictures) >= self._config.max_talks:
            raise TooManyPeers("pictures at too many tables on this engine")
        pictures = Pictures(talk, ground, self._tell, self._spawn)
        self._pictures[talk] = pictures
        self._clocks[talk] = asyncio.create_task(pictures.keep(), name=f"pictures of {talk}")

    async def answer_pictures(self, talk: TalkId, peer: PeerId, offer_sdp: str) -> str:
        """Return the SDP answer to an offer of pictures (`picture_offer`). A reconnect as with `answer`.

        Raises MalformedOffer, UnknownTalk, TooManyPeers.
        """
        offer = read_picture_offer(offer_sdp)
        self._shown(talk)
        await self._turnstile.enter()
        pictures = self._shown(talk)
        if peer not in pictures.by_peer and self._count() >= self._config.max_peers:
            raise TooManyPeers("the engine is full")
        return await pictures.join(peer, offer)

    async def show(self, talk: TalkId, peer: PeerId, place: int | None) -> None:
        """Show somebody's camera to the others at one of `PLACES` places, or to nobody.

        Raises UnknownTalk, UnknownPeer.
        """
        self._shown(talk).show(peer, place)

    # clips

    async def play(self, talk: TalkId, clip: ClipId, audio: Path | bytes, gain_db: float = 0.0) -> None:
        """Play a file to everyone, the stage included; a clip of the same id starts anew.

        Raises UnreadableClip, UnknownTalk. `ClipEnded` follows at its end.
        """
        self._live(talk)
        opened = await Clip.open(audio, gain_db, self._executor)
        live = self._talks.get(talk)
        if live is None:
            await opened.close()
            raise UnknownTalk(talk)
        live.play(clip, opened)

    async def stop_clip(self, talk: TalkId, clip: ClipId) -> None:
        """Stop a clip at once. Raises UnknownTalk."""
        self._live(talk).stop_clip(clip)

    async def open_hls(self, talk: TalkId, folder: Path) -> None:
        """Write the common mix as HLS into an existing folder (`hls.PLAYLIST`) until the talk ends or `close_hls`.

        Raises UnknownTalk, OSError, OffTheRecord.
        """
        self._live(talk).require_recorder()
        if self._live(talk).hls is not None:
            return
        writer = await HlsWriter.open(folder, self._executor)
        live = self._talks.get(talk)
        if live is None or live.hls is not None:
            await writer.close()
            if live is None:
                raise UnknownTalk(talk)
        else:
            live.hls = writer

    async def close_hls(self, talk: TalkId) -> None:
        """End the playlist. Raises UnknownTalk."""
        live = self._live(talk)
        writer, live.hls = live.hls, None
        if writer is not None:
            await writer.close()

    async def figures(self, talk: TalkId) -> TalkFigures:
        """Return how a talk and everyone in it is doing. Raises UnknownTalk."""
        return self._live(talk).figures()

    # inside

    def _live(self, talk: TalkId) -> LiveTalk:
        live = self._talks.get(talk)
        if live is None:
            raise UnknownTalk(talk)
        return live

    def _shown(self, talk: TalkId) -> Pictures:
        pictures = self._pictures.get(talk)
        if pictures is None:
            raise UnknownTalk(talk)
        return pictures

    def _count(self) -> int:
        heard = sum(len(live.seats.by_peer) for live in self._talks.values())
        return heard + sum(len(pictures.by_peer) for pictures in self._pictures.values())

    async def _stand(self) -> Ground:
        """Bind the UDP ports and make the certificate when the first talk opens."""
        async with self._starting:
            if self._ground is None:
                self._ground = await Ground.make(self._config)
            return self._ground

    def _tell(self, fact: Fact) -> None:
        try:
            self._sink(fact)
        except Exception:
            log.exception("sink failed")

    def _spawn(self, work: Awaitable[None]) -> None:
        """Do something in the background; `close` waits for it."""
        task = asyncio.ensure_future(_quietly(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def _quietly(work: Awaitable[None]) -> None:
    try:
        await work
    except Exception:
        log.exception("background work failed")
