"""Episodes on the wire."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from talk.episodes.models import COMMENT_LIMIT, NOTES_LIMIT, EpisodeState, Problem, TranscriptState
from talk.shows.limits import CHAPTER_TITLE_LIMIT
from talk.shows.schemas import CreditOut
from workspace.core.schemas import Id, Wire

CHAPTERS_LIMIT = 60
CUTS_LIMIT = 60
LINE_LIMIT = 1000
LONGEST_MS = 24 * 60 * 60 * 1000

Moment = Annotated[int, Field(ge=0, le=LONGEST_MS)]
"""Milliseconds from the beginning of an episode."""


class ChapterOut(Wire):
    """Where a chapter begins."""

    start_ms: Moment
    title: Annotated[str, StringConstraints(min_length=1, max_length=CHAPTER_TITLE_LIMIT)]


class CutOut(Wire):
    """What is left out, in the episode as it is without any cuts."""

    start_ms: Moment
    end_ms: Moment

    @model_validator(mode="after")
    def _has_a_length(self) -> "CutOut":
        if self.end_ms <= self.start_ms:
            raise ValueError("a cut ends after it begins")
        return self


class EpisodeOut(Wire):
    """An episode, for everyone who may hear it."""

    id: str
    talk: str
    community: str
    show: str | None
    show_title: str | None
    """null: it belongs to no show."""
    title: str
    notes: str
    cover_url: str | None
    state: EpisodeState
    problem: Problem | None
    percent: int
    """How far the making is, where it is being made."""
    recorded_at: datetime
    published_at: datetime | None
    """null: a draft, which only those see who run it or speak in it."""
    duration_ms: int
    speakers: list[CreditOut]
    downloadable: bool
    audio_url: str | None
    """M4A, in ranges; null while there is none."""


class CommentOut(Wire):
    """A comment at a moment."""

    id: str
    person: str
    at_ms: int
    text: str
    written_at: datetime


class VoiceOut(Wire):
    """Somebody who was asked for their consent: whether their voice is in it."""

    person: str
    heard: bool


class TranscriptStanding(Wire):
    """Where the writing down of an episode stands."""

    state: TranscriptState
    percent: int
    """How far it is, where it is being written."""
    is_possible: bool
    """This server has a speech model."""


class LineOut(Wire):
    """What somebody says in one go."""

    id: str
    person: str
    start_ms: int
    end_ms: int
    text: str
    """Empty, for those who run it only: they took the line out."""
    language: str


class TranscriptOut(Wire):
    """All that is said in the audio that is there now, in order; empty while it is being written."""

    lines: list[LineOut]


class LinePatch(Wire):
    """What a line should read; empty takes it out."""

    text: str = Field(max_length=LINE_LIMIT)


class EpisodeView(Wire):
    """An episode with all that its screen needs."""

    episode: EpisodeOut
    chapters: list[ChapterOut]
    peaks: str
    """Base64: a byte for every 100 ms, 255 is full scale."""
    comments: list[CommentOut]
    position_ms: int
    """Where the viewer stopped, on whichever device; only the viewer is told."""
    may_manage: bool
    own_voice: bool
    """The viewer's voice is in it, and they may take it out."""
    voices: list[VoiceOut]
    """For those who run it; empty for others."""
    transcript: TranscriptStanding


class EditorOut(Wire):
    """What cutting needs: the episode without any cuts."""

    duration_ms: int
    peaks: str
    cuts: list[CutOut]


class EpisodesQuery(Wire):
    """Which episodes: of a community, a show or one talk, or all."""

    community: Id | None = None
    show: Id | None = None
    talk: Id | None = None
    offset: int = Field(default=0, ge=0, le=1_000_000)


class DraftOut(Wire):
    """An episode that is not published, with what the viewer may do with it."""

    episode: EpisodeOut
    may_manage: bool


class EpisodesOut(Wire):
    """A page of what is published, the newest first, and the viewer's own drafts."""

    episodes: list[EpisodeOut]
    has_more: bool
    drafts: list[DraftOut]
    """Of those that the viewer runs or speaks in; on the first page only."""


class EpisodePatch(Wire):
    """What changes; what is left out stays."""

    title: str | None = None
    notes: str | None = Field(default=None, max_length=NOTES_LIMIT)
    downloadable: bool | None = None
    chapters: list[ChapterOut] | None = Field(default=None, max_length=CHAPTERS_LIMIT)


class CutsIn(Wire):
    """Everything that is to be left out."""

    cuts: list[CutOut] = Field(max_length=CUTS_LIMIT)


class PositionIn(Wire):
    """Where one stopped listening."""

    at_ms: Moment


class CommentIn(Wire):
    """A comment at a moment."""

    at_ms: Moment
    text: str = Field(max_length=COMMENT_LIMIT)


class FeedQuery(Wire):
    """Of which show."""

    show: Id | None = None


class FeedOut(Wire):
    """One's private podcast feed."""

    url: str | None
    """Whoever knows it hears what its owner may hear; null: none has been made."""
