"""Who is in a talk and who may be heard: a seat for each."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from talk.media.errors import TooManySpeakers
from talk.media.ids import PeerId
from talk.media.lines import Lines
from talk.media.mixer import MAX_VOICES
from talk.media.output import Output
from talk.media.peer import Peer
from talk.media.rtp import RtpPacket
from talk.media.sink import PeerFigures, Tap
from talk.media.voice import Voice


@dataclass(slots=True)
class Seat(Lines[Peer]):
    """One person. With leave to speak there is a voice, and a mix of their own while it is heard, or adjusted."""

    voice: Voice | None = None
    minus: Output | None = None
    is_muted: bool = False
    noise_reduced: bool = False
    gains: dict[PeerId, float] = field(default_factory=dict)
    """How loud this person hears others, where that is not as they are: 0 is not at all."""
    tap: Tap | None = None
    refused: int = 0
    last_dbfs: float = field(default=-90.0)

    @property
    def is_heard(self) -> bool:
        """Whether packets from here go into the mix."""
        return self.voice is not None and not self.is_muted

    def allow(self, *, may_speak: bool, is_muted: bool) -> None:
        """Give or take leave to speak; what was said before and not yet heard is dropped."""
        if not may_speak:
            self.voice = None
        elif self.voice is None:
            self.voice = Voice()
            self.voice.reduce_noise(on=self.noise_reduced)
        elif is_muted != self.is_muted:
            self.voice.forget()
        self.is_muted = is_muted
        self._listen()

    def hear(self, other: PeerId, gain: float) -> None:
        """Hear somebody louder or quieter from now on; 1 is as they are."""
        if gain == 1.0:
            self.gains.pop(other, None)
        else:
            self.gains[other] = gain
        self._listen()

    def _listen(self) -> None:
        """Have a stream of one's own, where what one hears is not what all others do."""
        if not self.is_heard and not self.gains:
            self.minus = None
        elif self.minus is None:
            self.minus = Output()

    def gains_of(self, voices: "Sequence[Seat]") -> list[float]:
        """Return how loud this person hears each of these voices. One's own, which is not in the mix, stays out."""
        return [1.0 if seat is self else self.gains.get(seat.peer, 1.0) for seat in voices]

    def reduce_noise(self, *, on: bool) -> None:
        """Take steady noise out of this voice, now and whenever it is on stage, or leave it as it comes."""
        self.noise_reduced = on
        if self.voice is not None:
            self.voice.reduce_noise(on=on)

    def received(self, source: Peer, packet: RtpPacket, now_s: float) -> bool:
        """Take a packet of one of this person's connections: only the one in use counts, and only with leave."""
        if source is not self.in_use or self.voice is None or self.is_muted:
            self.refused += 1
            return False
        return self.voice.put(packet, now_s)

    def figures(self) -> PeerFigures:
        """Return how this peer is doing."""
        used = self.in_use
        there = used.heard_there if used else None
        jitter = self.voice.jitter if self.voice else None
        return PeerFigures(
            connected=used is not None,
            on_stage=self.voice is not None,
            loss_down=there.loss if there else 0.0,
            jitter_down_ms=there.jitter_ms if there else 0.0,
            round_trip_ms=there.round_trip_ms if there else None,
            loss_up=used.reception.loss if used else 0.0,
            jitter_up_ms=jitter.jitter_s * 1000 if jitter else 0.0,
            held_ms=jitter.delay_s * 1000 if jitter else 0.0,
            level_dbfs=self.last_dbfs,
            packets_up=used.reception.received if used else 0,
            refused_up=self.refused,
        )


class Seats:
    """Everyone in one talk."""

    def __init__(self) -> None:
        self.by_peer: dict[PeerId, Seat] = {}

    def require_place(self, peer: PeerId) -> None:
        """Raise TooManySpeakers unless this peer is on stage or there is room for one more."""
        others = sum(1 for seat in self.by_peer.values() if seat.voice is not None and seat.peer != peer)
        if others >= MAX_VOICES:
            raise TooManySpeakers(f"{MAX_VOICES} are on stage")

    def with_own_mix(self) -> list[tuple[Seat, Output]]:
        """Return who hears something else than all others do, and over what."""
        return [(seat, seat.minus) for seat in self.by_peer.values() if seat.minus is not None]

    def heard(self) -> list[Seat]:
        """Return whose voices are mixed, `MAX_VOICES` at most."""
        return [seat for seat in self.by_peer.values() if seat.is_heard]
