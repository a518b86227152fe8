"""The pictures of one table: whom the server says to show is forwarded to all others who look, as it comes.

Nothing is decoded, mixed or kept. There is no way from here to a recorder, a tap or a playlist: those belong to the
sound (`live`), and an engine finds the pictures of a table under a name under which it finds no sound.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import structlog

from talk.media.camera import Camera
from talk.media.errors import UnknownPeer
from talk.media.ground import Ground
from talk.media.ids import PeerId, TalkId
from talk.media.lines import Lines, Spawn
from talk.media.picture_offer import PLACES, PictureOffer
from talk.media.picture_peer import PicturePeer
from talk.media.rtp import RtpPacket
from talk.media.sink import Connected, Fact, Gone

log = structlog.get_logger(__name__)

TURN_S = 1.0


@dataclass(slots=True)
class Onlooker(Lines[PicturePeer]):
    """Somebody at the table who looks at the others, and is seen where the server has given them a place."""

    place: int | None = None
    refused: int = 0
    """Packets that came from here without a place."""


class Pictures:
    """All methods run on the engine's loop."""

    def __init__(self, talk: TalkId, ground: Ground, tell: Callable[[Fact], None], spawn: Spawn) -> None:
        self.talk = talk
        self.by_peer: dict[PeerId, Onlooker] = {}
        self.cameras = tuple(Camera() for _ in range(PLACES))
        self._owners: list[PeerId | None] = [None] * PLACES
        self._ground, self._tell, self._spawn = ground, tell, spawn

    # people

    async def join(self, peer: PeerId, offer: PictureOffer) -> str:
        """Make a connection and return the answer; the one in use stays until the new one is connected."""
        onlooker = self.by_peer.setdefault(peer, Onlooker(peer))
        line: PicturePeer
        line = PicturePeer(
            self._ground,
            offer,
            lambda packet, now_s: self._received(onlooker, line, packet, now_s),
            lambda place, lost: self._send_again(line, place, lost),
            self._want_key,
        )
        return await onlooker.take(
            line, self._spawn, partial(self._connected, onlooker), partial(self._ended, onlooker)
        )

    def onlooker(self, peer: PeerId) -> Onlooker:
        """Return somebody who is connected, or about to be. Raises UnknownPeer."""
        onlooker = self.by_peer.get(peer)
        if onlooker is None:
            raise UnknownPeer(peer)
        return onlooker

    def show(self, peer: PeerId, place: int | None) -> None:
        """Show somebody at a place from the next key picture on, or nowhere from now on. Raises UnknownPeer."""
        onlooker = self.onlooker(peer)
        if onlooker.place == place:
            return
        self._hide(onlooker)
        if place is None:
            return
        before = self._owners[place]
        if before is not None and before in self.by_peer:
            self._hide(self.by_peer[before])
        onlooker.place, self._owners[place] = place, peer
        self.cameras[place].begin()

    def _hide(self, onlooker: Onlooker) -> None:
        if onlooker.place is not None:
            self._owners[onlooker.place] = None
            self.cameras[onlooker.place].begin()
            onlooker.place = None

    async def leave(self, peer: PeerId) -> None:
        """Close somebody's connections: at once nothing of theirs reaches anybody."""
        onlooker = self.by_peer.pop(peer, None)
        if onlooker is not None:
            self._hide(onlooker)
            await onlooker.hang_up()

    async def close(self) -> None:
        """Close all connections."""
        for peer in list(self.by_peer):
            await self.leave(peer)

    def _connected(self, onlooker: Onlooker) -> None:
        if onlooker.place is not None:
            self.cameras[onlooker.place].begin()
        for place, owner in enumerate(self._owners):
            if owner is not None and owner != onlooker.peer:
                self._want_key(place)
        self._tell(Connected(self.talk, onlooker.peer))

    def _ended(self, onlooker: Onlooker) -> None:
        if onlooker.is_gone and self.by_peer.get(onlooker.peer) is onlooker:
            self._hide(onlooker)
            del self.by_peer[onlooker.peer]
            self._tell(Gone(self.talk, onlooker.peer))

    # packets

    def _received(self, onlooker: Onlooker, line: PicturePeer, packet: RtpPacket, now_s: float) -> None:
        place = onlooker.place
        if place is None or line is not onlooker.in_use:
            onlooker.refused += 1
            return
        camera = self.cameras[place]
        forwarded, lost = camera.take(packet, now_s)
        if camera.source is not None:
            line.ask_again(camera.source, lost)
            if camera.asks_key(now_s):
                line.ask_key(camera.source)
        if forwarded is None:
            return
        for other in self.by_peer.values():
            if other is not onlooker and other.in_use is not None:
                other.in_use.send(place, forwarded)

    def _send_again(self, line: PicturePeer, place: int, lost: Sequence[int]) -> None:
        camera = self.cameras[place]
        for seq in lost:
            packet = camera.again(line.shown[place].place_seq(seq, camera.last_seq))
            if packet is not None:
                line.send(place, packet)

    def _want_key(self, place: int) -> None:
        """Ask whoever is shown at a place for a key picture: now, or with their next packet when that is too soon."""
        camera, line = self.cameras[place], self._line_of(place)
        camera.want_key()
        if (
            line is not None
            and camera.source is not None
            and camera.asks_key(asyncio.get_running_loop().time())
        ):
            line.ask_key(camera.source)

    def _line_of(self, place: int) -> PicturePeer | None:
        owner = self._owners[place]
        return self.by_peer[owner].in_use if owner is not None and owner in self.by_peer else None

    # the clock's turn

    async def keep(self) -> None:
        """Once a second, until cancelled: reports in both directions, and who is gone."""
        while True:
            await asyncio.sleep(TURN_S)
            try:
                self._turn(asyncio.get_running_loop().time())
            except Exception:
                log.exception("turn failed")

    def _turn(self, now_s: float) -> None:
        for onlooker in list(self.by_peer.values()):
            if onlooker.in_use is not None and onlooker.in_use.is_silent(now_s):
                onlooker.lose(onlooker.in_use, self._spawn)
                self._ended(onlooker)
        for place, camera in enumerate(self.cameras):
            line = self._line_of(place)
            if line is None or camera.source is None:
                continue
            others = [
                each.in_use
                for each in self.by_peer.values()
                if each.in_use is not None and each.in_use is not line
            ]
            camera.follow(max((other.loss for other in others), default=0.0))
            line.tell_received(camera.source, camera.asked_bps)
            for other in others:
                other.report(place, camera.ticks_at(now_s))
