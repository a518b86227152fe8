"""Levels, who speaks, and the automatic gain."""

from itertools import pairwise

import numpy as np
import pytest

from talk.media.audio import FLOOR_DBFS, FRAME_S, amplitude, frames_of, level_dbfs, silence
from talk.media.levels import (
    HANGOVER_S,
    MAX_BOOST_DB,
    MAX_CUT_DB,
    ONSET_S,
    TARGET_DBFS,
    UP_DB_PER_S,
    AutoGain,
    Loudness,
    SpeechGate,
)
from tests.talk.media.people import tone

pytestmark = pytest.mark.pure

QUIET, LOUD = -70.0, -20.0


def test_levels_are_in_db_of_full_scale() -> None:
    assert level_dbfs(silence()) == FLOOR_DBFS
    assert level_dbfs(tone(1000, peak=1.0)) == pytest.approx(-3.01, abs=0.05)
    assert level_dbfs(tone(1000, peak=0.1)) == pytest.approx(-23.01, abs=0.05)
    assert amplitude(-6.0) == pytest.approx(0.501, abs=0.001)


def test_frames_are_cut_and_the_last_one_is_filled() -> None:
    cut = list(frames_of(np.ones(1000, np.float32)))
    assert [frame.size for frame in cut] == [960, 960]
    assert cut[1][39] == 1.0 and cut[1][40] == 0.0


def test_a_click_is_no_speech() -> None:
    gate = SpeechGate()
    assert not gate.follow(LOUD)
    assert not gate.follow(QUIET)


def test_speech_opens_at_once_and_pauses_between_words_do_not_close() -> None:
    gate = SpeechGate()
    opened = [gate.follow(LOUD) for _ in range(round(ONSET_S / FRAME_S))]
    assert opened == [False, False, True]
    pause = [gate.follow(QUIET) for _ in range(round(HANGOVER_S / FRAME_S) - 1)]
    assert all(pause)
    assert not gate.follow(QUIET)


def test_a_level_at_the_threshold_does_not_flicker() -> None:
    gate = SpeechGate()
    states = [gate.follow(-45.0 + 3 * (-1) ** index) for index in range(200)]
    assert sum(before != after for before, after in pairwise(states)) <= 2


def test_steady_noise_becomes_background() -> None:
    gate = SpeechGate()
    for _ in range(2000):
        gate.follow(-47.0)
    assert not gate.is_open
    assert [gate.follow(-25.0) for _ in range(3)][-1]


def run(gain: AutoGain, level: float, seconds: float, *, speaks: bool) -> None:
    for _ in range(round(seconds / FRAME_S)):
        gain.apply(silence(), level, speaks=speaks)


@pytest.mark.parametrize("level", [-32.0, -12.0])
def test_quiet_and_loud_voices_come_to_the_same_loudness(level: float) -> None:
    gain = AutoGain()
    run(gain, level, 20, speaks=True)
    assert level + gain.gain_db == pytest.approx(TARGET_DBFS, abs=0.5)


def test_the_gain_is_slow_and_bounded() -> None:
    gain = AutoGain()
    run(gain, -45.0, 1.0, speaks=True)
    assert gain.gain_db <= UP_DB_PER_S + 0.1
    run(gain, -45.0, 60, speaks=True)
    assert gain.gain_db == pytest.approx(MAX_BOOST_DB)
    run(gain, 0.0, 60, speaks=True)
    assert gain.gain_db == pytest.approx(-MAX_CUT_DB)


def test_silence_is_not_pumped_up() -> None:
    gain = AutoGain()
    run(gain, -30.0, 5, speaks=True)
    before = gain.gain_db
    run(gain, -60.0, 60, speaks=False)
    run(gain, -60.0, 60, speaks=True)
    assert gain.gain_db == before


def test_the_gain_moves_without_steps() -> None:
    gain = AutoGain()
    joined = np.concatenate(
        [gain.apply(np.full(960, 0.01, np.float32), -40.0, speaks=True) for _ in range(50)]
    )
    assert float(np.abs(np.diff(joined)).max()) < 1e-5


def test_the_loudest_level_is_told_once() -> None:
    loudness = Loudness.new()
    loudness.follow(tone(1000, peak=0.1))
    loudness.follow(silence())
    assert loudness.tell() == -23.0
    assert loudness.tell() == FLOOR_DBFS
