"""What is found out about a recording before it is mixed."""

from pathlib import Path

import numpy as np
import pytest

from talk.media.audio import RATE_HZ
from talk.media.dubbing import packets
from talk.media.errors import NothingRecorded
from talk.media.loudness import CELL_SAMPLES, integrated_lufs
from talk.media.survey import MAX_BOOST_DB, VOICE_LUFS, survey
from talk.media.timeline import Piece
from talk.media.tracks import TrackId, TrackKind, TrackPacket
from tests.talk.media.recording import BEGAN_AT_MS, tone, voice, write_track

pytestmark = pytest.mark.pure

ALICE, BOB = voice("alice"), voice("bob")


def test_every_voice_is_brought_to_one_loudness(tmp_path: Path) -> None:
    write_track(tmp_path, ALICE, packets(tone(1000, 1, peak=0.4)))
    write_track(tmp_path, BOB, packets(tone(1000, 1, peak=0.04)))
    gains_db = survey(tmp_path).gains_db
    assert gains_db[BOB] - gains_db[ALICE] == pytest.approx(20, abs=0.5)
    assert gains_db[ALICE] == pytest.approx(VOICE_LUFS + 11, abs=1)


def test_a_whisper_is_not_brought_up_without_end(tmp_path: Path) -> None:
    write_track(tmp_path, ALICE, packets(tone(1000, 1, peak=0.002)))
    assert survey(tmp_path).gains_db == {ALICE: MAX_BOOST_DB}


def test_one_voice_has_one_gain_in_all_pieces(tmp_path: Path) -> None:
    write_track(tmp_path, ALICE, packets(tone(1000, 3, peak=0.2)))
    write_track(tmp_path, ALICE, packets(tone(1000, 0.5, peak=0.02)), BEGAN_AT_MS + 60_000)
    recorded = survey(tmp_path)
    assert recorded.gains_db[ALICE] == pytest.approx(-3, abs=0.5)
    assert [piece.began_at_ms for piece in recorded.pieces] == [BEGAN_AT_MS, BEGAN_AT_MS + 60_000]


def test_the_loudness_of_the_mix_is_known_beforehand(tmp_path: Path) -> None:
    write_track(tmp_path, ALICE, packets(tone(1000, 2, peak=0.4)))
    write_track(tmp_path, BOB, packets(tone(1600, 2, peak=0.04)))
    assert integrated_lufs(survey(tmp_path).powers) == pytest.approx(VOICE_LUFS + 3, abs=0.5)


def test_it_is_known_when_anybody_is_heard(tmp_path: Path) -> None:
    write_track(tmp_path, ALICE, packets(tone(1000, 1), at_s=1))
    write_track(tmp_path, TrackId(TrackKind.CLIP, "jingle"), packets(tone(500, 1, peak=0.003), at_s=3))
    active = survey(tmp_path).active
    assert active.size == 200
    heard = [bool(active[start : start + 46].all()) for start in (2, 52, 102, 152)]
    assert heard == [False, True, False, True] and not active[:48].any()


def test_pieces_are_whole_tenths_of_a_second_long(tmp_path: Path) -> None:
    write_track(tmp_path, ALICE, packets(tone(1000, 0.33)))
    assert survey(tmp_path).pieces == (Piece(BEGAN_AT_MS, 4 * CELL_SAMPLES),)


def test_who_is_left_out_leaves_no_trace(tmp_path: Path) -> None:
    write_track(tmp_path, ALICE, packets(tone(1000, 1)))
    write_track(tmp_path, BOB, packets(tone(1600, 3)))
    recorded = survey(tmp_path, {BOB})
    assert set(recorded.gains_db) == {ALICE}
    assert recorded.pieces[0].samples == RATE_HZ


def test_a_file_that_is_no_track_is_passed_over(tmp_path: Path) -> None:
    write_track(tmp_path, ALICE, packets(tone(1000, 1)))
    write_track(tmp_path, BOB, []).write_bytes(b"something else altogether")
    assert set(survey(tmp_path).gains_db) == {ALICE}


@pytest.mark.parametrize(
    "said", [None, [], [TrackPacket(0, 0, b"")]], ids=["no piece", "empty track", "no Opus"]
)
def test_without_sound_there_is_nothing(tmp_path: Path, said: list[TrackPacket] | None) -> None:
    if said is not None:
        write_track(tmp_path, ALICE, said)
    with pytest.raises(NothingRecorded):
        survey(tmp_path)
    with pytest.raises(NothingRecorded):
        survey(tmp_path / "missing")


def test_progress_comes_to_its_end_and_never_goes_back(tmp_path: Path) -> None:
    write_track(tmp_path, ALICE, packets(tone(1000, 6)))
    write_track(tmp_path, BOB, packets(tone(1000, 3)))
    told: list[float] = []
    survey(tmp_path, (), told.append)
    assert told == sorted(told) and len(told) > 3
    assert told[-1] == pytest.approx(1) and np.all(np.array(told) <= 1)
