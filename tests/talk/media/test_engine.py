"""The engine with real peers over loopback: who hears whom."""

import asyncio
import io
import itertools
import socket
import struct
import wave

import av
import numpy as np
import pytest

from talk.media.audio import FRAME_S, FRAME_SAMPLES
from talk.media.codec import OpusEncoder
from talk.media.config import EngineConfig
from talk.media.connection import MAX_EARLY
from talk.media.engine import Engine
from talk.media.errors import (
    EngineClosed,
    MalformedCandidate,
    MalformedOffer,
    TooManyPeers,
    TooManySpeakers,
    UnknownPeer,
    UnknownTalk,
    UnreadableClip,
)
from talk.media.ids import ClipId, PeerId, TalkId
from talk.media.mixer import MAX_VOICES
from talk.media.relayed import Relayed
from talk.media.sink import ClipEnded, Connected, Gone, Levels
from tests.talk.media.conftest import Invite
from tests.talk.media.people import TALK, Remembered, tone, until

pytestmark = pytest.mark.pure

A, B, C = 440.0, 1000.0, 2200.0


def recording(hz: float, seconds: float) -> bytes:
    """Return a WAV file of a tone at 22.05 kHz stereo: neither the engine's rate nor its layout."""
    samples = 0.28 * np.sin(2 * np.pi * hz * np.arange(round(22_050 * seconds)) / 22_050)
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(2)
        out.setsampwidth(2)
        out.setframerate(22_050)
        out.writeframes((np.repeat(samples, 2) * 32_767).astype("<i2").tobytes())
    return file.getvalue()


async def test_a_speaker_is_heard_by_listeners_and_not_by_themselves(
    engine: Engine, told: Remembered, invite: Invite
) -> None:
    speaker, listener = invite("ada", A), invite("ben")
    await speaker.join(engine, may_speak=True)
    await listener.join(engine)
    await until(lambda: listener.hears(A))
    await asyncio.sleep(0.5)
    await until(lambda: listener.hears(A) and speaker.is_deaf_to(A))
    assert told.of(Connected) == [Connected(TALK, speaker.peer), Connected(TALK, listener.peer)]
    assert told.of(Levels)[-1].active == (speaker.peer,)
    assert told.of(Levels)[-1].dbfs[speaker.peer] == pytest.approx(-17, abs=2)


async def test_two_speakers_hear_each_other_and_listeners_hear_both(engine: Engine, invite: Invite) -> None:
    ada, ben, eve = invite("ada", A), invite("ben", B), invite("eve")
    await ada.join(engine, may_speak=True)
    await ben.join(engine, may_speak=True)
    await eve.join(engine)
    await until(lambda: eve.hears(A) and eve.hears(B) and ada.hears(B) and ben.hears(A))
    await until(lambda: ada.is_deaf_to(A) and ben.is_deaf_to(B))


async def test_a_listener_is_refused_until_they_may_speak_and_after_they_have_spoken(
    engine: Engine, invite: Invite
) -> None:
    """No renegotiation, and the stream to them goes on without a break."""
    ada, ben = invite("ada", A), invite("ben", B)
    await ada.join(engine, may_speak=True)
    await ben.join(engine)
    await until(lambda: ben.hears(A))
    await asyncio.sleep(0.4)
    assert ada.is_deaf_to(B)
    assert (await engine.figures(TALK)).peers[ben.peer].refused_up > 10
    await engine.set_voice(TALK, ben.peer, may_speak=True, is_muted=False)
    await until(lambda: ada.hears(B))
    await until(lambda: ben.hears(A) and ben.is_deaf_to(B))
    await engine.set_voice(TALK, ben.peer, may_speak=False, is_muted=False)
    await until(lambda: ada.is_deaf_to(B) and ben.hears(A))


async def test_somebody_muted_is_not_heard(engine: Engine, invite: Invite) -> None:
    ada, ben = invite("ada", A), invite("ben")
    await ada.join(engine, may_speak=True, is_muted=True)
    await ben.join(engine)
    await asyncio.sleep(0.8)
    assert not ben.hears(A)
    await engine.set_voice(TALK, ada.peer, may_speak=True, is_muted=False)
    await until(lambda: ben.hears(A))
    await engine.set_voice(TALK, ada.peer, may_speak=True, is_muted=True)
    await until(lambda: ben.is_deaf_to(A))


async def test_talks_do_not_hear_each_other(engine: Engine, invite: Invite) -> None:
    other = TalkId("coffee")
    await engine.open(other)
    ada, ben = invite("ada", A), invite("ben")
    await ada.join(engine, may_speak=True)
    answer = await engine.answer(other, ben.peer, await ben.offer(), may_speak=False, is_muted=False)
    await ben.accept(answer)
    await until(lambda: all(live.listeners for live in engine._talks.values()))
    await asyncio.sleep(0.5)
    assert not ben.hears(A)


