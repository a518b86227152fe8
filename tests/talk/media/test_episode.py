"""From a recording to an episode, from end to end."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import av
import numpy as np
import pytest

from talk.media.audio import RATE_HZ, Frame
from talk.media.dubbing import joined, packets
from talk.media.encoding import Chapter
from talk.media.episode import EpisodePlan, Mark, Produced, chapters_of, produce
from talk.media.errors import NothingRecorded
from talk.media.mastering import TARGET_LUFS
from talk.media.timeline import MS_SAMPLES, Piece, Timeline
from talk.media.tracks import TrackId
from tests.talk.media.reading import heard, measured_by_ffmpeg
from tests.talk.media.recording import BEGAN_AT_MS, power_db, tone, voice, write_track

pytestmark = pytest.mark.pure

ALICE, BOB = voice("alice"), voice("bob")


def plan(
    cuts_ms: tuple[tuple[int, int], ...] = (),
    marks: tuple[Mark, ...] = (),
    without: frozenset[TrackId] = frozenset(),
) -> EpisodePlan:
    return EpisodePlan("Seven", "Alice", "Radio", date(2026, 11, 24), None, without, cuts_ms, marks)


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """Alice speaks from 1 to 3 s, nobody to 8 s, Bob to 10 s, nobody to 11 s; an hour later Alice for 2 s."""
    folder = tmp_path / "recording"
    write_track(
        folder, ALICE, packets(np.concatenate([tone(500, 2), np.zeros(8 * RATE_HZ, np.float32)]), at_s=1)
    )
    write_track(folder, BOB, packets(tone(1100, 2, peak=0.02), at_s=8))
    write_track(folder, ALICE, packets(tone(1700, 2)), BEGAN_AT_MS + 3_600_000)
    return folder


def made(recording: Path, asked: EpisodePlan) -> tuple[Produced, list[Frame]]:
    produced = produce(recording, recording.parent / "episode", asked, lambda _part: None)
    return produced, [heard(file.path) for file in produced.files]


def test_words_stay_and_long_pauses_go(recording: Path) -> None:
    produced, files = made(recording, plan())
    assert produced.duration_ms == pytest.approx(300 + 2000 + 1000 + 2000 + 1000 + 2000, abs=100)
    for samples in files:
        assert samples.size / MS_SAMPLES == pytest.approx(produced.duration_ms, abs=60)
        for from_s, hz in ((0.4, 500), (3.4, 1100), (6.4, 1700)):
            assert power_db(samples[round(from_s * RATE_HZ) : round((from_s + 1.8) * RATE_HZ)], hz) > -25


def test_it_is_as_loud_as_it_should_be_and_clips_nowhere(recording: Path) -> None:
    produced, files = made(recording, plan())
    assert produced.loudness_lufs == pytest.approx(TARGET_LUFS, abs=0.7)
    for samples in files:
        loudness_lufs, peak_dbfs = measured_by_ffmpeg(samples)
        assert loudness_lufs == pytest.approx(produced.loudness_lufs, abs=0.1)
        assert peak_dbfs <= -1


def test_who_is_left_out_is_in_neither_file(recording: Path) -> None:
    produced, files = made(recording, plan(without=frozenset({BOB})))
    assert produced.duration_ms == pytest.approx(300 + 2000 + 1000 + 2000, abs=100)
    assert max(power_db(samples, 1100) for samples in files) < -70


def test_a_cut_takes_out_its_range_and_marks_move_with_it(recording: Path) -> None:
    marks = tuple(
        Mark(BEGAN_AT_MS + at_ms, title)
        for at_ms, title in ((3_600_500, "Late"), (1200, "Alice"), (8100, "Bob"), (5000, "Nobody"))
    )
    whole, _ = made(recording, plan(marks=marks))
    cut, files = made(recording, plan(((3300, 4800),), marks))
    assert whole.duration_ms - cut.duration_ms == 1500
    assert [chapter.title for chapter in whole.chapters] == ["Alice", "Nobody", "Bob", "Late"]
    starts = {chapter.title: chapter.start_ms for chapter in whole.chapters}
    moved = {chapter.title: chapter.start_ms for chapter in cut.chapters}
    assert moved == {"Alice": 0, "Nobody": starts["Nobody"], "Bob": 3300, "Late": starts["Late"] - 1500}
    for samples in files:
        assert power_db(samples[3 * RATE_HZ :], 1100) < power_db(samples[3 * RATE_HZ :], 1700) - 10
    with av.open(str(cut.files[0].path)) as container:
        assert [chapter["metadata"]["title"] for chapter in container.chapters()] == list(moved)


def test_the_waveform_shows_who_spoke_when(recording: Path) -> None:
    produced, _ = made(recording, plan())
    assert len(produced.peaks) == -(-produced.duration_ms // 100)
    assert min(produced.peaks[5:22]) > 40 > 5 > max(produced.peaks[25:31])


def test_speech_with_holes_and_a_torn_end_becomes_an_episode(tmp_path: Path) -> None:
    espeak = shutil.which("espeak-ng")
    if espeak is None:
        pytest.skip("espeak-ng is not installed")
    spoken = tmp_path / "spoken.wav"
    text = "Good morning. This is the news of the house, and the coffee machine is working again."
    subprocess.run([espeak, "-w", str(spoken), text], check=True)
    said = packets(heard(spoken) * np.float32(0.05))
    path = write_track(tmp_path / "r", ALICE, [packet for number, packet in enumerate(said) if number % 20])
    path.write_bytes(path.read_bytes()[:-7])
    produced, files = made(tmp_path / "r", plan())
    assert produced.duration_ms == pytest.approx(20 * len(said), abs=600)
    for samples in files:
        loudness_lufs, peak_dbfs = measured_by_ffmpeg(samples)
        assert loudness_lufs == pytest.approx(TARGET_LUFS, abs=1)
        assert peak_dbfs <= -1


@pytest.mark.parametrize(
    "said",
    [tone(500, 0.02), tone(500, 0.1), np.zeros(4 * RATE_HZ, np.float32), tone(500, 3, peak=0.0002)],
    ids=["one packet", "a click", "silence", "next to nothing"],
)
def test_what_is_very_short_or_silent_becomes_an_episode(tmp_path: Path, said: Frame) -> None:
    write_track(tmp_path / "r", ALICE, packets(said))
    produced, files = made(tmp_path / "r", plan())
    assert 0 < produced.duration_ms <= 1000
    assert all(float(np.abs(samples).max()) <= 1 for samples in files)


def test_without_sound_there_is_no_episode(recording: Path) -> None:
    for asked in (plan(without=frozenset({ALICE, BOB})), plan(((0, 3_600_000),))):
        with pytest.raises(NothingRecorded):
            made(recording, asked)
    with pytest.raises(NothingRecorded):
        made(recording.parent / "missing", plan())
    assert list(recording.parent.iterdir()) == [recording]


def test_progress_runs_from_start_to_end(recording: Path) -> None:
    told: list[float] = []
    produce(recording, recording.parent / "episode", plan(), told.append)
    assert told == sorted(told) and 0 < told[0] < 0.3 and told[-1] == 1
    assert all(0 <= part <= 1 for part in told)


@pytest.mark.parametrize("at", [0.1, 0.5])
def test_it_can_be_stopped_at_any_time(recording: Path, at: float) -> None:
    class Stopped(Exception):
        pass

    def stop(part: float) -> None:
        if part >= at:
            raise Stopped

    with pytest.raises(Stopped):
        produce(recording, recording.parent / "episode", plan(), stop)
    assert list(recording.parent.iterdir()) == [recording]


def test_voices_that_are_not_independent_are_as_loud_as_all_others(tmp_path: Path) -> None:
    """Two microphones on one table: the mix is 3 dB louder than the sum of its powers tells."""
    for person in (ALICE, BOB):
        write_track(tmp_path / "r", person, joined([(0, tone(500, 3)), (3, tone(700, 3))]))
    produced, _ = made(tmp_path / "r", plan())
    assert produced.loudness_lufs == pytest.approx(TARGET_LUFS, abs=0.7)


def marked(*marks: tuple[int, str]) -> tuple[Chapter, ...]:
    timeline = Timeline.whole([Piece(BEGAN_AT_MS, 60_000 * MS_SAMPLES)]).without([(20_000, 30_000)])
    return chapters_of(timeline, [Mark(BEGAN_AT_MS + at_ms, title) for at_ms, title in marks], "Opening")


def test_the_first_chapter_begins_at_the_beginning() -> None:
    assert marked((2500, "One"), (9000, "Two")) == (Chapter(0, "One"), Chapter(9000, "Two"))
    assert marked((5000, "One")) == (Chapter(0, "Opening"), Chapter(5000, "One"))
    assert marked((-99, "One")) == (Chapter(0, "One"),)
    assert marked() == ()


def test_of_marks_at_one_place_the_last_counts_and_behind_the_end_none() -> None:
    chapters = marked((0, "One"), (25_000, "Cut"), (29_000, "Cut, too"), (30_000, "Two"), (60_000, "End"))
    assert chapters == (Chapter(0, "One"), Chapter(20_000, "Two"))
