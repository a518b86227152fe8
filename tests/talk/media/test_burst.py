"""Packets that leave in bursts: what comes out of a real socket, and what happens to what cannot be sent."""

import os
import socket
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from pylibsrtp import Error, Policy, Session

from talk.media import rtp
from talk.media.burst import IS_AVAILABLE, MAX_BYTES, SLOTS, Burst, Seal, Target
from talk.media.outbound import MediaPacket, Outbound

pytestmark = [pytest.mark.pure, pytest.mark.skipif(not IS_AVAILABLE, reason="no sendmmsg here")]
KEY = os.urandom(44)


def packet(number: int, payload: bytes = b"opus") -> MediaPacket:
    return MediaPacket(payload, number * 960, marker=False)


def outbound() -> Outbound:
    return Outbound(ssrc=7, payload_type=111, cname="c", origin=(65_530, 5), keeps=True)


def session(direction: int) -> Session:
    return Session(Policy(key=KEY, ssrc_type=direction, srtp_profile=Policy.SRTP_PROFILE_AEAD_AES_256_GCM))


@dataclass
class Way:
    """A burst, and an ear at the other end."""

    burst: Burst
    target: Target
    ear: socket.socket
    seal: Seal
    ears: Session

    def heard(self) -> list[rtp.RtpPacket]:
        """Return everything that has come, decrypted."""
        found = []
        while True:
            try:
                found.append(rtp.parse(self.ears.unprotect(self.ear.recv(4096))))
            except BlockingIOError:
                return found


@pytest.fixture(params=["127.0.0.1", "::1"])
def way(request: pytest.FixtureRequest) -> Iterator[Way]:
    host = str(request.param)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_DGRAM) as ear, socket.socket(family, socket.SOCK_DGRAM) as mouth:
        try:
            ear.bind((host, 0))
        except OSError:
            pytest.skip("no IPv6 here")
        ear.setblocking(False)
        mouth.setblocking(False)
        target = Target.of(host, ear.getsockname()[1])
        assert target is not None
        seal = Seal.of(session(Policy.SSRC_ANY_OUTBOUND))
        yield Way(Burst(mouth.fileno()), target, ear, seal, session(Policy.SSRC_ANY_INBOUND))


def test_nothing_leaves_before_the_flush_and_everything_with_it(way: Way) -> None:
    out = outbound()
    for number in range(3):
        way.burst.put(out, packet(number, bytes([number]) * 50), way.seal, way.target)
    assert way.heard() == []
    way.burst.flush()
    assert [(each.timestamp, each.payload) for each in way.heard()] == [
        (5 + number * 960, bytes([number]) * 50) for number in range(3)
    ]
    way.burst.flush()
    assert way.heard() == []


def test_a_full_burst_leaves_by_itself(way: Way) -> None:
    out = outbound()
    for number in range(SLOTS + 1):
        way.burst.put(out, packet(number), way.seal, way.target)
    assert [each.seq for each in way.heard()] == [(65_530 + number) & 0xFFFF for number in range(SLOTS)]
    way.burst.flush()
    assert len(way.heard()) == 1
    assert way.burst.dropped == 0


def test_what_one_peer_cannot_be_sent_stops_nobody_elses(way: Way) -> None:
    nowhere = Target.of("0.0.0.0" if way.target.size == 16 else "::", 0)
    assert nowhere is not None
    out = outbound()
    for number, target in enumerate((nowhere, way.target, nowhere, nowhere, way.target)):
        way.burst.put(out, packet(number), way.seal, target)
    way.burst.flush()
    assert [each.timestamp for each in way.heard()] == [965, 4 * 960 + 5]
    assert way.burst.dropped == 3


def test_a_packet_that_is_too_long_is_refused_and_leaves_no_trace(way: Way) -> None:
    out = outbound()
    with pytest.raises(ValueError, match="too long"):
        way.burst.put(out, packet(0, bytes(MAX_BYTES)), way.seal, way.target)
    way.burst.put(out, packet(1, bytes(MAX_BYTES - rtp.HEADER_BYTES)), way.seal, way.target)
    way.burst.flush()
    assert [len(each.payload) for each in way.heard()] == [MAX_BYTES - rtp.HEADER_BYTES]
    assert out.seq == 65_531


def test_a_packet_that_cannot_be_encrypted_is_not_sent_in_the_clear(way: Way) -> None:
    for_nobody = Seal.of(Session())
    with pytest.raises(Error):
        way.burst.put(outbound(), packet(0), for_nobody, way.target)
    way.burst.flush()
    assert way.heard() == []


def test_a_closed_burst_writes_to_no_descriptor(way: Way) -> None:
    way.burst.put(outbound(), packet(0), way.seal, way.target)
    way.burst.close()
    way.burst.flush()
    assert way.heard() == []
    assert way.burst.dropped == 1


def test_an_address_with_a_scope_is_no_target() -> None:
    assert Target.of("fe80::1%lo", 9) is None
    assert Target.of("host.local", 9) is None
