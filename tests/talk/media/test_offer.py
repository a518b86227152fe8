"""Reading offers, whatever is in them, and writing answers that others can read."""

import pytest
from aioice import Candidate
from aiortc.rtcdtlstransport import RTCDtlsFingerprint
from aiortc.sdp import SessionDescription
from hypothesis import given, settings
from hypothesis import strategies as st

from talk.media.errors import MalformedCandidate, MalformedOffer
from talk.media.offer import Local, read_candidate, read_offer, write_answer

pytestmark = pytest.mark.pure

OFFER = "\r\n".join(
    [
        "v=0",
        "o=- 4611 2 IN IP4 127.0.0.1",
        "s=-",
        "t=0 0",
        "a=group:BUNDLE 0 1",
        "m=video 9 UDP/TLS/RTP/SAVPF 96",
        "c=IN IP4 0.0.0.0",
        "a=ice-ufrag:abcd",
        "a=ice-pwd:0123456789012345678901",
        f"a=fingerprint:sha-256 {':'.join(['AB'] * 32)}",
        "a=setup:actpass",
        "a=mid:0",
        "a=sendrecv",
        "a=rtcp-mux",
        "a=rtpmap:96 VP8/90000",
        "m=audio 9 UDP/TLS/RTP/SAVPF 111 63",
        "c=IN IP4 0.0.0.0",
        "a=ice-ufrag:abcd",
        "a=ice-pwd:0123456789012345678901",
        f"a=fingerprint:sha-256 {':'.join(['AB'] * 32)}",
        "a=setup:actpass",
        "a=mid:1",
        "a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level",
        "a=sendrecv",
        "a=rtcp-mux",
        "a=rtpmap:111 opus/48000/2",
        "a=rtcp-fb:111 transport-cc",
        "a=rtcp-fb:111 nack",
        "a=fmtp:111 minptime=10;useinbandfec=1",
        "a=rtpmap:63 red/48000/2",
        "a=candidate:1 1 udp 2113937151 a-b-c.local 50000 typ host",
        "a=candidate:2 1 udp 2113937150 192.0.2.7 50001 typ host",
        "a=candidate:3 1 tcp 1518280447 192.0.2.7 9 typ host tcptype active",
        "",
    ]
)
LOCAL = Local(
    ice_username="user",
    ice_password="0123456789012345678901",
    candidates=[Candidate("f", 1, "udp", 1, "192.0.2.1", 4000, "host")],
    fingerprints=[RTCDtlsFingerprint("sha-256", ":".join(["CD"] * 32))],
    ssrc=1234,
    cname="abc",
)


def test_an_offer_is_read() -> None:
    offer = read_offer(OFFER)
    assert (offer.chosen, offer.payload_type, offer.direction, offer.far.dtls_role) == (
        1,
        111,
        "sendrecv",
        "client",
    )
    assert offer.wants_nack
    assert [candidate.port for candidate in offer.far.candidates] == [50_000, 50_001]


def test_only_the_first_opus_section_is_accepted() -> None:
    answer = SessionDescription.parse(write_answer(read_offer(OFFER), LOCAL))
    video, audio = answer.media
    assert (video.kind, video.port, video.direction) == ("video", 0, "inactive")
    assert (audio.kind, audio.direction, audio.rtcp_mux, audio.rtp.muxId) == ("audio", "sendrecv", True, "1")
    assert [codec.name for codec in audio.rtp.codecs] == ["opus"]
    assert audio.ice_candidates_complete and audio.ice_candidates[0].port == 4000
    assert audio.dtls is not None and audio.dtls.role == "client"
    assert audio.rtp.headerExtensions == []
    assert answer.group[0].items == ["1"]


@pytest.mark.parametrize(
    ("offered", "answered"), [("sendonly", "recvonly"), ("recvonly", "sendonly"), ("inactive", "inactive")]
)
def test_directions_are_mirrored(offered: str, answered: str) -> None:
    assert read_offer(OFFER.replace("a=sendrecv", f"a={offered}")).direction == answered


@pytest.mark.parametrize(("offered", "ours"), [("active", "server"), ("passive", "client")])
def test_the_dtls_role_is_the_other_one(offered: str, ours: str) -> None:
    assert read_offer(OFFER.replace("actpass", offered)).far.dtls_role == ours


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("m=audio", "m=text"),
        ("opus/48000", "PCMU/8000"),
        ("a=ice-ufrag:abcd\r\n", ""),
        ("a=ice-pwd:0123456789012345678901\r\n", ""),
        ("a=fingerprint:sha-256", "a=fingermark:sha-256"),
        ("a=setup:actpass", "a=setup:holdconn"),
        ("a=rtcp-mux\r\n", ""),
        ("m=audio 9 UDP/TLS/RTP/SAVPF 111 63", "m=audio 9 UDP/TLS/RTP/SAVPF one two"),
        ("a=mid:1", "a=mid:1 a=mid:2"),
    ],
)
def test_offers_that_cannot_work_are_malformed(before: str, after: str) -> None:
    assert before in OFFER
    with pytest.raises(MalformedOffer):
        read_offer(OFFER.replace(before, after))


@pytest.mark.parametrize("text", ["", "v=0", "\0" * 100, "m=audio", OFFER + "a=x\r\n" * 10_000, OFFER * 5])
def test_what_is_no_offer_is_malformed(text: str) -> None:
    with pytest.raises(MalformedOffer):
        read_offer(text)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_broken_offer_is_malformed_or_answered_and_never_anything_else(data: st.DataObject) -> None:
    lines = OFFER.split("\r\n")
    at = data.draw(st.integers(0, len(lines) - 1))
    lines[at] = data.draw(st.one_of(st.text(max_size=30), st.just(lines[at][: len(lines[at]) // 2])))
    try:
        offer = read_offer("\r\n".join(lines))
    except MalformedOffer:
        return
    assert "m=audio" in write_answer(offer, LOCAL)


def test_candidates_are_read_as_browsers_write_them() -> None:
    line = (
        "candidate:842163049 1 udp 1677729535 198.51.100.7 46154 typ srflx raddr 0.0.0.0 rport 0 generation 0"
    )
    candidate = read_candidate(line)
    assert candidate is not None and (candidate.host, candidate.port, candidate.type) == (
        "198.51.100.7",
        46_154,
        "srflx",
    )
    assert read_candidate("a=" + line) is not None


@pytest.mark.parametrize(
    "line", ["", "  ", "candidate:1 1 tcp 1 192.0.2.1 9 typ host", "candidate:1 2 udp 1 192.0.2.1 9 typ host"]
)
def test_candidates_of_no_use_are_left_out(line: str) -> None:
    assert read_candidate(line) is None


@pytest.mark.parametrize("line", ["candidate:", "x", "candidate:1 1 udp x y z typ host", "1 " * 400])
def test_candidates_that_cannot_be_read_are_malformed(line: str) -> None:
    if line == "candidate:":
        assert read_candidate(line) is None
        return
    with pytest.raises(MalformedCandidate):
        read_candidate(line)
