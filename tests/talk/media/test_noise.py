"""Taking steady noise out of a voice: how much goes, and what of the voice stays."""

import numpy as np
import pytest

from talk.media.audio import FRAME_S, FRAME_SAMPLES, RATE_HZ, Frame, amplitude, frames_of, level_dbfs, silence
from talk.media.noise import DELAY_SAMPLES, REDUCTION_DB, NoiseReducer
from talk.media.voice import Voice
from tests.talk.media.people import tone
from tests.talk.media.test_voice import clicks, said

pytestmark = pytest.mark.pure

SYLLABLE, PAUSE = RATE_HZ // 4, RATE_HZ // 4


def babble(seconds: int) -> tuple[Frame, np.ndarray[tuple[int], np.dtype[np.bool_]]]:
    """Return vowels with pauses at -23 dBFS, the first of them a pause, and where there is a vowel."""
    at = np.arange(seconds * RATE_HZ)
    is_vowel = at // PAUSE % 2 == 1
    pitch_hz = 140 + 30 * np.sin(2 * np.pi * 0.7 * at / RATE_HZ)
    phase = 2 * np.pi * np.cumsum(pitch_hz) / RATE_HZ
    wave = np.sum([np.sin(phase * k) / k for k in range(1, 25)], axis=0)
    swell = np.sin(np.pi * (at % SYLLABLE) / SYLLABLE)
    voice = wave * swell * is_vowel
    return (voice / np.std(voice[is_vowel]) * amplitude(-23)).astype(np.float32), is_vowel


def hiss(samples: int, dbfs: float) -> Frame:
    return (np.random.default_rng(5).standard_normal(samples) * amplitude(dbfs)).astype(np.float32)


def through(reducer: NoiseReducer, samples: Frame) -> Frame:
    """Return what comes out, moved back by the delay."""
    whole = np.concatenate([reducer.reduce(frame) for frame in frames_of(samples)])
    return np.concatenate([whole[DELAY_SAMPLES:], np.zeros(DELAY_SAMPLES, np.float32)])


def distance_db(samples: Frame, voice: Frame) -> float:
    """Return how far the voice stands above all else in the samples."""
    scale = float(np.dot(samples, voice) / np.dot(voice, voice))
    return 20 * float(np.log10(scale * np.linalg.norm(voice) / np.linalg.norm(samples - scale * voice)))


@pytest.mark.parametrize("noise_dbfs", [-33.0, -43.0])
def test_pauses_are_nine_db_quieter_and_the_voice_stays_as_loud(noise_dbfs: float) -> None:
    voice, is_vowel = babble(5)
    noisy = voice + hiss(voice.size, noise_dbfs)
    clean = through(NoiseReducer(), noisy)
    later = np.arange(voice.size) > 2 * RATE_HZ
    pause, vowel = later & ~is_vowel, later & is_vowel
    assert level_dbfs(clean[pause]) < noise_dbfs - 9
    assert level_dbfs(clean[vowel]) == pytest.approx(level_dbfs(noisy[vowel]), abs=1.5)
    assert distance_db(clean[later], voice[later]) > distance_db(noisy[later], voice[later])


def test_no_noise_is_turned_down_by_more_than_what_is_promised() -> None:
    noise = hiss(RATE_HZ * 3, -40.0)
    clean = through(NoiseReducer(), noise)[2 * RATE_HZ : -DELAY_SAMPLES]
    assert -40 - REDUCTION_DB - 0.5 < level_dbfs(clean) < -40 - 9


def test_a_voice_in_a_silent_room_comes_out_as_it_went_in_ten_milliseconds_later() -> None:
    voice, _ = babble(3)
    clean = through(NoiseReducer(), voice)
    assert distance_db(clean, voice) > 20


def test_a_fan_that_starts_in_the_middle_of_a_talk_is_learnt_within_two_seconds() -> None:
    noise = hiss(RATE_HZ * 4, -60.0)
    noise[RATE_HZ:] *= 5
    clean = through(NoiseReducer(), noise)
    assert level_dbfs(clean[3 * RATE_HZ :]) < level_dbfs(noise[3 * RATE_HZ :]) - 8


def test_a_pause_without_any_sound_unlearns_nothing() -> None:
    reducer = NoiseReducer()
    through(reducer, np.concatenate([hiss(2 * RATE_HZ, -40.0), np.zeros(RATE_HZ, np.float32)]))
    assert level_dbfs(through(reducer, hiss(RATE_HZ // 5, -40.0))[FRAME_SAMPLES:-DELAY_SAMPLES]) < -49


def test_what_is_forgotten_does_not_come_out() -> None:
    reducer = NoiseReducer()
    reducer.reduce(tone(440))
    reducer.forget()
    assert not reducer.reduce(silence()).any()


def test_a_voice_changes_its_mind_without_a_click_and_ends_as_it_began() -> None:
    arrivals = [(number * FRAME_S, packet) for number, packet in enumerate(said(200))]
    voice, heard = Voice(), list[Frame]()
    for tick in range(170):
        if tick in (20, 140):
            voice.reduce_noise(on=tick == 20)
        voice.put(arrivals[tick][1], arrivals[tick][0])
        heard.append(voice.frame(tick * FRAME_S + 0.007))
    assert clicks(np.concatenate(heard[10:])) < 0.05
    assert level_dbfs(heard[130]) < level_dbfs(heard[19]) - 8, "a steady tone is noise"
    assert level_dbfs(heard[160]) > level_dbfs(heard[130]) + 8
