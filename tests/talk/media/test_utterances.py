"""Which parts of a track a speech model gets to hear."""

import numpy as np

from talk.media.audio import FLOOR_DBFS, FRAME_SAMPLES
from talk.media.pauses import FRAMES_PER_S, Levels
from talk.media.utterances import LONGEST, utterances


def levels(*parts: tuple[float, float]) -> Levels:
    """Return levels of stretches: seconds, dBFS."""
    return np.concatenate([np.full(round(s * FRAMES_PER_S), dbfs, np.float32) for s, dbfs in parts])


def in_s(found: Levels) -> list[tuple[float, float]]:
    return [
        (span.start / FRAME_SAMPLES / FRAMES_PER_S, span.stop / FRAME_SAMPLES / FRAMES_PER_S)
        for span in utterances(found)
    ]


def test_silence_is_not_heard_at_all() -> None:
    assert utterances(levels((10, FLOOR_DBFS))) == []
    assert utterances(np.zeros(0, np.float32)) == []


def test_a_pause_parts_two_utterances_and_a_breath_does_not() -> None:
    found = in_s(levels((5, -80), (2, -25), (0.5, -80), (2, -25), (4, -80), (1, -25), (3, -80)))
    assert found == [(4.8, 9.7), (13.3, 14.7)]


def test_who_never_stops_is_parted_where_it_is_quietest() -> None:
    spans = utterances(levels((20, -25), (0.3, -38), (30, -25)))
    assert all(span.samples <= LONGEST * FRAME_SAMPLES for span in spans)
    assert 20 <= spans[0].stop / FRAME_SAMPLES / FRAMES_PER_S <= 20.3
    assert [span.stop for span in spans[:-1]] == [span.start for span in spans[1:]]
