"""Mix-minus and the limiter."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from talk.media.audio import FRAME_SAMPLES, Frame
from talk.media.mixer import CEILING, MAX_VOICES, Limiter, mix, soft_clip
from tests.talk.media.people import tone

pytestmark = pytest.mark.pure


def voices(count: int, seed: int = 1) -> Frame:
    return np.random.default_rng(seed).uniform(-0.1, 0.1, (count, FRAME_SAMPLES)).astype(np.float32)


@given(st.integers(0, MAX_VOICES), st.integers(0, 100))
def test_the_mix_is_the_sum_and_nobody_hears_themselves(count: int, seed: int) -> None:
    said = voices(count, seed)
    common, minus = mix(said)
    np.testing.assert_allclose(common, said.sum(axis=0), atol=1e-6)
    for own in range(count):
        others = np.delete(said, own, axis=0).sum(axis=0)
        np.testing.assert_allclose(minus[own], others, atol=1e-6)


def test_a_lone_speaker_hears_exact_silence() -> None:
    _, minus = mix(voices(1))
    assert not minus.any()


def test_a_clip_is_heard_by_the_stage_as_well() -> None:
    clip = tone(440)
    common, minus = mix(np.stack([tone(1000)]), clip)
    np.testing.assert_allclose(minus[0], clip, atol=1e-6)
    np.testing.assert_allclose(common, clip + tone(1000), atol=1e-6)


@pytest.mark.parametrize("shape", [(MAX_VOICES + 1, FRAME_SAMPLES), (2, 480), (FRAME_SAMPLES,)])
def test_other_shapes_are_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="shape"):
        mix(np.zeros(shape, np.float32))


def test_what_is_quiet_passes_the_limiter_untouched() -> None:
    frame = tone(440, peak=0.5)
    np.testing.assert_array_equal(Limiter().limit(frame), frame)


@given(st.floats(0.0, 20.0), st.integers(0, 20))
def test_nothing_leaves_the_limiter_beyond_full_scale(peak: float, seed: int) -> None:
    limiter = Limiter()
    for index in range(4):
        loud = np.random.default_rng(seed + index).uniform(-peak, peak, FRAME_SAMPLES).astype(np.float32)
        assert float(np.abs(limiter.limit(loud)).max()) <= 1.0


def test_a_steady_shout_settles_at_the_ceiling_without_distortion() -> None:
    limiter = Limiter()
    for index in range(20):
        out = limiter.limit(tone(440, index * FRAME_SAMPLES, peak=3.0))
    spectrum = np.abs(np.fft.rfft(out * np.hanning(out.size)))
    fundamental = round(440 * FRAME_SAMPLES / 48_000)
    third = round(1320 * FRAME_SAMPLES / 48_000)
    assert float(np.abs(out).max()) == pytest.approx(CEILING, abs=0.02)
    assert spectrum[third] < spectrum[fundamental] / 30


def test_the_gain_comes_back_slowly_after_a_peak() -> None:
    limiter = Limiter()
    limiter.limit(tone(440, peak=3.0))
    low = limiter.gain
    for _ in range(5):
        limiter.limit(tone(440, peak=0.1))
    assert low < limiter.gain < 0.6
    for _ in range(200):
        limiter.limit(tone(440, peak=0.1))
    assert limiter.gain == 1.0


def test_the_safety_curve_has_no_step() -> None:
    ramp = np.linspace(-3, 3, 10_001, dtype=np.float32)
    bent = soft_clip(ramp)
    assert float(np.diff(bent).min()) >= 0
    assert float(np.diff(bent).max()) < 0.001
