"""Somebody who listens as cheaply as possible: real ICE, DTLS and SRTP, reports as a browser sends them, no decoder.

Where the server makes the offer, `answer` answers it; `accept` connects either way.
"""

import asyncio
import secrets
import time
from typing import cast

from aioice import Candidate, Connection
from aiortc.rtcdtlstransport import RTCCertificate, RTCDtlsTransport
from aiortc.rtcicetransport import RTCIceTransport, candidate_to_aioice
from aiortc.rtp import RtcpReceiverInfo, RtcpRrPacket
from aiortc.sdp import SessionDescription

from talk.media.audio import RATE_HZ
from talk.media.rtp import Unroller

REPORT_EVERY_S = 5.0


class Listener:
    """Offers or answers, connects, and counts what arrives."""

    def __init__(self, certificate: RTCCertificate) -> None:
        self.packets = self.bytes = 0
        self.highest, self._lowest = 0, -1
        self.first = asyncio.Event()
        self.connected_s = self.first_packet_s = 0.0
        self.gaps_s: list[float] = []
        self._last_s = 0.0
        self._delays_s: list[float] = []
        self._timestamps = Unroller(32)
        self._ssrc, self._source = secrets.randbits(32), 0
        self._link = Connection(ice_controlling=True, use_ipv6=False)
        self._certificate = certificate
        self._dtls: RTCDtlsTransport | None = None
        self._reports: asyncio.Task[None] | None = None

    async def offer(self) -> str:
        """Return an offer with all candidates."""
        await self._link.gather_candidates()
        return self._description(96, "0", "actpass")

    async def answer(self, offer: str) -> str:
        """Return the answer to an offer, with all candidates."""
        self._link.ice_controlling = False
        await self._link.gather_candidates()
        media = SessionDescription.parse(offer).media[0]
        payload_type = media.rtp.codecs[0].payloadType
        assert payload_type is not None
        return self._description(payload_type, media.rtp.muxId, "active")

    def _description(self, payload_type: int, mid: str, setup: str) -> str:
        link, fingerprint = self._link, self._certificate.getFingerprints()[0]
        lines = [
            *(
                "v=0",
                "o=- 1 2 IN IP4 0.0.0.0",
                "s=-",
                "t=0 0",
                f"a=group:BUNDLE {mid}",
                "a=msid-semantic:WMS *",
            ),
            *(
                f"m=audio 9 UDP/TLS/RTP/SAVPF {payload_type}",
                "c=IN IP4 0.0.0.0",
                "a=recvonly",
                f"a=mid:{mid}",
            ),
            *("a=rtcp-mux", f"a=rtpmap:{payload_type} opus/48000/2", f"a=setup:{setup}"),
            *(f"a=ice-ufrag:{link.local_username}", f"a=ice-pwd:{link.local_password}"),
            f"a=fingerprint:{fingerprint.algorithm} {fingerprint.value}",
            *(f"a=candidate:{candidate.to_sdp()}" for candidate in link.local_candidates),
        ]
        return "\r\n".join([*lines, "a=end-of-candidates", ""])

    async def accept(self, description: str) -> None:
        """Connect by what the server says of itself."""
        link, media = self._link, SessionDescription.parse(description).media[0]
        assert media.ice is not None and media.dtls is not None
        link.remote_username, link.remote_password = media.ice.usernameFragment, media.ice.password
        for candidate in media.ice_candidates:
            usable: Candidate = candidate_to_aioice(candidate)
            await link.add_remote_candidate(usable)
        await link.add_remote_candidate(None)
        await link.connect()
        transport = _Ice(link)
        self._dtls = RTCDtlsTransport(cast("RTCIceTransport", transport), [self._certificate])
        self._dtls._set_role("server" if media.dtls.role == "client" else "client")
        self._dtls._handle_rtp_data = self._received  # type: ignore[method-assign]
        await self._dtls.start(media.dtls)
        self.connected_s = time.monotonic()
        self._reports = asyncio.create_task(self._report())

    async def _received(self, data: bytes, arrival_time_ms: int) -> None:
        now_s = time.monotonic()
        if not self.packets:
            self.first_packet_s = self.first_packet_s or now_s
            self.first.set()
        else:
            self.gaps_s.append(now_s - self._last_s)
        self._last_s = now_s
        self._delays_s.append(now_s - self._timestamps.unroll(int.from_bytes(data[4:8], "big")) / RATE_HZ)
        self.packets += 1
        self.bytes += len(data)
        self.highest = int.from_bytes(data[2:4], "big")
        self._lowest = self.highest if self._lowest < 0 else self._lowest
        self._source = int.from_bytes(data[8:12], "big")

    async def _report(self) -> None:
        await asyncio.sleep(secrets.randbelow(1000) / 1000 * REPORT_EVERY_S)
        while self._dtls is not None:
            block = RtcpReceiverInfo(self._source, 0, 0, self.highest, 48, 0, 0)
            await self._dtls._send_rtp(bytes(RtcpRrPacket(self._ssrc, [block])))
            await asyncio.sleep(REPORT_EVERY_S)

    def count(self) -> None:
        """Start counting anew."""
        self.packets, self.bytes, self._lowest = 0, 0, -1
        self.gaps_s.clear()
        self._delays_s.clear()

    @property
    def missed(self) -> int:
        """Packets between the first and the last that did not come."""
        return ((self.highest - self._lowest) & 0xFFFF) + 1 - self.packets if self.packets else 0

    @property
    def late_s(self) -> list[float]:
        """How much later each packet came than the most punctual one, by the clock of its RTP timestamp."""
        first = min(self._delays_s, default=0.0)
        return [delay_s - first for delay_s in self._delays_s]

    def fall_silent(self) -> None:
        """Report no more: the server is about to go."""
        if self._reports is not None:
            self._reports.cancel()

    async def close(self) -> None:
        """Hang up."""
        self.fall_silent()
        if self._dtls is not None:
            await self._dtls.stop()
        await self._link.close()


class _Ice:
    """As much of aiortc's ICE transport as its DTLS needs."""

    role = "controlling"

    def __init__(self, link: Connection) -> None:
        self._recv, self._send = link.recv, link.send
