"""Loudness beside FFmpeg's, and at the edges of its gates."""

import numpy as np
import pytest

from talk.media.audio import RATE_HZ, Frame
from talk.media.loudness import SILENT_LUFS, Meter, integrated_lufs
from tests.talk.media.reading import measured_by_ffmpeg
from tests.talk.media.recording import tone

pytestmark = pytest.mark.pure


def noise(seconds: float, rms: float, seed: int = 1) -> Frame:
    return np.random.default_rng(seed).normal(0, rms, round(seconds * RATE_HZ)).astype(np.float32)


def lufs(samples: Frame, step: int = 100_000) -> float:
    meter = Meter()
    for start in range(0, samples.size, step):
        meter.add(samples[start : start + step])
    return integrated_lufs(meter.powers())


def test_a_sine_of_1_khz_has_the_loudness_that_the_standard_gives_it() -> None:
    """BS.1770: 997 Hz at full scale in one channel reads -3.01 LKFS."""
    assert lufs(tone(997, 5, peak=1.0)) == pytest.approx(-3.01, abs=0.02)


@pytest.mark.parametrize(
    "samples",
    [
        tone(40, 5),
        tone(200, 5),
        tone(8000, 5, peak=0.9),
        noise(6, 0.05),
        np.concatenate([noise(3, 0.1), noise(5, 0.0002), noise(3, 0.02)]),
        np.concatenate([np.zeros(3 * RATE_HZ, np.float32), tone(300, 4), np.zeros(4 * RATE_HZ, np.float32)]),
    ],
    ids=["rumble", "hum", "hiss", "noise", "loud, silent, quiet", "silence around"],
)
def test_it_measures_what_ffmpeg_measures(samples: Frame) -> None:
    assert lufs(samples) == pytest.approx(measured_by_ffmpeg(samples)[0], abs=0.1)


@pytest.mark.parametrize("step", [1, 7777, 57_600, 480_000])
def test_it_does_not_matter_in_which_pieces_samples_come(step: int) -> None:
    samples = noise(2.05, 0.05)[: 2000 if step == 1 else None]
    assert lufs(samples, step) == pytest.approx(lufs(samples), abs=0.001)


def test_every_100_ms_has_a_power() -> None:
    meter = Meter()
    meter.add(tone(997, 2.55))
    powers = meter.powers()
    assert powers.size == 26
    assert powers[5:25] == pytest.approx(np.full(20, powers[5]), rel=0.01)


@pytest.mark.parametrize(
    "samples", [np.zeros(0, np.float32), np.zeros(RATE_HZ, np.float32), noise(3, 0.00001)]
)
def test_silence_has_the_loudness_of_silence(samples: Frame) -> None:
    assert lufs(samples) == SILENT_LUFS


def test_a_single_word_has_a_loudness() -> None:
    assert lufs(tone(997, 0.2, peak=0.5)) == pytest.approx(-9, abs=1)
