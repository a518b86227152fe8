"""Clients of the engine's pictures for its tests: aiortc's connections below, the packets by hand."""

import secrets
from dataclasses import dataclass, field
from typing import Any

from aiortc import RTCBundlePolicy, RTCConfiguration, RTCPeerConnection, RTCSessionDescription
from aiortc.rtp import RTCP_PSFB_PLI, AnyRtcpPacket, RtcpPacket, RtcpPsfbPacket, RtcpRtpfbPacket
from aiortc.sdp import SessionDescription

from talk.media import rtp
from talk.media.engine import Engine
from talk.media.ids import PeerId, TalkId
from talk.media.picture_offer import PLACES
from talk.media.rtp import RtpPacket
from tests.talk.media.people import until

TABLE = TalkId("camera:kitchen")
KEY, DELTA = b"\x10\x00", b"\x10\x01"
"""How the first packet of a key picture and of any other begins (RFC 7741); the rest is for the decoder alone."""


@dataclass
class Looker:
    """Somebody at a table with a camera whose packets the test makes, and eyes that keep what comes."""

    name: str
    seen: list[list[RtpPacket]] = field(default_factory=lambda: [[] for _ in range(PLACES)])
    """By place."""
    told: list[AnyRtcpPacket] = field(default_factory=list)
    """RTCP."""

    def __post_init__(self) -> None:
        self.peer = PeerId(self.name)
        self.connection = RTCPeerConnection(
            RTCConfiguration(iceServers=[], bundlePolicy=RTCBundlePolicy.MAX_BUNDLE)
        )
        self.connection.addTransceiver("video", direction="sendonly")
        for _ in range(PLACES):
            self.connection.addTransceiver("video", direction="recvonly")
        self.ssrc = secrets.randbits(31)
        self.seq, self.ticks = 65_000, 1_000
        self.ssrcs: list[int] = []
        self.number = 0

    async def offer(self) -> str:
        await self.connection.setLocalDescription(await self.connection.createOffer())
        return self.connection.localDescription.sdp

    async def join(self, engine: Engine, table: TalkId = TABLE) -> None:
        await self.accept(await engine.answer_pictures(table, self.peer, await self.offer()))
        onlooker = engine._pictures[table].onlooker(self.peer)
        await until(lambda: onlooker.in_use is not None)  # it knows a moment later than we do

    async def accept(self, answer: str) -> None:
        sections = SessionDescription.parse(answer).media
        self.number = sections[0].rtp.codecs[0].payloadType or 0
        self.ssrcs = [section.ssrc[0].ssrc for section in sections[1:]]
        transport = self._transport
        transport._handle_rtp_data = self._see
        transport._handle_rtcp_data = self._hear
        await self.connection.setRemoteDescription(RTCSessionDescription(answer, "answer"))
        await until(lambda: transport.state == "connected")

    @property
    def _transport(self) -> Any:
        return self.connection.getTransceivers()[0].sender.transport

    async def _see(self, data: bytes, arrival_time_ms: int) -> None:
        packet = rtp.parse(data)
        if packet.ssrc in self.ssrcs:
            self.seen[self.ssrcs.index(packet.ssrc)].append(packet)

    async def _hear(self, data: bytes) -> None:
        self.told += RtcpPacket.parse(data)

    async def send(self, payload: bytes, *, marker: bool = True, skip: int = 0, ssrc: int = 0) -> None:
        """Send a packet; `skip` leaves so many numbers out before it."""
        self.seq += 1 + skip
        self.ticks += 3_000
        await self.send_as(payload, self.seq, marker=marker, ssrc=ssrc)

    async def send_as(self, payload: bytes, seq: int, *, marker: bool = True, ssrc: int = 0) -> None:
        start = rtp.header(
            payload_type=self.number, marker=marker, seq=seq, timestamp=self.ticks, ssrc=ssrc or self.ssrc
        )
        await self._transport._send_rtp(start + payload)

    async def say(self, packet: AnyRtcpPacket) -> None:
        """Send RTCP."""
        await self._transport._send_rtp(bytes(packet))

    async def want_key(self, place: int) -> None:
        await self.say(RtcpPsfbPacket(RTCP_PSFB_PLI, 1, self.ssrcs[place]))

    def payloads(self, place: int) -> list[bytes]:
        return [packet.payload for packet in self.seen[place]]

    @property
    def keys_asked(self) -> int:
        """Return how often a key picture was asked of us."""
        return sum(isinstance(each, RtcpPsfbPacket) and each.fmt == RTCP_PSFB_PLI for each in self.told)

    @property
    def asked_again(self) -> list[int]:
        return [seq for each in self.told if isinstance(each, RtcpRtpfbPacket) for seq in each.lost]

    async def leave(self) -> None:
        await self.connection.close()
