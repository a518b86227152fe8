"""What the limiter holds, and what it leaves alone."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talk.media.audio import RATE_HZ, Frame
from talk.media.peak_limiter import CEILING_DBFS, PeakLimiter, true_peak
from tests.talk.media.reading import measured_by_ffmpeg
from tests.talk.media.recording import power_db, tone

pytestmark = pytest.mark.pure

CEILING = 10 ** (CEILING_DBFS / 20)


def limited(samples: Frame, step: int = 4800) -> Frame:
    limiter = PeakLimiter()
    parts = [limiter.limit(samples[start : start + step]) for start in range(0, samples.size, step)]
    return np.concatenate([*parts, limiter.finish()])


def bursts(seed: int, loudest: float) -> Frame:
    """Return noise whose loudness jumps every few milliseconds."""
    chance = np.random.default_rng(seed)
    loudness = np.repeat(chance.uniform(0, loudest, 100), 480)
    return (chance.uniform(-1, 1, loudness.size) * loudness).astype(np.float32)


def below_14_khz(samples: Frame) -> Frame:
    """Take away what no voice has and no filter of a few taps can see between."""
    spectrum = np.fft.rfft(samples)
    spectrum[spectrum.size * 14 // 24 :] = 0
    return np.asarray(np.fft.irfft(spectrum, samples.size), np.float32)


def test_what_is_quiet_comes_out_as_it_went_in() -> None:
    samples = tone(440, 1, peak=0.7)
    np.testing.assert_array_equal(limited(samples), samples)


@settings(max_examples=20)
@given(st.integers(0, 50), st.floats(0.1, 20), st.sampled_from([240, 4800, 48_000]))
def test_no_true_peak_gets_past(seed: int, loudest: float, step: int) -> None:
    samples = below_14_khz(bursts(seed, loudest))
    out = limited(samples, step)
    assert out.size == samples.size
    assert true_peak(out) <= CEILING * 1.02


def between(peak: float) -> Frame:
    """Return a swelling sine of 12 kHz whose samples stay 3 dB below its peaks."""
    wave = np.sin(np.pi / 2 * np.arange(RATE_HZ) + np.pi / 4)
    return np.asarray(peak * wave * np.hanning(RATE_HZ), np.float32)


def test_ffmpeg_finds_the_same_true_peaks() -> None:
    for samples in (between(0.9), limited(between(3.0)), limited(below_14_khz(bursts(3, 5.0)))):
        assert 20 * np.log10(true_peak(samples)) == pytest.approx(measured_by_ffmpeg(samples)[1], abs=0.15)


def test_samples_below_the_ceiling_with_a_peak_between_them_are_turned_down() -> None:
    samples = between(1.1)
    assert float(np.abs(samples).max()) < CEILING < true_peak(samples)
    assert true_peak(limited(samples)) == pytest.approx(CEILING, abs=0.01)


@settings(max_examples=10)
@given(st.integers(0, 20), st.sampled_from([240, 960, 9600]))
def test_it_does_not_matter_in_which_blocks_samples_come(seed: int, step: int) -> None:
    samples = bursts(seed, 3.0)
    np.testing.assert_allclose(limited(samples, step), limited(samples, 48_000), atol=1e-4)


def test_a_loud_tone_stays_a_tone() -> None:
    out = limited(tone(440, 1, peak=3.0))[9600:-9600]
    assert float(np.abs(out).max()) == pytest.approx(CEILING, abs=0.02)
    assert power_db(out, 1320) < power_db(out, 440) - 60


def test_the_gain_falls_before_a_peak_and_comes_back_after_it() -> None:
    samples = np.full(RATE_HZ, 0.1, np.float32)
    samples[24_000] = 4.0
    gains = limited(samples) / samples
    assert gains[24_000 - 480] == 1.0
    assert gains[24_000 - 60] < 0.4
    assert gains[24_000 + 480] < 0.5
    assert gains[24_000 + 20_000] > 0.995
    assert float(np.abs(np.diff(gains)).max()) < 0.02


def test_parts_of_milliseconds_are_refused() -> None:
    with pytest.raises(ValueError, match="milliseconds"):
        PeakLimiter().limit(np.zeros(47, np.float32))


def test_nothing_is_nothing() -> None:
    assert limited(np.zeros(0, np.float32)).size == 0
