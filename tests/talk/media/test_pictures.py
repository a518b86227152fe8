"""Pictures of a table on the engine: what comes in goes out, to those who sit there and nobody else."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from aiortc import RTCPeerConnection
from aiortc.rtp import RTCP_PSFB_APP, RTCP_RTPFB_NACK, RtcpPsfbPacket, RtcpRtpfbPacket, unpack_remb_fci
from aiortc.sdp import SessionDescription

from talk.media.camera import ASK_EVERY_S, ASKED_BPS
from talk.media.engine import Engine
from talk.media.errors import MalformedOffer, TooManyPeers, UnknownPeer, UnknownTalk
from talk.media.ids import PeerId, TalkId
from talk.media.picture_offer import PLACES, read_picture_offer
from talk.media.pictures import Pictures
from talk.media.sink import Connected, Gone
from tests.talk.media.conftest import Invite
from tests.talk.media.looking import DELTA, KEY, TABLE, Looker
from tests.talk.media.people import TALK, Remembered, until

pytestmark = pytest.mark.pure

Seat = Callable[[str], Looker]


@pytest.fixture
async def seat(engine: Engine) -> AsyncIterator[Seat]:
    """Open the pictures of a table, and make people who look."""
    await engine.open_pictures(TABLE)
    lookers: list[Looker] = []

    def make(name: str) -> Looker:
        lookers.append(Looker(name))
        return lookers[-1]

    yield make
    for looker in lookers:
        await looker.leave()


async def settle() -> None:
    """Let whatever is on its way arrive."""
    await asyncio.sleep(0.2)


async def test_what_one_camera_sends_reaches_all_others_as_it_is(
    engine: Engine, seat: Seat, told: Remembered
) -> None:
    ada, ben, cem = seat("ada"), seat("ben"), seat("cem")
    for looker in (ada, ben, cem):
        await looker.join(engine)
    await until(lambda: len(told.of(Connected)) == 3)
    await engine.show(TABLE, ada.peer, 2)
    sent = [
        KEY + os.urandom(900),
        b"\x00" + os.urandom(700),
        DELTA + os.urandom(300),
        DELTA + os.urandom(200),
    ]
    for payload, marker in zip(sent, (False, True, True, True), strict=True):
        await ada.send(payload, marker=marker)
    await until(lambda: len(ben.seen[2]) == len(cem.seen[2]) == 4)
    for looker in (ben, cem):
        assert looker.payloads(2) == sent
        packets = looker.seen[2]
        first = packets[0].seq
        assert first < 2**15
        assert [packet.seq - first for packet in packets] == [0, 1, 2, 3]
        assert [packet.marker for packet in packets] == [False, True, True, True]
        assert [packet.timestamp - packets[0].timestamp for packet in packets] == [0, 3_000, 6_000, 9_000]
    assert {packet.ssrc for packet in (*ben.seen[2], *cem.seen[2])} == {ben.ssrcs[2], cem.ssrcs[2]}
    assert ada.seen == [[], [], [], []]
    assert ben.seen[0] == ben.seen[1] == ben.seen[3] == []


async def test_nobody_sees_a_camera_that_is_off_or_that_of_who_has_left(engine: Engine, seat: Seat) -> None:
    ada, ben, eve = seat("ada"), seat("ben"), seat("eve")
    elsewhere = TalkId("camera:elsewhere")
    await engine.open_pictures(elsewhere)
    for looker, table in ((ada, TABLE), (ben, TABLE), (eve, elsewhere)):
        await looker.join(engine, table)
    await ada.send(KEY)
    await settle()
    assert ben.payloads(0) == []  # without leave
    await engine.show(TABLE, ada.peer, 0)
    await ada.send(KEY)
    await until(lambda: len(ben.seen[0]) == 1)
    await engine.show(TABLE, ada.peer, None)
    await ada.send(KEY)
    await settle()
    assert len(ben.seen[0]) == 1
    await engine.show(TABLE, ada.peer, 0)
    await ada.send(KEY)
    await until(lambda: len(ben.seen[0]) == 2)
    await engine.leave(TABLE, ada.peer)
    with pytest.raises(UnknownPeer):
        await engine.show(TABLE, ada.peer, 0)
    assert len(ben.seen[0]) == 2
    assert eve.seen == [[], [], [], []]


async def test_a_place_is_one_stream_whoever_is_shown_at_it(engine: Engine, seat: Seat) -> None:
    ada, ben, cem = seat("ada"), seat("ben"), seat("cem")
    for looker in (ada, ben, cem):
        await looker.join(engine)
    await engine.show(TABLE, ada.peer, 0)
    await ada.send(KEY + b"ada")
    await until(lambda: len(cem.seen[0]) == 1)
    await engine.show(TABLE, ben.peer, 0)  # the newer word counts
    await ada.send(DELTA + b"ada")
    await ben.send(DELTA + b"ben")  # nobody can begin with that
    await until(lambda: ben.keys_asked == 1)
    await ben.send(KEY + b"ben")
    await until(lambda: len(cem.seen[0]) == 2)
    first, second = cem.seen[0]
    assert (first.payload, second.payload) == (KEY + b"ada", KEY + b"ben")
    assert (second.seq - first.seq, second.ssrc) == (1, first.ssrc)
    assert 0 < (second.timestamp - first.timestamp) % 2**32 < 10 * 90_000
    await ben.send(DELTA, ssrc=4711)  # another source on the same line: not before its own key picture
    await settle()
    assert len(cem.seen[0]) == 2


async def test_who_comes_later_begins_with_a_key_picture_that_is_asked_for(
    engine: Engine, seat: Seat
) -> None:
    ada, ben = seat("ada"), seat("ben")
    await ada.join(engine)
    await engine.show(TABLE, ada.peer, 1)
    await ada.send(KEY)
    await settle()
    asked = ada.keys_asked
    await ben.join(engine)
    await until(lambda: ada.keys_asked == asked + 1)
    await ada.send(DELTA)
    await settle()
    assert ben.payloads(1) == []
    await ada.send(KEY)
    await until(lambda: ben.payloads(1) == [KEY])


async def test_key_pictures_are_asked_for_seldom_however_many_want_one(engine: Engine, seat: Seat) -> None:
    ada, ben, cem = seat("ada"), seat("ben"), seat("cem")
    for looker in (ada, ben, cem):
        await looker.join(engine)
    await engine.show(TABLE, ada.peer, 0)
    await ada.send(KEY)
    await until(lambda: len(ben.seen[0]) == 1)
    await asyncio.sleep(ASK_EVERY_S)
    before = ada.keys_asked
    for _ in range(10):
        await ben.want_key(0)
        await cem.want_key(0)
    await until(lambda: ada.keys_asked == before + 1)
    await settle()
    assert ada.keys_asked == before + 1
    await asyncio.sleep(ASK_EVERY_S)
    await ada.send(DELTA)  # it has not come yet
    await until(lambda: ada.keys_asked == before + 2)
    fir = RtcpPsfbPacket(4, 1, 0, fci=ben.ssrcs[0].to_bytes(4, "big") + b"\x01\x00\x00\x00")
    await ada.send(KEY)
    await asyncio.sleep(ASK_EVERY_S)
    await ben.say(fir)
    await until(lambda: ada.keys_asked == before + 3)


async def test_what_gets_lost_is_sent_again_on_both_ways(engine: Engine, seat: Seat) -> None:
    ada, ben = seat("ada"), seat("ben")
    for looker in (ada, ben):
        await looker.join(engine)
    await engine.show(TABLE, ada.peer, 0)
    await ada.send(KEY)
    await ada.send(DELTA + b"after", skip=1)
    missing = (ada.seq - 1) & 0xFFFF
    await until(lambda: ada.asked_again[:1] == [missing])
    await ada.send_as(DELTA + b"late", missing)
    await until(lambda: len(ben.seen[0]) == 3)
    first = ben.seen[0][0].seq
    assert [packet.seq - first for packet in ben.seen[0]] == [0, 2, 1]
    line = engine._pictures[TABLE].by_peer[ben.peer].in_use
    assert line is not None
    way, line._link.send_now = line._link.send_now, lambda data: None  # type: ignore[method-assign]
    await ada.send(DELTA + b"lost there")
    await settle()
    line._link.send_now = way  # type: ignore[method-assign]
    await ada.send(DELTA)
    await until(lambda: len(ben.seen[0]) == 4)
    await ben.say(RtcpRtpfbPacket(RTCP_RTPFB_NACK, 1, ben.ssrcs[0], lost=[first + 3, first + 9]))
    await until(lambda: ben.payloads(0)[4:] == [DELTA + b"lost there"])
    assert ben.seen[0][4].seq == first + 3


async def test_a_camera_above_the_cap_is_not_forwarded(engine: Engine, seat: Seat) -> None:
    """Three megabits for two seconds: what the bucket holds goes through, then nothing; a calm camera comes back."""
    ada, ben = seat("ada"), seat("ben")
    for looker in (ada, ben):
        await looker.join(engine)
    await engine.show(TABLE, ada.peer, 0)
    for number in range(600):
        await ada.send((KEY if number % 10 == 0 else DELTA) + bytes(1_200))
        await asyncio.sleep(0.003)
    await settle()
    through = len(ben.seen[0])
    assert 60 < through < 200
    assert ben.payloads(0)[-1] != b""
    await asyncio.sleep(3.5)
    await ada.send(KEY + b"calm")
    await until(lambda: ben.payloads(0)[-1] == KEY + b"calm")


async def test_who_is_seen_is_told_how_much_to_send_and_less_where_it_gets_lost(
    engine: Engine, seat: Seat
) -> None:
    ada, ben = seat("ada"), seat("ben")
    for looker in (ada, ben):
        await looker.join(engine)
    await engine.show(TABLE, ada.peer, 0)
    await ada.send(KEY)

    def limits() -> list[int]:
        remb = [each for each in ada.told if isinstance(each, RtcpPsfbPacket) and each.fmt == RTCP_PSFB_APP]
        return [unpack_remb_fci(each.fci)[0] for each in remb]

    await until(lambda: limits()[:1] == [pytest.approx(ASKED_BPS, rel=0.01)])
    pictures = engine._pictures[TABLE]
    line = pictures.by_peer[ben.peer].in_use
    assert line is not None
    line.shown[0].loss = 0.3
    await until(lambda: limits()[-1] < ASKED_BPS * 0.8)
    line.shown[0].loss = 0.0
    await until(lambda: limits()[-1] == pytest.approx(ASKED_BPS, rel=0.01))


async def test_a_new_line_takes_over_and_who_is_gone_is_told(
    engine: Engine, seat: Seat, told: Remembered
) -> None:
    ada, ben = seat("ada"), seat("ben")
    for looker in (ada, ben):
        await looker.join(engine)
    await engine.show(TABLE, ada.peer, 0)
    await ada.send(KEY)
    await until(lambda: len(ben.seen[0]) == 1)
    again = seat("ada")
    await again.join(engine)
    await until(lambda: told.of(Connected).count(Connected(TABLE, ada.peer)) == 2)
    await again.send(KEY + b"again")
    await until(lambda: ben.payloads(0)[1:] == [KEY + b"again"])
    await again.leave()
    await until(lambda: told.of(Gone) == [Gone(TABLE, ada.peer)])


async def test_pictures_know_neither_recorder_nor_tap_nor_playlist(
    engine: Engine, seat: Seat, tmp_path: Path
) -> None:
    ada, ben = seat("ada"), seat("ben")
    for looker in (ada, ben):
        await looker.join(engine)
    await engine.show(TABLE, ada.peer, 0)
    for asked in (
        engine.record(TABLE, tmp_path, frozenset([ada.peer])),
        engine.open_hls(TABLE, tmp_path),
        engine.set_tap(TABLE, ada.peer, lambda *_: None),
        engine.set_relay(TABLE, lambda _: None),
    ):
        with pytest.raises(UnknownTalk):
            await asked
    await ada.send(KEY)
    await until(lambda: len(ben.seen[0]) == 1)
    pictures = engine._pictures[TABLE]
    await engine.end(TABLE)
    assert not any(os.scandir(tmp_path))
    assert not {"recorder", "set_tap", "hls", "relay", "play"} & {*dir(Pictures), *vars(pictures)}


async def test_sound_takes_no_pictures_and_pictures_no_sound(
    engine: Engine, seat: Seat, invite: Invite
) -> None:
    """A talk refuses video by port 0, whatever a browser adds; and hears on."""
    seat("nobody")
    speaker, listener, both = invite("ada", 440.0), invite("ben"), invite("cem")
    both.connection.addTransceiver("video", direction="sendrecv")
    answer = await engine.answer(TALK, both.peer, await both.offer(), may_speak=True, is_muted=False)
    audio, video = SessionDescription.parse(answer).media
    assert (audio.kind, audio.port, video.kind, video.port) == ("audio", 9, "video", 0)
    await speaker.join(engine, may_speak=True)
    await listener.join(engine)
    await until(lambda: listener.hears(440.0))
    mixed = RTCPeerConnection()
    mixed.addTransceiver("audio", direction="sendrecv")
    await mixed.setLocalDescription(await mixed.createOffer())
    with pytest.raises(MalformedOffer):
        await engine.answer_pictures(TABLE, PeerId("ada"), mixed.localDescription.sdp)
    await mixed.close()
    with pytest.raises(UnknownTalk):
        await engine.answer_pictures(TALK, PeerId("ada"), await Looker("cem").offer())


async def test_offers_are_answered_with_one_picture_up_and_four_down(engine: Engine, seat: Seat) -> None:
    ada = seat("ada")
    ada.connection.getTransceivers()[2].direction = "inactive"
    ada.connection.addTransceiver("video", direction="recvonly")
    ada.connection.addTransceiver("audio", direction="recvonly")
    answer = SessionDescription.parse(await engine.answer_pictures(TABLE, ada.peer, await ada.offer()))
    directions = [(section.kind, section.port, section.direction) for section in answer.media]
    assert directions == [
        ("video", 9, "recvonly"),
        ("video", 9, "sendonly"),
        ("video", 9, "inactive"),  # they do not want to see that one
        ("video", 9, "sendonly"),
        ("video", 9, "sendonly"),
        ("video", 0, "inactive"),
        ("audio", 0, "inactive"),
    ]
    assert len({section.ssrc[0].ssrc for section in answer.media[1 : 1 + PLACES]}) == PLACES
    assert answer.group[0].items == [section.rtp.muxId for section in answer.media[: 1 + PLACES]]
    for broken in ("", "v=0", (await ada.offer()).replace("VP8", "H265").replace("vp8", "h265")):
        with pytest.raises(MalformedOffer):
            read_picture_offer(broken)


async def test_pictures_are_opened_once_and_not_on_too_many_tables(engine: Engine, seat: Seat) -> None:
    seat("nobody")
    first = engine._pictures[TABLE]
    await engine.open_pictures(TABLE)
    assert engine._pictures[TABLE] is first
    for number in range(63):
        await engine.open_pictures(TalkId(f"camera:{number}"))
    with pytest.raises(TooManyPeers):
        await engine.open_pictures(TalkId("camera:one too many"))
