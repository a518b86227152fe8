"""Where lines of the transcript are in the audio that is there now, whatever was cut out of it."""

from collections.abc import Iterable

from talk.episodes.lines import TimedWord, middle, text_of
from talk.episodes.models import Episode, EpisodeLine
from talk.media.timeline import Piece, Span, Timeline

LINE_PLACE = ("start_ms", "end_ms", "text")
"""The fields that `place` sets."""


def kept_timeline(timeline: Timeline) -> dict[str, list[list[int]]]:
    """Return a timeline as it is stored with an episode."""
    return {
        "pieces": [[piece.began_at_ms, piece.samples] for piece in timeline.pieces],
        "kept": [[span.start, span.stop] for span in timeline.kept],
    }


def timeline_of(episode: Episode) -> Timeline | None:
    """Return which parts of the recording the audio holds; None: that was not kept when it was made."""
    if not episode.timeline:
        return None
    pieces = tuple(Piece(began_ms, samples) for began_ms, samples in episode.timeline["pieces"])
    return Timeline(pieces, tuple(Span(start, stop) for start, stop in episode.timeline["kept"]))


def words_of(line: EpisodeLine) -> list[TimedWord]:
    """Return all words of a line, also those that are cut out."""
    return [(start_ms, end_ms, text) for start_ms, end_ms, text in line.words]


def heard_in(line: EpisodeLine, timeline: Timeline) -> list[bool]:
    """Tell for each word of a line whether it can be heard."""
    return [timeline.keeps(line.said_at_ms + middle(word)) for word in words_of(line)]


def place(line: EpisodeLine, timeline: Timeline) -> EpisodeLine:
    """Set where a line is and what of it can be read. Does not save it."""
    words = [word for word, heard in zip(words_of(line), heard_in(line, timeline), strict=True) if heard]
    line.text = text_of(words)
    line.start_ms = timeline.to_episode(line.said_at_ms + words[0][0]) if words else None
    line.end_ms = timeline.to_episode(line.said_at_ms + words[-1][1]) if words else None
    return line


def place_all(episode: Episode) -> None:
    """Bring all lines to where they are in the audio that has just been made."""
    timeline = timeline_of(episode)
    if timeline is None:
        return
    lines: Iterable[EpisodeLine] = EpisodeLine.objects.filter(track__episode=episode).iterator()
    EpisodeLine.objects.bulk_update([place(line, timeline) for line in lines], LINE_PLACE, batch_size=200)
