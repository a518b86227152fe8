"""The recorder with real peers over loopback: what is on disk is what those have said who may be recorded."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from talk.media.audio import FRAME_S, FRAME_SAMPLES, RATE_HZ
from talk.media.codec import OpusDecoder
from talk.media.engine import Engine
from talk.media.errors import UnknownTalk
from talk.media.ids import ClipId, PeerId, TalkId
from talk.media.pacing import Tick
from talk.media.recorder import MAX_WAITING_BYTES, Recorder
from talk.media.sink import RecordingFailed, RecordingFailure
from talk.media.tracks import Placed, TrackId, TrackKind, erase, pieces_of, placed, read_track, tracks_in
from tests.talk.media.conftest import Invite
from tests.talk.media.people import TALK, Person, Remembered, tone, until
from tests.talk.media.test_engine import recording as wave_file

pytestmark = pytest.mark.pure

A, B, C = 440.0, 1000.0, 2200.0


def voice(name: str) -> TrackId:
    return TrackId(TrackKind.VOICE, name)


def track(folder: Path, of: TrackId, piece: int = -1) -> list[Placed]:
    """Return what is on a track of the last piece; nothing where there is none."""
    pieces = pieces_of(folder)
    path = tracks_in(pieces[piece]).get(of) if pieces else None
    return placed(read_track(path)) if path is not None else []


def recorded_s(folder: Path, of: TrackId, piece: int = -1) -> float:
    return sum(packet.samples for packet in track(folder, of, piece)) / RATE_HZ


def pitch_hz(packets: list[Placed]) -> float:
    """Return the loudest frequency of what was recorded."""
    decoder = OpusDecoder()
    samples = np.concatenate([decoder.decode(packet.payload) for packet in packets])
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(samples.size)))
    return float(np.argmax(spectrum) * RATE_HZ / samples.size)


async def speaking(engine: Engine, *people: Person) -> None:
    """Let people come in and speak."""
    for person in people:
        await person.join(engine, may_speak=True)
    await until(
        lambda: all(seat.voice and seat.in_use for seat in engine._talks[TALK].seats.by_peer.values())
    )


async def test_what_a_voice_sent_is_on_disk_and_sounds_as_it_did(
    engine: Engine, invite: Invite, tmp_path: Path
) -> None:
    ada, ben = invite("ada", A), invite("ben", B)
    await speaking(engine, ada, ben)
    await engine.record(TALK, tmp_path, frozenset({ada.peer}))
    await until(lambda: recorded_s(tmp_path, voice("ada")) > 1.0)
    await engine.record(TALK, None, frozenset())
    packets = track(tmp_path, voice("ada"))
    assert pitch_hz(packets) == pytest.approx(A, abs=5)
    steps = {after.at - before.at for before, after in pairwise(packets)}
    assert steps == {FRAME_SAMPLES}
    (piece,) = pieces_of(tmp_path)
    assert set(tracks_in(piece)) == {voice("ada")}, "who has not consented leaves no file"


async def test_it_reaches_the_disk_while_the_talk_goes_on(
    engine: Engine, invite: Invite, tmp_path: Path
) -> None:
    """Without anybody stopping it: what a crash leaves is what is there by itself."""
    ada = invite("ada", A)
    await speaking(engine, ada)
    await engine.record(TALK, tmp_path, frozenset({ada.peer}))
    await until(lambda: recorded_s(tmp_path, voice("ada")) > 0.3)


async def test_a_mute_leaves_a_hole(engine: Engine, invite: Invite, tmp_path: Path) -> None:
    ada = invite("ada", A)
    await speaking(engine, ada)
    await engine.record(TALK, tmp_path, frozenset({ada.peer}))
    await until(lambda: recorded_s(tmp_path, voice("ada")) > 0.5)
    await engine.set_voice(TALK, ada.peer, may_speak=True, is_muted=True)
    await asyncio.sleep(0.7)
    await engine.set_voice(TALK, ada.peer, may_speak=True, is_muted=False)
    before_s = recorded_s(tmp_path, voice("ada"))
    await until(lambda: recorded_s(tmp_path, voice("ada")) > before_s + 0.5)
    packets = track(tmp_path, voice("ada"))
    holes = [
        after.at - before.at - before.samples
        for before, after in pairwise(packets)
        if after.at > before.at + before.samples
    ]
    assert len(holes) == 1
    assert holes[0] / RATE_HZ > 0.5


async def test_after_a_pause_a_new_piece_begins(engine: Engine, invite: Invite, tmp_path: Path) -> None:
    ada = invite("ada", A)
    await speaking(engine, ada)
    for number in (1, 2):
        await engine.record(TALK, tmp_path, frozenset({ada.peer}))
        await engine.record(TALK, tmp_path, frozenset({ada.peer}))
        await until(lambda: recorded_s(tmp_path, voice("ada")) > 0.3)
        await engine.record(TALK, tmp_path, frozenset())
        await engine.record(TALK, tmp_path, frozenset())
        assert len(pieces_of(tmp_path)) == number
    assert all(track(tmp_path, voice("ada"), piece)[0].at < RATE_HZ // 2 for piece in (0, 1))


async def test_who_takes_their_yes_back_is_not_recorded_from_then_on_and_their_track_can_go(
    engine: Engine, invite: Invite, tmp_path: Path
) -> None:
    ada, ben = invite("ada", A), invite("ben", B)
    await speaking(engine, ada, ben)
    await engine.record(TALK, tmp_path, frozenset({ada.peer, ben.peer}))
    await until(lambda: recorded_s(tmp_path, voice("ada")) > 0.3 and recorded_s(tmp_path, voice("ben")) > 0.3)
    await engine.record(TALK, tmp_path, frozenset({ben.peer}))
    erase(tmp_path, [voice("ada")])
    before_s = recorded_s(tmp_path, voice("ben"))
    await until(lambda: recorded_s(tmp_path, voice("ben")) > before_s + 1.0)
    (piece,) = pieces_of(tmp_path)
    assert set(tracks_in(piece)) == {voice("ben")}
    await engine.record(TALK, tmp_path, frozenset({ada.peer, ben.peer}))
    await until(lambda: recorded_s(tmp_path, voice("ada")) > 0.3)
    assert pitch_hz(track(tmp_path, voice("ada"))) == pytest.approx(A, abs=10)


async def test_who_connects_again_goes_on_being_recorded(
    engine: Engine, invite: Invite, tmp_path: Path
) -> None:
    ada, again = invite("ada", A), invite("ada", B)
    await speaking(engine, ada)
    await engine.record(TALK, tmp_path, frozenset({ada.peer}))
    await until(lambda: recorded_s(tmp_path, voice("ada")) > 0.3)
    await engine.leave(TALK, ada.peer)
    before_s = recorded_s(tmp_path, voice("ada"))
    await speaking(engine, again)
    await until(lambda: recorded_s(tmp_path, voice("ada")) > before_s + 1.0)
    assert pitch_hz(track(tmp_path, voice("ada"))[-40:]) == pytest.approx(B, abs=30)


async def test_what_is_played_is_recorded_under_its_own_name(
    engine: Engine, invite: Invite, tmp_path: Path
) -> None:
    ada = invite("ada", A)
    await speaking(engine, ada)
    await engine.record(TALK, tmp_path, frozenset({ada.peer}))
    await engine.play(TALK, ClipId("jingle/1"), wave_file(C, 0.8))
    jingle = TrackId(TrackKind.CLIP, "jingle/1")
    await until(lambda: recorded_s(tmp_path, jingle) > 0.7)
    await engine.end(TALK)
    assert pitch_hz(track(tmp_path, jingle)) == pytest.approx(C, abs=5)
    assert pitch_hz(track(tmp_path, voice("ada"))) == pytest.approx(A, abs=5)


async def test_when_the_talk_has_ended_all_that_was_said_is_on_disk(
    engine: Engine, invite: Invite, tmp_path: Path
) -> None:
    ada = invite("ada", A)
    await speaking(engine, ada)
    received: list[bytes] = []
    await engine.set_tap(TALK, ada.peer, lambda payload, timestamp, arrival_s: received.append(payload))
    await engine.record(TALK, tmp_path, frozenset({ada.peer}))
    received.clear()
    await until(lambda: len(received) >= 60)
    said = list(received)
    await engine.end(TALK)
    kept = [packet.payload for packet in track(tmp_path, voice("ada"))]
    assert any(kept[at : at + len(said)] == said for at in range(len(kept)))
    with pytest.raises(UnknownTalk):
        await engine.record(TALK, tmp_path, frozenset({ada.peer}))


async def test_a_disk_that_fails_ends_the_recording_and_not_the_talk(
    engine: Engine, told: Remembered, invite: Invite, tmp_path: Path
) -> None:
    ada, ben = invite("ada", A), invite("ben")
    await speaking(engine, ada)
    await ben.join(engine)
    in_the_way = tmp_path / "file"
    in_the_way.write_bytes(b"")
    await engine.record(TALK, in_the_way, frozenset({ada.peer}))
    await engine.record(TALK, in_the_way, frozenset({ada.peer}))
    assert told.of(RecordingFailed) == [RecordingFailed(TALK, RecordingFailure.UNWRITABLE)]
    await until(lambda: ben.hears(A))
    await engine.record(TALK, in_the_way, frozenset())
    await engine.record(TALK, tmp_path, frozenset({ada.peer}))
    await until(lambda: recorded_s(tmp_path, voice("ada")) > 0.3)


# Without peers


@pytest.fixture
def disk() -> ThreadPoolExecutor:
    """The one thread that writes."""
    return ThreadPoolExecutor(1)


def say(recorder: Recorder, who: str, count: int, payload: bytes = b"\xf8" * 60) -> None:
    """Let packets of 20 ms come in."""
    now_s = asyncio.get_running_loop().time()
    for number in range(count):
        recorder.take(PeerId(who), payload, number * FRAME_SAMPLES, now_s + number * FRAME_S)


async def test_a_full_disk_is_told_as_such(
    disk: ThreadPoolExecutor, told: Remembered, tmp_path: Path
) -> None:
    recorder = Recorder(TALK, disk, told)
    await recorder.follow(tmp_path, {PeerId("ada")})
    (piece,) = pieces_of(tmp_path)
    (piece / voice("ada").file_name).symlink_to("/dev/full")
    say(recorder, "ada", 10)
    recorder.turn(asyncio.get_running_loop().time() + 1)
    await until(lambda: told.facts == [RecordingFailed(TALK, RecordingFailure.DISK_FULL)])
    say(recorder, "ada", 10)
    await recorder.close()
    assert told.facts == [RecordingFailed(TALK, RecordingFailure.DISK_FULL)]


async def test_who_is_not_to_be_recorded_any_more_is_not_while_the_disk_is_waited_for(
    disk: ThreadPoolExecutor, told: Remembered, tmp_path: Path
) -> None:
    recorder = Recorder(TALK, disk, told)
    await recorder.follow(tmp_path, {PeerId("ada"), PeerId("ben")})
    say(recorder, "ada", 3)
    first = asyncio.ensure_future(recorder.follow(tmp_path, {PeerId("ada")}))
    last = asyncio.ensure_future(recorder.follow(tmp_path, {PeerId("ben")}))
    await asyncio.sleep(0)
    say(recorder, "ada", 5, b"\xf8late")
    await asyncio.gather(first, last)
    say(recorder, "ada", 5, b"\xf8late")
    say(recorder, "ben", 2)
    await recorder.close()
    (piece,) = pieces_of(tmp_path)
    kept = {of: list(read_track(path)) for of, path in tracks_in(piece).items()}
    assert {of: len(packets) for of, packets in kept.items()} == {voice("ada"): 3, voice("ben"): 2}


async def test_while_the_disk_is_stuck_memory_is_bounded_for_each_voice(
    disk: ThreadPoolExecutor, told: Remembered, tmp_path: Path
) -> None:
    recorder = Recorder(TALK, disk, told)
    await recorder.follow(tmp_path, {PeerId("ada"), PeerId("ben")})
    many = MAX_WAITING_BYTES // 1000
    say(recorder, "ada", many * 2, b"\xf8" * 1000)
    say(recorder, "ben", 10)
    assert recorder.dropped == pytest.approx(many, rel=0.05)
    await recorder.close()
    (piece,) = pieces_of(tmp_path)
    sizes = {of: path.stat().st_size for of, path in tracks_in(piece).items()}
    assert sizes[voice("ada")] <= MAX_WAITING_BYTES + 8
    assert len(list(read_track(piece / voice("ben").file_name))) == 10


async def test_a_clip_without_anybody_recorded_is_not_kept(
    disk: ThreadPoolExecutor, told: Remembered, tmp_path: Path
) -> None:
    recorder = Recorder(TalkId("quiet"), disk, told)
    recorder.take_clip(ClipId("jingle"), tone(C), Tick(0, 0.0, 0.0, 0))
    await recorder.close()
    assert pieces_of(tmp_path) == []