async def test_a_clip_is_heard_by_everyone_and_its_end_is_told(
    engine: Engine, told: Remembered, invite: Invite
) -> None:
    ada, ben = invite("ada", A), invite("ben")
    await ada.join(engine, may_speak=True)
    await ben.join(engine)
    await until(lambda: ben.hears(A))
    await engine.play(TALK, ClipId("jingle"), recording(C, 0.8), gain_db=-3)
    await until(lambda: ada.hears(C) and ben.hears(C))
    await until(lambda: ben.hears(A))
    await until(lambda: told.of(ClipEnded) == [ClipEnded(TALK, ClipId("jingle"))])
    await until(lambda: ada.is_deaf_to(C) and ben.is_deaf_to(C))


async def test_a_clip_can_be_stopped(engine: Engine, told: Remembered, invite: Invite) -> None:
    ben = invite("ben")
    await ben.join(engine)
    await engine.play(TALK, ClipId("long"), recording(C, 30))
    await until(lambda: ben.hears(C))
    await engine.stop_clip(TALK, ClipId("long"))
    await engine.stop_clip(TALK, ClipId("long"))
    await until(lambda: ben.is_deaf_to(C))
    assert told.of(ClipEnded) == []


async def test_what_is_no_audio_is_refused(engine: Engine) -> None:
    for audio in (b"", b"no audio at all" * 100, recording(C, 1)[:30]):
        with pytest.raises(UnreadableClip):
            await engine.play(TALK, ClipId("broken"), audio)


async def test_a_reconnect_replaces_the_old_connection_once_the_new_one_is_there(
    engine: Engine, told: Remembered, invite: Invite
) -> None:
    ada, ben, again = invite("ada", A), invite("ben"), invite("ben")
    await ada.join(engine, may_speak=True)
    await ben.join(engine)
    await until(lambda: ben.hears(A))
    offer = await again.offer()
    answer = await engine.answer(TALK, again.peer, offer, may_speak=False, is_muted=False)
    ben.forget()
    await until(lambda: ben.hears(A))
    await again.accept(answer)
    await until(lambda: again.hears(A))
    await until(lambda: ben.connection.connectionState == "closed")
    await until(lambda: again.hears(A))
    assert told.of(Gone) == []
    assert [fact.peer for fact in told.of(Connected)] == ["ada", "ben", "ben"]


async def test_somebody_who_hangs_up_is_gone(engine: Engine, told: Remembered, invite: Invite) -> None:
    ada, ben = invite("ada", A), invite("ben")
    await ada.join(engine, may_speak=True)
    await ben.join(engine)
    await until(lambda: ben.hears(A))
    await ada.connection.close()
    await until(lambda: told.of(Gone) == [Gone(TALK, ada.peer)])
    with pytest.raises(UnknownPeer):
        await engine.set_voice(TALK, ada.peer, may_speak=True, is_muted=False)
    assert set((await engine.figures(TALK)).peers) == {ben.peer}


async def test_a_peer_that_falls_silent_is_gone_and_holds_up_nobody(told: Remembered, invite: Invite) -> None:
    engine = Engine(EngineConfig(joins_per_s=1000, silent_for_s=1.2), told)
    await engine.open(TALK)
    ada, ben, eve = invite("ada", A), invite("ben"), invite("eve")
    for person in (ada, ben, eve):
        await person.join(engine, may_speak=person is ada)
    await until(lambda: ben.hears(A) and eve.hears(A))
    ben.pull_the_plug()
    await until(lambda: told.of(Gone) == [Gone(TALK, ben.peer)])
    eve.forget()
    await until(lambda: eve.hears(A))
    await engine.close()


async def test_the_tap_gets_what_the_voice_said_and_nothing_while_it_may_not(
    engine: Engine, invite: Invite
) -> None:
    ada = invite("ada", A)
    taken: list[tuple[bytes, int, float]] = []
    await ada.join(engine)
    await engine.set_tap(
        TALK, ada.peer, lambda payload, timestamp, arrival_s: taken.append((payload, timestamp, arrival_s))
    )
    await asyncio.sleep(0.6)
    assert taken == []
    await engine.set_voice(TALK, ada.peer, may_speak=True, is_muted=False)
    await until(lambda: len(taken) > 20)
    codec = av.CodecContext.create("libopus", "r")
    heard = np.concatenate(
        [frame.to_ndarray()[0] for payload, _, _ in taken for frame in codec.decode(av.Packet(payload))]
    )
    assert float(np.abs(heard).max()) > 2000
    assert taken[5][1] - taken[4][1] == 960


