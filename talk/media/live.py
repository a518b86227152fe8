"""One live talk: the people in it, and what happens on every turn of its clock."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TypeAlias

import numpy as np
import structlog

from talk.media.audio import FRAME_S, FRAME_SAMPLES, Frame
from talk.media.clips import Clip
from talk.media.errors import OffTheRecord, UnknownPeer
from talk.media.ground import Ground
from talk.media.hls import HlsWriter
from talk.media.ids import ClipId, PeerId, TalkId
from talk.media.lines import Spawn
from talk.media.mixer import adjust, mix
from talk.media.offer import Offer
from talk.media.outbound import MediaPacket
from talk.media.output import Output
from talk.media.pacing import Stretch, Tick
from talk.media.peer import Peer
from talk.media.recorder import Recorder
from talk.media.relayed import EdgeCount, Followed, Relayed
from talk.media.rtp import RtpPacket
from talk.media.sink import ClipEnded, Connected, Fact, Gone, Levels, PeerFigures, TalkFigures, Tap
from talk.media.stage import Seat, Seats

log = structlog.get_logger(__name__)

LEVELS_EVERY = 5
"""Ticks between two looks at the levels: ten a second."""
LOOK_AROUND_EVERY = 50
"""Ticks between two looks for peers that are gone: one a second."""
SENDS_AT_ONCE = 128
"""Listeners written to before other work gets a turn: 128 take a millisecond at most."""


Relay: TypeAlias = Callable[[MediaPacket], None]
"""Takes each packet of the common mix as it goes out, on the engine's thread; it must not block."""


