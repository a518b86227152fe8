"""Somebody who listens as cheaply as possible: real ICE, DTLS and SRTP, reports as a browser sends them, no decoder."""

import asyncio
import secrets
import time
from typing import cast

from aioice import Candidate, Connection
from aiortc.rtcdtlstransport import RTCCertificate, RTCDtlsTransport
from aiortc.rtcicetransport import RTCIceTransport, candidate_to_aioice
from aiortc.rtp import RtcpReceiverInfo, RtcpRrPacket
from aiortc.sdp import SessionDescription

REPORT_EVERY_S = 5.0


class Listener:
    """Offers, connects, and counts what arrives."""

    def __init__(self, certificate: RTCCertificate) -> None:
        self.packets = 0
        self.highest, self._lowest = 0, -1
        self.first = asyncio.Event()
        self.connected_s = self.first_packet_s = 0.0
        self.gaps_s: list[float] = []
        self._last_s = 0.0
        self._ssrc, self._source = secrets.randbits(32), 0
        self._link = Connection(ice_controlling=True, use_ipv6=False)
        self._certificate = certificate
        self._dtls: RTCDtlsTransport | None = None
        self._reports: asyncio.Task[None] | None = None

    async def offer(self) -> str:
        """Return an offer with all candidates."""
        link = self._link
        await link.gather_candidates()
        fingerprint = self._certificate.getFingerprints()[0]
        lines = ["v=0", "o=- 1 2 IN IP4 0.0.0.0", "s=-", "t=0 0", "a=group:BUNDLE 0", "a=msid-semantic:WMS *"]
        lines += ["m=audio 9 UDP/TLS/RTP/SAVPF 96", "c=IN IP4 0.0.0.0", "a=recvonly", "a=mid:0", "a=rtcp-mux"]
        lines += [
            "a=rtpmap:96 opus/48000/2",
            f"a=ice-ufrag:{link.local_username}",
            f"a=ice-pwd:{link.local_password}",
        ]
        lines += [f"a=fingerprint:{fingerprint.algorithm} {fingerprint.value}", "a=setup:actpass"]
        lines += [f"a=candidate:{candidate.to_sdp()}" for candidate in link.local_candidates]
        return "\r\n".join([*lines, "a=end-of-candidates", ""])

    async def accept(self, answer: str) -> None:
        """Connect by the answer."""
        link, media = self._link, SessionDescription.parse(answer).media[0]
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
        self.packets += 1
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
        self.packets, self._lowest = 0, -1
        self.gaps_s.clear()

    @property
    def missed(self) -> int:
        """Packets between the first and the last that did not come."""
        return ((self.highest - self._lowest) & 0xFFFF) + 1 - self.packets if self.packets else 0

    async def close(self) -> None:
        """Hang up."""
        if self._reports is not None:
            self._reports.cancel()
        if self._dtls is not None:
            await self._dtls.stop()
        await self._link.close()


class _Ice:
    """As much of aiortc's ICE transport as its DTLS needs."""

    role = "controlling"

    def __init__(self, link: Connection) -> None:
        self._recv, self._send = link.recv, link.send
