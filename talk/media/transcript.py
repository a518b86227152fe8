"""From a track to its words: the facade of writing down what somebody said. Blocking; call it in a worker."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import av
import numpy as np
import structlog

from talk.media.audio import RATE_HZ, Frame, amplitude, level_dbfs
from talk.media.speech import SPEECH_HZ, SpeechModel, Word
from talk.media.survey import frame_levels
from talk.media.timeline import MS_SAMPLES, Span
from talk.media.track_audio import TrackAudio
from talk.media.tracks import Placed, TrackId, pieces_of, placed, read_track, tracks_in
from talk.media.utterances import utterances

log = structlog.get_logger(__name__)

_LEVEL_DBFS: Final = -20.0
"""What speech is brought to before a model hears it."""
_MOST_DB: Final = 30.0


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that were said in one go, in time by the wall clock, in ms since 1970. `part`: of the track, 0 to 1."""

    language: str
    words: tuple[Word, ...]
    until_ms: int
    part: float


def passages(
    recording: Path, track: TrackId, model: SpeechModel, *, after_ms: int = 0, language: str = ""
) -> Iterator[Passage]:
    """Yield what is said on a track after a moment, one passage after the other, so that it can stop at any.

    A track that is deleted meanwhile ends. `language`: what this voice has spoken so far.
    """
    folders = pieces_of(recording)
    for number, folder in enumerate(folders):
        began_ms = int(folder.name)
        packets = _packets(folder, track)
        if not packets or began_ms + (packets[-1].at + packets[-1].samples) // MS_SAMPLES <= after_ms:
            continue
        spans = utterances(frame_levels(TrackAudio(packets)))
        audio = TrackAudio(packets)
        for span in spans:
            until_ms = began_ms + span.stop // MS_SAMPLES
            if until_ms <= after_ms:
                continue
            heard = model.hear(_for_models(audio.read(span.start, span.stop)), language)
            language = heard.language
            at_ms = began_ms + span.start // MS_SAMPLES
            part = (number + span.stop / max(1, audio.samples)) / len(folders)
            yield Passage(language, tuple(_within(heard.words, span, at_ms)), until_ms, min(1.0, part))


def _packets(folder: Path, track: TrackId) -> list[Placed]:
    path = tracks_in(folder).get(track)
    try:
        return placed(read_track(path)) if path is not None else []
    except (ValueError, FileNotFoundError):
        log.warning("file is no track", kind=track.kind)
        return []


def _for_models(samples: Frame) -> Frame:
    """Return speech at 16 kHz and at one level, whoever spoke."""
    gain_db = min(_MOST_DB, _LEVEL_DBFS - level_dbfs(samples))
    loud = np.clip(samples * np.float32(amplitude(gain_db)), -1, 1)
    frame = av.AudioFrame.from_ndarray(loud.reshape(1, -1), format="flt", layout="mono")
    frame.sample_rate = RATE_HZ
    resampler = av.AudioResampler(format="flt", layout="mono", rate=SPEECH_HZ)
    parts = [*resampler.resample(frame), *resampler.resample(None)]
    return np.concatenate([part.to_ndarray().reshape(-1) for part in parts])


def _within(words: tuple[Word, ...], span: Span, at_ms: int) -> Iterator[Word]:
    """Yield words by the wall clock, in order, none past the end of what was heard."""
    longest_ms, before_ms = span.samples // MS_SAMPLES, 0
    for word in words:
        start_ms = min(max(before_ms, word.start_ms), longest_ms)
        end_ms = min(max(start_ms, word.end_ms), longest_ms)
        before_ms = start_ms
        yield Word(at_ms + start_ms, at_ms + end_ms, word.text)
