"""Who is heard when, and what of a pause is kept."""

import numpy as np
import pytest

from talk.media.audio import FLOOR_DBFS, FRAME_SAMPLES
from talk.media.pauses import Active, Levels, kept, sounding, speaking

pytestmark = pytest.mark.pure


def levels(*parts: tuple[int, float]) -> Levels:
    """Return so many frames of each level."""
    return np.concatenate([np.full(frames, dbfs, np.float32) for frames, dbfs in parts])


def talk(voice_dbfs: float, noise_dbfs: float) -> Levels:
    """Return words and the pauses between them, loud and soft ones."""
    words = [(12, voice_dbfs), (5, voice_dbfs - 12), (4, voice_dbfs - 20), (10, noise_dbfs)] * 20
    return levels((300, noise_dbfs), *words, (300, noise_dbfs))


def active(*parts: tuple[int, bool]) -> Active:
    return np.concatenate([np.full(frames, heard) for frames, heard in parts])


def frames(of: Active) -> list[tuple[int, int]]:
    return [(span.start // FRAME_SAMPLES, span.stop // FRAME_SAMPLES) for span in kept(of)]


@pytest.mark.parametrize(
    ("voice_dbfs", "noise_dbfs"), [(-20, -70), (-20, FLOOR_DBFS), (-35, -62), (-45, -75), (-18, -48)]
)
def test_words_are_heard_and_noise_is_not(voice_dbfs: float, noise_dbfs: float) -> None:
    found = speaking(talk(voice_dbfs, noise_dbfs))
    assert not found[:300].any() and not found[-300:].any()
    assert all(found[300 + word * 31 : 300 + word * 31 + 17].all() for word in range(20))


def test_a_microphone_that_nobody_speaks_into_is_no_voice() -> None:
    noise = np.random.default_rng(1).normal(-58, 2, 3000).astype(np.float32)
    assert not speaking(noise).any()


def test_a_voice_that_never_pauses_is_heard_throughout() -> None:
    assert speaking(levels((500, -14))).all()
    assert speaking(levels((500, -38), (500, -42))).all()


def test_clicks_wake_nobody() -> None:
    assert not speaking(levels((100, -70), (2, -20), (100, -70), (2, -20), (100, -70))).any()


def test_quiet_music_counts_and_no_sound_does_not() -> None:
    assert sounding(levels((100, -60))).all()
    assert not sounding(levels((100, FLOOR_DBFS))).any()


@pytest.mark.parametrize("count", [0, 1, 2])
def test_less_than_a_word_is_nothing(count: int) -> None:
    assert not speaking(levels((count, -20.0))).any()


def test_silence_around_everything_goes_up_to_a_breath() -> None:
    assert frames(active((500, False), (100, True), (500, False))) == [(485, 625)]
    assert frames(active((3, False), (100, True), (4, False))) == [(0, 107)]


def test_a_pause_of_two_seconds_stays_and_a_longer_one_becomes_one_second() -> None:
    assert frames(active((50, True), (100, False), (50, True))) == [(0, 200)]
    assert frames(active((50, True), (101, False), (50, True))) == [(0, 75), (126, 201)]
    assert frames(active((50, True), (900, False), (50, True))) == [(0, 75), (925, 1000)]


def test_no_word_is_ever_cut() -> None:
    chance = np.random.default_rng(7)
    said = np.repeat(chance.random(60) < 0.4, chance.integers(1, 300, 60))
    stays = np.zeros(said.size, np.bool_)
    for start, stop in frames(said):
        stays[start:stop] = True
    assert stays[said].all()


def test_of_a_recording_without_a_word_a_moment_stays() -> None:
    assert frames(active((500, False))) == [(0, 50)]
    assert frames(active((10, False))) == [(0, 10)]
    assert frames(np.zeros(0, np.bool_)) == []
