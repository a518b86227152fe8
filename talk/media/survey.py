"""The first pass over a recording: how loud each voice is and when it speaks, before anything is mixed."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np
import structlog

from talk.media.audio import FLOOR_DBFS, FRAME_SAMPLES, Frame
from talk.media.errors import NothingRecorded
from talk.media.loudness import CELL_SAMPLES, SILENT_LUFS, Meter, Powers, integrated_lufs
from talk.media.pauses import Active, Levels, sounding, speaking
from talk.media.timeline import Piece
from talk.media.track_audio import TrackAudio
from talk.media.tracks import TrackId, TrackKind, pieces_of, placed, read_track, tracks_in

log = structlog.get_logger(__name__)

VOICE_LUFS: Final = -20.0
"""What every voice is brought to before they are mixed: room for several at once."""
MAX_BOOST_DB: Final = 20.0
"""More would bring up the noise of somebody who hardly said a word."""
MAX_CUT_DB: Final = 20.0
READ_SAMPLES: Final = 24 * CELL_SAMPLES
"""2.4 s are decoded at once."""

OnProgress = Callable[[float], None]
"""Is told the part that is done, 0 to 1, every few seconds of audio; what it raises ends the work."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What is known of a recording before it is mixed."""

    folders: tuple[Path, ...]
    pieces: tuple[Piece, ...]
    gains_db: dict[TrackId, float]
    powers: Powers
    """Of the mix at these gains, as far as voices are independent; every 100 ms of the recording."""
    active: Active
    """Whether anybody is heard; every 20 ms of the recording."""


@dataclass(slots=True)
class _Track:
    """What is known of one track, over all pieces: levels in dBFS and powers, by the piece's number."""

    levels: dict[int, Levels] = field(default_factory=dict)
    powers: dict[int, Powers] = field(default_factory=dict)


def survey(
    recording: Path, without: Collection[TrackId] = (), on_progress: OnProgress | None = None
) -> Recorded:
    """Read all tracks but those in `without` once. Raises NothingRecorded, OSError and what `on_progress` raises."""
    tracks: dict[TrackId, _Track] = {}
    folders: list[Path] = []
    pieces: list[Piece] = []
    progress = _Progress(recording, without, on_progress)
    for folder in pieces_of(recording):
        samples = 0
        for track, audio in open_tracks(folder, without):
            found = tracks.setdefault(track, _Track())
            found.levels[len(pieces)], found.powers[len(pieces)] = _measured(
                audio, progress.of(folder, track)
            )
            samples = max(samples, audio.samples)
        if samples:
            folders.append(folder)
            pieces.append(Piece(int(folder.name), -(-samples // CELL_SAMPLES) * CELL_SAMPLES))
    if not pieces:
        raise NothingRecorded
    gains_db = {track: _gain_db(found) for track, found in tracks.items()}
    powers = np.zeros(sum(piece.samples for piece in pieces) // CELL_SAMPLES)
    active = np.zeros(sum(piece.samples for piece in pieces) // FRAME_SAMPLES, np.bool_)
    for track, found in tracks.items():
        powers += _laid_out(found.powers, pieces, CELL_SAMPLES, 0.0) * 10 ** (gains_db[track] / 10)
        hears = speaking if track.kind is TrackKind.VOICE else sounding
        active |= hears(_laid_out(found.levels, pieces, FRAME_SAMPLES, FLOOR_DBFS).astype(np.float32))
    return Recorded(tuple(folders), tuple(pieces), gains_db, powers, active)


def open_tracks(folder: Path, without: Collection[TrackId] = ()) -> Iterator[tuple[TrackId, TrackAudio]]:
    """Yield the tracks of a piece that hold something; a file that is no track is passed over."""
    for track, path in tracks_in(folder).items():
        if track in without:
            continue
        try:
            audio = TrackAudio(placed(read_track(path)))
        except ValueError:
            log.warning("file is no track", kind=track.kind)
            continue
        if audio.samples:
            yield track, audio


class _Progress:
    """Tells how much of all files has been read, by their sizes."""

    def __init__(self, recording: Path, without: Collection[TrackId], tell: OnProgress | None) -> None:
        self._sizes = {
            (folder, track): path.stat().st_size
            for folder in pieces_of(recording)
            for track, path in tracks_in(folder).items()
            if track not in without
        }
        self._all, self._before, self._tell = max(1, sum(self._sizes.values())), 0, tell

    def of(self, folder: Path, track: TrackId) -> OnProgress:
        """Return what one track's own progress is told to."""
        size, before = self._sizes.get((folder, track), 0), self._before
        self._before += size
        tell = self._tell
        if tell is None:
            return lambda _part: None
        return lambda part: tell(min(1.0, (before + part * size) / self._all))


def _measured(audio: TrackAudio, tell: OnProgress) -> tuple[Levels, Powers]:
    """Return the levels of every 20 ms and the powers of every 100 ms of a whole track."""
    meter, squares = Meter(), []
    for start in range(0, audio.samples, READ_SAMPLES):
        samples = audio.read(start, start + READ_SAMPLES)
        meter.add(samples)
        squares.append(_mean_squares(samples))
        tell(min(1.0, (start + READ_SAMPLES) / audio.samples))
    return _levels(squares), meter.powers()


def frame_levels(audio: TrackAudio) -> Levels:
    """Return the levels of every 20 ms of a whole track, in dBFS."""
    return _levels(
        [
            _mean_squares(audio.read(start, start + READ_SAMPLES))
            for start in range(0, audio.samples, READ_SAMPLES)
        ]
    )


def _levels(squares: list[Levels]) -> Levels:
    levels = 10 * np.log10(np.maximum(np.concatenate(squares), 10 ** (FLOOR_DBFS / 10)))
    return levels.astype(np.float32)


def _mean_squares(samples: Frame) -> Levels:
    frames = samples.reshape(-1, FRAME_SAMPLES)
    return np.asarray(np.einsum("ij,ij->i", frames, frames) / FRAME_SAMPLES, np.float32)


def _gain_db(track: _Track) -> float:
    lufs = integrated_lufs(np.concatenate(list(track.powers.values())))
    if lufs <= SILENT_LUFS:
        return 0.0
    return min(MAX_BOOST_DB, max(-MAX_CUT_DB, VOICE_LUFS - lufs))


def _laid_out(
    parts: dict[int, Levels] | dict[int, Powers], pieces: list[Piece], step: int, empty: float
) -> Powers:
    """Return one value a step for the whole recording, from those of the pieces in which a track is."""
    out = []
    for number, piece in enumerate(pieces):
        values = np.full(piece.samples // step, empty)
        part = parts.get(number)
        if part is not None:
            values[: part.size] = part[: values.size]
        out.append(values)
    return np.concatenate(out)
