"""How the demo's episodes sound, with and without a program that speaks."""

import numpy as np
import pytest

from talk.media.audio import RATE_HZ
from workspace.config.demo.airtime import lay_out
from workspace.config.demo.shapes import Chapter, Episode, Line
from workspace.config.demo.speech import chimed, spoken

pytestmark = pytest.mark.pure
HELLO = "Guten Tag aus Halle zwei."


def test_chimes_last_as_long_as_the_words_and_differ_with_who_speaks() -> None:
    short, long = chimed("de", "m3", "Ja."), chimed("de", "m3", HELLO)
    assert short.size < long.size < 10 * RATE_HZ
    assert np.array_equal(long, chimed("de", "m3", HELLO))
    assert not np.array_equal(long, chimed("de", "f2", HELLO))
    assert 0.2 < np.abs(long).max() <= 0.3001


def test_a_line_is_heard_whether_or_not_something_can_speak_it() -> None:
    for language in ("de", "no such language"):
        said = spoken(language, "m3", HELLO)
        assert said.dtype == np.float32 and said.size > RATE_HZ // 2
        assert 0.2 < np.abs(said).max() <= 0.3001


def test_lines_follow_one_another_and_chapters_begin_with_their_first() -> None:
    plan = Episode(
        language="de",
        after_min=0,
        notes="",
        voices=(("a", "m1"), ("b", "f1")),
        chapters=(Chapter("One", (Line("a", "x"), Line("b", "y"))), Chapter("Two", (Line("a", "z"),))),
        remarks=(),
    )
    script = lay_out(plan, lambda *_said: np.zeros(RATE_HZ, np.float32))
    starts = {key: [round(at_s, 2) for at_s, _ in lines] for key, lines in script.said.items()}
    assert starts == {"a": [0.0, 3.35], "b": [1.45]}
    assert [round(at_s, 2) for at_s in script.chapters_s] == [0.0, 3.35]
    assert round(script.length_s, 2) == 4.35
