"""All voices as one stream: who is in it, where, and how its parts are joined."""

from pathlib import Path

import numpy as np
import pytest

from talk.media.audio import RATE_HZ, Frame
from talk.media.dubbing import joined, packets
from talk.media.mixdown import FADE, mixdown
from talk.media.survey import READ_SAMPLES, VOICE_LUFS, survey
from talk.media.timeline import Span, Timeline
from talk.media.tracks import TrackId
from tests.talk.media.recording import BEGAN_AT_MS, power_db, tone, voice, write_track

pytestmark = pytest.mark.pure

ALICE, BOB, CAROL = voice("alice"), voice("bob"), voice("carol")
HZ = {ALICE: 500.0, BOB: 1100.0, CAROL: 1700.0}


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """Three people speak one after the other for two seconds each, one of them much quieter."""
    for number, (person, hz) in enumerate(HZ.items()):
        said = packets(tone(hz, 2, peak=0.02 if person == BOB else 0.2), at_s=2 * number)
        write_track(tmp_path, person, said)
    return tmp_path


def mixed(recording: Path, *cuts_ms: tuple[int, int], without: frozenset[TrackId] = frozenset()) -> Frame:
    recorded = survey(recording, without)
    blocks = list(mixdown(recorded, Timeline.whole(recorded.pieces).without(cuts_ms)))
    assert all(0 < block.size <= READ_SAMPLES for block in blocks)
    return np.concatenate(blocks)


def part(samples: Frame, from_s: float, to_s: float) -> Frame:
    return samples[round(from_s * RATE_HZ) : round(to_s * RATE_HZ)]


def clicks(samples: Frame) -> float:
    return float(np.abs(np.diff(samples)).max())


def test_everyone_is_heard_in_their_place_and_equally_loud(recording: Path) -> None:
    samples = mixed(recording)
    assert samples.size == 6 * RATE_HZ
    for number, (person, hz) in enumerate(HZ.items()):
        said = part(samples, 2 * number + 0.2, 2 * number + 1.8)
        assert power_db(said, hz) == pytest.approx(VOICE_LUFS + 3, abs=1.5), person
        others = [power_db(said, other) for other in HZ.values() if other != hz]
        assert max(others) < -65, person


def test_voices_at_the_same_time_add_up(tmp_path: Path) -> None:
    write_track(tmp_path, ALICE, packets(tone(500, 1)))
    write_track(tmp_path, BOB, packets(tone(1100, 1)))
    samples = mixed(tmp_path)
    assert min(power_db(samples, 500), power_db(samples, 1100)) > VOICE_LUFS + 1


def test_who_is_left_out_is_not_heard(recording: Path) -> None:
    samples = mixed(recording, without=frozenset({BOB}))
    assert not part(samples, 2.1, 3.9).any()
    assert power_db(part(samples, 4.1, 5.9), HZ[CAROL]) > VOICE_LUFS


def test_a_cut_takes_out_exactly_its_range(recording: Path) -> None:
    whole, cut = mixed(recording), mixed(recording, (2000, 4000))
    assert cut.size == 4 * RATE_HZ
    fade_s = FADE / RATE_HZ
    np.testing.assert_array_equal(part(cut, 0, 2), part(whole, 0, 2))
    np.testing.assert_allclose(part(cut, 2 + fade_s, 4), part(whole, 4 + fade_s, 6), atol=0.02)
    assert power_db(part(cut, 1.5, 2.5), HZ[BOB]) < -55


def test_cuts_within_a_tone_do_not_click(recording: Path) -> None:
    uncut = clicks(part(mixed(recording), 0.1, 1.9))
    cut = mixed(recording, (500, 801), (900, 903), (906, 907))
    assert clicks(part(cut, 0.1, 1.5)) < 3 * uncut


def test_pieces_follow_one_another_without_the_pause_between_them(tmp_path: Path) -> None:
    write_track(tmp_path, ALICE, packets(tone(500, 1)))
    write_track(tmp_path, ALICE, packets(tone(500, 1), at_s=0.5), BEGAN_AT_MS + 3_600_000)
    write_track(tmp_path, BOB, packets(tone(1100, 0.5)), BEGAN_AT_MS + 3_600_000)
    samples = mixed(tmp_path)
    assert samples.size == 2.5 * RATE_HZ
    assert power_db(part(samples, 1.05, 1.45), 1100) > VOICE_LUFS
    assert power_db(part(samples, 1.05, 1.45), 500) < -60
    assert clicks(samples) < 0.05


def test_it_begins_and_ends_without_a_click(recording: Path) -> None:
    samples = mixed(recording, (0, 500), (5500, 6000))
    assert abs(float(samples[0])) < 0.001 and abs(float(samples[-1])) < 0.001
    assert clicks(samples) < 0.05


def test_a_file_that_a_crash_has_torn_is_heard_up_to_there(tmp_path: Path) -> None:
    path = write_track(tmp_path, ALICE, packets(tone(500, 2)))
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 3 // 4])
    samples = mixed(tmp_path)
    assert samples.size == pytest.approx(1.5 * RATE_HZ, abs=0.2 * RATE_HZ)
    assert power_db(part(samples, 0.1, 1.2), 500) > VOICE_LUFS


def test_a_stream_that_starts_anew_and_holes_in_it_keep_their_time(tmp_path: Path) -> None:
    said = joined([(0, tone(500, 1)), (3, tone(1100, 1)), (6, tone(1700, 1))])
    write_track(tmp_path, ALICE, [packet for number, packet in enumerate(said) if number % 25 not in (7, 8)])
    samples = mixed(tmp_path)
    for from_s, hz in ((0, 500), (3, 1100), (6, 1700)):
        assert power_db(part(samples, from_s + 0.1, from_s + 0.9), hz) > VOICE_LUFS - 2
    assert not part(samples, 1.1, 2.9).any() and not part(samples, 4.1, 5.9).any()


def test_of_nothing_kept_there_is_nothing(recording: Path) -> None:
    recorded = survey(recording)
    assert list(mixdown(recorded, Timeline.whole(recorded.pieces).only([]))) == []
    sliver = Timeline.whole(recorded.pieces).only([Span(48_000, 48_048)])
    assert [block.size for block in mixdown(recorded, sliver)] == [48]
