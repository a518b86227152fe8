"""One track from packets to samples: where they are, and what is where there are none."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talk.media.audio import FRAME_SAMPLES, RATE_HZ, Frame
from talk.media.dubbing import joined, packets
from talk.media.track_audio import TrackAudio
from talk.media.tracks import TrackPacket, placed
from tests.talk.media.recording import power_db, tone

pytestmark = pytest.mark.pure

SAID = packets(tone(440, 3))


def decoded(said: list[TrackPacket], steps: list[int] | None = None) -> Frame:
    """Read a whole track, in steps of these lengths and then of a second."""
    audio = TrackAudio(placed(said))
    parts, place = [], 0
    for step in [*(steps or ()), *[RATE_HZ] * (audio.samples // RATE_HZ + 1)]:
        parts.append(audio.read(place, place + step))
        place += step
    return np.concatenate(parts)[: audio.samples]


def clicks(samples: Frame) -> float:
    """Return the steepest step: a sine of 440 Hz at this loudness has 0.012."""
    return float(np.abs(np.diff(samples)).max())


def test_a_tone_comes_out_in_its_place() -> None:
    samples = decoded(packets(tone(440, 1), at_s=1.5))
    assert samples.size == 2.5 * RATE_HZ
    assert not samples[: round(1.49 * RATE_HZ)].any()
    assert power_db(samples[round(1.6 * RATE_HZ) :], 440) == pytest.approx(-14, abs=0.5)


@settings(max_examples=10)
@given(st.lists(st.integers(0, 30_000), max_size=8))
def test_it_does_not_matter_in_which_pieces_it_is_read(steps: list[int]) -> None:
    said = [*SAID[:40], *SAID[42:80], *SAID[100:]]
    np.testing.assert_allclose(decoded(said, steps), decoded(said), atol=1e-6)


def test_two_lost_packets_are_not_heard() -> None:
    samples = decoded([*SAID[:50], *SAID[52:]])
    hole = samples[50 * FRAME_SAMPLES : 52 * FRAME_SAMPLES]
    assert float(np.abs(hole[:FRAME_SAMPLES]).max()) > 0.1
    assert clicks(samples[FRAME_SAMPLES:-FRAME_SAMPLES]) < 0.05


def test_what_was_not_sent_is_silence_without_a_click_at_its_edges() -> None:
    samples = decoded(joined([(0, tone(440, 1)), (2, tone(440, 1))]))
    assert not samples[round(1.05 * RATE_HZ) : round(1.99 * RATE_HZ)].any()
    assert clicks(samples) < 0.05


def test_a_far_jump_finds_its_place_at_once() -> None:
    audio = TrackAudio(placed(packets(np.concatenate([tone(440, 4), tone(1000, 2)]))))
    audio.read(0, 4800)
    late = audio.read(round(4.5 * RATE_HZ), round(5.5 * RATE_HZ))
    assert power_db(late, 1000) == pytest.approx(-14, abs=0.5)
    assert power_db(late, 440) < -60


def test_a_broken_packet_is_concealed() -> None:
    broken = TrackPacket(SAID[50].arrival_ms, SAID[50].timestamp, SAID[50].payload[:1] + b"\xff" * 40)
    samples = decoded([*SAID[:50], broken, *SAID[51:]])
    assert samples.size == 3 * RATE_HZ
    assert power_db(samples[60 * FRAME_SAMPLES :], 440) == pytest.approx(-14, abs=0.5)


def test_it_reads_forward_only() -> None:
    audio = TrackAudio(placed(SAID))
    audio.read(0, 4800)
    with pytest.raises(ValueError, match="after 4800"):
        audio.read(4000, 8000)


def test_beyond_its_end_and_without_packets_there_is_silence() -> None:
    audio = TrackAudio(placed(SAID))
    assert not audio.read(5 * RATE_HZ, 6 * RATE_HZ).any()
    nothing = TrackAudio([])
    assert nothing.samples == 0 and not nothing.read(0, RATE_HZ).any()