async def test_a_tap_that_fails_does_no_harm(engine: Engine, invite: Invite) -> None:
    ada, ben = invite("ada", A), invite("ben")

    def broken(payload: bytes, timestamp: int, arrival_s: float) -> None:
        raise RuntimeError("disk full")

    await ada.join(engine, may_speak=True)
    await ben.join(engine)
    await engine.set_tap(TALK, ada.peer, broken)
    await until(lambda: ben.hears(A))


async def test_only_so_many_may_speak(engine: Engine, invite: Invite) -> None:
    person = invite("one-too-many")
    offer = await person.offer()
    for number in range(MAX_VOICES):
        await engine.answer(TALK, PeerId(f"speaker {number}"), offer, may_speak=True, is_muted=False)
    with pytest.raises(TooManySpeakers):
        await engine.answer(TALK, person.peer, offer, may_speak=True, is_muted=False)
    await engine.answer(TALK, person.peer, offer, may_speak=False, is_muted=False)
    with pytest.raises(TooManySpeakers):
        await engine.set_voice(TALK, person.peer, may_speak=True, is_muted=False)
    await engine.answer(TALK, PeerId("speaker 0"), offer, may_speak=True, is_muted=False)


async def test_malformed_input_leaves_no_trace(engine: Engine, invite: Invite) -> None:
    ada = invite("ada")
    with pytest.raises(MalformedOffer):
        await engine.answer(TALK, ada.peer, "v=0\r\nnonsense", may_speak=True, is_muted=False)
    assert not (await engine.figures(TALK)).peers
    await engine.answer(TALK, ada.peer, await ada.offer(), may_speak=False, is_muted=False)
    with pytest.raises(MalformedCandidate):
        await engine.add_candidate(TALK, ada.peer, "candidate:gibberish")
    await engine.add_candidate(TALK, ada.peer, "")
    await engine.add_candidate(TALK, ada.peer, "candidate:1 1 udp 2113937151 4f1c-9d.local 50000 typ host")
    for number in range(200):
        line = f"candidate:{number} 1 udp 2113937151 192.0.2.{number} 50000 typ host"
        await engine.add_candidate(TALK, ada.peer, line)
    assert len(engine._talks[TALK].seats.by_peer[ada.peer].being_made._link.remote_candidates) <= 40  # type: ignore[union-attr]


async def test_what_is_unknown_is_named(engine: Engine, invite: Invite) -> None:
    nowhere, nobody = TalkId("nowhere"), PeerId("nobody")
    with pytest.raises(UnknownTalk):
        await engine.answer(nowhere, nobody, "", may_speak=False, is_muted=False)
    with pytest.raises(UnknownTalk):
        await engine.figures(nowhere)
    with pytest.raises(UnknownPeer):
        await engine.set_voice(TALK, nobody, may_speak=True, is_muted=False)
    await engine.leave(TALK, nobody)
    await engine.leave(nowhere, nobody)
    await engine.end(nowhere)


async def test_datagrams_of_strangers_are_counted_and_dropped(engine: Engine, invite: Invite) -> None:
    ada, ben = invite("ada", A), invite("ben")
    await ada.join(engine, may_speak=True)
    await ben.join(engine)
    await until(lambda: ben.hears(A))
    ground = engine._ground
    assert ground is not None
    port = ground.ports[0]
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stranger:
        junk = [
            b"",
            b"\x00",
            b"\x00\x01" + bytes(18),
            b"\x80\x6f" + bytes(60),
            b"\x16" + bytes(40),
            b"\xff" * 1400,
        ]
        for data in junk * 20:
            stranger.sendto(data, ("127.0.0.1", port.number))
    await until(lambda: port.strays >= 100)
    ben.forget()
    await until(lambda: ben.hears(A))


async def test_packets_that_are_not_the_speakers_own_are_never_heard(engine: Engine, invite: Invite) -> None:
    """Her source number and address do not help without her keys, nor do her packets from another address."""
    ada, ben, encoder = invite("ada", A), invite("ben"), OpusEncoder()
    await ada.join(engine, may_speak=True)
    await ben.join(engine)
    await until(lambda: ben.hears(A))
    ground, peer = engine._ground, engine._talks[TALK].seats.by_peer[ada.peer].in_use
    assert ground is not None and peer is not None
    port, before = ground.ports[0], ground.ports[0].strays
    (hers,) = [address for address, lane in port._routes.items() if lane.owner is peer._link]
    for number in range(100):
        payload = encoder.encode(tone(C, number * FRAME_SAMPLES))
        fields = struct.pack("!BBHII", 0x80, peer.offer.payload_type, number, number * FRAME_SAMPLES, 1)
        port.datagram_received(fields + payload + bytes(10), hers)
        port.datagram_received(fields + payload + bytes(10), (hers[0], 9))
        await asyncio.sleep(0.005)
    assert port.strays == before + 100
    await asyncio.sleep(0.3)
    await until(lambda: ben.hears(A) and ben.is_deaf_to(C))


