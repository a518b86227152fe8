"""The speech models that a server may have, and what is said where one is missing."""

from pathlib import Path

import numpy as np
import pytest

from talk.media.dubbing import packets
from talk.media.errors import NoSpeechModel
from talk.media.speech import SPEECH_HZ, SPHINX, open_speech_model, speech_problem
from talk.media.transcript import passages
from tests.browser.speech import spoken
from tests.talk.media.reading import heard
from tests.talk.media.recording import BEGAN_AT_MS, voice, write_track
from tests.talk.media.whisper_folder import write_whisper

pytestmark = [pytest.mark.once, pytest.mark.pure]


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    assert "does not exist" in str(speech_problem(str(tmp_path / "nothing")))
    (tmp_path / "model.bin").touch()
    assert "config.json, tokenizer.json is not in it" in str(speech_problem(str(tmp_path)))
    with pytest.raises(NoSpeechModel, match="tokenizer"):
        open_speech_model(str(tmp_path))


def test_a_broken_model_is_refused_and_not_fetched_from_elsewhere(tmp_path: Path) -> None:
    for name in ("model.bin", "config.json", "tokenizer.json"):
        (tmp_path / name).write_text("{}")
    assert speech_problem(str(tmp_path)) is None
    with pytest.raises(NoSpeechModel, match="cannot be loaded"):
        open_speech_model(str(tmp_path))


def test_sphinx_hears_english_from_a_recorded_track(tmp_path: Path) -> None:
    """The whole way with real speech: spoken, sent as Opus, recorded, decoded, heard."""
    speech = heard(
        spoken("The meeting is at ten o'clock in the morning.", "en-us+f3", tmp_path / "speech.wav")
    )
    host = voice("host")
    write_track(tmp_path, host, packets(speech, at_s=2.0))
    words = [
        word for passage in passages(tmp_path, host, open_speech_model(SPHINX)) for word in passage.words
    ]
    assert {"o'clock", "in", "the", "morning"} <= {word.text for word in words}
    last_ms = words[-1].end_ms - BEGAN_AT_MS
    assert 2_000 < last_ms < 2_500 + speech.size / 48


def test_a_whisper_folder_is_read_and_gives_timed_words_in_a_language(tmp_path: Path) -> None:
    model = open_speech_model(str(write_whisper(tmp_path / "model")))
    noise = (0.1 * np.random.default_rng(1).normal(size=SPEECH_HZ * 4)).astype(np.float32)
    found = model.hear(noise, "")
    assert 2 <= len(found.language) <= 3
    assert found.words
    assert all(0 <= word.start_ms <= word.end_ms and word.text.startswith("word") for word in found.words)
    assert model.hear(noise[:100], "de").words == ()
