"""Where a moment of a recording is in its episode: pauses between pieces, silence and cuts fall away. Pure.

Three clocks: the wall's, that of the recording (its pieces in a row, in samples), and that of the episode: what is
kept of the recording. Everything lies on whole milliseconds.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from talk.media.audio import RATE_HZ

MS_SAMPLES: Final = RATE_HZ // 1000


@dataclass(frozen=True, slots=True)
class Span:
    """Samples from `start` up to, not including, `stop`."""

    start: int
    stop: int

    @property
    def samples(self) -> int:
        """Return how many there are."""
        return self.stop - self.start


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that was recorded without a break. `began_at_ms`: since 1970."""

    began_at_ms: int
    samples: int


@dataclass(frozen=True, slots=True)
class Segment:
    """What is kept of one piece in one go, counted from that piece's beginning."""

    piece: int
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """What of which pieces is kept, in order. `kept`: in samples of the recording, none touching the next."""

    pieces: tuple[Piece, ...]
    kept: tuple[Span, ...]

    @classmethod
    def whole(cls, pieces: Sequence[Piece]) -> "Timeline":
        """Return that of an episode that keeps everything."""
        samples = sum(piece.samples for piece in pieces)
        return cls(tuple(pieces), (Span(0, samples),) if samples else ())

    @property
    def samples(self) -> int:
        """Return how long the episode is, at 48 kHz."""
        return sum(span.samples for span in self.kept)

    @property
    def duration_ms(self) -> int:
        """Return how long the episode is."""
        return self.samples // MS_SAMPLES

    def to_episode(self, wall_clock_ms: int) -> int:
        """Return where a moment is in the episode, in ms; one that was not recorded or kept is where it is missing."""
        place = self._in_recording(wall_clock_ms)
        before = sum(max(0, min(place, span.stop) - span.start) for span in self.kept)
        return before // MS_SAMPLES

    def keeps(self, wall_clock_ms: int) -> bool:
        """Tell whether a moment can be heard in the episode."""
        place = self._in_recording(wall_clock_ms)
        return any(span.start <= place < span.stop for span in self.kept)

    def only(self, spans: Iterable[Span]) -> "Timeline":
        """Keep no more than these samples of the episode. `spans`: in order, none over another."""
        kept: list[Span] = []
        for span in spans:
            kept.extend(self._recorded(span))
        return Timeline(self.pieces, tuple(_joined(kept)))

    def without(self, cuts_ms: Iterable[tuple[int, int]]) -> "Timeline":
        """Take cuts out of the episode: from, to, in ms of it as it is now; in any order, and they may overlap."""
        end, kept, place = self.samples, [], 0
        for start_ms, stop_ms in sorted(cuts_ms):
            start, stop = start_ms * MS_SAMPLES, stop_ms * MS_SAMPLES
            if place < start < stop:
                kept.append(Span(place, min(start, end)))
            if start < stop:
                place = max(place, stop)
        return self.only([*kept, Span(place, end)])

    def excerpt(self, count: int, samples: int) -> "Timeline":
        """Keep `count` evenly spread stretches of `samples` each, whole milliseconds; all of what is no longer."""
        room = self.samples - samples
        if self.samples <= count * samples:
            return self
        starts = [room * number // max(1, count - 1) // MS_SAMPLES * MS_SAMPLES for number in range(count)]
        return self.only(Span(start, start + samples) for start in starts)

    def segments(self) -> Iterator[Segment]:
        """Yield what is kept, piece by piece."""
        begins = 0
        for number, piece in enumerate(self.pieces):
            ends = begins + piece.samples
            for span in self.kept:
                start, stop = max(span.start, begins), min(span.stop, ends)
                if start < stop:
                    yield Segment(number, start - begins, stop - begins)
            begins = ends

    def _in_recording(self, wall_clock_ms: int) -> int:
        """Return the sample of the recording at a time of the wall clock; between two pieces, where they meet."""
        place, before = 0, 0
        for piece in self.pieces:
            if piece.began_at_ms > wall_clock_ms:
                break
            place = before + min((wall_clock_ms - piece.began_at_ms) * MS_SAMPLES, piece.samples)
            before += piece.samples
        return place

    def _recorded(self, span: Span) -> Iterator[Span]:
        """Yield where samples of the episode lie in the recording."""
        before = 0
        for kept in self.kept:
            start, stop = max(span.start, before), min(span.stop, before + kept.samples)
            if start < stop:
                yield Span(start - before + kept.start, stop - before + kept.start)
            before += kept.samples


def _joined(spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the spans in order, those that touch as one."""
    if not spans:
        return
    begins = spans[0].start
    for span, following in pairwise(spans):
        if following.start > span.stop:
            yield Span(begins, span.stop)
            begins = following.start
    yield Span(begins, spans[-1].stop)