async def test_what_was_said_before_the_handshake_was_noticed_is_not_lost(
    engine: Engine, invite: Invite
) -> None:
    """As on a loop that is held up: her side is through, ours has not come to it. More than a second is not kept."""
    ada = invite("ada", A)
    await ada.join(engine, may_speak=True)
    seat = engine._talks[TALK].seats.by_peer[ada.peer]
    await until(lambda: seat.in_use is not None)
    peer = seat.in_use
    assert peer is not None
    peer.is_connected = False
    before = (await engine.figures(TALK)).peers[ada.peer].packets_up
    await asyncio.sleep(MAX_EARLY * FRAME_S + 0.5)
    assert (await engine.figures(TALK)).peers[ada.peer].packets_up == before
    peer.is_connected = True
    peer._catch_up()
    heard = (await engine.figures(TALK)).peers[ada.peer].packets_up - before
    assert MAX_EARLY - 5 <= heard <= MAX_EARLY  # a report or two are among them


async def test_leaving_and_ending_leave_no_task_and_no_route_behind(told: Remembered, invite: Invite) -> None:
    before = asyncio.all_tasks()
    engine = Engine(EngineConfig(joins_per_s=1000), told)
    await engine.open(TALK)
    await engine.open(TALK)
    people = [invite(f"person {number}", A if number == 0 else None) for number in range(4)]
    for person in people:
        await person.join(engine, may_speak=person is people[0])
    half_way = invite("half way")
    await engine.answer(TALK, half_way.peer, await half_way.offer(), may_speak=False, is_muted=False)
    await until(lambda: people[3].hears(A))
    await engine.play(TALK, ClipId("jingle"), recording(C, 5))
    await engine.leave(TALK, people[1].peer)
    await engine.leave(TALK, people[1].peer)
    port = engine._ground.ports[0] if engine._ground else None
    await engine.end(TALK)
    assert port is not None
    await asyncio.sleep(0.05)
    assert not port._lanes and not port._routes
    await engine.close()
    await engine.close()
    with pytest.raises(EngineClosed):
        await engine.open(TALK)
    for person in [*people, half_way]:
        await person.leave()
    await until(lambda: not (asyncio.all_tasks() - before))
    assert told.of(Gone) == []


async def test_a_rush_is_let_in_one_by_one_and_the_surplus_is_refused_at_once(
    told: Remembered, invite: Invite
) -> None:
    engine = Engine(EngineConfig(joins_per_s=100, max_waiting_joins=20), told)
    await engine.open(TALK)
    offer = await invite("anybody").offer()
    asked = [
        engine.answer(TALK, PeerId(f"person {number}"), offer, may_speak=False, is_muted=False)
        for number in range(50)
    ]
    answers = await asyncio.gather(*asked, return_exceptions=True)
    assert sum(isinstance(answer, str) for answer in answers) == 20
    assert sum(isinstance(answer, TooManyPeers) for answer in answers) == 30
    await engine.close()


async def test_an_edge_hands_out_what_an_origin_mixes_and_can_take_its_place(
    engine: Engine, told: Remembered, invite: Invite
) -> None:
    edge = Engine(EngineConfig(joins_per_s=1000), told)
    try:
        await edge.open(TALK)
        await edge.follow(TALK)
        numbers = itertools.count()
        await engine.set_relay(TALK, lambda packet: edge.feed(TALK, Relayed(1, next(numbers), packet)))
        ada, ben, eve = invite("ada", A), invite("ben"), invite("eve", B)
        await ada.join(engine, may_speak=True)
        await ben.join(edge)
        await eve.join(edge)
        await until(lambda: ben.hears(A) and eve.hears(A))
        assert ada.is_deaf_to(B)
        await engine.end(TALK)
        await edge.lead(TALK)
        await edge.set_voice(TALK, eve.peer, may_speak=True, is_muted=False)
        await until(lambda: ben.hears(B) and ben.is_deaf_to(A))
        assert ben.connection.connectionState == "connected"
        assert (await edge.load()).edge_lost == 0
    finally:
        await edge.close()