class LiveTalk:
    """All methods run on the engine's loop; whatever is closed here is closed by `spawn`'s owner, the engine."""

    def __init__(
        self,
        talk: TalkId,
        ground: Ground,
        tell: Callable[[Fact], None],
        spawn: Spawn,
        recorder: Recorder | None,
    ) -> None:
        """`recorder`: None for a talk of which nothing is kept, whatever is asked."""
        self.talk = talk
        self.seats = Seats()
        self.clips: dict[ClipId, Clip] = {}
        self.listeners: tuple[Seat, ...] = ()
        self.hls: HlsWriter | None = None
        self.recorder = recorder
        self.followed: Followed | None = None
        """The mix as another engine makes it: then nothing is mixed here, and nobody speaks here."""
        self.relay: Relay | None = None
        self._ground, self._tell, self._spawn = ground, tell, spawn
        self._common = Output()
        self._stretch = Stretch(ground.frames_a_packet)
        self._told: tuple[dict[PeerId, float], tuple[PeerId, ...]] = ({}, ())
        self._ticks, self._skipped = 0, 0

    # people

    async def join(self, peer: PeerId, offer: Offer, *, may_speak: bool, is_muted: bool) -> str:
        """Make a connection and return the answer; the one in use stays until the new one is connected."""
        if may_speak:
            self.seats.require_place(peer)
        seat = self.seats.by_peer.setdefault(peer, Seat(peer))
        seat.allow(may_speak=may_speak, is_muted=is_muted)
        connection: Peer
        connection = Peer(
            self._ground, offer, lambda packet, now_s: self._received(seat, connection, packet, now_s)
        )
        connection.jitter_s = lambda: seat.voice.jitter.jitter_s if seat.voice else 0.0
        return await seat.take(
            connection, self._spawn, partial(self._connected, seat), partial(self._ended, seat)
        )

    def _connected(self, seat: Seat) -> None:
        if seat.voice is not None:
            seat.voice.forget()
        self._count_listeners()
        self._tell(Connected(self.talk, seat.peer))

    def _ended(self, seat: Seat) -> None:
        """Take note that a connection has ended by itself; with the last one its seat is gone."""
        self._count_listeners()
        if seat.is_gone and self.seats.by_peer.get(seat.peer) is seat:
            del self.seats.by_peer[seat.peer]
            self._tell(Gone(self.talk, seat.peer))

    def _count_listeners(self) -> None:
        self.listeners = tuple(seat for seat in self.seats.by_peer.values() if seat.in_use is not None)

    def seat(self, peer: PeerId) -> Seat:
        """Return the seat of a peer. Raises UnknownPeer."""
        seat = self.seats.by_peer.get(peer)
        if seat is None:
            raise UnknownPeer(peer)
        return seat

    def set_voice(self, peer: PeerId, *, may_speak: bool, is_muted: bool) -> None:
        """Give or take leave to speak. Raises UnknownPeer, TooManySpeakers."""
        seat = self.seat(peer)
        if may_speak:
            self.seats.require_place(peer)
        seat.allow(may_speak=may_speak, is_muted=is_muted)

    def set_tap(self, peer: PeerId, tap: Tap | None) -> None:
        """Let a recorder have this voice's packets from now on, or no longer. Raises UnknownPeer, OffTheRecord."""
        if tap is not None:
            self.require_recorder()
        self.seat(peer).tap = tap

    def require_recorder(self) -> Recorder:
        """Return what writes this talk down. Raises OffTheRecord where nothing may be kept."""
        if self.recorder is None:
            raise OffTheRecord(self.talk)
        return self.recorder

    def hear(self, listener: PeerId, other: PeerId, gain: float) -> None:
        """Let somebody hear somebody else louder or quieter. Raises UnknownPeer for the listener."""
        self.seat(listener).hear(other, gain)

    async def leave(self, peer: PeerId) -> None:
        """Close a peer's connections. Whoever is not there has left already."""
        seat = self.seats.by_peer.pop(peer, None)
        if seat is None:
            return
        self._count_listeners()
        await seat.hang_up()

    def _received(self, seat: Seat, connection: Peer, packet: RtpPacket, now_s: float) -> None:
        if not seat.received(connection, packet, now_s):
            return
        if self.recorder is not None:
            self.recorder.take(seat.peer, packet.payload, packet.timestamp, now_s)
        if seat.tap is None:
            return
        try:
            seat.tap(packet.payload, packet.timestamp, now_s)
        except Exception:
            seat.tap = None
            log.exception("tap failed")

    # another engine's mix

    def follow(self, count: EdgeCount) -> None:
        """Hand out what another engine mixes. Who follows already goes on."""
        self.followed = self.followed or Followed(count)

    def lead(self) -> None:
        """Mix here from the next turn on; whoever listens notices no change of line."""
        self.followed = None

    def feed(self, relayed: Relayed) -> None:
        """Take a packet of the mix that is made elsewhere; one for which it is too late is dropped."""
        if self.followed is not None:
            self.followed.add(relayed, self._ticks, asyncio.get_running_loop().time())

    # clips

    def play(self, name: ClipId, clip: Clip) -> None:
        """Mix a clip in from the next tick on; one of the same name makes room."""
        replaced, self.clips[name] = self.clips.get(name), clip
        if replaced is not None:
            self._spawn(replaced.close())

    def stop_clip(self, name: ClipId) -> None:
        """Stop a clip. One that is not played has stopped already."""
        clip = self.clips.pop(name, None)
        if self.recorder is not None:
            self.recorder.end_clip(name)
        if clip is not None:
            self._spawn(clip.close())

    def _bed(self, tick: Tick) -> Frame | None:
        bed: Frame | None = None
        for name, clip in list(self.clips.items()):
            frame = clip.frame()
            if frame is not None:
                bed = frame if bed is None else bed + frame
                if self.recorder is not None:
                    self.recorder.take_clip(name, frame, tick)
            elif clip.ended:
                self.stop_clip(name)
                self._tell(ClipEnded(self.talk, name))
        return bed

    # the clock's turn

    async def turn(self, tick: Tick) -> None:
        """Mix one frame and send what is complete."""
        self._ticks, self._skipped = tick.index + 1, self._skipped + tick.skipped
        frames = self._stretch.follow(tick.late_s)
        own: dict[PeerId, list[MediaPacket]] = {}
        if self.followed is not None:
            packets = self.followed.due(tick.index, frames)
        else:
            packets, own = self._mix(tick, frames)
        if tick.index % LOOK_AROUND_EVERY == 0:
            self._look_around()
        if packets or own:
            await self._fan_out(packets, own)

    def _mix(self, tick: Tick, frames: int) -> tuple[list[MediaPacket], dict[PeerId, list[MediaPacket]]]:
        heard = self.seats.heard()
        voices = [seat.voice.frame(tick.due_s) for seat in heard if seat.voice]
        stacked = np.stack(voices) if voices else np.zeros((0, FRAME_SAMPLES), np.float32)
        common, minus = mix(stacked, self._bed(tick))
        rows = {seat.peer: row for seat, row in zip(heard, minus, strict=True)}
        own: dict[PeerId, list[MediaPacket]] = {}
        for seat, output in self.seats.with_own_mix():
            row = rows.get(seat.peer, common)
            if seat.gains:
                row = adjust(row, stacked, seat.gains_of(heard))
            own[seat.peer] = output.add(row, tick.index, frames)
        packets = self._common.add(common, tick.index, frames)
        if self.hls is not None:
            self.hls.add(self._common.limited, tick.index)
        self._pass_on(packets)
        if self.recorder is not None:
            self.recorder.turn(tick.due_s)
        if tick.index % LEVELS_EVERY == 0:
            self._tell_levels(heard)
        return packets, own

    def _pass_on(self, packets: list[MediaPacket]) -> None:
        relay = self.relay
        if relay is None:
            return
        try:
            for packet in packets:
                relay(packet)
        except Exception:
            self.relay = None
            log.exception("relay failed")

    async def _fan_out(self, packets: list[MediaPacket], own: dict[PeerId, list[MediaPacket]]) -> None:
        now_s = asyncio.get_running_loop().time()
        for count, seat in enumerate(self.listeners, 1):
            connection = seat.in_use
            if connection is not None:
                for packet in packets if seat.minus is None else own.get(seat.peer, packets):
                    self._send(connection, packet, now_s)
            if count % SENDS_AT_ONCE == 0:
                self._ground.flush()
                await asyncio.sleep(0)
        self._ground.flush()

    @staticmethod
    def _send(connection: Peer, packet: MediaPacket, now_s: float) -> None:
        try:
            connection.send(packet, now_s)
        except Exception:
            log.exception("could not send to a peer")
            connection.is_connected = False  # it is given up as soon as it is seen to be silent

    def _tell_levels(self, heard: list[Seat]) -> None:
        levels = {}
        for seat in heard:
            if seat.voice is not None:
                seat.last_dbfs = levels[seat.peer] = seat.voice.loudness.tell()
        speaking = [seat.peer for seat in heard if seat.voice and seat.voice.speaks]
        active = tuple(sorted(speaking, key=lambda peer: -levels[peer]))
        if (levels, set(active)) != (self._told[0], set(self._told[1])):
            self._told = (levels, active)
            self._tell(Levels(self.talk, levels, active))

    def _look_around(self) -> None:
        now_s = asyncio.get_running_loop().time()
        for seat in self.listeners:
            if seat.in_use is not None and seat.in_use.is_silent(now_s):
                seat.lose(seat.in_use, self._spawn)
                self._ended(seat)

    @property
    def late_s(self) -> float:
        """Return how late the clock comes round on average."""
        return self._stretch.late_s

    # the end

    def figures(self) -> TalkFigures:
        """Return how everything is doing."""
        peers: dict[PeerId, PeerFigures] = {peer: seat.figures() for peer, seat in self.seats.by_peer.items()}
        return TalkFigures(
            peers=peers,
            packet_ms=round(self._stretch.frames * FRAME_S * 1000),
            late_ms=self._stretch.late_s * 1000,
            skipped=self._skipped,
            seconds=self._ticks * FRAME_S,
        )

    async def close(self) -> None:
        """Close the recording, all connections and clips, and end the playlist."""
        if self.recorder is not None:
            await self.recorder.close()
        for peer in list(self.seats.by_peer):
            await self.leave(peer)
        for clip in self.clips.values():
            await clip.close()
        self.clips.clear()
        hls, self.hls = self.hls, None
        if hls is not None:
            await hls.close()
