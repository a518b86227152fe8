"""From the wall clock to the episode, past pauses, silence and cuts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talk.media.timeline import MS_SAMPLES, Piece, Segment, Span, Timeline

pytestmark = pytest.mark.pure

PIECES = (Piece(1_000_000, 4000 * MS_SAMPLES), Piece(1_010_000, 6000 * MS_SAMPLES))
CUTS = st.lists(st.tuples(st.integers(-100, 11_000), st.integers(-100, 11_000)), max_size=6)


def spans(*pairs_ms: tuple[int, int]) -> tuple[Span, ...]:
    return tuple(Span(start * MS_SAMPLES, stop * MS_SAMPLES) for start, stop in pairs_ms)


@pytest.mark.parametrize(
    ("wall_clock_ms", "episode_ms"),
    [
        (999_000, 0),
        (1_000_000, 0),
        (1_001_500, 1500),
        (1_004_000, 4000),
        (1_007_000, 4000),
        (1_010_000, 4000),
        (1_012_345, 6345),
        (1_099_000, 10_000),
    ],
)
def test_a_moment_is_where_it_was_recorded_or_where_it_is_missing(
    wall_clock_ms: int, episode_ms: int
) -> None:
    assert Timeline.whole(PIECES).to_episode(wall_clock_ms) == episode_ms


def test_moments_move_up_by_what_is_left_out_before_them() -> None:
    timeline = Timeline.whole(PIECES).only(spans((1000, 2000), (5000, 9000)))
    assert timeline.duration_ms == 5000
    asked = (1_000_500, 1_001_250, 1_003_000, 1_011_000, 1_012_000, 1_015_500)
    assert [timeline.to_episode(at_ms) for at_ms in asked] == [0, 250, 1000, 1000, 2000, 5000]


def test_cuts_are_measured_in_the_episode_as_it_is_before_them() -> None:
    timeline = Timeline.whole(PIECES).only(spans((1000, 3000), (5000, 9000))).without([(1500, 2500)])
    assert timeline.kept == spans((1000, 2500), (5500, 9000))


def test_cuts_may_overlap_come_in_any_order_and_reach_outside() -> None:
    timeline = Timeline.whole(PIECES).without(
        [(8000, 99_000), (2000, 3000), (-50, 100), (2500, 3500), (9, 9), (7, 3)]
    )
    assert timeline.kept == spans((100, 2000), (3500, 8000))


def test_everything_can_be_cut_out() -> None:
    timeline = Timeline.whole(PIECES).without([(0, 10_000)])
    assert timeline.samples == 0 and list(timeline.segments()) == []
    assert timeline.to_episode(1_002_000) == 0
    assert Timeline.whole(()).without([(0, 1)]).samples == 0


@given(CUTS)
def test_cuts_take_out_exactly_what_they_cover(cuts_ms: list[tuple[int, int]]) -> None:
    covered = {ms for start, stop in cuts_ms for ms in range(max(0, start), min(10_000, stop))}
    assert Timeline.whole(PIECES).without(cuts_ms).duration_ms == 10_000 - len(covered)


@given(CUTS, st.integers(999_000, 1_020_000), st.integers(0, 9000))
def test_time_never_runs_backwards(cuts_ms: list[tuple[int, int]], at_ms: int, later_ms: int) -> None:
    timeline = Timeline.whole(PIECES).without(cuts_ms)
    assert 0 <= timeline.to_episode(at_ms) <= timeline.to_episode(at_ms + later_ms) <= timeline.duration_ms


@given(CUTS)
def test_segments_are_what_is_kept_piece_by_piece(cuts_ms: list[tuple[int, int]]) -> None:
    timeline = Timeline.whole(PIECES).without(cuts_ms)
    segments = list(timeline.segments())
    assert sum(segment.stop - segment.start for segment in segments) == timeline.samples
    assert all(segment.stop <= PIECES[segment.piece].samples for segment in segments)


def test_a_span_over_two_pieces_is_two_segments() -> None:
    timeline = Timeline.whole(PIECES).only(spans((3000, 5000)))
    segments = [Segment(0, 3000 * MS_SAMPLES, 4000 * MS_SAMPLES), Segment(1, 0, 1000 * MS_SAMPLES)]
    assert list(timeline.segments()) == segments


def test_an_excerpt_is_spread_over_all_of_it() -> None:
    excerpt = Timeline.whole(PIECES).excerpt(3, 1000 * MS_SAMPLES)
    assert excerpt.kept == spans((0, 1000), (4500, 5500), (9000, 10_000))
    assert Timeline.whole(PIECES).excerpt(10, 1000 * MS_SAMPLES) == Timeline.whole(PIECES)
