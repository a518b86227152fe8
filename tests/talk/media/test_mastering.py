"""The gain of an episode, and its waveform."""

import numpy as np
import pytest

from talk.media.audio import RATE_HZ, Frame, amplitude
from talk.media.loudness import SILENT_LUFS, Meter, integrated_lufs
from talk.media.mastering import MAX_GAIN_DB, TARGET_LUFS, Master, Waveform, gain_for
from talk.media.peak_limiter import CEILING_DBFS, true_peak
from tests.talk.media.recording import tone

pytestmark = pytest.mark.pure


def pulses(seconds: float, loudness_db: float) -> Frame:
    """Return something as peaky as a voice: a hundred damped pulses a second, in syllables."""
    place = np.arange(round(seconds * RATE_HZ))
    ringing = np.sin(2 * np.pi * 700 * place / RATE_HZ) * np.exp(-(place % 480) / 120)
    syllables = np.sin(np.pi * 4 * place / RATE_HZ) ** 2
    return np.asarray(ringing * syllables * amplitude(loudness_db), np.float32)


def lufs(samples: Frame) -> float:
    meter = Meter()
    meter.add(samples)
    return integrated_lufs(meter.powers())


def mastered(samples: Frame, gain_db: float) -> tuple[Master, Frame]:
    master = Master(gain_db)
    parts = [master.process(samples[start : start + 96_000]) for start in range(0, samples.size, 96_000)]
    return master, np.concatenate([*parts, master.finish()])


@pytest.mark.parametrize("loudness_db", [-12, -6, 0])
def test_one_gain_is_found_that_is_right_after_the_limiter(loudness_db: float) -> None:
    samples = pulses(6, loudness_db)
    master, out = mastered(samples, gain_for(lufs(samples), samples))
    assert out.size == samples.size
    assert lufs(out) == pytest.approx(TARGET_LUFS, abs=0.3)
    assert master.loudness_lufs() == pytest.approx(lufs(out), abs=0.01)
    assert true_peak(out) <= amplitude(CEILING_DBFS) * 1.02


def test_the_limiter_has_something_to_do_in_these_tests() -> None:
    samples = pulses(6, 0)
    assert true_peak(samples * amplitude(TARGET_LUFS - lufs(samples))) > amplitude(CEILING_DBFS)


def test_an_excerpt_decides_what_the_limiter_takes_and_the_whole_how_loud_it_is() -> None:
    steady = tone(1000, 3)
    assert gain_for(-21, steady) == pytest.approx(5, abs=0.05)
    assert gain_for(-21, pulses(6, 0)) > 6


def test_silence_stays_silent_and_a_whisper_is_not_brought_up_without_end() -> None:
    silent = np.zeros(RATE_HZ, np.float32)
    assert gain_for(SILENT_LUFS, silent) == 0
    assert gain_for(-30, silent) == pytest.approx(14)
    assert gain_for(-60, pulses(1, -44)) == MAX_GAIN_DB
    master, out = mastered(silent, 0)
    assert not out.any() and master.loudness_lufs() == SILENT_LUFS and master.peaks() == bytes(10)


def test_a_waveform_has_a_byte_for_every_100_ms() -> None:
    samples = np.concatenate(
        [tone(1000, 0.1, peak=1.0), tone(1000, 0.1, peak=0.5), np.zeros(5000, np.float32)]
    )
    waveforms = []
    for step in (480, 4800, 7001, 50_000):
        waveform = Waveform()
        for start in range(0, samples.size, step):
            waveform.add(samples[start : start + step])
        waveforms.append(waveform.peaks())
    assert set(waveforms) == {bytes([255, 128, 0, 0])}


def test_a_waveform_of_too_much_is_full_and_of_nothing_is_empty() -> None:
    waveform = Waveform()
    assert waveform.peaks() == b""
    waveform.add(np.full(100, -3.0, np.float32))
    assert waveform.peaks() == b"\xff"
